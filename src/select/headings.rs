//! A heading shares the fate of what it heads.

use super::{Case, Verdict};
use crate::reason::Reason;

/// A heading of which the model is as sure stays even when it heads nothing that stays.
const SURE: f32 = 0.85;

pub(super) fn apply(case: &mut Case) {
    for i in (0..case.verdicts.len()).rev() {
        let f = &case.features.blocks[i];
        if f.heading == 0 || case.verdicts[i].reason() == Some(Reason::MetadataRepeated) || case.blocks.list[i].hidden {
            continue;
        }
        let level = f.heading;
        // What it heads: up to the next heading that is not below it.
        let headed = (i + 1..case.verdicts.len())
            .take_while(|&j| {
                let other = case.features.blocks[j].heading;
                other == 0 || other > level
            })
            .take(40);
        let mut fate = None;
        for j in headed {
            // Clutter between a heading and its text is not what the heading stands over.
            if case.verdicts[j].is_keep() {
                fate = Some(Verdict::Keep);
                break;
            }
            fate = fate.or(Some(case.verdicts[j]));
        }
        match fate {
            Some(Verdict::Keep) => {
                let clutter = f.named.is_some() || f.control || f.landmark;
                let beside = f.in_core || case.verdicts.get(i + 1).is_some_and(|v| v.is_keep());
                if !clutter && beside && case.verdicts[i].reason() == Some(Reason::Other) {
                    case.keep(i);
                }
            }
            Some(Verdict::Remove { reason, confidence })
                if case.verdicts[i].is_keep() && case.probability[i] < SURE =>
            {
                case.remove(i, reason, confidence);
            }
            None if case.verdicts[i].is_keep() && case.probability[i] < SURE => case.remove(i, Reason::Other, 0.7),
            _ => {}
        }
    }
}
