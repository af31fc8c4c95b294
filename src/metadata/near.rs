//! What stands near the title: named elements, times and short texts that may be a byline or a date.

use std::cell::OnceCell;

use super::sources::Sources;
use crate::page::{Attr, NodeId, Page, Tag};

/// Nodes before the heading that still belong to the article's head.
const BEFORE: NodeId = 60;
/// Nodes after it.
const AFTER: NodeId = 260;
/// Nodes after the heading in which its deck stands.
const DECK_WITHIN: NodeId = 60;
/// Fewest and most bytes of a deck.
const SHORTEST_DECK: usize = 20;
const LONGEST_DECK: usize = 1000;
/// What themes call a deck, at the end of a class or id.
const DECKS: &[&str] =
    &["standfirst", "subtitle", "subheadline", "sub-headline", "subheading", "subhead", "deck", "dek"];

/// An element with more nodes than this is not a byline or a date.
const LARGEST: NodeId = 60;

/// Found things, those after the heading first, then those before it from the nearest on.
#[derive(Default)]
pub struct Near {
    /// The heading that they are near to.
    pub heading: Option<NodeId>,
    /// Elements named like an author or byline.
    pub authors: Vec<NodeId>,
    /// Elements named like a date.
    pub dates: Vec<NodeId>,
    /// `<time>`.
    pub times: Vec<NodeId>,
    /// Texts.
    pub texts: Vec<NodeId>,
    far: OnceCell<Box<Near>>,
}

impl Near {
    /// Looks around a heading, or in the first part of the page when there is none.
    pub fn find(sources: &Sources, heading: Option<NodeId>) -> Near {
        let start = heading.or_else(|| sources.page.body()).unwrap_or(0);
        let after = start..start.saturating_add(AFTER).min(sources.page.nodes().len() as NodeId);
        let before = (start.saturating_sub(BEFORE)..start).rev();
        Near::among(sources, heading, after.chain(before))
    }

    /// What stands below the heading under the name of a deck.
    pub fn deck(&self, sources: &Sources) -> Option<String> {
        let page = sources.page;
        let from = self.heading?;
        let to = from.saturating_add(DECK_WITHIN).min(page.nodes().len() as NodeId);
        let named = |id: &NodeId| page.naming(*id).any(|names| names.split_ascii_whitespace().any(names_deck));
        let texts = (from + 1..to).filter(named).map(|id| sources.shown(id));
        let mut fitting = texts.filter(|text| (SHORTEST_DECK..LONGEST_DECK).contains(&text.len()));
        fitting.next()
    }

    /// The same in all that comes after the heading; looked for when first asked for.
    pub fn far(&self, sources: &Sources) -> &Near {
        self.far.get_or_init(|| {
            let start = self.heading.or_else(|| sources.page.body()).unwrap_or(0);
            Box::new(Near::among(sources, self.heading, start..sources.page.nodes().len() as NodeId))
        })
    }

    fn among(sources: &Sources, heading: Option<NodeId>, ids: impl Iterator<Item = NodeId>) -> Near {
        let page = sources.page;
        let is_visitors = |id: NodeId| sources.visitors[id as usize] || holds_field(page, id);
        let of_class = page.of_classes(named_for);
        let mut near = Near { heading, ..Near::default() };
        for id in ids {
            let Some(tag) = page.tag(id) else {
                let may_date = || page.text(id).bytes().any(|b| b.is_ascii_digit());
                if !(page.is_blank(id) || may_date() && is_visitors(id)) {
                    near.texts.push(id);
                }
                continue;
            };
            if page.node(id).end - id > LARGEST {
                continue;
            }
            if tag == Tag::Time && !is_visitors(id) {
                near.times.push(id);
            }
            for (name, value) in page.attrs(id) {
                if matches!(name, Attr::Class | Attr::Id | Attr::DataTestid | Attr::DataComponent) {
                    let (author, date) = if name == Attr::Class { of_class[page.class(id)] } else { named_for(value) };
                    if author && near.authors.last() != Some(&id) && !is_visitors(id) {
                        near.authors.push(id);
                    }
                    if date && near.dates.last() != Some(&id) && !is_visitors(id) {
                        near.dates.push(id);
                    }
                }
            }
        }
        near
    }
}

/// A form's field for a name or a date, or its label.
fn holds_field(page: &Page, id: NodeId) -> bool {
    page.inside(id).any(|n| matches!(page.tag(n), Some(Tag::Input | Tag::Textarea | Tag::Label)))
}

fn names_deck(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    DECKS.iter().any(|deck| name.strip_suffix(deck).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric)))
}

/// Whether a class or id names something for an author, and for a date.
fn named_for(value: &str) -> (bool, bool) {
    let bytes = value.as_bytes();
    let (mut author, mut date) = (false, false);
    for (at, byte) in bytes.iter().enumerate() {
        let goes_on = |rest: &str| {
            let word = bytes.get(at + 1..at + 1 + rest.len());
            word.is_some_and(|word| word.eq_ignore_ascii_case(rest.as_bytes()))
        };
        match byte | 0x20 {
            // Not what is authorised, nor an authority.
            b'a' => author |= goes_on("uthor") && !["uthoriz", "uthoris", "uthorit"].into_iter().any(goes_on),
            b'b' => author |= goes_on("yline"),
            b'c' => author |= goes_on("ontributor"),
            b'd' => date |= goes_on("ate"),
            // Hacker News.
            b'h' => author |= goes_on("nuser"),
            b'p' => date |= goes_on("ublish") || goes_on("osted"),
            b't' => date |= goes_on("ime"),
            b'u' => author |= goes_on("sername"),
            b'w' => author |= goes_on("riter"),
            _ => {}
        }
    }
    (author, date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Page;

    #[test]
    fn things_after_the_heading_come_before_those_above_it() {
        let html =
            "<body><p class=DATE>old</p><h1>Mill</h1><p class='entry-Date'>new</p><b class='c-byline'>x</b><time>";
        let page = Page::from_html(html, "");
        let sources = Sources::gather(&page);
        let near = Near::find(&sources, sources.headings.first().copied());
        let texts: Vec<String> = near.dates.iter().map(|id| sources.shown(*id)).collect();
        assert_eq!(texts, ["new", "old"]);
        assert_eq!((near.authors.len(), near.times.len()), (1, 1));
    }
}
