//! Formulas: each once, as `MathML` with its source beside it.

use super::{Element, Step};
use crate::article::Event;
use crate::content::allow;
use crate::content::formulas::Formula;
use crate::content::writer::Room;
use crate::page::{Attr, NodeId, Page, Tag};

pub(super) fn step(element: &Element) -> Option<Step> {
    let formula = element.known.formulas.at.get(&element.id)?;
    let mut events = events(element.page, formula);
    if !says(&events) {
        events.clear();
    }
    let block = element.is_block() && element.outer == Room::Flow;
    if block && !events.is_empty() {
        events.insert(0, made(Tag::P));
        events.push(Event::Close);
    }
    Some(Step::Whole { events, block })
}

fn events(page: &Page, formula: &Formula) -> Vec<Event> {
    let display = if formula.display { "block" } else { "inline" };
    let attrs = vec![(Attr::Display, display.to_owned())];
    let shown = formula.math.map(|math| presentation(page, math)).filter(|events| says(events));
    // Without `MathML` the source is what can be shown.
    let source = || vec![made(Tag::Mtext), Event::Text(formula.tex.clone()), Event::Close];
    let shown = shown.unwrap_or_else(source);
    let mut events = vec![Event::Open { tag: Tag::Math, attrs, source: formula.math }];
    if formula.tex.is_empty() {
        events.extend(shown);
    } else {
        let encoding = vec![(Attr::Encoding, "application/x-tex".to_owned())];
        events.push(made(Tag::Semantics));
        // Beside an annotation there is room for one element.
        if is_one_element(&shown) {
            events.extend(shown);
        } else {
            events.push(made(Tag::Mrow));
            events.extend(shown);
            events.push(Event::Close);
        }
        events.push(Event::Open { tag: Tag::Annotation, attrs: encoding, source: None });
        events.extend([Event::Text(formula.tex.clone()), Event::Close, Event::Close]);
    }
    events.push(Event::Close);
    events
}

fn says(events: &[Event]) -> bool {
    events.iter().any(|event| matches!(event, Event::Text(text) if !text.trim().is_empty()))
}

fn is_one_element(events: &[Event]) -> bool {
    let mut depth = 0;
    let mut outermost = 0;
    for event in events {
        outermost += usize::from(depth == 0);
        match event {
            Event::Open { .. } => depth += 1,
            Event::Close => depth -= 1,
            Event::Text(_) | Event::Removed(_) => {}
        }
    }
    outermost == 1 && matches!(events.first(), Some(Event::Open { .. }))
}

fn made(tag: Tag) -> Event {
    Event::Open { tag, attrs: Vec::new(), source: None }
}

/// The elements of presentation `MathML`, without annotations and what is around them.
fn presentation(page: &Page, math: NodeId) -> Vec<Event> {
    let mut events = Vec::new();
    let mut open: Vec<NodeId> = Vec::new();
    // Where the sign or word ends that is being read: to a parser an element in one is HTML again.
    let mut token = math;
    let mut id = math + 1;
    while id < page.node(math).end {
        while open.pop_if(|end| *end <= id).is_some() {
            events.push(Event::Close);
        }
        let end = page.node(id).end;
        match page.tag(id) {
            None => {
                let text = page.text(id).split_ascii_whitespace().collect::<Vec<_>>().join(" ");
                if !text.is_empty() {
                    events.push(Event::Text(text));
                }
            }
            Some(Tag::Annotation | Tag::AnnotationXml) => {
                id = end;
                continue;
            }
            Some(tag) if is_presentation(tag) && id >= token => {
                if allow::is_math_token(tag) {
                    token = end;
                }
                let attrs = page.attrs(id).filter_map(|(attr, value)| {
                    let kind = allow::kind(tag, attr).filter(|_| attr != Attr::Id)?;
                    Some((attr, allow::check(kind, value, None)?))
                });
                events.push(Event::Open { tag, attrs: attrs.collect(), source: None });
                open.push(end);
            }
            Some(_) => {}
        }
        id += 1;
    }
    events.extend(open.iter().map(|_| Event::Close));
    events
}

/// An element of a formula; no other may stand in one, for a parser would take it out again.
fn is_presentation(tag: Tag) -> bool {
    tag != Tag::Semantics && tag != Tag::Math && (Tag::Mi..=Tag::Mtd).contains(&tag)
}
