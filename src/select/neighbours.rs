//! A removed block that says nothing of itself goes for the reason for which what is beside it goes: the date on a card
//! of related stories is a part of the card.

use std::collections::HashMap;

use super::{Case, Verdict};
use crate::page::NodeId;
use crate::reason::Reason;

/// How many elements up a block's company is looked for.
const LEVELS: usize = 4;

pub(super) fn apply(case: &mut Case) {
    let told: Vec<Option<Reason>> = case.verdicts.iter().map(|v| v.reason()).collect();
    let mut companies: HashMap<NodeId, Option<Reason>> = HashMap::new();
    for i in 0..told.len() {
        if told[i] != Some(Reason::Other) {
            continue;
        }
        let owner = case.blocks.list[i].owner;
        let company = case.page.lineage(owner).take(LEVELS).find_map(|id| {
            *companies.entry(id).or_insert_with(|| {
                let range = case.blocks.within(case.page, id);
                common(&told[range])
            })
        });
        if let (Some(reason), Verdict::Remove { confidence, .. }) = (company, case.verdicts[i]) {
            case.remove(i, reason, confidence);
        }
    }
}

/// The reason that most of the blocks with one of their own share, when all of them are removed.
fn common(told: &[Option<Reason>]) -> Option<Reason> {
    let mut counts: HashMap<Reason, usize> = HashMap::new();
    for reason in told {
        *counts.entry((*reason)?).or_default() += 1;
    }
    counts.remove(&Reason::Other);
    counts.remove(&Reason::Hidden);
    let total: usize = counts.values().sum();
    counts.into_iter().find(|(_, n)| 2 * n > total).map(|(reason, _)| reason)
}
