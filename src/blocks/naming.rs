//! What an element is called, as evidence: class, id, role and the like against the words of `naming.txt`.

use std::sync::OnceLock;

use crate::page::{Attr, NodeId, Page, Tag};
use crate::reason::Reason;

/// Words that turn the next one into a statement about the page's state ("has-sidebar", "no-comments").
const STATES: &[&str] = &["no", "not", "has", "with", "without", "is", "hide", "show", "open", "enable", "disable"];

/// Longest value that is looked at; utility-class soups are longer and say nothing.
const MAX_VALUE: usize = 400;

/// The reason for removal that an element's own names suggest.
pub fn naming(page: &Page, id: NodeId) -> Option<Reason> {
    said_of(page, id, page.attr(id, Attr::Class).and_then(said_by))
}

/// The same for many elements of a page, whose classes are looked through once.
pub(super) struct Namings(Vec<Option<(u8, Reason)>>);

impl Namings {
    pub(super) fn new(page: &Page) -> Namings {
        Namings(page.of_classes(said_by))
    }

    pub(super) fn of(&self, page: &Page, id: NodeId) -> Option<Reason> {
        said_of(page, id, self.0[page.class(id)])
    }
}

fn said_of(page: &Page, id: NodeId, by_class: Option<(u8, Reason)>) -> Option<Reason> {
    match page.tag(id) {
        // The page's state is written on these, not what they are.
        None | Some(Tag::Html | Tag::Body | Tag::Main) => return None,
        Some(Tag::Nav | Tag::Search | Tag::Menu) => return Some(Reason::Navigation),
        Some(_) => {}
    }
    let names = page.attrs(id).filter(|(attr, _)| {
        matches!(attr, Attr::Id | Attr::Role | Attr::Itemprop | Attr::DataComponent | Attr::DataTestid)
    });
    let said = names.filter_map(|(_, value)| said_by(value)).chain(by_class);
    said.min_by_key(|&(rank, _)| rank).map(|(_, reason)| reason)
}

fn said_by(value: &str) -> Option<(u8, Reason)> {
    let mut best = None;
    for class in value[..value.floor_char_boundary(MAX_VALUE)].split_ascii_whitespace() {
        look_up(class, &mut best);
    }
    best
}

fn look_up(class: &str, best: &mut Option<(u8, Reason)>) {
    let mut pair = Pair { bytes: [0; Pair::LONGEST], split: 0, length: 0 };
    let mut lower_before = false;
    let mut fresh = true;
    for byte in class.bytes() {
        if !byte.is_ascii_alphanumeric() {
            fresh = true;
            lower_before = false;
            continue;
        }
        if fresh || (byte.is_ascii_uppercase() && lower_before) {
            pair.weigh(best);
            pair.turn();
            fresh = false;
        }
        lower_before = byte.is_ascii_lowercase();
        pair.push(byte.to_ascii_lowercase());
    }
    pair.weigh(best);
}

/// The word being read and the one before it, as `before-word`; without a heap, since a page has thousands of names.
struct Pair {
    bytes: [u8; Pair::LONGEST],
    /// Where the word before ends.
    split: usize,
    length: usize,
}

impl Pair {
    /// Longer pairs are in no table; what is beyond is not read.
    const LONGEST: usize = 64;

    fn push(&mut self, byte: u8) {
        if let Some(place) = self.bytes.get_mut(self.length) {
            *place = byte;
            self.length += 1;
        }
    }

    /// The word becomes the word before.
    fn turn(&mut self) {
        let start = self.start();
        self.bytes.copy_within(start..self.length, 0);
        self.split = self.length - start;
        self.length = self.split;
        if self.split > 0 {
            self.push(b'-');
        }
    }

    fn start(&self) -> usize {
        if self.split > 0 { (self.split + 1).min(self.length) } else { 0 }
    }

    /// Takes what the word says, and what the pair does, when it ranks before the best so far.
    fn weigh(&self, best: &mut Option<(u8, Reason)>) {
        let (before, pair) = (&self.bytes[..self.split], &self.bytes[..self.length]);
        let word = &pair[self.start()..];
        if word.is_empty() {
            return;
        }
        let is_state = || STATES.iter().any(|state| state.as_bytes() == before);
        let alone = Words::table().get(word).filter(|_| !is_state());
        let paired = if before.is_empty() { None } else { Words::table().get(pair) };
        *best = [*best, alone, paired].into_iter().flatten().min_by_key(|&(rank, _)| rank);
    }
}

/// A word of `naming.txt`, or a stem (`komentar*`), with its section's rank and reason.
struct Word {
    start: [u8; 3],
    bytes: &'static [u8],
    is_stem: bool,
    rank: u8,
    reason: Reason,
}

/// The words by their first three letters.
struct Words([Vec<Word>; Words::BUCKETS]);

impl Words {
    const BUCKETS: usize = 256;

    /// Nearly every word is in no table, which the first three letters tell.
    fn get(&self, word: &[u8]) -> Option<(u8, Reason)> {
        let start = start(word);
        let is = |w: &&Word| w.start == start && if w.is_stem { word.starts_with(w.bytes) } else { word == w.bytes };
        self.0[Words::bucket(start)].iter().filter(is).map(|w| (w.rank, w.reason)).min_by_key(|&(rank, _)| rank)
    }

    fn bucket([a, b, c]: [u8; 3]) -> usize {
        (usize::from(a) * 961 + usize::from(b) * 31 + usize::from(c)) % Words::BUCKETS
    }

    fn table() -> &'static Words {
        static TABLE: OnceLock<Words> = OnceLock::new();
        TABLE.get_or_init(|| {
            let mut words = Words([const { Vec::new() }; Words::BUCKETS]);
            let mut section = None;
            let mut rank = 0;
            for line in include_str!("naming.txt").lines().filter(|l| !l.starts_with('#')) {
                if let Some(name) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
                    section = Reason::from_name(name);
                    rank += 1;
                } else if let Some(reason) = section {
                    for word in line.split_ascii_whitespace() {
                        let (is_stem, word) = word.strip_suffix('*').map_or((false, word), |stem| (true, stem));
                        let (start, bytes) = (start(word.as_bytes()), word.as_bytes());
                        words.0[Words::bucket(start)].push(Word { start, bytes, is_stem, rank, reason });
                    }
                }
            }
            words
        })
    }
}

/// The first three letters; a shorter word is filled up.
fn start(word: &[u8]) -> [u8; 3] {
    std::array::from_fn(|i| word.get(i).copied().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(class: &str) -> Option<Reason> {
        said_by(class).map(|(_, reason)| reason)
    }

    #[test]
    fn names_are_read_by_words() {
        assert_eq!(named("entry-related-posts"), Some(Reason::Related));
        assert_eq!(named("postMeta"), Some(Reason::MetadataRepeated));
        assert_eq!(named("shared-layout"), None);
        assert_eq!(named("header"), None);
        assert_eq!(named("comment-respond"), Some(Reason::CommentForm));
    }

    #[test]
    fn stems_reach_inflected_and_joined_words() {
        assert_eq!(named("komentarzeLista"), Some(Reason::Comments));
        assert_eq!(named("articulosRelacionados"), Some(Reason::Related));
        assert_eq!(named("verylongword".repeat(12).as_str()), None);
    }

    #[test]
    fn a_state_of_the_page_is_no_name() {
        assert_eq!(named("has-sidebar"), None);
        assert_eq!(named("no-comments"), None);
    }

    #[test]
    fn every_word_is_found_by_its_first_three_letters() {
        for word in
            include_str!("naming.txt").lines().filter(|l| !l.starts_with(['#', '['])).flat_map(str::split_whitespace)
        {
            assert!(word.starts_with(|c: char| c.is_ascii_lowercase()), "{word}");
            assert!(!word.ends_with('*') || word.len() > 3, "{word}");
        }
    }

    #[test]
    fn every_section_is_a_reason() {
        for line in include_str!("naming.txt").lines().filter(|l| l.starts_with('[')) {
            assert!(Reason::from_name(line.trim_matches(['[', ']'])).is_some(), "{line}");
        }
    }
}
