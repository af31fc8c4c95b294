//! Who wrote it: names out of lists, without "By", roles, addresses and handles.

use super::jsonld::Linked;
use super::near::Near;
use super::precedence::{self, Source};
use super::sources::Sources;
use super::text::tidy;
use super::words;
use crate::blocks::fold;
use crate::page::Page;
use crate::phrases::{Category, Phrases};

/// Longest text of a visible byline, in characters.
const LONGEST: usize = 160;
/// Longest name.
const LONGEST_NAME: usize = 60;

/// Reads the authors.
pub fn read(sources: &Sources, linked: &Linked, near: &Near, language: &str) -> Vec<String> {
    let cleaner = Cleaner::new(language);
    for source in precedence::AUTHOR {
        let found = from_source(sources, linked, near, &cleaner, *source);
        let visible = matches!(source, Source::Named | Source::Text | Source::AuthorLink | Source::Property(_));
        let mut names: Vec<String> = Vec::new();
        for name in found.iter().flat_map(|text| cleaner.names(text, visible)) {
            if !names.iter().any(|n| fold(n) == fold(&name)) {
                names.push(name);
            }
        }
        if !names.is_empty() {
            return names;
        }
    }
    Vec::new()
}

/// What a source says, as it says it.
fn from_source(sources: &Sources, linked: &Linked, near: &Near, cleaner: &Cleaner, source: Source) -> Vec<String> {
    match source {
        Source::Linked(property) => linked.texts(property),
        Source::Meta(name) => sources.metas(name).collect(),
        Source::Property(name) => {
            let ids: Vec<_> = sources.property(name).collect();
            // A person's name inside a person.
            let named = |id| sources.property("name").find(|n| sources.page.is_within(*n, id)).unwrap_or(id);
            ids.into_iter().map(|id| sources.value(named(id))).collect()
        }
        Source::AuthorLink => {
            sources.author_links.iter().filter(|id| !sources.in_comments(**id)).map(|id| sources.shown(*id)).collect()
        }
        Source::Named => near.authors.iter().map(|id| sources.pieces(*id).join(" ")).take(1).collect(),
        Source::Text => visible(sources.page, near, cleaner),
        _ => Vec::new(),
    }
}

/// A text near the title that begins with "by" and goes on with a name.
fn visible(page: &Page, near: &Near, cleaner: &Cleaner) -> Vec<String> {
    for (index, id) in near.texts.iter().enumerate() {
        let text = tidy(page.text(*id));
        if text.chars().count() > LONGEST {
            continue;
        }
        let Some(rest) = cleaner.without_by(&text) else { continue };
        if !rest.is_empty() {
            return vec![rest.to_owned()];
        }
        return near.texts.get(index + 1).map(|id| tidy(page.text(*id))).into_iter().collect();
    }
    Vec::new()
}

struct Cleaner {
    phrases: Phrases,
    conjunctions: Vec<&'static str>,
}

impl Cleaner {
    fn new(language: &str) -> Cleaner {
        let primary = language.split(['-', '_']).next().unwrap_or("");
        Cleaner { phrases: Phrases::for_language(language), conjunctions: words::conjunctions(primary) }
    }

    /// The text after its "by", when it begins with one.
    fn without_by<'t>(&self, text: &'t str) -> Option<&'t str> {
        let length = self.phrases.prefix(&fold(text), Category::Byline)?;
        let rest = after_folded(text, length).trim_start_matches([':', ' ', '-', '–', '—', '|']);
        Some(rest)
    }

    /// The names in a text.
    fn names(&self, text: &str, visible: bool) -> Vec<String> {
        let mut text = text.trim();
        while let Some(rest) = self.without_by(text).filter(|rest| rest.len() < text.len()) {
            text = rest;
        }
        if visible && text.chars().count() > LONGEST {
            return Vec::new();
        }
        let mut names: Vec<String> = Vec::new();
        for part in self.split(text) {
            let part = part.trim().trim_matches([',', ';', ':', '-', '–', '—', '|', '•', '·', '*', '"', '(']).trim();
            if is_credential(part)
                && let Some(last) = names.last_mut()
            {
                last.push_str(", ");
                last.push_str(part);
            } else if is_name(part) {
                names.push(part.to_owned());
            }
        }
        names
    }

    fn split<'t>(&self, text: &'t str) -> Vec<&'t str> {
        let mut parts: Vec<&str> = text.split([',', ';', '|', '/', '&', '•', '·', '\n', '、', '，']).collect();
        for word in &self.conjunctions {
            let pattern = format!(" {word} ");
            parts = parts.iter().flat_map(|part| split_word(part, &pattern)).collect();
        }
        parts
    }
}

fn split_word<'t>(text: &'t str, pattern: &str) -> Vec<&'t str> {
    let lower = text.to_ascii_lowercase();
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, _) in lower.match_indices(pattern) {
        parts.push(&text[from..at]);
        from = at + pattern.len();
    }
    parts.push(&text[from..]);
    parts
}

/// What follows the part of a text that folds to this many bytes.
fn after_folded(text: &str, length: usize) -> &str {
    let mut folded = 0;
    for (at, c) in text.char_indices() {
        if folded >= length {
            return &text[at..];
        }
        folded += fold(c.encode_utf8(&mut [0; 4])).len().max(usize::from(c.is_whitespace()));
    }
    ""
}

/// Letters after a name: `MD`, `PhD`, `RDN`.
fn is_credential(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = text.chars().filter(|c| c.is_uppercase()).count();
    (2..=6).contains(&letters) && capitals >= 2 && text.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-'))
}

fn is_name(text: &str) -> bool {
    let folded = fold(text);
    let length = text.chars().count();
    (2..=LONGEST_NAME).contains(&length)
        && text.chars().any(char::is_alphabetic)
        && !text.contains("://")
        && !text.contains('@')
        && !text.chars().any(|c| c.is_ascii_digit())
        && !words::section("role").chain(words::section("nobody")).any(|w| w == folded)
}
