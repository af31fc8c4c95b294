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

/// Rows that go down a tree side by side: while one waits for its next split, the others go on.
const ABREAST: usize = 8;

/// A sum of trees.
#[derive(Clone, Debug, Default)]
pub(super) struct Trees {
    starts: Vec<Tree>,
    /// The splits of each tree and after them its leaves, each a split both of whose ways lead to itself, so that a row
    /// that has arrived may go on with the others.
    nodes: Vec<Split>,
    /// Log-odds, in units of [`Trees::unit`].
    leaves: Vec<i16>,
    unit: f32,
    base: f32,
}

/// Where a tree's nodes and leaves begin, and how many of the nodes are splits.
#[derive(Clone, Copy, Debug)]
struct Tree {
    node: u32,
    leaf: u32,
    splits: u8,
}

impl Trees {
    /// No trees yet: the log-odds that all start from, and the unit of the leaves.
    pub(super) fn new(base: f32, unit: f32) -> Trees {
        Trees { unit, base, ..Trees::default() }
    }

    /// Adds a tree of fewer than [`LEAF`] splits.
    pub(super) fn push(&mut self, splits: &[Split], leaves: &[i16]) {
        let count = splits.len() as u8;
        self.starts.push(Tree { node: self.nodes.len() as u32, leaf: self.leaves.len() as u32, splits: count });
        let place = |to: u8| if to < LEAF { to } else { count + (to - LEAF) };
        self.nodes.extend(splits.iter().map(|split| Split { to: split.to.map(place), ..*split }));
        let itself = |leaf: u8| Split { column: 0, threshold: 0, to: [count + leaf; 2] };
        self.nodes.extend((0..=count).map(itself));
        self.leaves.extend(leaves);
    }

    #[cfg(test)]
    pub(super) fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// The probability of each row.
    pub(super) fn probabilities<const WIDTH: usize>(&self, rows: &[[u8; WIDTH]]) -> Vec<f32> {
        let (groups, rest) = rows.as_chunks::<ABREAST>();
        let mut out = Vec::with_capacity(rows.len());
        for rows in groups {
            out.extend(self.abreast(rows));
        }
        out.extend(rest.iter().map(|row| self.probability(row)));
        out
    }

    /// The probability of a row.
    pub(super) fn probability<const WIDTH: usize>(&self, row: &[u8; WIDTH]) -> f32 {
        let [probability] = self.abreast(std::array::from_ref(row));
        probability
    }

    fn abreast<const COUNT: usize, const WIDTH: usize>(&self, rows: &[[u8; WIDTH]; COUNT]) -> [f32; COUNT] {
        let mut sums = [0i32; COUNT];
        for tree in &self.starts {
            let (nodes, leaves) = (&self.nodes[tree.node as usize..], &self.leaves[tree.leaf as usize..]);
            let splits = usize::from(tree.splits);
            let mut at = [0; COUNT];
            while at.iter().any(|&at| at < splits) {
                for (at, row) in at.iter_mut().zip(rows) {
                    let node = &nodes[*at];
                    *at = node.to[usize::from(row[usize::from(node.column)] > node.threshold)].into();
                }
            }
            for (sum, at) in sums.iter_mut().zip(at) {
                *sum += i32::from(leaves[at - splits]);
            }
        }
        sums.map(|sum| {
            let z = self.base + sum as f32 * self.unit;
            1.0 / (1.0 + (-z).exp())
        })
    }
}
