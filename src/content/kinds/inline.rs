//! Elements of running text: links, emphasis and the like.

use super::{Element, Step, embed};
use crate::content::allow;
use crate::content::names::{CREDIT, SIDE_NOTE};
use crate::content::writer::Opening;
use crate::page::{Attr, NodeId, Page, Tag};

/// Nodes in an element around a film's still.
const STILL_NODES: usize = 10;

pub(super) fn step(element: &Element) -> Option<Step> {
    if element.is_block() {
        return None;
    }
    // A card is a block.
    if holds_still(element.page, element.id) {
        return Some(Step::Through(element.outer));
    }
    if matches!(element.tag, Tag::Span | Tag::Other) && is_side_note(element.page, element.id) {
        let Step::Open { mut opening, room } = element.open(Tag::Small, element.outer) else { return None };
        opening.apart = true;
        return Some(Step::Open { opening, room });
    }
    let step = name(element).map(|name| element.open(name, element.outer));
    // A link that may lead nowhere is none.
    let leads = |opening: &Opening| opening.name != Tag::A || opening.attrs.iter().any(|(attr, _)| *attr == Attr::Href);
    Some(match step {
        Some(Step::Open { opening, room }) if leads(&opening) => Step::Open { opening, room },
        _ => Step::Through(element.outer),
    })
}

/// A note in the middle of its line, which the page shows beside it or when the mouse is over its mark.
fn is_side_note(page: &Page, id: NodeId) -> bool {
    SIDE_NOTE.name(page, id)
        || page.attr(id, Attr::Role) == Some("tooltip")
            && page.attr(id, Attr::Class).is_some_and(|class| class.contains("footnote"))
}

/// What stands around the still of a film, and is not much else.
fn holds_still(page: &Page, id: NodeId) -> bool {
    let inside = page.inside(id);
    inside.len() <= STILL_NODES && inside.clone().any(|n| page.tag(n) == Some(Tag::Img) && embed::is(page, n))
}

/// A sign beside a heading that links to the heading itself.
pub(in crate::content) fn is_permalink(page: &Page, id: NodeId) -> bool {
    if page.tag(id) != Some(Tag::A) {
        return false;
    }
    // Characters without width are how a style sheet's sign is kept from being empty.
    let unseen = |c| matches!(c, '\u{200b}' | '\u{200c}' | '\u{2060}' | '\u{feff}');
    let sign = |c| matches!(c, '¶' | '#' | '§' | '🔗' | '⚓' | '◆');
    // Of nearly every link the first character tells.
    let Some(first) = page.inside(id).find(|&n| !page.is_blank(n)) else { return false };
    if !page.text(first).trim_start().starts_with(|c| unseen(c) || sign(c)) {
        return false;
    }
    let text = page.inner_text(id);
    let text = text.trim();
    let mut chars = text.chars();
    chars.next().is_some_and(sign) && chars.next().is_none() || text.chars().all(unseen)
}

/// The name under which it stands in an article; `None` when only its content does.
fn name(element: &Element) -> Option<Tag> {
    let &Element { page, anchors, id, tag, .. } = element;
    match tag {
        Tag::A
            if page.attr(id, Attr::Href).is_some_and(|href| anchors.of_link(page, href).is_some())
                && !is_in_link(page, id) =>
        {
            Some(Tag::A)
        }
        Tag::A | Tag::Span if anchors.of_target(id).is_some() => Some(Tag::Span),
        Tag::A => page
            .attr(id, Attr::Href)
            // An address that leads to this page leads nowhere.
            .filter(|href| !matches!(href.trim(), "" | "#" | "#!"))
            .filter(|_| !is_in_link(page, id))
            .map(|_| Tag::A),
        Tag::Span if page.lineage(id).take(6).any(|n| page.tag(n) == Some(Tag::Figure)) && CREDIT.name(page, id) => {
            Some(Tag::Small)
        }
        Tag::Strike => Some(Tag::S),
        Tag::Tt => Some(Tag::Code),
        Tag::Acronym => Some(Tag::Abbr),
        Tag::Span => {
            let says = |attr| {
                let kind = allow::kind(Tag::Span, attr)?;
                allow::check(kind, page.attr(id, attr)?, None)
            };
            [Attr::Lang, Attr::Dir].into_iter().find_map(says).map(|_| Tag::Span)
        }
        // Formulas have a kind of their own; a part of one that stands alone is no part of anything.
        tag => (allow::is_allowed(tag) && !allow::is_math(tag)).then_some(tag),
    }
}

/// Scripts put links into links; a parser would end the one for the other.
fn is_in_link(page: &Page, id: NodeId) -> bool {
    page.lineage(id).skip(1).any(|n| page.tag(n) == Some(Tag::A) && page.attr(n, Attr::Href).is_some())
}
