//! Blocks that are nothing in particular.

use super::{Element, Step};
use crate::content::writer::Room;

/// Inside of running text (a heading made of divs) nothing else may be a block.
pub(super) fn in_running_text(element: &Element) -> Option<Step> {
    (element.outer == Room::Phrasing).then_some(Step::Through(Room::Phrasing))
}

/// Any other block: its content stands where it stands.
pub(super) fn other(element: &Element) -> Step {
    Step::Through(if matches!(element.outer, Room::Parts(_)) { Room::Flow } else { element.outer })
}
