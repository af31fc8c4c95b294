//! A box that is one single link, with a headline and a line or two, stands for another page.

use super::Case;
use crate::page::{NodeId, Tag};
use crate::reason::Reason;

/// Longest text of a card.
const CARD_WORDS: f32 = 60.0;

pub(super) fn apply(case: &mut Case) {
    for id in 0..case.page.nodes().len() as NodeId {
        if case.page.tag(id) != Some(Tag::A) || !case.blocks.layout.is_block(id) {
            continue;
        }
        let range = case.blocks.within(case.page, id);
        let words: f32 = range.clone().map(|i| case.features.blocks[i].words).sum();
        // A figure that links to its larger self is no card.
        let figure = case.page.inside(id).any(|n| case.page.tag(n) == Some(Tag::Figcaption));
        if range.len() < 2 || words > CARD_WORDS || figure {
            continue;
        }
        for i in range {
            if case.verdicts[i].is_keep() {
                case.remove(i, Reason::Related, 0.85);
            }
        }
    }
}
