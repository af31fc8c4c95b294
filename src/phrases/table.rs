//! The phrases of one or more languages, unpacked for looking up.

use super::Category;
use super::fingerprint::{BITS, Fingerprint, HEAD, HEAD_BITS};
use super::pattern::{covered, number};

/// Characters that may follow a phrase tied to the block's end.
pub(super) const TRAILING: &[char] =
    &[':', '.', '…', '!', '?', '»', '›', '→', '>', ' ', '"', '-', '–', '—', '|', '：', '。', '▾', '▼'];

/// One language as `compile.rs` packs it, which says what the fields are.
pub(super) struct Packed<'a> {
    pub tag: &'a str,
    pub whole_words: bool,
    pub prints: &'a [u8],
    pub count: usize,
    pub rice: u32,
    pub longest: usize,
    pub heads: &'a [u16],
    pub patterns: &'a [(Category, &'a str)],
}

include!(concat!(env!("OUT_DIR"), "/phrases.rs"));

/// What is found: the categories as bits, and the bytes that the phrase takes.
type Found<'a> = dyn FnMut(u32, usize) + 'a;

/// Phrases of languages that agree on whether words are whole.
pub(super) struct Table<'a> {
    whole_words: bool,
    /// Fingerprints with their category, plus one, at the place that the fingerprint says or the next free one.
    slots: Vec<u64>,
    longest: usize,
    /// Which heads there are, a bit each.
    heads: [u32; 1 << (HEAD_BITS - 5)],
    /// Patterns tied to the block's start.
    tied: Vec<Pattern<'a>>,
    /// Those that may stand anywhere.
    loose: Vec<Pattern<'a>>,
}

struct Pattern<'a> {
    category: Category,
    at_end: bool,
    /// What it begins with, up to its first number or gap: few texts do.
    head: &'a str,
    text: &'a str,
}

impl<'a> Table<'a> {
    pub(super) fn of<'p>(languages: impl IntoIterator<Item = &'p Packed<'a>> + Clone) -> Table<'a>
    where
        'a: 'p,
    {
        let count: usize = languages.clone().into_iter().map(|l| l.count).sum();
        let mut table = Table {
            whole_words: languages.clone().into_iter().any(|l| l.whole_words),
            slots: vec![0; (2 * count).next_power_of_two()],
            longest: 0,
            heads: [0; 1 << (HEAD_BITS - 5)],
            tied: Vec::new(),
            loose: Vec::new(),
        };
        for language in languages {
            table.unpack(language);
            table.longest = table.longest.max(language.longest);
            for &head in language.heads {
                table.heads[usize::from(head / 32)] |= 1 << (head % 32);
            }
            for &(category, line) in language.patterns {
                match line.strip_prefix('^') {
                    Some(line) => table.tied.push(Pattern::of(category, line)),
                    None => table.loose.push(Pattern::of(category, line)),
                }
            }
        }
        table
    }

    fn unpack(&mut self, language: &Packed) {
        let mut bits = Bits { bytes: language.prints, at: 0 };
        let mut number = 0;
        for _ in 0..language.count {
            while bits.take(1) == 1 {
                number += 1 << language.rice;
            }
            number += bits.take(language.rice);
            let slot = (number << 4 | bits.take(4)) + 1;
            let mut at = self.place(number);
            while self.slots[at] != 0 && self.slots[at] != slot {
                at = self.place(at as u64 + 1);
            }
            self.slots[at] = slot;
        }
    }

    fn place(&self, number: u64) -> usize {
        number as usize & (self.slots.len() - 1)
    }

    /// The categories of the lines with this fingerprint, as bits.
    fn categories(&self, print: Fingerprint) -> u32 {
        let number = print.number();
        let mut at = self.place(number);
        let mut categories = 0;
        while self.slots[at] != 0 {
            let slot = self.slots[at] - 1;
            if slot >> 4 == number {
                categories |= 1 << (slot & 15);
            }
            at = self.place(at as u64 + 1);
        }
        categories
    }

    /// Every category that a folded text hits, as bits.
    pub(super) fn hits(&self, text: &str) -> u32 {
        let mut hits = 0;
        if self.longest == 0 {
            return hits;
        }
        let mut hit = |categories, _| hits |= categories;
        let bare = text.trim_end_matches(TRAILING).len();
        self.at_start(text, bare, &mut hit);
        let mut in_word = false;
        for (at, c) in text.char_indices() {
            let goes_on = in_word;
            in_word = c.is_alphanumeric();
            if c != ' ' && !(self.whole_words && goes_on && in_word) {
                self.anywhere(&text[at..], bare.saturating_sub(at), &mut hit);
            }
        }
        hits
    }

    /// Length in bytes of the longest phrase of a category that a folded text begins with.
    pub(super) fn prefix(&self, text: &str, category: Category) -> Option<usize> {
        let mut longest = None;
        let mut hit = |categories: u32, length| {
            if categories & 1 << category as u32 != 0 {
                longest = longest.max(Some(length));
            }
        };
        let bare = text.trim_end_matches(TRAILING).len();
        self.at_start(text, bare, &mut hit);
        self.anywhere(text, bare, &mut hit);
        longest
    }

    /// Phrases tied to the block's start. `bare` is the text's length without what may follow the last phrase.
    fn at_start(&self, text: &str, bare: usize, hit: &mut Found) {
        self.beginnings(Fingerprint::new().with("^"), text, bare, hit);
        self.matching(&self.tied, text, bare, hit);
    }

    /// Phrases that may stand anywhere, at the start of this text.
    fn anywhere(&self, text: &str, bare: usize, hit: &mut Found) {
        if self.may_begin(text) {
            self.beginnings(Fingerprint::new(), text, bare, hit);
        }
        self.matching(&self.loose, text, bare, hit);
    }

    /// Looks up all that a text begins with, to the length of the longest phrase.
    fn beginnings(&self, mut print: Fingerprint, text: &str, bare: usize, hit: &mut Found) {
        let (mut at, mut written) = (0, 0);
        let mut next = text.chars().next();
        let mut word_follows = next.is_some_and(char::is_alphanumeric);
        while let Some(c) = next {
            let mut in_word = word_follows;
            let mut part = &text[at..at + c.len_utf8()];
            at += part.len();
            if in_word && let Some(length) = number(&text[at - part.len()..]) {
                at += length - part.len();
                part = "#";
                in_word = text[..at].ends_with(char::is_alphanumeric);
            }
            written += part.len();
            if written > self.longest {
                return;
            }
            print = print.with(part);
            next = text[at..].chars().next();
            word_follows = next.is_some_and(char::is_alphanumeric);
            if part == " " || (self.whole_words && in_word && word_follows) {
                continue;
            }
            hit(self.categories(print), at);
            if at >= bare {
                hit(self.categories(print.with("$")), at);
            }
        }
    }

    fn matching(&self, patterns: &[Pattern], text: &str, bare: usize, hit: &mut Found) {
        for pattern in patterns.iter().filter(|p| text.starts_with(p.head)) {
            if let Some(length) = covered(pattern.text, text)
                && !self.cuts_word(text, length)
                && (!pattern.at_end || length >= bare)
            {
                hit(1 << pattern.category as u32, length);
            }
        }
    }

    /// Whether a phrase that ends here would end within a word.
    fn cuts_word(&self, text: &str, at: usize) -> bool {
        self.whole_words && text[..at].ends_with(char::is_alphanumeric) && text[at..].starts_with(char::is_alphanumeric)
    }

    /// Most texts begin as no phrase does: that is seen by a few characters.
    fn may_begin(&self, text: &str) -> bool {
        let mut print = Fingerprint::new();
        let mut at = 0;
        for _ in 0..HEAD {
            let Some((part, length)) = first(&text[at..]) else { return false };
            print = print.with(part);
            at += length;
        }
        let head = print.head();
        self.heads[usize::from(head / 32)] >> (head % 32) & 1 == 1
    }
}

impl<'a> Pattern<'a> {
    fn of(category: Category, line: &'a str) -> Pattern<'a> {
        let text = line.strip_suffix('$').unwrap_or(line);
        let head = &text[..text.find(['#', '*']).unwrap_or(text.len())];
        Pattern { category, at_end: text.len() < line.len(), head, text }
    }
}

/// A text's first character or number as phrases write it, and its length.
fn first(text: &str) -> Option<(&str, usize)> {
    let length = text.chars().next()?.len_utf8();
    Some(number(text).map_or((&text[..length], length), |length| ("#", length)))
}

struct Bits<'a> {
    bytes: &'a [u8],
    at: u32,
}

impl Bits<'_> {
    /// The next bits as a number, lowest first.
    fn take(&mut self, width: u32) -> u64 {
        let start = (self.at / 8) as usize;
        let window =
            self.bytes.get(start..).and_then(<[u8]>::first_chunk).map_or(0, |eight| u64::from_le_bytes(*eight));
        let value = window >> (self.at % 8) & ((1 << width) - 1);
        self.at += width;
        value
    }
}

// A fingerprint and its category fill a slot's 64 bits.
const _: () = assert!(BITS + 4 < 64 && Category::ALL.len() == 16);
