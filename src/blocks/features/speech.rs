//! What blocks say of themselves, by the phrases of the page's language, and how far a label reaches.

use super::row::Row;
use crate::blocks::Block;
use crate::phrases::{Category, Hits};
use crate::scale::{count, flag, ratio};

/// A label that stands over a part of the page is not longer.
const LABEL_WORDS: f32 = 6.0;
/// Blocks on either side that tell how much is said around.
const NEAR: usize = 8;
/// No label before.
const NEVER: u8 = 255;

/// Kinds of saying that the rows tell apart, each of the categories that mean much the same for a block.
const KINDS: [(&str, &[Category]); 7] = [
    ("says_comments", &[Category::Comments]),
    ("says_form", &[Category::CommentForm]),
    ("says_newsletter", &[Category::Newsletter]),
    ("says_promo", &[Category::Promo, Category::Advert, Category::Cookie, Category::Paywall, Category::Embed]),
    ("says_related", &[Category::Related]),
    ("says_share", &[Category::Share, Category::Login, Category::Navigation, Category::Breadcrumb]),
    ("says_meta", &[Category::Author, Category::Byline, Category::Legal]),
];

pub(super) struct Speech {
    said: Vec<Hits>,
    since_comments: Vec<u8>,
    since_related: Vec<u8>,
    /// How many blocks before each say anything.
    before: Vec<u32>,
}

impl Speech {
    pub(super) fn of(said: &[Hits], list: &[Block]) -> Speech {
        let since = |categories: &[Category]| {
            let mut label = None;
            let codes = said.iter().zip(list).enumerate().map(|(i, (hits, block))| {
                let code = label.map_or(NEVER, |at: usize| count((i - at) as f32).min(NEVER - 1));
                if block.words <= LABEL_WORDS && !block.hidden && has(*hits, categories) {
                    label = Some(i);
                }
                code
            });
            codes.collect::<Vec<u8>>()
        };
        let mut before = vec![0];
        before.extend(said.iter().scan(0, |sum, hits| {
            *sum += u32::from(!hits.is_empty());
            Some(*sum)
        }));
        Speech {
            since_comments: since(&[Category::Comments, Category::CommentForm]),
            since_related: since(&[Category::Related]),
            said: said.to_vec(),
            before,
        }
    }

    pub(super) fn write(&self, i: usize, row: &mut impl Row) {
        for (name, categories) in KINDS {
            row.put(name, flag(has(self.said[i], categories)));
        }
        row.put("since_comments", self.since_comments[i]);
        row.put("since_related", self.since_related[i]);
        let (from, to) = (i.saturating_sub(NEAR), (i + NEAR + 1).min(self.said.len()));
        row.put("said_near", ratio((self.before[to] - self.before[from]) as f32, (to - from) as f32));
    }
}

fn has(hits: Hits, categories: &[Category]) -> bool {
    categories.iter().any(|&category| hits.has(category))
}
