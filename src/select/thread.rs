//! Comments go when an article precedes them, with all that comes between and after; a thread that is the content
//! itself (forum, questions and answers) stays.

use super::{ARTICLE_WORDS, Case};
use crate::page::Tag;
use crate::reason::Reason;

/// Words of the line over a post, at most.
const LINE_WORDS: f32 = 14.0;

pub(super) fn apply(case: &mut Case) {
    if case.features.thread {
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
        if case.blocks.list[i].first < end && case.verdicts[i].is_keep() {
            case.remove(i, Reason::Comments, 0.95);
        }
    }
}

/// The line over each post with its author and time.
fn post_lines(case: &mut Case) {
    for i in 0..case.verdicts.len() {
        let f = &case.features.blocks[i];
        let block = &case.blocks.list[i];
        let timed = (block.first..=block.last).any(|id| {
            case.page.lineage(id).take_while(|&n| n != block.owner).any(|n| case.page.tag(n) == Some(Tag::Time))
        }) || case.page.tag(block.owner) == Some(Tag::Time);
        if timed && f.words <= LINE_WORDS && !f.ends_sentence && case.verdicts[i].is_keep() {
            case.remove(i, Reason::MetadataRepeated, 0.8);
        }
    }
}
