//! Boosted trees over rows of bytes.
//!
//! Rows go down a tree side by side, and every split is asked of all of them: a comparison of sixteen bytes at once is
//! cheaper than a way down that a processor has to guess. So a tree is a list without jumps, and the compiler makes
//! vectors of each loop below where the machine has them.

/// One question: is the column at most the threshold?
#[derive(Clone, Copy, Debug)]
pub(super) struct Split {
    /// Place of the column among those that the trees use.
    pub column: u8,
    pub threshold: u8,
    /// Where to go when it is, and when not: below [`LEAF`] a later split of the same tree, from there on a leaf of it.
    pub to: [u8; 2],
}

/// See [`Split::to`].
pub(super) const LEAF: u8 = 128;

/// Rows that go down side by side.
const ABREAST: usize = 32;
/// Places that a byte can name.
const PLACES: usize = 256;

/// A sum of trees.
#[derive(Clone, Debug, Default)]
pub(super) struct Trees {
    /// The columns of a row that any split asks for.
    columns: Vec<u16>,
    starts: Vec<Tree>,
    /// The splits of all trees; what they lead to is a place in the tree, its leaves after its splits.
    splits: Vec<Split>,
    /// Log-odds, in units of [`Trees::unit`].
    leaves: Vec<i16>,
    unit: f32,
    base: f32,
}

/// Where a tree's splits and leaves begin, and how many splits it has.
#[derive(Clone, Copy, Debug)]
struct Tree {
    split: u32,
    leaf: u32,
    splits: u8,
}

impl Trees {
    /// No trees yet: the columns (at most 256), the log-odds that all start from, and the unit of the leaves.
    pub(super) fn new(columns: Vec<u16>, base: f32, unit: f32) -> Trees {
        Trees { columns, unit, base, ..Trees::default() }
    }

    /// Adds a tree of fewer than [`LEAF`] splits.
    pub(super) fn push(&mut self, splits: &[Split], leaves: &[i16]) {
        let count = splits.len() as u8;
        self.starts.push(Tree { split: self.splits.len() as u32, leaf: self.leaves.len() as u32, splits: count });
        let place = |to: u8| if to < LEAF { to } else { count + (to - LEAF) };
        self.splits.extend(splits.iter().map(|split| Split { to: split.to.map(place), ..*split }));
        self.leaves.extend(leaves);
    }

    #[cfg(test)]
    pub(super) fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// The probability of each row.
    pub(super) fn probabilities<const WIDTH: usize>(&self, rows: &[[u8; WIDTH]]) -> Vec<f32> {
        let mut out = Vec::with_capacity(rows.len());
        for rows in rows.chunks(ABREAST) {
            let odds = self.abreast::<ABREAST, WIDTH>(rows);
            out.extend(odds[..rows.len()].iter().map(|&odds| share(odds)));
        }
        out
    }

    /// The probability of a row.
    pub(super) fn probability<const WIDTH: usize>(&self, row: &[u8; WIDTH]) -> f32 {
        share(self.log_odds(row))
    }

    /// The log-odds of a row.
    pub(super) fn log_odds<const WIDTH: usize>(&self, row: &[u8; WIDTH]) -> f32 {
        let [odds] = self.abreast(std::array::from_ref(row));
        odds
    }

    /// The log-odds of up to `COUNT` rows; what is beyond them means nothing.
    fn abreast<const COUNT: usize, const WIDTH: usize>(&self, rows: &[[u8; WIDTH]]) -> [f32; COUNT] {
        let mut columns = [[0u8; COUNT]; PLACES];
        for (codes, &column) in columns.iter_mut().zip(&self.columns) {
            for (code, row) in codes.iter_mut().zip(rows) {
                *code = row[usize::from(column)];
            }
        }
        // For each place of a tree, which rows come to it: all bits or none.
        let mut here = [[0u8; COUNT]; PLACES];
        let mut sums = [0i32; COUNT];
        for tree in &self.starts {
            let count = usize::from(tree.splits);
            here[0] = [u8::MAX; COUNT];
            for (at, split) in self.splits[tree.split as usize..][..count].iter().enumerate() {
                let (codes, come) = (&columns[usize::from(split.column)], &here[at]);
                let (mut yes, mut no) = ([0; COUNT], [0; COUNT]);
                for ((yes, no), (code, come)) in yes.iter_mut().zip(&mut no).zip(codes.iter().zip(come)) {
                    let goes = if *code <= split.threshold { u8::MAX } else { 0 };
                    *yes = come & goes;
                    *no = come & !goes;
                }
                here[usize::from(split.to[0])] = yes;
                here[usize::from(split.to[1])] = no;
            }
            let mut leaf = [0u8; COUNT];
            for (number, come) in here[count..=2 * count].iter().enumerate() {
                for (leaf, come) in leaf.iter_mut().zip(come) {
                    *leaf |= come & number as u8;
                }
            }
            let leaves = &self.leaves[tree.leaf as usize..];
            for (sum, leaf) in sums.iter_mut().zip(leaf) {
                *sum += i32::from(leaves[usize::from(leaf)]);
            }
        }
        sums.map(|sum| self.base + sum as f32 * self.unit)
    }
}

/// Log-odds as a probability.
fn share(odds: f32) -> f32 {
    1.0 / (1.0 + (-odds).exp())
}
