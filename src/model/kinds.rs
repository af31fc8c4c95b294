//! What kind of page it is, as far as its row at a glance tells.

use super::trees::Trees;
use crate::glance;

/// What a page is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One text: news, an essay, a guide, a recipe.
    Article,
    /// How something is used or built.
    Documentation,
    /// Posts, or a question and its answers.
    Thread,
    /// What somebody offers to do.
    Service,
    /// Things to look up or to buy: a listing, a collection, a product.
    Listing,
}

/// How many kinds there are; the trainer has them in the same order.
pub(super) const COUNT: usize = 5;

/// How likely a page is of each kind; all of them are 1 together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Kinds([f32; COUNT]);

impl Kinds {
    /// All kinds, in order.
    pub const ALL: [Kind; COUNT] = [Kind::Article, Kind::Documentation, Kind::Thread, Kind::Service, Kind::Listing];

    /// What trees, one sum for each kind, think of a row.
    pub(super) fn of(trees: &[Trees; COUNT], row: &[u8; glance::COUNT]) -> Kinds {
        let sums = trees.each_ref().map(|trees| trees.log_odds(row));
        let most = sums.iter().fold(f32::NEG_INFINITY, |most, &sum| most.max(sum));
        let powers = sums.map(|sum| (sum - most).exp());
        let all: f32 = powers.iter().sum();
        Kinds(powers.map(|power| power / all))
    }

    /// How likely the page is of this kind.
    pub fn share(&self, kind: Kind) -> f32 {
        self.0[kind as usize]
    }

    /// How likely it is one to read rather than to look things up or buy in. A page about a service may be either, and
    /// tells nothing.
    pub fn to_read(&self) -> f32 {
        let read = self.share(Kind::Article) + self.share(Kind::Documentation) + self.share(Kind::Thread);
        let not = self.share(Kind::Listing);
        read / (read + not).max(f32::MIN_POSITIVE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trees_that_know_nothing_think_all_kinds_alike() {
        let kinds = Kinds::of(&Default::default(), &[0; glance::COUNT]);
        for kind in Kinds::ALL {
            assert!((kinds.share(kind) - 0.2).abs() < 1e-6, "{kind:?}");
        }
        assert!((kinds.to_read() - 0.75).abs() < 1e-6);
    }
}
