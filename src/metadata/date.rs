//! When the page was published and changed.

use super::datetext::{DateReader, Moment};
use super::jsonld::Linked;
use super::near::Near;
use super::precedence::{self, Source};
use super::sources::Sources;
use super::words;
use crate::fold::fold;
use crate::page::{Attr, Flow, NodeId, Tag};

/// Longest text that a visible date stands in, in bytes.
const LONGEST_TEXT: usize = 120;

/// Longest label of a date, in bytes.
const LONGEST_LABEL: usize = 40;

/// Nodes after the title among which a date is the article's own.
const NEAREST: NodeId = 60;

/// How many of a kind are tried far from the title.
const MOST_TRIED: usize = 60;

/// What a date is looked for in.
pub struct Dates<'a, 'p> {
    pub sources: &'a Sources<'p>,
    pub linked: &'a Linked<'a>,
    pub near: &'a Near,
    pub reader: DateReader,
}

impl Dates<'_, '_> {
    /// When the page was published.
    pub fn published(&self) -> Option<Moment> {
        let (source, stated) = precedence::PUBLISHED
            .iter()
            .find_map(|source| Some((source, self.at_source(*source, Event::Publication)?)))?;
        if !matches!(source, Source::Linked(_) | Source::Meta(_)) {
            return Some(stated);
        }
        let stamped = self.modified().is_some_and(|change| change.date <= stated.date);
        let earlier = |seen: &Moment| stamped && seen.date < stated.date;
        // The same moment in the page's own zone is the day that its readers know.
        let same = |seen: &Moment| seen.instant().is_some_and(|instant| Some(instant) == stated.instant());
        Some(self.shown_alone().filter(|seen| earlier(seen) || same(seen)).unwrap_or(stated))
    }

    /// When it was last changed.
    pub fn modified(&self) -> Option<Moment> {
        precedence::MODIFIED.iter().find_map(|source| self.at_source(*source, Event::Change))
    }

    /// The first date that is shown near the title with little else.
    fn shown_alone(&self) -> Option<Moment> {
        let near = self.near;
        precedence::SHOWN_DATE.iter().find_map(|source| {
            let ids = match source {
                Source::Time => &near.times,
                Source::Named => &near.dates,
                _ => &near.texts,
            };
            let short =
                |id: &&NodeId| near.heading.is_some_and(|h| (h..h + NEAREST).contains(*id)) && self.stands_alone(**id);
            ids.iter().filter(short).find_map(|&id| self.shown(id, Event::Publication))
        })
    }

    /// Whether little else stands in the same block: a line of its own, not in a sentence and not a picture's.
    fn stands_alone(&self, id: NodeId) -> bool {
        let page = self.sources.page;
        let in_figure = page.lineage(id).any(|n| matches!(page.tag(n), Some(Tag::Figure | Tag::Figcaption)));
        let block = page.lineage(id).find(|&n| page.tag(n).is_some_and(|tag| tag.flow() == Flow::Block));
        !in_figure && block.is_some_and(|block| (1..LONGEST_LABEL).contains(&self.sources.shown(block).len()))
    }

    fn at_source(&self, source: Source, event: Event) -> Option<Moment> {
        let sources = self.sources;
        match source {
            Source::Linked(property) => self.linked.texts(property).iter().find_map(|t| self.reader.find(t)),
            Source::Meta(name) => sources.metas(name).find_map(|t| self.reader.find(&t)),
            Source::Property(name) => sources.property(name).find_map(|id| self.reader.find(&sources.value(id))),
            Source::MetaDate => {
                let mut dates = sources.metas.iter().filter(|(name, _)| is_publication(name));
                dates.find_map(|(_, content)| self.reader.find(content))
            }
            Source::Time => self.near.times.iter().find_map(|&id| self.shown(id, event)),
            Source::Named => self.near.dates.iter().find_map(|&id| self.shown(id, event)),
            Source::Text => self.near.texts.iter().find_map(|&id| self.shown(id, event)),
            Source::Anywhere => {
                let far = self.near.far(sources);
                let with_digit = |id: &&NodeId| {
                    let text = sources.page.text(**id);
                    text.len() < LONGEST_LABEL && text.bytes().any(|b| b.is_ascii_digit())
                };
                let short = far.texts.iter().filter(with_digit).take(MOST_TRIED);
                let marked = far.times.iter().take(MOST_TRIED).chain(far.dates.iter().take(MOST_TRIED));
                let mut all = marked.chain(short).filter(|id| !sources.in_comments(**id));
                all.find_map(|&id| self.shown(id, event))
            }
            Source::Address => from_address(&sources.page.url),
            Source::LinkedSite | Source::AuthorLink => None,
        }
    }

    /// The date that an element or text shows, when it is of this kind of event. A date that does not say which it is
    /// counts as the publication's.
    fn shown(&self, id: NodeId, event: Event) -> Option<Moment> {
        let page = self.sources.page;
        let machine = page.attr(id, Attr::Datetime);
        let text = match page.tag(id) {
            None if page.text(id).len() > LONGEST_TEXT => return None,
            None => page.text(id).to_owned(),
            Some(_) => self.sources.shown(id),
        };
        if text.len() > LONGEST_TEXT || (machine.is_none() && !text.contains(char::is_numeric)) {
            return None;
        }
        let folded = fold(&text);
        let label = Self::change_label(&folded).or_else(|| self.is_labelled_change(id).then_some(0));
        let (publication, change) = folded.split_at(label.unwrap_or(folded.len()));
        let part = if event == Event::Change { change } else { publication };
        let whole = if event == Event::Change { label == Some(0) } else { label.is_none() };
        machine.filter(|_| whole).and_then(|t| self.reader.find(t)).or_else(|| self.reader.find(part))
    }

    /// Where a folded text begins to speak of a change.
    fn change_label(folded: &str) -> Option<usize> {
        let labels = words::section("updated");
        let mut in_word = false;
        folded.char_indices().map(|(at, c)| (at, std::mem::replace(&mut in_word, c.is_alphanumeric()))).find_map(
            |(at, goes_on)| (!goes_on && labels.iter().any(|label| folded[at..].starts_with(label))).then_some(at),
        )
    }

    /// Whether the text right before a node says that a change is dated.
    fn is_labelled_change(&self, id: NodeId) -> bool {
        let page = self.sources.page;
        let before = (id.saturating_sub(4)..id).rev().map(|n| page.text(n)).find(|text| !text.trim().is_empty());
        before.is_some_and(|text| text.len() < LONGEST_LABEL && Self::change_label(&fold(text)).is_some())
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

    fn dates(html: &str) -> (Option<String>, Option<String>) {
        let metadata = crate::metadata::read(&crate::page::Page::from_html(html, "https://a.example/b"));
        (metadata.published, metadata.modified)
    }

    #[test]
    fn labels_tell_publication_from_change() {
        let (published, modified) = dates("<h1>Wheel</h1><p>Published May 17, 2024 | Updated May 19, 2024</p>");
        assert_eq!(published.as_deref(), Some("2024-05-17"));
        assert_eq!(modified.as_deref(), Some("2024-05-19"));
        let (published, modified) =
            dates("<h1>Wheel</h1><span>Last updated:</span> <time datetime='2024-05-19T08:00+02:00'>May 19");
        assert_eq!(published, None);
        assert_eq!(modified.as_deref(), Some("2024-05-19T08:00:00+02:00"));
    }

    #[test]
    fn data_come_before_what_is_shown() {
        let (published, _) = dates(
            "<meta property='article:published_time' content='2024-05-17T10:00:00Z'><h1>Wheel</h1><time>May 1, 2024</time>",
        );
        assert_eq!(published.as_deref(), Some("2024-05-17T10:00:00Z"));
        assert_eq!(dates("<meta name='last-update-date' content='2024-05-17'>").0, None);
    }

    #[test]
    fn date_that_every_change_stamps_yields_to_the_one_that_is_shown() {
        let stamped = "<meta property='article:published_time' content='2024-05-19'>\
                       <meta property='article:modified_time' content='2024-05-19'>";
        assert_eq!(dates(&format!("{stamped}<h1>Wheel</h1><p>May 17, 2024</p>")).0.as_deref(), Some("2024-05-17"));
        assert_eq!(dates(&format!("{stamped}<h1>Wheel</h1><p>May 27, 2024</p>")).0.as_deref(), Some("2024-05-19"));
        let prose = "<p>The flood of May 17, 2024 took the old wheel away, and the miller with it.</p>";
        assert_eq!(dates(&format!("{stamped}<h1>Wheel</h1>{prose}")).0.as_deref(), Some("2024-05-19"));
    }

    #[test]
    fn same_moment_is_told_in_the_zone_of_the_page() {
        let (published, _) = dates(
            "<meta property='article:published_time' content='2024-05-18T02:30:00Z'><h1>Wheel</h1>\
             <time datetime='2024-05-17T19:30:00-07:00'>May 17</time>",
        );
        assert_eq!(published.as_deref(), Some("2024-05-17T19:30:00-07:00"));
    }

    #[test]
    fn answers_have_dates_of_their_own() {
        let html = "<div itemscope><h1>Wheel</h1><time itemprop=dateCreated datetime='2014-02-04'>long ago</time>\
                    <div itemprop=suggestedAnswer itemscope><time itemprop=datePublished>2019-01-21</time></div></div>";
        assert_eq!(dates(html).0.as_deref(), Some("2014-02-04"));
    }
}
