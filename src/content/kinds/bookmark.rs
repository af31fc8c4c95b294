//! Bookmarks: cards that lead to another page. What such a card says of it stands in one paragraph, its title as the link.

use super::{Element, Step};
use crate::article::Event;
use crate::blocks::{Block, Blocks};
use crate::content::names::INSET;
use crate::content::writer::Room;
use crate::page::{NodeId, Page, Tag};

/// Between what a card says.
const SEPARATOR: &str = " \u{b7} ";

pub(super) fn step(element: &Element) -> Option<Step> {
    let &Element { page, blocks, id, outer, .. } = element;
    if outer != Room::Flow || !INSET.calls(page, id) {
        return None;
    }
    let own = blocks.within(page, id);
    // One line is a link as any other.
    if own.len() < 2 {
        return None;
    }
    let link = page.inside(id).find(|&n| page.tag(n) == Some(Tag::A) && blocks.within(page, n) == own)?;
    let title = blocks.text(&blocks.list[own.start]);
    let rest: String = blocks.list[own.start + 1..own.end].iter().map(|block| said(page, blocks, block)).collect();
    let attrs = Element { id: link, tag: Tag::A, ..*element }.attributes(Tag::A);
    let mut events = vec![
        Event::Open { tag: Tag::P, attrs: Vec::new(), source: Some(id) },
        Event::Open { tag: Tag::A, attrs, source: Some(link) },
        Event::Text(title.to_owned()),
        Event::Close,
    ];
    if !rest.is_empty() {
        events.push(Event::Text(rest));
    }
    events.push(Event::Close);
    Some(Step::Whole { events, block: true })
}

/// What a line says, each after a separator: an author and a site may stand side by side with nothing between them.
fn said(page: &Page, blocks: &Blocks, block: &Block) -> String {
    let texts: Vec<NodeId> =
        (block.first..=block.last).filter(|&n| !page.is_blank(n) && page.tag(n).is_none()).collect();
    let spans = texts.iter().all(|&n| page.tag(page.node(n).parent) == Some(Tag::Span));
    if texts.len() < 2 || !spans {
        return [SEPARATOR, blocks.text(block)].concat();
    }
    texts.iter().flat_map(|&n| [SEPARATOR, page.text(n).trim()]).collect()
}
