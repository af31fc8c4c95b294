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
    /// Patterns tied to the block's start, and those that may stand anywhere.
    tied: Patterns<'a>,
    loose: Patterns<'a>,
}

/// Patterns, and the bytes that they begin with.
#[derive(Default)]
struct Patterns<'a> {
    list: Vec<Pattern<'a>>,
    starts: Bytes,
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
            tied: Patterns::default(),
            loose: Patterns::default(),
        };
        for language in languages {
            table.unpack(language);
            table.longest = table.longest.max(language.longest);
            for &head in language.heads {
                table.heads[usize::from(head / 32)] |= 1 << (head % 32);
            }
            for &(category, line) in language.patterns {
                let (patterns, line) = match line.strip_prefix('^') {
                    Some(line) => (&mut table.tied, line),
                    None => (&mut table.loose, line),
                };
                let pattern = Pattern::of(category, line);
                patterns.starts.add(pattern.head);
                patterns.list.push(pattern);
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
    fn beginnings(&self, print: Fingerprint, text: &str, bare: usize, hit: &mut Found) {
        let mut reader = Reader { text, at: 0, print, written: 0 };
        while let Some(c) = reader.step() {
            if reader.written > self.longest {
                return;
            }
            if c == ' ' || (self.whole_words && c.is_alphanumeric() && reader.is_in_word()) {
                continue;
            }
            let mut categories = self.categories(reader.print);
            if reader.at >= bare {
                categories |= self.categories(reader.print.with("$"));
            }
            if categories != 0 {
                hit(categories, reader.at);
            }
        }
    }

    fn matching(&self, patterns: &Patterns, text: &str, bare: usize, hit: &mut Found) {
        if !patterns.starts.may_begin(text) {
            return;
        }
        for pattern in patterns.list.iter().filter(|p| text.starts_with(p.head)) {
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
        let mut reader = Reader { text, at: 0, print: Fingerprint::new(), written: 0 };
        for _ in 0..HEAD {
            if reader.step().is_none() {
                return false;
            }
        }
        let head = reader.print.head();
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

/// First bytes of patterns.
#[derive(Default)]
struct Bytes {
    seen: [u64; 4],
    /// One begins with a number or a gap.
    any: bool,
}

impl Bytes {
    fn add(&mut self, head: &str) {
        match head.bytes().next() {
            Some(byte) => self.seen[usize::from(byte / 64)] |= 1 << (byte % 64),
            None => self.any = true,
        }
    }

    fn may_begin(&self, text: &str) -> bool {
        self.any || text.bytes().next().is_some_and(|b| self.seen[usize::from(b / 64)] >> (b % 64) & 1 == 1)
    }
}

/// Reads a text as phrases are written: a number is one sign.
struct Reader<'t> {
    text: &'t str,
    /// How far it has come.
    at: usize,
    print: Fingerprint,
    /// Bytes of what was read, as a phrase would write it.
    written: usize,
}

impl Reader<'_> {
    /// Reads a character or a number; gives the last character read.
    fn step(&mut self) -> Option<char> {
        let byte = *self.text.as_bytes().get(self.at)?;
        // Most of every text: a letter or a sign of one byte.
        if byte.is_ascii() && !byte.is_ascii_digit() {
            self.at += 1;
            self.print = self.print.with_byte(byte);
            self.written += 1;
            return Some(char::from(byte));
        }
        let rest = &self.text[self.at..];
        let mut last = rest.chars().next()?;
        if last.is_numeric()
            && let Some(length) = number(rest)
        {
            last = rest[..length].chars().next_back()?;
            self.at += length;
            self.print = self.print.with("#");
            self.written += 1;
        } else {
            self.at += last.len_utf8();
            self.print = self.print.with(&rest[..last.len_utf8()]);
            self.written += last.len_utf8();
        }
        Some(last)
    }

    /// Whether a letter or a digit comes next.
    fn is_in_word(&self) -> bool {
        match self.text.as_bytes().get(self.at) {
            Some(byte) if byte.is_ascii() => byte.is_ascii_alphanumeric(),
            _ => self.text[self.at..].starts_with(char::is_alphanumeric),
        }
    }
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
