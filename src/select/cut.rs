//! From which probability a block stays: by what kind of page it is, and how ready the engine is to remove.

use super::Strictness;
use crate::model::{self, Kind, Kinds};

/// Expected F1 from which a cut that promises most is worth taking; below there is nothing to find.
const PROMISING: f32 = 0.35;
/// How likely a page must be no text of some length before it is cut lower.
const MORE_LIKELY: f32 = 0.5;
/// The cut on what is surely none: the trees are shy of it. Of the blocks to which they give .3 on a page about a service,
/// half are content. Coarse, and measured on the development folds.
const NO_TEXT: f32 = 0.25;

/// The cut on an article.
pub(super) const fn of_article(strictness: Strictness) -> f32 {
    match strictness {
        Strictness::Gentle => 0.2,
        Strictness::Standard => 0.5,
        Strictness::Strict => 0.75,
    }
}

/// The cut on a page to read: an article's, or where the page is likelier about a service or a list of things, one
/// between that and theirs, by how likely each is.
pub(super) fn of_kinds(kinds: &Kinds, article: f32) -> f32 {
    let other = kinds.share(Kind::Service) + kinds.share(Kind::Listing);
    if other < MORE_LIKELY { article } else { article + other * (NO_TEXT.min(article) - article) }
}

/// The cut that promises most, when it promises anything and is lower than `cut`.
pub(super) fn promising(probability: &[f32], words: &[f32], cut: f32) -> f32 {
    match model::best_cut(probability, words) {
        (best, expected) if expected >= PROMISING => best.min(cut),
        _ => cut,
    }
}
