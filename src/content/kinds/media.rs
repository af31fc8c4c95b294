//! Films and sounds that the page itself holds.

use super::{Element, Step};
use crate::article::Event;
use crate::content::allow::{self, Value};
use crate::content::writer::Room;
use crate::page::{Attr, NodeId, Page, Tag};

pub(super) fn is(page: &Page, id: NodeId) -> bool {
    matches!(page.tag(id), Some(Tag::Video | Tag::Audio | Tag::AmpVideo | Tag::AmpAudio))
}

/// What stands inside of it is for browsers that cannot show it: nobody sees it.
pub(in crate::content) fn has_fallback(page: &Page, id: NodeId) -> bool {
    is(page, id) || page.tag(id) == Some(Tag::AmpImg)
}

pub(super) fn step(element: &Element) -> Option<Step> {
    let &Element { page, id, tag, .. } = element;
    if !is(page, id) {
        return None;
    }
    let in_figure = page.lineage(id).take(6).any(|n| page.tag(n) == Some(Tag::Figure));
    let alone = element.is_block() && element.outer == Room::Flow;
    let tag = match tag {
        Tag::AmpVideo => Tag::Video,
        Tag::AmpAudio => Tag::Audio,
        tag => tag,
    };
    let mut events = events(page, id, tag);
    // A poster that stands for its film is a picture like any other.
    let is_poster = matches!(events.first(), Some(Event::Open { tag: Tag::Img, .. }));
    if alone && !in_figure && is_poster {
        events.insert(0, Event::Open { tag: Tag::Figure, attrs: Vec::new(), source: None });
        events.push(Event::Close);
    }
    Some(Step::Whole { events, block: in_figure || alone })
}

/// The element with its sources; its poster alone when nothing can be played, nothing when there is neither.
fn events(page: &Page, id: NodeId, tag: Tag) -> Vec<Event> {
    let base = page.base.as_ref();
    let address = |id: NodeId, attr: Attr| allow::check(Value::Media, page.attr(id, attr)?, base);
    let poster = page
        .attr(id, Attr::Poster)
        .or(page.attr(id, Attr::DataPoster))
        .and_then(|p| allow::check(Value::Picture, p, base));
    let mut sources: Vec<(String, Option<&str>)> = Vec::new();
    for n in std::iter::once(id).chain(page.inside(id).filter(|&n| page.tag(n) == Some(Tag::Source))) {
        let found = address(n, Attr::Src).or_else(|| address(n, Attr::DataSrc));
        sources.extend(found.map(|src| (src, page.attr(n, Attr::Type))));
    }
    if sources.is_empty() {
        // What a script feeds piece by piece has no address that could be played elsewhere.
        let Some(src) = poster else { return Vec::new() };
        return vec![Event::Open { tag: Tag::Img, attrs: vec![(Attr::Src, src)], source: Some(id) }, Event::Close];
    }
    let mut attrs = vec![(Attr::Controls, String::new())];
    if tag == Tag::Video {
        attrs.extend(poster.map(|p| (Attr::Poster, p)));
        for name in [Attr::Width, Attr::Height] {
            attrs.extend(page.attr(id, name).and_then(|v| allow::check(Value::Number, v, base)).map(|v| (name, v)));
        }
    }
    if let [(src, _)] = sources.as_slice() {
        attrs.insert(0, (Attr::Src, src.clone()));
        return vec![Event::Open { tag, attrs, source: Some(id) }, Event::Close];
    }
    let mut events = vec![Event::Open { tag, attrs, source: Some(id) }];
    for (src, kind) in sources {
        let kind = kind.and_then(|k| allow::check(Value::Text, k, None)).map(|k| (Attr::Type, k));
        let attrs = std::iter::once((Attr::Src, src)).chain(kind).collect();
        events.extend([Event::Open { tag: Tag::Source, attrs, source: None }, Event::Close]);
    }
    events.push(Event::Close);
    events
}
