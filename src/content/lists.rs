//! Lists that a page writes in pieces, as some editors export them: a list for each item (Notion), or for each level (Google
//! Docs). In the article they are the list that a reader sees.

use std::mem;

use crate::article::Event;
use crate::page::{Attr, NodeId, Page, Tag};

/// What Google Docs calls a list, with its number and its level behind it: `lst-kix_ab12-0`.
const LEVELLED: &str = "lst-";

/// A piece of a list, by its element.
#[derive(Clone, Copy)]
struct Piece {
    element: NodeId,
    level: usize,
}

/// The pieces of a list, put together.
pub(super) fn joined(page: &Page, events: Vec<Event>) -> Vec<Event> {
    let is_list = |event: &Event| matches!(event, Event::Open { tag: Tag::Ul | Tag::Ol, .. });
    if !events.windows(2).any(|pair| matches!(pair[0], Event::Close) && is_list(&pair[1])) {
        return events;
    }
    let mut joiner = Joiner { page, out: Vec::with_capacity(events.len()), open: Vec::new(), held: Vec::new() };
    for event in events {
        joiner.read(event);
    }
    joiner.settle();
    joiner.out
}

struct Joiner<'a> {
    page: &'a Page,
    out: Vec<Event>,
    /// What is open: a list with its piece, and with those that were held when it began.
    open: Vec<(Option<Piece>, Vec<Piece>)>,
    /// Pieces that have ended and may go on, each but the first in the last item of the one before. The ends of the lists and
    /// of these items are not written yet.
    held: Vec<Piece>,
}

impl Joiner<'_> {
    fn read(&mut self, event: Event) {
        let piece = match &event {
            Event::Open { tag: Tag::Ul | Tag::Ol, source: Some(id), .. } => {
                Some(Piece { element: *id, level: level(self.page, *id).map_or(0, |(_, level)| level) })
            }
            _ => None,
        };
        if let (Some(piece), Some(last)) = (piece, self.held.last())
            && goes_on(self.page, last.element, piece.element)
        {
            self.go_on(piece, event);
            return;
        }
        self.settle();
        match event {
            Event::Open { .. } => self.open.push((piece, Vec::new())),
            Event::Close => {
                if let Some((Some(piece), held)) = self.open.pop() {
                    self.held = held;
                    self.held.push(piece);
                    return;
                }
            }
            Event::Text(_) | Event::Removed(_) => {}
        }
        self.out.push(event);
    }

    fn go_on(&mut self, piece: Piece, event: Event) {
        while self.held.len() > 1 && self.held.last().is_some_and(|last| piece.level < last.level) {
            self.held.pop();
            self.out.extend([Event::Close, Event::Close]);
        }
        let is_deeper = self.held.last().is_some_and(|last| piece.level > last.level);
        if is_deeper {
            // Into the last item again.
            self.out.pop();
            self.out.push(event);
        } else {
            self.held.pop();
        }
        self.open.push((Some(piece), mem::take(&mut self.held)));
    }

    fn settle(&mut self) {
        while self.held.pop().is_some() {
            self.out.push(Event::Close);
            if !self.held.is_empty() {
                self.out.push(Event::Close);
            }
        }
    }
}

/// Whether a list is the next piece of another one right before it.
fn goes_on(page: &Page, before: NodeId, id: NodeId) -> bool {
    if page.node(before).parent != page.node(id).parent {
        return false;
    }
    if let (Some((a, _)), Some((b, _))) = (level(page, before), level(page, id)) {
        return a == b;
    }
    let items = |n: NodeId| page.children(n).filter(|&n| page.tag(n) == Some(Tag::Li)).take(2).count();
    let starts_later = || page.attr(id, Attr::Start).is_some_and(|start| start.trim() != "1");
    page.tag(before) == page.tag(id)
        && page.attr(id, Attr::Class).is_some_and(|class| page.attr(before, Attr::Class) == Some(class))
        && items(before) == 1
        && (page.tag(id) == Some(Tag::Ul) || starts_later())
}

/// Which list an element is a level of, and which level.
fn level(page: &Page, id: NodeId) -> Option<(&str, usize)> {
    let name = page.called(id).find(|name| name.starts_with(LEVELLED))?;
    let (list, level) = name.rsplit_once('-')?;
    Some((list, level.parse().ok()?))
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use crate::content::sample::content_of;

    fn shown(html: &str) -> String {
        content_of(html).replace('\n', "")
    }

    #[test]
    fn a_list_for_each_level_is_one() {
        let list = |level: usize, item: &str| format!("<ul class='c1 lst-kix_a-{level}'><li>{item}</li></ul>");
        let html = [list(0, "a"), list(1, "b"), list(2, "c"), list(0, "d"), list(1, "e")].concat();
        assert_eq!(
            shown(&html),
            "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li><li>d<ul><li>e</li></ul></li></ul>"
        );
        let other = "<ul class='lst-kix_b-1'><li>f</li></ul>";
        assert_eq!(shown(&(list(0, "a") + other)), "<ul><li>a</li></ul><ul><li>f</li></ul>");
    }

    #[test]
    fn a_list_for_each_item_is_one() {
        let html = "<ol class=n start=1><li>a</li></ol><ol class=n start=2><li>b<ul><li>c</li></ul></li></ol>\
                    <ol class=n start=3><li>d</li></ol>";
        assert_eq!(shown(html), "<ol start=\"1\"><li>a</li><li>b<ul><li>c</li></ul></li><li>d</li></ol>");
        let apart = "<ul class=n><li>a</li></ul><p>b</p><ul class=n><li>c</li></ul>";
        assert_eq!(shown(apart), "<ul><li>a</li></ul><p>b</p><ul><li>c</li></ul>");
    }
}
