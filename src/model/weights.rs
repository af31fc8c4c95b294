//! The file of weights: a header, the table of words, the trees of both stages.
//!
//! | bytes | what |
//! |---|---|
//! | 4 | `STP1` |
//! | 2, 2 | columns that the trainer knew; words in the table |
//! | 3 + 1 each | a word's hash (24 bits, little-endian, sorted) and its log-odds in sixteenths (signed) |
//! | then, seven times | trees, of the first stage, the second, each kind of page: |
//! | 2, 2 | columns that it uses, trees |
//! | 4, 4 | base and unit of its leaves, log-odds, as f32 |
//! | 2 each | the columns that it uses |
//! | per tree | splits (1 byte); for each its column's place in that list, threshold, yes, no; for each leaf 2 bytes |
//! | last 2, 1 each | how many steps there are from 0 to 1, and what share of the removals that state it is right |

use super::sureness::Sureness;
use super::tokens::Table;
use super::trees::{LEAF, Split, Trees};
use super::{COLUMNS, FIRST_COLUMNS, kinds};
use crate::glance;

/// What the trainer found. The default knows nothing: every block is as likely content as not.
#[derive(Clone, Debug, Default)]
pub struct Weights {
    pub(super) tokens: Table,
    pub(super) stages: [Trees; 2],
    /// For each kind of page, over the columns of a page at a glance.
    pub(super) kinds: [Trees; kinds::COUNT],
    pub(super) sureness: Sureness,
}

/// The bytes are no weights, or of another version of the columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadWeights;

impl Weights {
    /// Reads a file of weights and checks every index in it.
    ///
    /// # Errors
    /// The bytes are no weights, or weights for other columns.
    pub fn read(bytes: &[u8]) -> Result<Weights, BadWeights> {
        let mut reader = Reader(bytes);
        if reader.take(4)? != b"STP1" || usize::from(reader.short()?) != COLUMNS {
            return Err(BadWeights);
        }
        let words = reader.short()?;
        let mut table = Vec::with_capacity(words.into());
        for _ in 0..words {
            let b = reader.take(4)?;
            table.push((u32::from_le_bytes([b[0], b[1], b[2], 0]), b[3].cast_signed()));
        }
        let stages = [trees(&mut reader, FIRST_COLUMNS)?, trees(&mut reader, COLUMNS)?];
        let mut kinds: [Trees; kinds::COUNT] = Default::default();
        for of_kind in &mut kinds {
            *of_kind = trees(&mut reader, glance::COUNT)?;
        }
        let steps = reader.short()?;
        let sureness = Sureness(reader.take(steps.into())?.to_vec());
        let weights = Weights { tokens: Table(table), stages, kinds, sureness };
        if reader.0.is_empty() { Ok(weights) } else { Err(BadWeights) }
    }
}

fn trees(reader: &mut Reader, known: usize) -> Result<Trees, BadWeights> {
    let (used, count) = (reader.short()?, reader.short()?);
    let (base, unit) = (reader.float()?, reader.float()?);
    let mut columns = Vec::with_capacity(used.into());
    for _ in 0..used {
        columns.push(reader.short()?);
    }
    if columns.iter().any(|&c| usize::from(c) >= known) {
        return Err(BadWeights);
    }
    let mut trees = Trees::new(columns, base, unit);
    for _ in 0..count {
        let count = reader.take(1)?[0];
        if count == 0 || count >= LEAF {
            return Err(BadWeights);
        }
        let mut splits = Vec::with_capacity(count.into());
        // There are as many places to lead to as ways: when none is led to twice, each is led to.
        let mut led_to = [false; 256];
        for at in 0..count {
            let b = reader.take(4)?;
            // A split leads on to a later split or to a leaf: the way down ends.
            let good = |to: u8| if to < LEAF { to > at && to < count } else { to - LEAF <= count };
            let mut again = |to: u8| std::mem::replace(&mut led_to[usize::from(to)], true);
            if u16::from(b[0]) >= used || !good(b[2]) || !good(b[3]) || again(b[2]) || again(b[3]) {
                return Err(BadWeights);
            }
            splits.push(Split { column: b[0], threshold: b[1], to: [b[2], b[3]] });
        }
        let mut leaves = Vec::with_capacity(splits.len() + 1);
        for _ in 0..=count {
            leaves.push(reader.short()?.cast_signed());
        }
        trees.push(&splits, &leaves);
    }
    Ok(trees)
}

struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn take(&mut self, n: usize) -> Result<&[u8], BadWeights> {
        let (head, rest) = self.0.split_at_checked(n).ok_or(BadWeights)?;
        self.0 = rest;
        Ok(head)
    }

    fn short(&mut self) -> Result<u16, BadWeights> {
        let b = self.take(2)?;
        Ok(u16::from_le_bytes([b[0], b[1]]))
    }

    fn float(&mut self) -> Result<f32, BadWeights> {
        let b = self.take(4)?;
        Ok(f32::from_le_bytes([b[0], b[1], b[2], b[3]]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Kinds;

    const WEIGHTS: &[u8] = include_bytes!("weights.bin");

    #[test]
    fn the_weights_fit_their_budget_and_these_columns() {
        assert!(WEIGHTS.len() <= 64 << 10, "{} bytes", WEIGHTS.len());
        let weights = Weights::read(WEIGHTS).expect("they are weights of this version");
        assert!(weights.tokens.0.is_sorted_by(|a, b| a.0 < b.0));
        assert!(weights.stages.iter().all(|stage| !stage.is_empty()));
    }

    #[test]
    fn broken_weights_are_refused() {
        for cut in [0, 3, 7, 100, WEIGHTS.len() / 2, WEIGHTS.len() - 1] {
            assert_eq!(Weights::read(&WEIGHTS[..cut]).err(), Some(BadWeights), "{cut}");
        }
        let longer = [WEIGHTS, b"!"].concat();
        assert_eq!(Weights::read(&longer).err(), Some(BadWeights));
    }

    /// A thousand rows, mixed column by column from a hundred real ones as `train/agreement.py` mixes them, and the
    /// trainer's own probabilities of both stages.
    #[test]
    fn engine_and_trainer_agree() {
        let mut reader = Reader(include_bytes!("agreement.bin"));
        let (samples, columns) = (reader.short().expect("count"), reader.short().expect("columns"));
        assert_eq!(usize::from(columns), COLUMNS);
        let rows = reader.take(usize::from(samples) * COLUMNS).expect("rows").to_vec();
        let weights = Weights::read(WEIGHTS).expect("weights");
        let mut state = 1u32;
        for row in 0..1000 {
            let mixed: [u8; COLUMNS] = std::array::from_fn(|column| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                rows[(state >> 16) as usize % usize::from(samples) * COLUMNS + column]
            });
            for stage in 0..2 {
                let (want, got) = (reader.float().expect("probability"), weights.probability(stage, &mixed));
                assert!((want - got).abs() < 0.002, "row {row}, stage {stage}: trainer {want}, engine {got}");
            }
        }
        // Then rows of pages at a glance, and what each kind's share is.
        for page in 0..reader.short().expect("pages") {
            let row = reader.take(glance::COUNT).expect("a row").try_into().expect("of this length");
            let got = Kinds::of(&weights.kinds, row);
            for kind in Kinds::ALL {
                let want = reader.float().expect("a share");
                assert!((want - got.share(kind)).abs() < 0.002, "page {page}, {kind:?}: {want}, {got:?}");
            }
        }
        assert!(reader.0.is_empty());
    }
}
