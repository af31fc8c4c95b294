//! Comments go when an article precedes them, with all that comes between and after; a thread that is the content
//! itself (forum, questions and answers) stays.

use super::{ARTICLE_WORDS, Case, SURE};
use crate::reason::Reason;

pub(super) fn apply(case: &mut Case) {
    if case.thread {
        post_lines(case);
        return;
    }
    let mut prose = 0.0;
    let start = (0..case.verdicts.len()).find(|&i| {
        if case.is_kept_prose(i) {
            prose += case.features.blocks[i].words;
        }
        let named = case.features.blocks[i].named.is_some_and(|n| n.reason == Reason::Comments);
        named && prose >= ARTICLE_WORDS
    });
    let Some(start) = start else { return };
    let comments = case.features.blocks[start].named.map(|n| n.node);
    let end = comments.map_or(0, |node| case.page.node(node).end);
    for i in start..case.verdicts.len() {
        if case.blocks.list[i].first < end && case.verdicts[i].is_keep() && case.probability[i] < SURE {
            case.remove(i, Reason::Comments, 0.95);
        }
    }
}

/// The line over each post says who speaks, and when.
fn post_lines(case: &mut Case) {
    for i in 0..case.verdicts.len() {
        let f = &case.features.blocks[i];
        let heads_a_post = (i + 1..case.verdicts.len()).take(2).any(|j| case.is_kept_prose(j));
        let clutter = f.control || f.landmark || case.blocks.list[i].hidden;
        if f.in_core && !clutter && case.is_post_line(i) && heads_a_post {
            case.keep(i);
        }
    }
}
