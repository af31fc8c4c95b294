//! When the page was published and changed.

use super::datetext::{DateReader, Moment};
use super::jsonld::Linked;
use super::near::Near;
use super::precedence::{self, Source};
use super::sources::Sources;
use super::text::tidy;
use crate::blocks::fold;
use crate::page::{Attr, NodeId};

/// Longest text that a visible date stands in, in bytes.
const LONGEST_TEXT: usize = 120;

/// What a date is looked for in.
pub struct Dates<'a, 'p> {
    pub sources: &'a Sources<'p>,
    pub linked: &'a Linked<'a>,
    pub near: &'a Near,
    pub reader: DateReader,
    /// Labels of dates of changes.
    pub updated: Vec<&'static str>,
}

impl Dates<'_, '_> {
    /// When the page was published.
    pub fn published(&self) -> Option<Moment> {
        precedence::PUBLISHED.iter().find_map(|source| self.from_source(*source, Event::Publication))
    }

    /// When it was last changed.
    pub fn modified(&self) -> Option<Moment> {
        precedence::MODIFIED.iter().find_map(|source| self.from_source(*source, Event::Change))
    }

    fn from_source(&self, source: Source, event: Event) -> Option<Moment> {
        let sources = self.sources;
        match source {
            Source::Linked(property) => self.linked.texts(property).iter().find_map(|t| self.reader.find(t)),
            Source::Meta(name) => sources.metas(name).find_map(|t| self.reader.find(&t)),
            Source::Property(name) => sources.property(name).find_map(|id| self.reader.find(&sources.value(id))),
            Source::MetaDate => {
                let dates = sources.metas.iter().filter(|(name, _)| is_publication(name));
                dates.filter_map(|(_, content)| self.reader.find(content)).next()
            }
            Source::Time => self.near.times.iter().find_map(|&id| self.shown(id, event)),
            Source::Named => self.near.dates.iter().find_map(|&id| self.shown(id, event)),
            Source::Text => self.near.texts.iter().find_map(|&id| self.shown(id, event)),
            Source::Anywhere => {
                let far = Near::after(sources, self.near.heading);
                far.times.iter().chain(&far.dates).find_map(|&id| self.shown(id, event))
            }
            Source::Address => from_address(&sources.page.url),
            Source::LinkedSite | Source::AuthorLink => None,
        }
    }

    /// The date that an element or text shows, when it is of this kind of event. A date that does not say which it is
    /// counts as the publication's.
    fn shown(&self, id: NodeId, event: Event) -> Option<Moment> {
        let page = self.sources.page;
        let text = if page.tag(id).is_none() { tidy(page.text(id)) } else { self.sources.shown(id) };
        let machine = page.attr(id, Attr::Datetime);
        if machine.is_none() && !text.contains(char::is_numeric) {
            return None;
        }
        if text.len() > LONGEST_TEXT || self.is_change(id, &text) != (event == Event::Change) {
            return None;
        }
        machine.and_then(|t| self.reader.find(t)).or_else(|| self.reader.find(&text))
    }

    /// Whether a text, or the label right before it, says that it is about a change.
    fn is_change(&self, id: NodeId, text: &str) -> bool {
        let labelled = |text: &str| {
            let folded = fold(text);
            self.updated.iter().any(|label| folded.starts_with(label))
        };
        if labelled(text) {
            return true;
        }
        let page = self.sources.page;
        let before = (id.saturating_sub(4)..id).rev().find(|&n| !page.text(n).trim().is_empty());
        before.is_some_and(|n| page.text(n).len() < 40 && labelled(page.text(n)))
    }
}

/// What a date is the date of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Event {
    Publication,
    Change,
}

/// Whether a meta's name says that it is when the page was published.
fn is_publication(name: &str) -> bool {
    let dated = ["publish", "pubdate", "date", "issued"].iter().any(|word| name.contains(word));
    let other = ["modif", "updat", "last", "expir", "valid", "review", "event", "start", "end", "format", "scheme"];
    dated && !other.iter().any(|word| name.contains(word))
}

/// A date in the path: `/2024/05/17/`, `/2024-05-17-`, `/20240517/`.
fn from_address(url: &str) -> Option<Moment> {
    let path = url.split(['?', '#']).next()?.splitn(4, '/').nth(3)?;
    let reader = DateReader::new("en", "");
    let starts = std::iter::once(0).chain(path.match_indices('/').map(|(at, _)| at + 1));
    starts.map(|at| &path[at..]).find_map(|rest| {
        if !rest.starts_with("19") && !rest.starts_with("20") {
            return None;
        }
        let end =
            rest.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '/' | '-' | '_')).unwrap_or(rest.len());
        let head: String = rest[..end.min(12)].to_owned();
        reader.find(&head)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn address_gives_a_whole_date_only() {
        let read = |url| from_address(url).map(|m| m.to_string());
        assert_eq!(read("https://a.example/news/2024/05/17/mill/").as_deref(), Some("2024-05-17"));
        assert_eq!(read("https://a.example/2024-05-17-mill").as_deref(), Some("2024-05-17"));
        assert_eq!(read("https://a.example/20240517/mill").as_deref(), Some("2024-05-17"));
        assert_eq!(read("https://a.example/2024/05/mill"), None);
        assert_eq!(read("https://a.example/"), None);
        assert_eq!(read(""), None);
    }
}
