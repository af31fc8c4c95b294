//! What the scorer knows of a block, from one pass over the page.
//!
//! | feature | meaning | range |
//! |---|---|---|
//! | `words` | words of the block | 0.. |
//! | `link_density` | share of its characters in links | 0–1 |
//! | `emphasis` | share of its characters in bold or italics | 0–1 |
//! | `ends_sentence` | ends as a sentence does | 0/1 |
//! | `commas` | commas, in any script | 0.. |
//! | `heading` | level of the heading that it is in, 0 for none | 0–6 |
//! | `control` | in a button, label, option, legend or form | 0/1 |
//! | `landmark` | in nav, footer, aside, or header outside an article | 0/1 |
//! | `named` | what the nearest clutter-named element around it is called | reason |
//! | `in_core` | inside the smallest element that holds most of the page's prose | 0/1 |
//! | `prose_share` | share of prose among the words of the element around its owner | 0–1 |
//! | `nearby` | words of prose in the three blocks before and after | 0.. |
//!
//! These the rules of `select` read by name. The learned scorer reads a row of bytes per block
//! ([`PageFeatures::row`]), and the [`Shape`] of the page:
//!
#![doc = include_str!("features/columns.md")]

mod around;
mod facts;
mod groups;
mod inner;
mod place;
mod row;
mod shape;
mod speech;
mod starts;
mod text;
mod title;
mod whole;

pub use shape::{Element, Shape};
pub use starts::Sums;

use super::{Block, Blocks, block_parent};
use crate::fold::fold;
use crate::glance;
use crate::page::{NodeId, Page, Tag};
use crate::phrases::{Hits, Phrases};
use crate::reason::Reason;
use around::{Around, clear_layout_names, of_block, surroundings};
use facts::Facts;
use starts::Starts;

/// Words from which a block with few links counts as prose.
const PROSE_WORDS: f32 = 10.0;
/// Link density up to which it does.
const PROSE_LINKS: f32 = 0.4;
/// Share of all prose that the core holds at least.
const CORE_SHARE: f32 = 0.75;
/// A clutter-named element with more than this share of the page's prose is not clutter: the name is the layout's.
const NAMED_SHARE: f32 = 0.4;

/// Columns of a row, and those at its end that are the same for all blocks of a page.
const COLUMNS: usize = 242;
const PAGE_COLUMNS: usize = 21 + glance::kind::NAMES.len();
/// Blocks between two looks at the clock.
const BETWEEN_LOOKS: usize = 256;
/// Characters of a text that may be looked up as a phrase: words without end are none.
const LONGEST_CHARS: u32 = 4000;

/// One block's features; see the module's table.
#[derive(Clone, Debug)]
#[allow(missing_docs)] // The table above is their documentation.
pub struct Features {
    pub words: f32,
    pub link_density: f32,
    pub emphasis: f32,
    pub ends_sentence: bool,
    pub commas: f32,
    pub heading: u8,
    pub control: bool,
    pub landmark: bool,
    pub named: Option<Named>,
    pub in_core: bool,
    pub prose_share: f32,
    pub nearby: f32,
}

/// A clutter-named element around a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    /// The element.
    pub node: NodeId,
    /// What its name suggests.
    pub reason: Reason,
}

/// The features of all blocks, and what they say of the page as a whole.
#[derive(Clone, Debug)]
pub struct PageFeatures {
    /// One per block, in order.
    pub blocks: Vec<Features>,
    /// The smallest element that holds most of the prose; the body when there is none.
    pub core: NodeId,
    /// Words of prose on the whole page outside of clutter.
    pub prose: f32,
    /// The prose is in a thread of comments or posts: the comments are the content.
    pub thread: bool,
    /// One row of [`PageFeatures::COUNT`] bytes per block.
    pub matrix: Vec<u8>,
    /// What each block says, as far as phrases tell; nothing for a block too long to be a label or a line of clutter.
    pub said: Vec<Hits>,
    /// The page at a glance.
    pub glance: [u8; glance::COUNT],
    /// The elements that hold the blocks, and which blocks are alike.
    pub shape: Shape,
}

impl PageFeatures {
    /// Columns of the matrix.
    pub const COUNT: usize = COLUMNS;

    /// One block's row of the matrix.
    pub fn row(&self, block: usize) -> &[u8] {
        &self.matrix[block * COLUMNS..(block + 1) * COLUMNS]
    }

    /// The names of the columns, for the trainer.
    pub fn names() -> Vec<String> {
        include_str!("features/columns.md")
            .lines()
            .filter_map(|line| line.strip_prefix("| `")?.split_once('`').map(|(name, _)| name.to_owned()))
            .collect()
    }

    /// Computes all features.
    pub fn of(page: &Page, blocks: &Blocks, phrases: &Phrases) -> PageFeatures {
        let count = blocks.list.len();
        let prose_of = |b: &Block| {
            if b.words >= PROSE_WORDS && b.link_density() < PROSE_LINKS && !b.hidden { b.words } else { 0.0 }
        };
        let prose: Vec<f32> = blocks.list.iter().map(prose_of).collect();
        let starts = Starts::of(page, blocks);
        let all_prose = Sums::of(prose.iter().copied());
        let all_words = Sums::of(blocks.list.iter().map(|b| b.words));

        let mut around = surroundings(page, |id| all_prose.share(starts.range(page, id)) > NAMED_SHARE);
        let is_comments = |b: &Block| of_block(page, &around, b).named.is_some_and(|n| n.reason == Reason::Comments);
        let in_comments: Vec<bool> = blocks.list.iter().map(is_comments).collect();
        let thread = clear_layout_names(page, blocks, &prose, &mut around);
        let around: Vec<Around> = blocks.list.iter().map(|b| of_block(page, &around, b)).collect();
        let clear = |a: &Around| a.named.is_none() && !a.control && !a.landmark;
        let clean = prose.iter().zip(&around).map(|(&p, a)| if clear(a) { p } else { 0.0 });
        let clean: Vec<f32> = clean.collect();
        let clean_prose = Sums::of(clean.iter().copied());
        let body = page.body().unwrap_or(0);
        let core = core(page, body, &clean_prose, &starts);

        let mut shape = Shape::of(page, blocks, &starts);
        shape.heading = around.iter().map(|a| a.heading).collect();
        let said: Vec<Hits> = blocks
            .list
            .iter()
            .map(|b| {
                if b.words <= Phrases::LONGEST && b.chars <= LONGEST_CHARS {
                    phrases.hits(&fold(blocks.text(b)))
                } else {
                    Hits::default()
                }
            })
            .collect();
        let glance = glance::row(page);
        let (mut features, mut matrix) = (Vec::with_capacity(count), vec![0; count * COLUMNS]);
        if count > 0 {
            let core_element = shape.elements.partition_point(|e| e.node <= core).saturating_sub(1) as u32;
            let facts = Facts::of(page, blocks, &shape, &around, &in_comments, &said, core_element);
            let mut of_page = [0; PAGE_COLUMNS];
            facts.write_page(&glance, &mut of_page.iter_mut());
            for (i, row) in matrix.chunks_exact_mut(COLUMNS).enumerate() {
                if i % BETWEEN_LOOKS == 0 && page.is_late() {
                    break;
                }
                let (own, whole) = row.split_at_mut(COLUMNS - PAGE_COLUMNS);
                facts.write(i, &mut own.iter_mut());
                whole.copy_from_slice(&of_page);
            }
            let of_blocks = blocks.list.iter().enumerate().map(|(i, b)| {
                let a = &around[i];
                let parent = block_parent(page, &blocks.layout, b.owner).unwrap_or(b.owner);
                Features {
                    words: b.words,
                    link_density: b.link_density(),
                    emphasis: b.emphasis_chars as f32 / b.chars.max(1) as f32,
                    ends_sentence: facts.terms[i],
                    commas: facts.texts[i].commas,
                    heading: a.heading,
                    control: a.control,
                    landmark: a.landmark,
                    named: a.named,
                    in_core: page.is_within(b.first, core),
                    prose_share: clean_prose.sum(starts.range(page, parent))
                        / all_words.sum(starts.range(page, parent)).max(1.0),
                    nearby: clean_prose.window(i, 3) - clean[i],
                }
            });
            features.extend(of_blocks);
        }
        PageFeatures { blocks: features, core, prose: clean_prose.total(), thread, matrix, said, glance, shape }
    }
}

/// The smallest element with most of the prose.
fn core(page: &Page, body: NodeId, prose: &Sums, starts: &Starts) -> NodeId {
    let need = CORE_SHARE * prose.total();
    let mut core = body;
    if prose.total() <= 0.0 {
        return core;
    }
    loop {
        let inner = page.children(core).filter(|&c| page.tag(c).is_some()).find(|&c| {
            let range = starts.range(page, c);
            range.len() > 1 && prose.sum(range) >= need
        });
        match inner {
            // One long paragraph is not a container; what is beside it belongs to the article.
            Some(child) if !matches!(page.tag(child), Some(Tag::P | Tag::Pre)) => core = child,
            _ => return core,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_names_every_column_in_order() {
        let page = Page::from_html("<article><h1>Rain</h1><p>It rains all over the land.</article>", "");
        let blocks = Blocks::of(&page);
        let features = PageFeatures::of(&page, &blocks, &Phrases::for_language("en"));
        let around = vec![Around::NONE; blocks.list.len()];
        let facts = Facts::of(&page, &blocks, &features.shape, &around, &[false, false], &features.said, 0);
        let mut names = Vec::new();
        facts.write(0, &mut names);
        assert_eq!(names.len(), COLUMNS - PAGE_COLUMNS);
        facts.write_page(&features.glance, &mut names);
        assert_eq!(names, PageFeatures::names());
    }
}
