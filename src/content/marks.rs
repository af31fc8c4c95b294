//! What is kept, per node and counted so that "is anything kept inside?" is one subtraction.

use std::ops::Range;

use super::Known;
use super::anchors::Anchors;
use super::heads::Heads;
use crate::blocks::{Blocks, NO_BLOCK};
use crate::page::{NodeId, Page};

/// The kept texts and pictures of a page, and the links between them.
#[derive(Default)]
pub(super) struct Marks {
    before: Vec<u32>,
    pub(super) anchors: Anchors,
    pub(super) heads: Heads,
}

impl Marks {
    /// `keep` says it for each block, `pictures` for each node that is content without text.
    pub(super) fn of(page: &Page, blocks: &Blocks, known: &Known, keep: &[bool], pictures: &[bool]) -> Marks {
        let mut before = Vec::with_capacity(page.nodes().len() + 1);
        let mut count = 0;
        for (id, (&block, &picture)) in blocks.of_node.iter().zip(pictures).enumerate() {
            before.push(count);
            let id = id as NodeId;
            let text = block != NO_BLOCK && keep[block as usize] && !known.echoes.is(id);
            count += u32::from(text || picture && known.is_silent(id));
        }
        before.push(count);
        let heads = Heads::of(page, blocks, &known.parts, keep);
        let mut marks = Marks { before, anchors: Anchors::default(), heads };
        marks.anchors = Anchors::of(page, &blocks.layout, |id| marks.any(id..page.node(id).end));
        marks
    }

    /// Whether anything in these nodes is kept.
    pub(super) fn any(&self, range: Range<NodeId>) -> bool {
        self.before[range.end as usize] > self.before[range.start as usize]
    }
}
