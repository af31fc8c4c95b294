//! Breaks: of a line, of a section.

use super::{Element, Step};
use crate::article::Event;
use crate::blocks::Blocks;
use crate::content::writer::Room;
use crate::page::{NodeId, Page, Tag};

/// Signs that end a section alone, and those of which it takes three.
const ORNAMENTS: &str = "⁂❦☙❧✻✽✢✦❖§";
const REPEATED: &str = "*~•·–—-_=+#◆✦⁕";
/// Nodes in such a line, at most.
const MOST_NODES: usize = 8;

pub(super) fn step(element: &Element) -> Option<Step> {
    match element.tag {
        Tag::Br => Some(Step::Break),
        Tag::Hr if element.outer == Room::Flow => Some(Step::Rule),
        Tag::Hr => Some(Step::Through(element.outer)),
        _ => None,
    }
}

/// A line of nothing but signs, such as `* * *`, which ends a section as a rule does.
pub(in crate::content) fn is_signs(page: &Page, blocks: &Blocks, id: NodeId) -> bool {
    if !blocks.layout.is_block(id) || page.inside(id).len() > MOST_NODES || !blocks.within(page, id).is_empty() {
        return false;
    }
    let mut signs = String::new();
    for n in page.inside(id) {
        if page
            .tag(n)
            .is_some_and(|tag| !matches!(tag, Tag::P | Tag::Span | Tag::Strong | Tag::B | Tag::Em | Tag::Center))
        {
            return false;
        }
        signs.extend(page.text(n).chars().filter(|c| !c.is_whitespace()));
    }
    let mut chars = signs.chars();
    let Some(first) = chars.next() else { return false };
    let alike = chars.clone().all(|c| c == first);
    alike && (ORNAMENTS.contains(first) || signs.chars().count() >= 3 && REPEATED.contains(first))
}

/// A section break.
pub(in crate::content) fn events(id: NodeId) -> Vec<Event> {
    vec![Event::Open { tag: Tag::Hr, attrs: Vec::new(), source: Some(id) }, Event::Close]
}
