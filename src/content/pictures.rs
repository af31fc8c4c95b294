//! Which pictures, films and sounds stay.

use super::kinds;
use crate::blocks::{Blocks, PageFeatures};
use crate::page::{Attr, NodeId, Page};
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
        if !kinds::is_picture(page, id) || blocks.layout.is_hidden(id) || blocks.layout.is_skipped(id) {
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
