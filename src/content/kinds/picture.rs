//! Pictures.

use super::{Element, Step};
use crate::article::Event;
use crate::content::media::{emoji, picture};
use crate::content::names::FIGURE;
use crate::content::writer::Room;
use crate::page::{Attr, NodeId, Page, Tag};

/// Nodes inside an element that only has a picture in its background.
const HOLLOW: NodeId = 20;
/// Nodes in a box around a `<noscript>` that is there for its picture.
const SMALL_BOX: usize = 20;
/// Pixels of such a picture's sides, at least.
const SMALLEST: u32 = 64;

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

/// A `<noscript>` beside which its figure, or the small box around it, has no picture.
fn is_only_picture(page: &Page, id: NodeId) -> bool {
    let outside = |n: NodeId| n < id || n >= page.node(id).end;
    let has_other = |around: NodeId| {
        page.inside(around)
            .any(|n| outside(n) && matches!(page.tag(n), Some(Tag::Img | Tag::AmpImg | Tag::Video | Tag::Iframe)))
    };
    if let Some(figure) = page.lineage(id).take(4).find(|&n| page.tag(n) == Some(Tag::Figure)) {
        return !has_other(figure);
    }
    let is_box = |&n: &NodeId| {
        let small = page.inside(n).len() <= SMALL_BOX;
        small && !matches!(page.tag(n), Some(Tag::Head | Tag::Body | Tag::Article | Tag::Main))
    };
    let mut boxes = page.lineage(id).skip(1).take(3).take_while(is_box).peekable();
    boxes.peek().is_some() && boxes.all(|n| !has_other(n)) && is_meant_to_be_seen(page, id)
}

/// What counts readers has neither a size nor words, and is called no picture.
fn is_meant_to_be_seen(page: &Page, noscript: NodeId) -> bool {
    let Some(picture) = picture(page, noscript) else { return false };
    let path = picture.src.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    let is_photo = [".jpg", ".jpeg", ".png", ".webp", ".avif"].iter().any(|ending| path.ends_with(ending));
    let sized = picture.width.zip(picture.height);
    sized.map_or(picture.alt.is_some() || is_photo, |(width, height)| width.min(height) >= SMALLEST)
}

/// An empty element that shows a picture as its background and is called so.
fn is_background(page: &Page, id: NodeId) -> bool {
    let has = page.attr(id, Attr::DataBg).is_some()
        || page.attr(id, Attr::Style).is_some_and(|style| style.contains("url(") && style.contains("background"));
    let inside = page.inside(id);
    has && inside.end - inside.start <= HOLLOW
        && (page.tag(id) == Some(Tag::Figure) || page.attr(id, Attr::Role) == Some("img") || FIGURE.name(page, id))
        && inside.clone().all(|n| page.is_blank(n) && !is_loaded(page, n))
}

fn is_loaded(page: &Page, id: NodeId) -> bool {
    matches!(page.tag(id), Some(Tag::Img | Tag::AmpImg | Tag::Video | Tag::Audio | Tag::Iframe | Tag::Noscript))
}
