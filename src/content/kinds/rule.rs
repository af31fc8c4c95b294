//! Breaks: of a line, of a section.

use super::{Element, Step};
use crate::article::Event;
use crate::content::writer::Room;
use crate::page::{NodeId, Tag};

pub(super) fn step(element: &Element) -> Option<Step> {
    match element.tag {
        Tag::Br => Some(Step::Break),
        Tag::Hr if element.outer == Room::Flow => Some(Step::Rule),
        Tag::Hr => Some(Step::Through(element.outer)),
        _ => None,
    }
}

/// A section break.
pub(in crate::content) fn events(id: NodeId) -> Vec<Event> {
    vec![Event::Open { tag: Tag::Hr, attrs: Vec::new(), source: Some(id) }, Event::Close]
}
