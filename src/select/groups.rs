//! Lists and tables stay or go whole, and a short block between kept paragraphs stays with them.

use super::Case;
use crate::page::Tag;
use crate::reason::Reason;

/// A list with more than this share of the page's prose is its layout, not a list in it.
const LAYOUT_SHARE: f32 = 0.5;

pub(super) fn apply(case: &mut Case) {
    whole_lists(case);
    gaps(case);
}

fn whole_lists(case: &mut Case) {
    let mut next = 0;
    for id in 0..case.page.nodes().len() as u32 {
        if id < next || !matches!(case.page.tag(id), Some(Tag::Ul | Tag::Ol | Tag::Dl | Tag::Table)) {
            continue;
        }
        let range = case.blocks.within(case.page, id);
        if range.len() < 2 {
            continue;
        }
        let words: f32 = range.clone().map(|i| case.features.blocks[i].words).sum();
        let prose: f32 =
            range.clone().filter(|&i| case.is_kept_prose(i)).map(|i| case.features.blocks[i].words).sum();
        if prose > LAYOUT_SHARE * case.features.prose.max(1.0) {
            continue;
        }
        next = case.page.node(id).end;
        // Cells and items are short and say little alone; together they are judged by their words.
        let mean: f32 =
            range.clone().map(|i| case.probability[i] * case.features.blocks[i].words).sum::<f32>() / words.max(1.0);
        let data_table = case.page.tag(id) == Some(Tag::Table) && case.features.blocks[range.start].in_core;
        let keep = mean >= case.strictness.cut() - if data_table { 0.15 } else { 0.0 };
        for i in range {
            let clutter = case.features.blocks[i].named.is_some() || case.blocks.list[i].hidden;
            if keep && !clutter {
                case.keep(i);
                case.cells[i] = data_table;
            } else if case.verdicts[i].is_keep() {
                let reason = case.reason(i);
                case.remove(i, reason, 1.0 - mean);
            }
        }
    }
}

fn gaps(case: &mut Case) {
    for i in 1..case.verdicts.len().saturating_sub(1) {
        let f = &case.features.blocks[i];
        let plain = f.in_core && f.named.is_none() && !f.control && !f.landmark && f.link_density < 0.5;
        if plain
            && case.verdicts[i].reason() == Some(Reason::Other)
            && case.verdicts[i - 1].is_keep()
            && case.verdicts[i + 1].is_keep()
        {
            case.keep(i);
        }
    }
}
