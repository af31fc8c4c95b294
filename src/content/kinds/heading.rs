//! Headings. The article's title is the only heading of the first level.

use super::{Element, Step};
use crate::content::writer::Room;
use crate::page::Tag;

pub(super) fn step(element: &Element) -> Option<Step> {
    match element.tag {
        Tag::H1 | Tag::H2 => Some(element.open(Tag::H2, Room::Phrasing)),
        tag @ (Tag::H3 | Tag::H4 | Tag::H5 | Tag::H6) => Some(element.open(tag, Room::Phrasing)),
        _ => None,
    }
}
