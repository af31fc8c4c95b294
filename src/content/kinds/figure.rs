//! Figures, their captions, and quotations in blocks.

use super::{Element, Step};
use crate::content::writer::Room;
use crate::page::Tag;

pub(super) fn step(element: &Element) -> Option<Step> {
    match element.tag {
        // A picture, perhaps in a link, is no paragraph.
        Tag::Figure => Some(element.open(Tag::Figure, Room::Phrasing)),
        Tag::Figcaption => Some(element.open(Tag::Figcaption, Room::for_blocks(element.text_blocks()))),
        Tag::Blockquote => Some(element.open(Tag::Blockquote, Room::Flow)),
        _ => None,
    }
}
