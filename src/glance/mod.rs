//! A page at a glance: a few counts from one pass over its nodes, from which the model tells whether there is something
//! to read. Cheap enough for a badge, and the measure of how a page is to be cut.

pub mod kind;

use crate::page::{Flow, NodeId, Page, Tag};
use crate::scale::{count, ratio};

/// Bytes from which a text outside of links is prose rather than a label.
const LONG: usize = 80;

/// The columns, in order, as the trainer is told.
pub const NAMES: [&str; 26] = [
    "long_texts",
    "long_bytes",
    "long_share",
    "longest_run",
    "run_share",
    "link_share",
    "link_texts",
    "texts",
    "sentences",
    "h1",
    "h2",
    "h3",
    "paragraphs",
    "items",
    "cells",
    "pictures",
    "fields",
    "articles",
    "times",
    "code",
    "bytes",
    "prices",
    "kind",
    "schema",
    "segments",
    "hyphens",
];

/// The column with the type that the page gives itself in schema.org's words.
const SCHEMA: usize = 23;

/// How many columns there are.
pub const COUNT: usize = NAMES.len();

/// Whether the page says of itself that it is a thread of posts, or a question with its answers.
pub fn is_thread(row: &[u8; COUNT]) -> bool {
    row[SCHEMA] == kind::THREAD
}

/// Counts the columns of [`NAMES`].
pub fn row(page: &Page) -> [u8; COUNT] {
    let mut seen = Seen::default();
    let mut id = 0;
    let mut in_link: NodeId = 0;
    while id < page.nodes().len() as NodeId {
        let node = page.node(id);
        match node.tag {
            None => seen.text(page.text(id), id < in_link),
            Some(tag) if is_passed_over(tag) => {
                id = node.end;
                continue;
            }
            Some(Tag::A) => in_link = in_link.max(node.end),
            Some(tag) => seen.element(tag),
        }
        id += 1;
    }
    seen.row(kind::codes(page))
}

/// What the page says it is, of a row: the columns of [`kind::NAMES`].
pub fn kind_of(row: &[u8; COUNT]) -> &[u8] {
    &row[COUNT - kind::NAMES.len()..]
}

/// Matter for machines, and the parts of a page that are on every page of a site.
fn is_passed_over(tag: Tag) -> bool {
    tag.flow() == Flow::Void || matches!(tag, Tag::Nav | Tag::Footer | Tag::Noscript | Tag::Dialog | Tag::Svg)
}

#[derive(Default)]
struct Seen {
    bytes: usize,
    link_bytes: usize,
    link_texts: u32,
    texts: u32,
    sentences: u32,
    long: u32,
    long_bytes: usize,
    /// Bytes of long texts with no more than a few links between them: now, and the most so far.
    run: usize,
    best_run: usize,
    links_in_run: u32,
    prices: u32,
    elements: [u32; 11],
}

impl Seen {
    fn text(&mut self, text: &str, in_link: bool) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        self.bytes += text.len();
        self.texts += 1;
        self.prices += u32::from(text.len() < 24 && text.contains(['$', '€', '£', '¥', '₹', '₽']));
        if in_link {
            self.link_bytes += text.len();
            self.link_texts += 1;
            self.links_in_run += 1;
            // A card has a link or two; a run of text that is broken by more is a list of cards.
            if self.links_in_run > 4 {
                self.run = 0;
            }
            return;
        }
        self.sentences += u32::from(text.ends_with(['.', '!', '?', '。', '！', '？', '।', '؟']));
        if text.len() >= LONG {
            self.long += 1;
            self.long_bytes += text.len();
            self.run += text.len();
            self.best_run = self.best_run.max(self.run);
            self.links_in_run = 0;
        }
    }

    fn element(&mut self, tag: Tag) {
        let place = match tag {
            Tag::H1 => 0,
            Tag::H2 => 1,
            Tag::H3 => 2,
            Tag::P => 3,
            Tag::Li => 4,
            Tag::Td => 5,
            Tag::Img | Tag::AmpImg | Tag::Picture => 6,
            Tag::Input | Tag::Button | Tag::Select => 7,
            Tag::Article => 8,
            Tag::Time => 9,
            Tag::Pre => 10,
            _ => return,
        };
        self.elements[place] += 1;
    }

    fn row(&self, kind: [u8; 4]) -> [u8; COUNT] {
        let number = |n: u32| count(n as f32);
        let size = |n: usize| count(n as f32);
        let part = |n: usize| ratio(n as f32, self.bytes as f32);
        let [h1, h2, h3, paragraphs, items, cells, pictures, fields, articles, times, code] = self.elements.map(number);
        let [of_type, schema, segments, hyphens] = kind;
        [
            number(self.long),
            size(self.long_bytes),
            part(self.long_bytes),
            size(self.best_run),
            ratio(self.best_run as f32, self.long_bytes as f32),
            part(self.link_bytes),
            number(self.link_texts),
            number(self.texts),
            number(self.sentences),
            h1,
            h2,
            h3,
            paragraphs,
            items,
            cells,
            pictures,
            fields,
            articles,
            times,
            code,
            size(self.bytes),
            number(self.prices),
            of_type,
            schema,
            segments,
            hyphens,
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_and_links_are_told_apart() {
        let prose = "It rains all over the land, and the river that runs through it carries the rain down to the sea. ";
        let html =
            format!("<p>{prose}</p><p>{prose}</p><ul><li><a href=/a>{prose}</a><li>Short</ul><nav>{prose}</nav>");
        let row = row(&Page::from_html(&html, ""));
        let of = |name: &str| row[NAMES.iter().position(|n| *n == name).expect("a column")];
        assert_eq!(
            (of("long_texts"), of("link_texts"), of("texts"), of("items")),
            (count(2.0), count(1.0), count(4.0), count(2.0))
        );
        assert_eq!(of("run_share"), 255);
    }
}
