//! What one presses on a player, and the seconds that it counts, are no text.

use super::names::PLAYER;
use crate::blocks::Blocks;
use crate::page::{NodeId, Page};
use crate::reason::Reason;
use crate::select::Verdict;

/// Words of a player's buttons, at most; what has more holds a text beside them.
const WORDS: f32 = 100.0;

/// Removes them.
pub(super) fn remove(page: &Page, blocks: &Blocks, verdicts: &mut [Verdict]) {
    let mut id = 0;
    while id < page.nodes().len() as NodeId {
        if !PLAYER.calls(page, id) {
            id += 1;
            continue;
        }
        let own = blocks.within(page, id);
        if blocks.list[own.clone()].iter().map(|block| block.words).sum::<f32>() <= WORDS {
            for verdict in verdicts[own].iter_mut().filter(|v| v.is_keep()) {
                *verdict = Verdict::Remove { reason: Reason::Other, confidence: 0.9 };
            }
        }
        id = page.node(id).end;
    }
}
