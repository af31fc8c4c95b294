//! Parts of a page that are texts of their own, each a section with a line of who says it and when.

use super::{Element, Step};
use crate::content::names::BODY;
use crate::content::writer::Room;
use crate::page::{Attr, Tag};

pub(super) fn step(element: &Element) -> Option<Step> {
    let is_body = |class: &str| class.split_ascii_whitespace().any(|name| BODY.is(name));
    if element.tag == Tag::Blockquote && element.page.attr(element.id, Attr::Class).is_some_and(is_body) {
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
