//! Elements of running text: links, emphasis and the like.

use super::{Element, Step};
use crate::content::allow::{self, Value};
use crate::content::names::CREDIT;
use crate::page::{Attr, NodeId, Page, Tag};

pub(super) fn step(element: &Element) -> Option<Step> {
    if element.is_block() {
        return None;
    }
    Some(match name(element) {
        Some(name) => element.open(name, element.outer),
        None => Step::Through(element.outer),
    })
}

/// A sign beside a heading that links to the heading itself.
pub(in crate::content) fn is_permalink(page: &Page, id: NodeId) -> bool {
    page.tag(id) == Some(Tag::A) && matches!(page.inner_text(id).trim(), "¶" | "#" | "§" | "🔗" | "⚓")
}

/// The name under which it stands in an article; `None` when only its content does.
fn name(element: &Element) -> Option<Tag> {
    let &Element { page, anchors, id, tag, .. } = element;
    match tag {
        Tag::A if page.attr(id, Attr::Href).is_some_and(|href| anchors.of_link(page, href).is_some()) => Some(Tag::A),
        Tag::A | Tag::Span if anchors.of_target(id).is_some() => Some(Tag::Span),
        Tag::A => page
            .attr(id, Attr::Href)
            // An address that leads to this page leads nowhere.
            .filter(|href| !matches!(href.trim(), "" | "#" | "#!"))
            .and_then(|href| allow::check(Value::Link, href, page.base.as_ref()))
            .map(|_| Tag::A),
        Tag::Span if CREDIT.name(page, id) && page.lineage(id).take(6).any(|n| page.tag(n) == Some(Tag::Figure)) => {
            Some(Tag::Small)
        }
        Tag::Strike => Some(Tag::S),
        Tag::Tt => Some(Tag::Code),
        Tag::Acronym => Some(Tag::Abbr),
        Tag::Span => (page.attr(id, Attr::Lang).is_some() || page.attr(id, Attr::Dir).is_some()).then_some(Tag::Span),
        tag => allow::ELEMENTS.iter().any(|(t, _)| *t == tag).then_some(tag),
    }
}
