//! Paragraphs, also those that a page puts around blocks.

use super::{Element, Step};
use crate::content::writer::Room;
use crate::page::Tag;

pub(super) fn step(element: &Element) -> Option<Step> {
    if element.tag != Tag::P {
        return None;
    }
    let holds_blocks = element.page.inside(element.id).any(|n| element.blocks.layout.is_block(n));
    Some(if holds_blocks { Step::Through(Room::Flow) } else { element.open(Tag::P, Room::Phrasing) })
}
