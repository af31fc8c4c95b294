//! Parts of a page that are texts of their own, each a section with a line of who says it and when.

use super::{Element, Step};
use crate::content::names::BODY;
use crate::content::writer::Room;
use crate::page::Tag;

pub(super) fn step(element: &Element) -> Option<Step> {
    if element.tag == Tag::Blockquote && BODY.calls(element.page, element.id) {
        return Some(Step::Through(element.outer));
    }
    if !element.heads.is_section(element.id) {
        return None;
    }
    match element.outer {
        Room::Flow => Some(element.open(Tag::Section, Room::Flow)),
        // Among other items of a list it is one of them.
        Room::Parts(_) if matches!(element.tag, Tag::Li | Tag::Dd | Tag::Td) => {
            Some(element.open(element.tag, Room::Flow))
        }
        _ => None,
    }
}
