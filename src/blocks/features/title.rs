//! How much of a block's text the page's own title and description say.

use super::shape::{hash, hash_step};
use crate::blocks::is_unspaced;
use crate::order;
use crate::page::{Attr, Page, Tag};

/// Longest block that is compared.
const MAX_WORDS: f32 = 80.0;

/// The words of what the page's head says of it, as sorted hashes.
pub(super) struct Title(Vec<u64>);

impl Title {
    pub(super) fn of(page: &Page) -> Title {
        let mut words = Vec::new();
        if let Some(id) = page.elements(Tag::Title).next() {
            each_word(&page.inner_text(id), |w| words.push(w));
        }
        for id in page.elements(Tag::Meta) {
            if page.attr(id, Attr::Property) == Some("og:title") {
                each_word(page.attr(id, Attr::Content).unwrap_or(""), |w| words.push(w));
            }
        }
        Title::sorted(words)
    }

    /// The words of the page's description.
    pub(super) fn description(page: &Page) -> Title {
        let mut words = Vec::new();
        for id in page.elements(Tag::Meta) {
            if page.attr(id, Attr::Property) == Some("og:description")
                || page.attr(id, Attr::Name).is_some_and(|n| n.eq_ignore_ascii_case("description"))
            {
                each_word(page.attr(id, Attr::Content).unwrap_or(""), |w| words.push(w));
            }
        }
        Title::sorted(words)
    }

    fn sorted(words: Vec<u64>) -> Title {
        let mut words: Vec<u64> = order::ascending(words).into_iter().map(|(word, _)| word).collect();
        words.dedup();
        Title(words)
    }

    /// For the title and the description, the share of a text's words that are in it, and of its words that the text
    /// has at most.
    pub(super) fn overlaps(both: [&Title; 2], text: &str, words: f32) -> [(f32, f32); 2] {
        if words > MAX_WORDS || both.iter().all(|title| title.0.is_empty()) {
            return [(0.0, 0.0); 2];
        }
        let (mut all, mut common) = (0.0, [0.0; 2]);
        each_word(text, |w| {
            all += 1.0;
            for (common, title) in common.iter_mut().zip(both) {
                *common += f32::from(u8::from(title.0.binary_search(&w).is_ok()));
            }
        });
        let mut common = common.into_iter();
        both.map(|title| match common.next() {
            Some(common) if all > 0.0 && !title.0.is_empty() => (common / all, common / title.0.len() as f32),
            _ => (0.0, 0.0),
        })
    }
}

/// Calls with the hash of each word; in scripts without spaces, of each character.
fn each_word(text: &str, mut word: impl FnMut(u64)) {
    let none = hash(&[]);
    let mut current = none;
    for c in text.chars() {
        if is_unspaced(c) {
            if current != none {
                word(std::mem::replace(&mut current, none));
            }
            word(u64::from(u32::from(c)));
        } else if c.is_alphanumeric() {
            let lower = if c.is_ascii() { c.to_ascii_lowercase() } else { c.to_lowercase().next().unwrap_or(c) };
            current = hash_step(current, u64::from(u32::from(lower)));
        } else if current != none {
            word(std::mem::replace(&mut current, none));
        }
    }
    if current != none {
        word(current);
    }
}
