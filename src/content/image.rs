//! Pictures: which stay, and from where each is loaded.

use super::allow::{self, Value};
use crate::blocks::{Blocks, PageFeatures};
use crate::page::{Attr, NodeId, Page, Tag};
use crate::reason::Reason;
use crate::select::Verdict;

/// Pictures smaller than this on both sides, in CSS pixels, are icons, avatars and tracking pixels.
const SMALLEST: u32 = 64;
/// What such pictures are called in class names.
const DECORATION: &[&str] = &["avatar", "gravatar", "icon", "logo", "emoji", "spacer", "pixel", "sprite", "badge"];

/// For each node, whether it is a picture (film, sound) that stays: one that stands among what was kept.
pub(super) fn kept(page: &Page, blocks: &Blocks, features: &PageFeatures, verdicts: &[Verdict]) -> Vec<bool> {
    let mut kept = vec![false; page.nodes().len()];
    let Some(last) = verdicts.iter().rposition(|v| v.is_keep()) else { return kept };
    let first = verdicts.iter().position(|v| v.is_keep()).unwrap_or(0);
    let end = page.node(blocks.list[last].owner).end.max(blocks.list[last].last + 1);
    let start = masthead_start(blocks, verdicts, first);
    for id in 0..page.nodes().len() as NodeId {
        if !super::walk::is_media(page, id) || blocks.layout.is_hidden(id) || blocks.layout.is_skipped(id) {
            continue;
        }
        let inside = page.is_within(id, features.core) || (id >= start && id < end);
        kept[id as usize] =
            inside && !is_decoration(page, id) && stands_among_kept(page, blocks, features, verdicts, id);
    }
    kept
}

/// Where the article's masthead begins: the title's first node, so that a lead picture under it is seen.
fn masthead_start(blocks: &Blocks, verdicts: &[Verdict], first: usize) -> NodeId {
    let title = (0..first).rev().take(8).filter(|&i| verdicts[i].reason() == Some(Reason::MetadataRepeated)).min();
    blocks.list[title.unwrap_or(first)].first
}

/// The nearest element with text of its own decides: pictures of a removed card go with its text.
fn stands_among_kept(page: &Page, blocks: &Blocks, features: &PageFeatures, verdicts: &[Verdict], id: NodeId) -> bool {
    for ancestor in page.lineage(id) {
        let range = blocks.within(page, ancestor);
        let mut judged = range.filter(|&i| verdicts[i].reason() != Some(Reason::MetadataRepeated)).peekable();
        if judged.peek().is_some() {
            return judged.any(|i| verdicts[i].is_keep());
        }
        let named = if ancestor == features.core { None } else { crate::blocks::naming(page, ancestor) };
        if matches!(
            named,
            Some(Reason::Advert | Reason::Share | Reason::Related | Reason::AuthorBox | Reason::Comments)
        ) {
            return false;
        }
    }
    false
}

fn is_decoration(page: &Page, id: NodeId) -> bool {
    let size = |name| page.attr(id, name).and_then(|v| v.trim_end_matches("px").parse::<u32>().ok());
    let (width, height) = (size(Attr::Width), size(Attr::Height));
    let small = width.is_some_and(|w| w < SMALLEST) && height.is_none_or(|h| h < SMALLEST)
        || height.is_some_and(|h| h < SMALLEST) && width.is_none_or(|w| w < SMALLEST);
    let named = page.attr(id, Attr::Class).is_some_and(|class| {
        let class = class.to_ascii_lowercase();
        class.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| DECORATION.contains(&word))
    });
    small || named
}

/// The element and attributes that stand for a picture in an article; `None` when it has no usable address.
pub(super) fn attributes(page: &Page, id: NodeId) -> Option<(Tag, Vec<(Attr, String)>)> {
    let base = page.base.as_ref();
    let tag = match page.tag(id)? {
        Tag::Video => Tag::Video,
        Tag::Audio => Tag::Audio,
        _ => Tag::Img,
    };
    let picture = |name| page.attr(id, name).and_then(|v| allow::check(Value::Picture, v, base));
    if tag != Tag::Img {
        let source =
            page.inside(id).find_map(|n| page.attr(n, Attr::Src)).and_then(|v| allow::check(Value::Picture, v, base));
        let src = picture(Attr::Src).or(source)?;
        let mut attrs = vec![(Attr::Src, src), (Attr::Controls, String::new())];
        if tag == Tag::Video {
            attrs.extend(picture(Attr::Poster).map(|p| (Attr::Poster, p)));
        }
        return Some((tag, attrs));
    }
    let lazy = [Attr::DataSrc, Attr::DataLazySrc, Attr::DataOriginal, Attr::DataHiResSrc, Attr::DataOrigFile]
        .into_iter()
        .find_map(picture);
    // A data: picture beside a lazy address is a placeholder.
    let own = picture(Attr::Src).filter(|src| lazy.is_none() || !src.starts_with("data:"));
    let srcset = [Attr::DataSrcset, Attr::DataLazySrcset, Attr::Srcset]
        .into_iter()
        .find_map(|name| page.attr(id, name).and_then(|v| allow::check(Value::Pictures, v, base)));
    let from_set = srcset.as_deref().and_then(|s| s.split([' ', ',']).next()).map(str::to_owned);
    let src = lazy.or(own).or(from_set)?;
    let mut attrs = vec![(Attr::Src, src)];
    attrs.extend(srcset.map(|s| (Attr::Srcset, s)));
    for name in [Attr::Sizes, Attr::Alt, Attr::Width, Attr::Height] {
        let value = page.attr(id, name).zip(allow::kind(Tag::Img, name));
        attrs.extend(value.and_then(|(v, kind)| allow::check(kind, v, base)).map(|v| (name, v)));
    }
    Some((Tag::Img, attrs))
}
