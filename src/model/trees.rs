//! Boosted trees over rows of bytes.

/// One question: is the column at most the threshold?
#[derive(Clone, Copy, Debug)]
pub(super) struct Split {
    pub column: u16,
    pub threshold: u8,
    /// Where to go when it is, and when not: below [`LEAF`] a split of the same tree, from there on a leaf of it. An
    /// array, so that the way is picked by index: a processor guesses a branch wrong every other time.
    pub to: [u8; 2],
}

/// See [`Split::to`].
pub(super) const LEAF: u8 = 128;

/// A sum of trees.
#[derive(Clone, Debug, Default)]
pub(super) struct Trees {
    /// Per tree where its splits and its leaves begin.
    pub starts: Vec<(u32, u32)>,
    pub splits: Vec<Split>,
    /// Log-odds, in units of [`Trees::unit`].
    pub leaves: Vec<i16>,
    pub unit: f32,
    pub base: f32,
}

impl Trees {
    /// The probability of a row.
    pub(super) fn probability(&self, row: &[u8]) -> f32 {
        let mut sum = 0i32;
        for &(split, leaf) in &self.starts {
            let mut at = 0u8;
            while at < LEAF {
                let s = &self.splits[split as usize + at as usize];
                at = s.to[usize::from(row[s.column as usize] > s.threshold)];
            }
            sum += i32::from(self.leaves[leaf as usize + (at - LEAF) as usize]);
        }
        let z = self.base + sum as f32 * self.unit;
        1.0 / (1.0 + (-z).exp())
    }
}
