//! The lead picture, when it stands outside of what was kept or only in the page's data.

use super::{decoration, picture, same, source};
use crate::article::Event;
use crate::blocks::Blocks;
use crate::content::Known;
use crate::content::names::SITE;
use crate::metadata::Metadata;
use crate::page::{NodeId, Page, Tag};
use crate::select::Verdict;

/// A picture before this many kept words leads the article already.
const HEAD_WORDS: f32 = 120.0;

/// The events that show it; none when the article has it, or has another one at its head.
pub(in crate::content) fn lead(
    page: &Page,
    blocks: &Blocks,
    known: &Known,
    verdicts: &[Verdict],
    kept: &[bool],
    metadata: &Metadata,
) -> Vec<Event> {
    let Some(address) = metadata.image.as_deref().filter(|a| source::is_usable(a) && !is_site(a)) else {
        return Vec::new();
    };
    let head_end = end_of_head(blocks, verdicts);
    let key = same::key(address);
    let mut elsewhere = None;
    for id in (0..page.nodes().len() as NodeId).filter(|&id| known.is_picture(id)) {
        if kept[id as usize] && id < head_end {
            return Vec::new();
        }
        let Some(shown) = picture(page, id).filter(|shown| same::key(&shown.src) == key) else { continue };
        if kept[id as usize] {
            return Vec::new();
        }
        if !blocks.layout.is_hidden(id) && !decoration::is(page, id, &shown) && elsewhere.is_none() {
            elsewhere = Some((id, shown));
        }
    }
    let (source, picture) = match elsewhere {
        Some((id, picture)) => (Some(id), picture),
        // Data describe any page; one that has a date of publication is an article, and its picture is the lead.
        None if metadata.published.is_some() => (None, super::Picture::at(address.to_owned())),
        None => return Vec::new(),
    };
    vec![
        Event::Open { tag: Tag::Figure, attrs: Vec::new(), source: None },
        Event::Open { tag: Tag::Img, attrs: picture.attrs(), source },
        Event::Close,
        Event::Close,
    ]
}

/// The node before which a picture leads the article.
fn end_of_head(blocks: &Blocks, verdicts: &[Verdict]) -> NodeId {
    let mut words = 0.0;
    for (block, verdict) in blocks.list.iter().zip(verdicts) {
        if verdict.is_keep() {
            words += block.words;
        }
        if words >= HEAD_WORDS {
            return block.first;
        }
    }
    NodeId::MAX
}

/// A picture that stands for the site rather than for the article.
fn is_site(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let file = path.rsplit('/').next().unwrap_or_default();
    SITE.holds(file.split('.').next().unwrap_or_default())
}
