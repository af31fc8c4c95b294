//! On a page that says of itself that it is a thread every post is text: one of which nothing was kept, for no better
//! reason than that it is short, stays.

use super::heads;
use super::parts::{Kind, Parts};
use crate::blocks::{Blocks, PageFeatures};
use crate::glance;
use crate::page::Page;
use crate::reason::Reason;
use crate::select::Verdict;

/// Words of a line that may be what somebody says, at least.
const WORDS: f32 = 4.0;

/// Keeps what such posts say.
pub(super) fn keep(page: &Page, blocks: &Blocks, features: &PageFeatures, parts: &Parts, verdicts: &mut [Verdict]) {
    if !glance::is_thread(&features.glance) {
        return;
    }
    let posts = heads::with_blocks(page, blocks, parts).into_iter().filter(|(_, part, own)| {
        part.kind == Kind::Post && part.author.is_some() && !own.iter().any(|&i| verdicts[i].is_keep())
    });
    let silent: Vec<usize> = posts.flat_map(|(_, _, own)| own).collect();
    for i in silent {
        if verdicts[i].reason() == Some(Reason::Other) && blocks.list[i].words >= WORDS && !blocks.list[i].hidden {
            verdicts[i] = Verdict::Keep;
        }
    }
}
