//! Looks folded text up in the phrases of a page's languages.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::data::FILES;
use super::{Category, Language};
use crate::fold::fold;

/// Characters that may follow a phrase tied to the block's end.
const TRAILING: &[char] =
    &[':', '.', '…', '!', '?', '»', '›', '→', '>', ' ', '"', '-', '–', '—', '|', '：', '。', '▾', '▼'];

/// Longest stretch that `*` stands for, in bytes of folded text.
const GAP_BYTES: usize = 48;

/// The categories that a text hit, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hits(u32);

impl Hits {
    /// Whether a category was hit.
    pub fn has(self, category: Category) -> bool {
        self.0 & (1 << category as u32) != 0
    }

    /// Whether nothing was hit.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    fn add(&mut self, category: Category) {
        self.0 |= 1 << category as u32;
    }
}

/// The phrases for one page: its own language and English, or all languages when the page does not say its own.
pub struct Phrases {
    books: Vec<&'static Book>,
}

impl Phrases {
    /// Words of the longest block in which a phrase is looked for: prose may say anything.
    pub const LONGEST: f32 = 40.0;

    /// For a page in this language (BCP 47, or empty when unknown).
    pub fn for_language(language: &str) -> Phrases {
        let primary = language.split(['-', '_']).next().unwrap_or("").to_ascii_lowercase();
        let primary = match primary.as_str() {
            "nb" | "nn" => "no",
            "iw" => "he",
            "in" => "id",
            other => other,
        };
        let known = FILES.iter().any(|(tag, _)| *tag == primary);
        let wanted = |tag: &str| !known || tag == primary || tag == "en";
        let books = FILES.iter().enumerate().filter(|(_, (tag, _))| wanted(tag)).map(|(i, _)| book(i)).collect();
        Phrases { books }
    }

    /// Every category that a folded text hits.
    pub fn hits(&self, folded: &str) -> Hits {
        let mut hits = Hits::default();
        for book in &self.books {
            book.look_up(folded, &mut hits);
        }
        hits
    }

    /// Length in bytes of the longest phrase of a category that a folded text begins with.
    pub fn prefix(&self, folded: &str, category: Category) -> Option<usize> {
        self.books.iter().filter_map(|book| book.prefix(folded, category)).max()
    }
}

fn book(index: usize) -> &'static Book {
    static BOOKS: [OnceLock<Book>; FILES.len()] = [const { OnceLock::new() }; FILES.len()];
    BOOKS[index].get_or_init(|| {
        // A file that does not parse is caught by the test of all files; here its phrases are merely missing.
        Language::parse(FILES[index].1).map(|language| Book::of(&language)).unwrap_or_default()
    })
}

/// One language's phrases by their first word, or first character where words are not spaced.
#[derive(Default)]
struct Book {
    whole_words: bool,
    by_head: HashMap<String, Vec<Entry>>,
}

struct Entry {
    category: Category,
    at_start: bool,
    at_end: bool,
    parts: Vec<Part>,
}

enum Part {
    Literal(String),
    Number,
    Gap,
}

impl Book {
    fn of(language: &Language) -> Book {
        let mut book = Book { whole_words: language.whole_words, by_head: HashMap::new() };
        for phrase in &language.phrases {
            let folded = fold(&phrase.text);
            let entry = Entry {
                category: phrase.category,
                at_start: phrase.at_start,
                at_end: phrase.at_end,
                parts: parts(&folded),
            };
            let head = book.head(&folded).to_owned();
            book.by_head.entry(head).or_default().push(entry);
        }
        book
    }

    /// What a text or phrase is filed under; numbers share one head.
    fn head<'a>(&self, text: &'a str) -> &'a str {
        let Some(first) = text.chars().next() else { return "" };
        if first == '#' || first.is_numeric() {
            return "#";
        }
        if !self.whole_words || !first.is_alphanumeric() {
            return &text[..first.len_utf8()];
        }
        let end = text.char_indices().find(|(_, c)| !c.is_alphanumeric()).map_or(text.len(), |(i, _)| i);
        &text[..end]
    }

    fn look_up(&self, text: &str, hits: &mut Hits) {
        let mut previous = ' ';
        for (at, c) in text.char_indices() {
            let begins = !self.whole_words || !previous.is_alphanumeric() || !c.is_alphanumeric();
            previous = c;
            if !begins {
                continue;
            }
            let rest = &text[at..];
            let Some(entries) = self.by_head.get(self.head(rest)) else { continue };
            for entry in entries {
                if !hits.has(entry.category) && (at == 0 || !entry.at_start) && self.matches(entry, rest).is_some() {
                    hits.add(entry.category);
                }
            }
        }
    }

    fn prefix(&self, text: &str, category: Category) -> Option<usize> {
        let entries = self.by_head.get(self.head(text))?;
        entries.iter().filter(|e| e.category == category).filter_map(|e| self.matches(e, text)).max()
    }

    /// Bytes of `text` that the entry covers from its start.
    fn matches(&self, entry: &Entry, text: &str) -> Option<usize> {
        let length = match_parts(&entry.parts, text)?;
        let rest = &text[length..];
        if self.whole_words
            && text[..length].chars().next_back().is_some_and(char::is_alphanumeric)
            && rest.chars().next().is_some_and(char::is_alphanumeric)
        {
            return None;
        }
        (!entry.at_end || rest.trim_start_matches(TRAILING).is_empty()).then_some(length)
    }
}

fn parts(folded: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut literal = String::new();
    for c in folded.chars() {
        if c == '#' || c == '*' {
            if !literal.is_empty() {
                parts.push(Part::Literal(std::mem::take(&mut literal)));
            }
            parts.push(if c == '#' { Part::Number } else { Part::Gap });
        } else {
            literal.push(c);
        }
    }
    if !literal.is_empty() {
        parts.push(Part::Literal(literal));
    }
    parts
}

/// Matches parts from the start of a text; a gap takes the nearest place where the rest goes on.
fn match_parts(parts: &[Part], text: &str) -> Option<usize> {
    let mut at = 0;
    let mut gap = false;
    for part in parts {
        let rest = &text[at..];
        match part {
            Part::Literal(literal) if gap => {
                // Spaces around `*` may fall together when the gap is empty.
                let literal = literal.trim_start();
                let window = rest.char_indices().map(|(i, _)| i).take_while(|i| *i <= GAP_BYTES);
                let found = window.into_iter().find(|&i| rest[i..].starts_with(literal))?;
                at += found + literal.len();
                gap = false;
            }
            Part::Literal(literal) => {
                if !rest.starts_with(literal.as_str()) {
                    return None;
                }
                at += literal.len();
            }
            Part::Number => {
                let digits = rest.find(|c: char| !c.is_numeric() && !matches!(c, '.' | ',')).unwrap_or(rest.len());
                if !rest.starts_with(char::is_numeric) {
                    return None;
                }
                at += digits;
            }
            Part::Gap => gap = true,
        }
    }
    Some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_data_file_parses_and_formats_back() {
        for (tag, file) in FILES {
            let language = Language::parse(file).unwrap_or_else(|e| panic!("{tag}.txt: {e}"));
            assert_eq!(language.tag, *tag);
            let again = Language::parse(&language.format()).unwrap();
            assert_eq!(again, Language { phrases: again.phrases.clone(), ..language.clone() }, "{tag}");
            for phrase in &language.phrases {
                assert!(again.phrases.contains(phrase), "{tag}: {phrase:?}");
                assert_eq!(fold(&phrase.text), phrase.text, "{tag}: a phrase is written folded");
            }
        }
    }

    #[test]
    fn innocent_sentences_hit_nothing() {
        for (tag, file) in FILES {
            let language = Language::parse(file).unwrap();
            let phrases = Phrases::for_language(tag);
            assert!(language.keep.len() >= 6, "{tag} has too few sentences to keep");
            for sentence in &language.keep {
                let hits = phrases.hits(&fold(sentence));
                assert!(hits.is_empty(), "{tag}: {sentence:?} hits {hits:?}");
            }
        }
    }

    #[test]
    fn anchors_numbers_and_gaps() {
        let language =
            Language::parse("language: xx\nboundary: word\n[related]\n^read more:\n[comments]\n^# comments$\n[newsletter]\nsign up * newsletter\n")
                .unwrap();
        let book = Book::of(&language);
        let hits = |text: &str| {
            let mut hits = Hits::default();
            book.look_up(&fold(text), &mut hits);
            hits
        };
        assert!(hits("Read more: The mill").has(Category::Related));
        assert!(hits("They read more: books").is_empty());
        assert!(hits("1,204 Comments:").has(Category::Comments));
        assert!(hits("12 comments were read").is_empty());
        assert!(hits("Please sign up for our weekly newsletter now").has(Category::Newsletter));
        assert!(hits("Sign up newsletter").has(Category::Newsletter));
    }
}
