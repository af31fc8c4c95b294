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
    let block = element.is_block() && element.outer == Room::Flow;
    if block {
        events.insert(0, made(Tag::P));
        events.push(Event::Close);
    }
    Some(Step::Whole { events, block })
}

fn events(page: &Page, formula: &Formula) -> Vec<Event> {
    let display = if formula.display { "block" } else { "inline" };
    let attrs = vec![(Attr::Display, display.to_owned())];
    let shown = match formula.math {
        Some(math) => presentation(page, math),
        // Without `MathML` the source is what can be shown.
        None => vec![made(Tag::Mtext), Event::Text(formula.tex.clone()), Event::Close],
    };
    let mut events = vec![Event::Open { tag: Tag::Math, attrs, source: formula.math }];
    if formula.tex.is_empty() {
        events.extend(shown);
    } else {
        let encoding = vec![(Attr::Encoding, "application/x-tex".to_owned())];
        // Beside an annotation there is room for one element.
        events.extend([made(Tag::Semantics), made(Tag::Mrow)]);
        events.extend(shown);
        events.extend([Event::Close, Event::Open { tag: Tag::Annotation, attrs: encoding, source: None }]);
        events.extend([Event::Text(formula.tex.clone()), Event::Close, Event::Close]);
    }
    events.push(Event::Close);
    events
}

fn made(tag: Tag) -> Event {
    Event::Open { tag, attrs: Vec::new(), source: None }
}

/// The elements of presentation `MathML`, without annotations and what is around them.
fn presentation(page: &Page, math: NodeId) -> Vec<Event> {
    let mut events = Vec::new();
    let mut open: Vec<NodeId> = Vec::new();
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
            Some(tag) if is_presentation(tag) => {
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
