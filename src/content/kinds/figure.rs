//! Figures and their captions, also those that a page makes of anything else; and quotations in blocks.

use super::{Element, Step};
use crate::content::names::CAPTION;
use crate::content::writer::Room;
use crate::page::{NodeId, Tag};

/// Nodes in an element that is a picture with its caption, and how many blocks of text and words it may have.
const LARGEST: NodeId = 60;
const BLOCKS: usize = 3;
const WORDS: f32 = 120.0;

pub(super) fn step(element: &Element) -> Option<Step> {
    match element.tag {
        // A picture, perhaps in a link, is no paragraph.
        Tag::Figure if holds_lines(element) => Some(element.open(Tag::Figure, Room::Flow)),
        Tag::Figure => Some(element.open(Tag::Figure, Room::Phrasing)),
        Tag::Figcaption => Some(element.open(Tag::Figcaption, Room::for_blocks(element.text_blocks()))),
        Tag::Blockquote => Some(element.open(Tag::Blockquote, Room::Flow)),
        _ if element.outer == Room::Flow && is_captioned_picture(element) => {
            Some(element.open(Tag::Figure, Room::Phrasing))
        }
        _ => None,
    }
}

/// A figure of nothing but lines, beside its caption: an algorithm, a poem.
fn holds_lines(element: &Element) -> bool {
    let &Element { page, blocks, known, id, .. } = element;
    let in_caption = |n| page.lineage(n).take_while(|&n| n != id).any(|n| page.tag(n) == Some(Tag::Figcaption));
    let lines = blocks.within(page, id).filter(|&i| !in_caption(blocks.list[i].first)).count();
    lines > 1 && !page.inside(id).any(|n| known.is_picture(n) || page.tag(n) == Some(Tag::Table))
}

/// An element that has a picture and what its class calls a caption, and hardly anything else.
pub(super) fn is_captioned_picture(element: &Element) -> bool {
    let &Element { page, blocks, known, id, outer, .. } = element;
    let inside = page.inside(id);
    if inside.end - inside.start > LARGEST || !(1..=BLOCKS).contains(&element.text_blocks()) {
        return false;
    }
    if outer != Room::Flow || !inside.clone().any(|n| known.is_picture(n)) {
        return false;
    }
    let words: f32 = blocks.within(page, id).map(|i| blocks.list[i].words).sum();
    let is_more = |n| {
        let tag = page.tag(n);
        tag.is_some_and(|tag| tag.heading_level().is_some())
            || matches!(tag, Some(Tag::Figure | Tag::Pre | Tag::Table | Tag::Ul | Tag::Ol | Tag::Blockquote))
    };
    if words > WORDS || inside.clone().any(is_more) {
        return false;
    }
    let is_caption = |n: &NodeId| !blocks.within(page, *n).is_empty() && CAPTION.name(page, *n);
    // Two pictures with their captions are two figures.
    let mut end = 0;
    let captions = inside.clone().filter(|n| {
        let is_outermost = *n >= end && is_caption(n);
        end = if is_outermost { page.node(*n).end } else { end };
        is_outermost
    });
    let captions = captions.count();
    captions > 0 && (captions < 2 || inside.filter(|&n| known.is_picture(n)).count() < captions)
}
