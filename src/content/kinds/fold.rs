//! What a page folds away for its readers to open stands open.

use super::{Element, Step};
use crate::content::writer::Room;
use crate::page::{Attr, Tag};

pub(super) fn step(element: &Element) -> Option<Step> {
    match element.tag {
        Tag::Details => Some(element.open_with(Tag::Details, Room::Flow, vec![(Attr::Open, String::new())])),
        Tag::Summary => Some(element.open(Tag::Summary, Room::Phrasing)),
        _ => None,
    }
}
