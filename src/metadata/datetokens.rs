//! The parts of a text that dates are made of: numbers, months, other words, marks.

use super::words::{self, Months};

/// A part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token {
    Number { value: u64, digits: u8 },
    Month(i8),
    Word { length: u8, after_noon: Option<bool>, zone: bool },
    Mark(char),
}

/// A token and whether white space stands before it.
pub type Spaced = (Token, bool);

/// Takes texts apart in a language.
pub struct Tokenizer {
    months: Months,
    afternoon: &'static [&'static str],
    morning: &'static [&'static str],
}

impl Tokenizer {
    /// For a language by its primary tag.
    pub fn new(primary: &str) -> Tokenizer {
        Tokenizer {
            months: Months::of(primary),
            afternoon: words::section("afternoon"),
            morning: words::section("morning"),
        }
    }

    /// The parts in order.
    pub fn tokens(&self, text: &str) -> Vec<Spaced> {
        let folded = text.to_lowercase();
        let mut tokens = Vec::new();
        let mut rest = folded.as_str();
        let mut spaced = false;
        while let Some(c) = rest.chars().next() {
            let mut length = c.len_utf8();
            if c.is_whitespace() {
                spaced = true;
                rest = &rest[length..];
                continue;
            }
            let token = if digit(c).is_some() {
                length = rest.find(|c| digit(c).is_none()).unwrap_or(rest.len());
                let number = &rest[..length];
                let value = number.chars().filter_map(digit).fold(0u64, |n, d| n.saturating_mul(10).saturating_add(d));
                Token::Number { value, digits: number.chars().count().min(99) as u8 }
            } else if c.is_alphabetic() {
                // A full stop belongs to an abbreviation when a letter follows it: `p.m.`, `พ.ค.`
                let mut chars = rest.char_indices().peekable();
                length = rest.len();
                while let Some((at, c)) = chars.next() {
                    let next = chars.peek().map_or(' ', |(_, c)| *c);
                    let inside = is_letter(c) || (c == '.' && next.is_alphabetic() && at < 8);
                    if !inside {
                        length = at;
                        break;
                    }
                }
                self.word(&rest[..length])
            } else {
                Token::Mark(c)
            };
            tokens.push((token, spaced));
            spaced = false;
            rest = &rest[length..];
        }
        tokens
    }

    fn word(&self, word: &str) -> Token {
        if let Some(month) = self.months.month(word) {
            return Token::Month(month);
        }
        let after_noon =
            if self.afternoon.contains(&word) { Some(true) } else { self.morning.contains(&word).then_some(false) };
        Token::Word {
            length: word.chars().count().min(255) as u8,
            after_noon,
            zone: matches!(word, "z" | "utc" | "gmt"),
        }
    }
}

/// The value of a digit in the scripts whose digits are in use for dates.
pub fn digit(c: char) -> Option<u64> {
    let zeros = [0x30, 0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xFF10];
    let c = u32::from(c);
    zeros.iter().find(|&&zero| (zero..zero + 10).contains(&c)).map(|zero| u64::from(c - zero))
}

fn is_letter(c: char) -> bool {
    // Vowel signs of Indic scripts and Thai are not alphabetic, but no word ends at one.
    c.is_alphabetic() || matches!(u32::from(c), 0x300..=0x36F | 0x900..=0xDFF | 0xE30..=0xE4E | 0x200C)
}
