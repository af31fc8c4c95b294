//! Pictures.

use super::{Element, Step};
use crate::article::Event;
use crate::content::media::{emoji, picture};
use crate::content::names::FIGURE;
use crate::content::writer::Room;
use crate::page::{Attr, NodeId, Page, Tag};

/// Nodes inside an element that only has a picture in its background.
const HOLLOW: NodeId = 20;

/// Whether an element may be a picture: an image, one that is kept for those without scripts, a figure's background.
pub(super) fn is(page: &Page, id: NodeId) -> bool {
    match page.tag(id) {
        Some(Tag::Img | Tag::AmpImg) => true,
        Some(Tag::Noscript) => is_only_picture(page, id),
        Some(_) => is_background(page, id),
        None => false,
    }
}

pub(super) fn step(element: &Element) -> Option<Step> {
    let &Element { page, id, .. } = element;
    if !is(page, id) {
        return None;
    }
    let in_figure = page.lineage(id).take(6).any(|n| page.tag(n) == Some(Tag::Figure));
    if let Some(text) = emoji(page, id) {
        return Some(Step::Whole { events: vec![Event::Text(text.to_owned())], block: false });
    }
    let mut events = match picture(page, id) {
        Some(picture) => vec![Event::Open { tag: Tag::Img, attrs: picture.attrs(), source: Some(id) }, Event::Close],
        None => Vec::new(),
    };
    // A block that is nothing but a picture is a figure.
    let alone = element.is_block() && element.outer == Room::Flow && !events.is_empty();
    if alone {
        events.insert(0, Event::Open { tag: Tag::Figure, attrs: Vec::new(), source: None });
        events.push(Event::Close);
    }
    Some(Step::Whole { events, block: in_figure || alone })
}

/// A `<noscript>` in a figure that has no picture but the one in it.
fn is_only_picture(page: &Page, id: NodeId) -> bool {
    let figure = page.lineage(id).take(4).find(|&n| page.tag(n) == Some(Tag::Figure));
    let outside = |n: NodeId| n < id || n >= page.node(id).end;
    figure.is_some_and(|figure| {
        !page
            .inside(figure)
            .any(|n| outside(n) && matches!(page.tag(n), Some(Tag::Img | Tag::AmpImg | Tag::Video | Tag::Iframe)))
    })
}

/// An empty element that shows a picture as its background and is called so.
fn is_background(page: &Page, id: NodeId) -> bool {
    let has = page.attr(id, Attr::DataBg).is_some()
        || page.attr(id, Attr::Style).is_some_and(|style| style.contains("url(") && style.contains("background"));
    let inside = page.inside(id);
    has && inside.end - inside.start <= HOLLOW
        && (page.tag(id) == Some(Tag::Figure) || page.attr(id, Attr::Role) == Some("img") || FIGURE.name(page, id))
        && inside.clone().all(|n| page.text(n).trim().is_empty() && !is_loaded(page, n))
}

fn is_loaded(page: &Page, id: NodeId) -> bool {
    matches!(page.tag(id), Some(Tag::Img | Tag::AmpImg | Tag::Video | Tag::Audio | Tag::Iframe | Tag::Noscript))
}
