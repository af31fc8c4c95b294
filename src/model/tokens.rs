//! What the words in class, id and role are worth: log-odds of content, learned, one byte for each known word.

use super::COLUMNS;
use crate::blocks::{PageFeatures, Shape};

/// Columns that this module fills, from [`PageFeatures::COUNT`] on.
pub const COUNT: usize = NAMES.len();

/// Their names. Values are log-odds in sixteenths, 128 for none.
pub const NAMES: [&str; 11] = [
    "token_owner",     // mean over the owner's words
    "token_parent",    // over its parent's
    "token_grand",     // over its grandparent's
    "token_min",       // least of all words around
    "token_max",       // most of all words around
    "token_mean",      // mean over all words around
    "token_near",      // mean of the nearest element with a known word
    "token_count",     // known words around
    "token_min4",      // least of the owner and three elements around it
    "token_max4",      // most of them
    "token_owner_min", // least of the owner's
];

/// Known words: hash of 24 bits and log-odds in sixteenths, sorted by hash.
#[derive(Clone, Debug, Default)]
pub struct Table(pub Vec<(u32, i8)>);

impl Table {
    fn get(&self, hash: u32) -> Option<i16> {
        self.0.binary_search_by_key(&hash, |&(h, _)| h).ok().map(|i| i16::from(self.0[i].1))
    }
}

/// The words of one element, and of it and all around it.
#[derive(Clone, Copy, Default)]
struct Words {
    sum: i16,
    count: i16,
    min: i16,
    max: i16,
    all_sum: i16,
    all_count: i16,
    all_min: i16,
    all_max: i16,
    near: i16,
}

impl Words {
    fn mean(&self) -> i16 {
        self.sum / self.count.max(1)
    }
}

pub(super) fn fill(rows: &mut [[u8; COLUMNS]], page: &PageFeatures, table: &Table) {
    let words = words(&page.shape, table);
    for (i, row) in rows.iter_mut().enumerate() {
        let owner = page.shape.owner[i];
        let mut four = [Words::default(); 4];
        for (slot, e) in four.iter_mut().zip(page.shape.lineage(owner)) {
            *slot = words[e as usize];
        }
        let own = &four[0];
        let values = [
            own.mean(),
            four[1].mean(),
            four[2].mean(),
            own.all_min,
            own.all_max,
            own.all_sum / own.all_count.max(1),
            own.near,
            own.all_count.min(127),
            four.iter().map(|w| w.min).min().unwrap_or(0),
            four.iter().map(|w| w.max).max().unwrap_or(0),
            own.min,
        ];
        for (slot, value) in row[PageFeatures::COUNT..].iter_mut().zip(values) {
            *slot = (128 + value).clamp(0, 255) as u8;
        }
    }
}

fn words(shape: &Shape, table: &Table) -> Vec<Words> {
    let mut words: Vec<Words> = Vec::with_capacity(shape.elements.len());
    let mut next = 0;
    for (e, element) in shape.elements.iter().enumerate() {
        let mut here = Words::default();
        while let Some(&(owner, hash)) = shape.tokens.get(next)
            && owner as usize == e
        {
            next += 1;
            if let Some(value) = table.get(hash) {
                here.sum += value;
                here.count += 1;
                here.min = here.min.min(value);
                here.max = here.max.max(value);
            }
        }
        let outer = if e == 0 { Words::default() } else { words[element.parent as usize] };
        here.all_sum = outer.all_sum.saturating_add(here.sum);
        here.all_count = outer.all_count + here.count;
        here.all_min = outer.all_min.min(here.min);
        here.all_max = outer.all_max.max(here.max);
        here.near = if here.count > 0 { here.mean() } else { outer.near * 9 / 10 };
        words.push(here);
    }
    words
}
