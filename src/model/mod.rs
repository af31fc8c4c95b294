//! How likely a block is content: features in, a probability out.
//!
//! Boosted trees in two stages, learned by `train/` (see its README for the data and its licences) and embedded as
//! `weights.bin`. The first stage sees a block's row of [`PageFeatures::matrix`] and what its class names are worth
//! ([`tokens`]); the second sees in addition what the first thought of the block's neighbours, kin and surroundings
//! ([`context`]). All columns are bytes, and a tree asks only whether a byte is at most another, so that trainer and
//! engine agree exactly.
//!
//! Invariant: no allocation per block; the rows of a page are one vector.

mod context;
mod kinds;
mod sureness;
mod tokens;
mod trees;
mod weights;

use std::sync::OnceLock;

use crate::blocks::PageFeatures;
use crate::glance;
use crate::order;
pub use kinds::{Kind, Kinds};
pub use weights::{BadWeights, Weights};

static WEIGHTS: OnceLock<Weights> = OnceLock::new();

/// For each block, the probability that it is content, 0 to 1.
pub fn probabilities(page: &PageFeatures) -> Vec<f32> {
    weights().probabilities(page)
}

/// Probability from which a page is taken for one to read.
pub const READABLE: f32 = 0.5;

/// What kind of page it is, from its row of [`glance`].
pub fn kinds(row: &[u8; glance::COUNT]) -> Kinds {
    Kinds::of(&weights().kinds, row)
}

/// How often removals that were this sure of themselves are right, as measured on the folds; 0 to 1.
pub fn sureness(stated: f32) -> f32 {
    weights().sureness.of(stated)
}

fn weights() -> &'static Weights {
    WEIGHTS.get_or_init(|| Weights::read(include_bytes!("weights.bin")).unwrap_or_default())
}

/// Where to cut a page's probabilities so that the words kept have the highest expected F1, and that F1. Below .9 or so
/// the page is no plain article (a collection, a shop, a listing), and a cut lower than .5 finds more of it.
pub fn best_cut(probabilities: &[f32], words: &[f32]) -> (f32, f32) {
    let order = order::ascending(probabilities.iter().map(|&p| !order::key(p)));
    let all: f32 = probabilities.iter().zip(words).map(|(q, w)| q * w).sum();
    let (mut good, mut kept, mut cut, mut best) = (0.0, 0.0, 0.5, 0.0);
    for i in order.into_iter().map(|(_, i)| i as usize) {
        good += probabilities[i] * words[i];
        kept += words[i];
        let f1 = 2.0 * good / (kept + all).max(1e-6);
        if f1 > best {
            (best, cut) = (f1, probabilities[i]);
        }
    }
    (cut, best)
}

/// Takes other weights than the embedded ones, for cross-validation. Has an effect only before the first page; returns
/// whether it had.
pub fn install(weights: Weights) -> bool {
    WEIGHTS.set(weights).is_ok()
}

/// All columns that the two stages see.
pub const COLUMNS: usize = PageFeatures::COUNT + tokens::COUNT + context::COUNT;

/// Columns that the first stage sees.
pub const FIRST_COLUMNS: usize = PageFeatures::COUNT + tokens::COUNT;

/// The names of all columns.
pub fn column_names() -> Vec<String> {
    let own = tokens::NAMES.iter().chain(&context::NAMES).map(|&name| name.to_owned());
    PageFeatures::names().into_iter().chain(own).collect()
}

impl Weights {
    /// Both stages over a page.
    pub fn probabilities(&self, page: &PageFeatures) -> Vec<f32> {
        let mut rows = self.first_rows(page);
        let first = self.stages[0].probabilities(&rows);
        context::fill(&mut rows, page, &first);
        self.stages[1].probabilities(&rows)
    }

    /// The rows of a page with the columns of the first stage filled in.
    pub fn first_rows(&self, page: &PageFeatures) -> Vec<[u8; COLUMNS]> {
        let mut rows = vec![[0; COLUMNS]; page.blocks.len()];
        for (i, row) in rows.iter_mut().enumerate() {
            row[..PageFeatures::COUNT].copy_from_slice(page.row(i));
        }
        tokens::fill(&mut rows, page, &self.tokens);
        rows
    }

    /// Fills in the second stage's columns from the first stage's probabilities.
    pub fn second_rows(rows: &mut [[u8; COLUMNS]], page: &PageFeatures, first: &[f32]) {
        context::fill(rows, page, first);
    }

    /// The probability that one row gets from stage 0 or 1.
    pub fn probability(&self, stage: usize, row: &[u8; COLUMNS]) -> f32 {
        self.stages[stage].probability(row)
    }
}
