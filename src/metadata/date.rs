//! When the page was published and changed.

use super::datetext::{DateReader, Moment};
use super::jsonld::Linked;
use super::near::Near;
use super::precedence::Source;
use super::sources::Sources;
use super::words;
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
}

impl Dates<'_, '_> {
    /// The first date that a list of sources gives.
    pub fn first(&self, list: &[Source]) -> Option<Moment> {
        list.iter().find_map(|source| self.from_source(*source))
    }

    fn from_source(&self, source: Source) -> Option<Moment> {
        let sources = self.sources;
        match source {
            Source::Linked(property) => self.linked.texts(property).iter().find_map(|t| self.reader.find(t)),
            Source::Meta(name) => sources.metas(name).find_map(|t| self.reader.find(&t)),
            Source::Property(name) => sources.property(name).find_map(|id| self.reader.find(&sources.value(id))),
            Source::Time => self.near.times.iter().find_map(|&id| self.shown(id)),
            Source::Named => self.near.dates.iter().find_map(|&id| self.shown(id)),
            Source::Text => self.near.texts.iter().find_map(|&id| self.shown(id)),
            Source::Address => from_address(&sources.page.url),
            Source::LinkedSite | Source::AuthorLink => None,
        }
    }

    /// The date that an element or text shows, unless it says that it is one of a change.
    fn shown(&self, id: NodeId) -> Option<Moment> {
        let page = self.sources.page;
        let text = if page.tag(id).is_none() { page.text(id).to_owned() } else { self.sources.shown(id) };
        if text.len() > LONGEST_TEXT || is_change(&text) {
            return None;
        }
        let machine = page.attr(id, Attr::Datetime).and_then(|t| self.reader.find(t));
        machine.or_else(|| self.reader.find(&text))
    }
}

fn is_change(text: &str) -> bool {
    let folded = fold(text);
    words::section("updated").any(|label| folded.starts_with(label))
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
