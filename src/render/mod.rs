//! An article in the forms that leave the engine.
//!
//! [`text`] is what tests compare and what scores count; [`markdown`] and [`html`] are documents to keep; [`packed`]
//! is what the browser builds its nodes from. Each is one loop over [`crate::article::Content`] with a stack of what
//! is open: no depth of nesting can exhaust anything, and a stream that closes too much or too little is still
//! written whole.

mod cards;
mod formula;
mod html;
mod markdown;
pub mod packed;
mod text;

pub use html::{html, html_fragment};
pub use markdown::markdown;
pub use text::{TextOptions, text};

use crate::metadata::Metadata;

/// Stands between byline, date and site.
const SEPARATOR: &str = " \u{b7} ";

/// The day of publication; a time of day means little without the reader's zone.
fn day(metadata: &Metadata) -> Option<&str> {
    metadata.published.as_deref().and_then(|date| date.split(['T', ' ']).next()).filter(|day| !day.is_empty())
}

/// Streams for tests, written as short markup-like steps.
/// White space that is waiting for something after it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    Space,
    Line,
}

#[cfg(test)]
mod sample {
    use crate::article::{Article, Content, Event};
    use crate::metadata::Metadata;
    use crate::page::{Attr, Tag};

    pub fn open(name: &str) -> Event {
        open_with(name, &[])
    }

    pub fn open_with(name: &str, attrs: &[(&str, &str)]) -> Event {
        let attrs = attrs.iter().map(|(n, v)| (Attr::from_name(n), (*v).to_owned())).collect();
        Event::Open { tag: Tag::from_name(name), attrs, source: None }
    }

    pub fn say(text: &str) -> Event {
        Event::Text(text.to_owned())
    }

    /// Reads `<name a="v">`, `</>` and text between them: enough of a notation to write streams in one line.
    pub fn content(notation: &str) -> Content {
        let mut events = Vec::new();
        let mut rest = notation;
        while !rest.is_empty() {
            if let Some(after) = rest.strip_prefix("</>") {
                events.push(Event::Close);
                rest = after;
            } else if let Some(after) = rest.strip_prefix('<') {
                let (inside, after) = after.split_once('>').expect("closed");
                let mut parts = inside.split('"');
                let head = parts.next().unwrap_or_default();
                let (name, mut key) = head.split_once(' ').unwrap_or((head, ""));
                let mut attrs = Vec::new();
                while let Some(value) = parts.next() {
                    attrs.push((key.trim().trim_end_matches('='), value));
                    key = parts.next().unwrap_or_default();
                }
                events.push(open_with(name, &attrs));
                rest = after;
            } else {
                let end = rest.find('<').unwrap_or(rest.len());
                events.push(say(&rest[..end]));
                rest = &rest[end..];
            }
        }
        Content { events }
    }

    /// The Markdown of a stream in that notation, without any metadata.
    pub fn markdown_of(notation: &str) -> String {
        super::markdown(&article(Metadata::default(), content(notation)))
    }

    pub fn article(metadata: Metadata, content: Content) -> Article {
        Article { problem: None, metadata, content, removals: Vec::new(), truncated: None }
    }
}
