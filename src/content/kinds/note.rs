//! Notes, where they are no items of a list or paragraphs, and what holds nothing but notes.

use super::{Element, Step};
use crate::content::writer::Room;
use crate::page::Tag;

pub(super) fn step(element: &Element) -> Option<Step> {
    if !element.is_block() || element.outer != Room::Flow {
        return None;
    }
    match element.anchors.notes.role(element.id)? {
        "doc-endnotes" => Some(element.open(Tag::Section, Room::Flow)),
        "doc-footnote" if element.tag != Tag::P || element.text_blocks() > 1 => {
            Some(element.open(Tag::Div, Room::Flow))
        }
        _ => None,
    }
}
