//! What `build.rs` makes of a data file.
//!
//! Fingerprints are sorted, and each is written as its distance from the one before in a Rice code: how often
//! 2^`rice` fits as ones and a zero, the rest in `rice` bits. Four bits of the category follow.

use super::category::Category;
use super::fingerprint::{BITS, Fingerprint, HEAD};
use super::language::{Language, Phrase};

/// One language's phrases, ready to be written into the program.
pub struct Compiled {
    /// BCP 47 primary tag.
    pub tag: String,
    /// Phrases match whole words only.
    pub whole_words: bool,
    /// Fingerprints and their categories.
    pub prints: Vec<u8>,
    /// How many there are.
    pub count: usize,
    /// Bits of a distance that are written as they are.
    pub rice: u32,
    /// Bytes of the longest phrase behind a fingerprint, a number counted as one.
    pub longest: usize,
    /// What phrases that may stand anywhere begin with: [`Fingerprint::head`] of their first [`HEAD`] characters.
    pub heads: Vec<u16>,
    /// The lines that a fingerprint cannot stand for.
    pub patterns: Vec<(Category, String)>,
}

impl Compiled {
    /// Compiles one data file.
    pub fn of(language: &Language) -> Compiled {
        let mut numbers = Vec::new();
        let mut longest = 0;
        let mut heads = Vec::new();
        let mut patterns = Vec::new();
        for phrase in &language.phrases {
            let line = line(phrase);
            if phrase.text.contains(|c: char| c == '*' || c.is_numeric()) {
                patterns.push((phrase.category, line));
                continue;
            }
            longest = longest.max(phrase.text.len());
            numbers.push((Fingerprint::new().with(&line).number(), phrase.category as u8));
            if !phrase.at_start {
                let end = phrase.text.char_indices().nth(HEAD).map_or(phrase.text.len(), |(at, _)| at);
                heads.push(Fingerprint::new().with(&phrase.text[..end]).head());
            }
        }
        numbers.sort_unstable();
        numbers.dedup();
        heads.sort_unstable();
        heads.dedup();
        let rice = (((1 << BITS) / numbers.len().max(1) as u64) * 7 / 10).max(1).ilog2();
        let mut bits = Bits::default();
        let mut before = 0;
        for &(number, category) in &numbers {
            bits.rice(number - before, rice);
            bits.push(u64::from(category), 4);
            before = number;
        }
        // Bits are read eight bytes at a time.
        bits.bytes.extend([0; 7]);
        Compiled {
            tag: language.tag.clone(),
            whole_words: language.whole_words,
            prints: bits.bytes,
            count: numbers.len(),
            rice,
            longest,
            heads,
            patterns,
        }
    }
}

/// A phrase as its data file has it.
fn line(phrase: &Phrase) -> String {
    let (start, end) = (if phrase.at_start { "^" } else { "" }, if phrase.at_end { "$" } else { "" });
    format!("{start}{}{end}", phrase.text)
}

#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    /// Bits of the last byte.
    used: u32,
}

impl Bits {
    fn rice(&mut self, value: u64, rice: u32) {
        for _ in 0..value >> rice {
            self.push(1, 1);
        }
        self.push(0, 1);
        self.push(value & ((1 << rice) - 1), rice);
    }

    /// The lowest bits of a value, lowest first.
    fn push(&mut self, value: u64, width: u32) {
        for bit in 0..width {
            if self.used == 0 {
                self.bytes.push(0);
            }
            if let Some(last) = self.bytes.last_mut() {
                *last |= u8::from(value >> bit & 1 == 1) << self.used;
            }
            self.used = (self.used + 1) % 8;
        }
    }
}
