//! Bookmarks: cards that lead to another page. What such a card says of it stands in one paragraph, its title as the link.

use super::{Element, Step};
use crate::article::Event;
use crate::content::names::INSET;
use crate::content::writer::Room;
use crate::page::Tag;

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
    let mut said = blocks.list[own].iter().map(|block| blocks.text(block));
    let title = said.next()?;
    let rest: String = said.flat_map(|text| [SEPARATOR, text]).collect();
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
