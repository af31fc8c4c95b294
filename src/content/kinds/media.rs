//! Films and sounds that the page itself holds.

use super::{Element, Step};
use crate::article::Event;
use crate::content::allow::{self, Value};
use crate::page::{Attr, NodeId, Page, Tag};

pub(super) fn is(page: &Page, id: NodeId) -> bool {
    matches!(page.tag(id), Some(Tag::Video | Tag::Audio))
}

pub(super) fn step(element: &Element) -> Option<Step> {
    let &Element { page, id, tag, .. } = element;
    if !is(page, id) {
        return None;
    }
    let events = match attributes(page, id, tag) {
        Some(attrs) => vec![Event::Open { tag, attrs, source: Some(id) }, Event::Close],
        None => Vec::new(),
    };
    let in_figure = page.lineage(id).take(6).any(|n| page.tag(n) == Some(Tag::Figure));
    Some(Step::Whole { events, block: in_figure })
}

/// The attributes that stand for it in an article; `None` when it has no usable address.
fn attributes(page: &Page, id: NodeId, tag: Tag) -> Option<Vec<(Attr, String)>> {
    let picture = |value| allow::check(Value::Picture, value, page.base.as_ref());
    let own = page.attr(id, Attr::Src).and_then(picture);
    let source = page.inside(id).find_map(|n| page.attr(n, Attr::Src)).and_then(picture);
    let mut attrs = vec![(Attr::Src, own.or(source)?), (Attr::Controls, String::new())];
    if tag == Tag::Video {
        attrs.extend(page.attr(id, Attr::Poster).and_then(picture).map(|p| (Attr::Poster, p)));
    }
    Some(attrs)
}
