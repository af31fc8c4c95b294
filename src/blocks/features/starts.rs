//! Which blocks lie inside a node, and sums over them, in constant time.

use std::ops::Range;

use crate::blocks::Blocks;
use crate::page::{NodeId, Page};

/// For each node (and one past the last), how many blocks begin before it.
pub(super) struct Starts(Vec<u32>);

impl Starts {
    pub(super) fn of(page: &Page, blocks: &Blocks) -> Starts {
        let mut starts = vec![0; page.nodes().len() + 1];
        let mut next = 0;
        for (id, start) in starts.iter_mut().enumerate() {
            while next < blocks.list.len() && (blocks.list[next].first as usize) < id {
                next += 1;
            }
            *start = next as u32;
        }
        Starts(starts)
    }

    /// The blocks whose text begins inside a node.
    pub(super) fn range(&self, page: &Page, id: NodeId) -> Range<usize> {
        self.0[id as usize] as usize..self.0[page.node(id).end as usize] as usize
    }
}

/// Sums over ranges of blocks in constant time.
pub struct Sums(Vec<f32>);

impl Sums {
    /// Sums of these values.
    pub fn of(values: impl Iterator<Item = f32>) -> Sums {
        let mut total = 0.0;
        let mut sums = vec![0.0];
        sums.extend(values.map(|v| {
            total += v;
            total
        }));
        Sums(sums)
    }

    /// The sum of a range.
    pub fn sum(&self, range: Range<usize>) -> f32 {
        self.0[range.end] - self.0[range.start]
    }

    /// The sum of all.
    pub fn total(&self) -> f32 {
        self.0.last().copied().unwrap_or(0.0)
    }

    /// A range's share of all.
    pub fn share(&self, range: Range<usize>) -> f32 {
        self.sum(range) / self.total().max(1.0)
    }

    /// The sum of up to `reach` values on each side of `i`, itself included.
    pub fn window(&self, i: usize, reach: usize) -> f32 {
        self.sum(i.saturating_sub(reach)..(i + reach + 1).min(self.0.len() - 1))
    }
}
