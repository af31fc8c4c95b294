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
//! | `kin_share` | share of the page's prose in blocks with the same element name and class | 0–1 |
//! | `nearby` | words of prose in the three blocks before and after | 0.. |

use std::collections::HashMap;

use super::naming::naming;
use super::{Block, Blocks, block_parent};
use crate::page::{Attr, NONE, NodeId, Page, Tag};
use crate::reason::Reason;

/// Words from which a block with few links counts as prose.
const PROSE_WORDS: f32 = 10.0;
/// Link density up to which it does.
const PROSE_LINKS: f32 = 0.4;
/// Share of all prose that the core holds at least.
const CORE_SHARE: f32 = 0.75;
/// A clutter-named element with more than this share of the page's prose is not clutter: the name is the layout's.
const NAMED_SHARE: f32 = 0.4;

/// A reason under whose names more than this share of all prose stands is the page's layout.
const LAYOUT_SHARE: f32 = 0.6;

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
    pub kin_share: f32,
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
}

/// Takes back names under which most of the page's prose stands: a page builder calls every paragraph a widget, and in
/// a thread the comments are the content. Returns whether the page is such a thread.
fn clear_layout_names(page: &Page, blocks: &Blocks, prose: &[f32], around: &mut [Around]) -> bool {
    let mut under: HashMap<Reason, f32> = HashMap::new();
    for (block, words) in blocks.list.iter().zip(prose) {
        if let Some(named) = of_block(page, around, block).named {
            *under.entry(named.reason).or_default() += words;
        }
    }
    let total: f32 = prose.iter().sum();
    let layout = |reason: Reason| under.get(&reason).copied().unwrap_or(0.0) > LAYOUT_SHARE * total.max(1.0);
    for a in around.iter_mut() {
        if a.named.is_some_and(|n| layout(n.reason)) {
            a.named = None;
        }
    }
    layout(Reason::Comments)
}

/// What lies around a block: what is around all of its text (a link to a comment in a paragraph names only itself).
fn of_block(page: &Page, around: &[Around], block: &Block) -> Around {
    let first = around[block.first as usize];
    match first.named {
        Some(named) if !page.is_within(block.last, named.node) => around[block.owner as usize],
        _ => first,
    }
}

/// Per node, inherited downwards.
#[derive(Clone, Copy)]
struct Around {
    named: Option<Named>,
    heading: u8,
    control: bool,
    landmark: bool,
    in_article: bool,
}

impl PageFeatures {
    /// Computes all features.
    pub fn of(page: &Page, blocks: &Blocks) -> PageFeatures {
        let count = blocks.list.len();
        let prose_of = |b: &Block| {
            if b.words >= PROSE_WORDS && b.link_density() < PROSE_LINKS && !b.hidden { b.words } else { 0.0 }
        };
        let prose: Vec<f32> = blocks.list.iter().map(prose_of).collect();
        let starts = block_starts(page, blocks);
        let all_prose = Sums::of(&prose);
        let all_words = Sums::of(&blocks.list.iter().map(|b| b.words).collect::<Vec<_>>());
        let range = |id: NodeId| starts[id as usize] as usize..starts[page.node(id).end as usize] as usize;

        let mut around = surroundings(page, |id| all_prose.share(range(id)) > NAMED_SHARE);
        let thread = clear_layout_names(page, blocks, &prose, &mut around);
        let clear = |b: &Block| {
            let a = of_block(page, &around, b);
            a.named.is_none() && !a.control && !a.landmark
        };
        let clean: Vec<f32> = blocks.list.iter().zip(&prose).map(|(b, &p)| if clear(b) { p } else { 0.0 }).collect();
        let clean_prose = Sums::of(&clean);
        let body = page.body().unwrap_or(0);
        let core = core(page, body, &clean_prose, &range);

        let mut kin: HashMap<(Option<Tag>, &str, &str), f32> = HashMap::new();
        let kin_of = |b: &Block| {
            let class = |id: NodeId| page.attr(id, Attr::Class).unwrap_or("");
            let parent = page.node(b.owner).parent;
            (page.tag(b.owner), class(b.owner), if parent == NONE { "" } else { class(parent) })
        };
        for (b, p) in blocks.list.iter().zip(&clean) {
            *kin.entry(kin_of(b)).or_default() += p;
        }
        let total = clean_prose.total().max(1.0);
        let features = blocks.list.iter().enumerate().map(|(i, b)| {
            let a = of_block(page, &around, b);
            let parent = block_parent(page, &blocks.layout, b.owner).unwrap_or(b.owner);
            let near = i.saturating_sub(3)..(i + 4).min(count);
            let text = blocks.text(b);
            Features {
                words: b.words,
                link_density: b.link_density(),
                emphasis: b.emphasis_chars as f32 / b.chars.max(1) as f32,
                ends_sentence: ends_sentence(text),
                commas: text.chars().filter(|c| matches!(c, ',' | '，' | '、' | '،')).count() as f32,
                heading: a.heading,
                control: a.control,
                landmark: a.landmark,
                named: a.named,
                in_core: page.is_within(b.first, core),
                prose_share: clean_prose.sum(range(parent)) / all_words.sum(range(parent)).max(1.0),
                kin_share: kin.get(&kin_of(b)).copied().unwrap_or(0.0) / total,
                nearby: clean_prose.sum(near) - clean[i],
            }
        });
        PageFeatures { blocks: features.collect(), core, prose: clean_prose.total(), thread }
    }
}

/// Whether a text ends as a sentence does, closing quotes and brackets aside.
pub fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']', '」', '』', '）', ' ']);
    text.ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '।', '።', ':', '։'])
}

/// For each node id (and one past the last), how many blocks begin before it.
fn block_starts(page: &Page, blocks: &Blocks) -> Vec<u32> {
    let mut starts = vec![0; page.nodes().len() + 1];
    let mut next = 0;
    for (id, start) in starts.iter_mut().enumerate() {
        while next < blocks.list.len() && (blocks.list[next].first as usize) < id {
            next += 1;
        }
        *start = next as u32;
    }
    starts
}

/// Sums over ranges of blocks in constant time.
struct Sums(Vec<f32>);

impl Sums {
    fn of(values: &[f32]) -> Sums {
        let mut sums = vec![0.0];
        let mut total = 0.0;
        for v in values {
            total += v;
            sums.push(total);
        }
        Sums(sums)
    }

    fn sum(&self, range: std::ops::Range<usize>) -> f32 {
        self.0[range.end] - self.0[range.start]
    }

    fn total(&self) -> f32 {
        self.0.last().copied().unwrap_or(0.0)
    }

    fn share(&self, range: std::ops::Range<usize>) -> f32 {
        self.sum(range) / self.total().max(1.0)
    }
}

/// What lies around each node. `is_main` says that a subtree holds so much of the prose that its name and landmark
/// cannot make it clutter.
fn surroundings(page: &Page, is_main: impl Fn(NodeId) -> bool) -> Vec<Around> {
    let none = Around { named: None, heading: 0, control: false, landmark: false, in_article: false };
    let mut around: Vec<Around> = Vec::with_capacity(page.nodes().len());
    for id in 0..page.nodes().len() as NodeId {
        let node = page.node(id);
        let mut here = if node.parent == NONE { none } else { around[node.parent as usize] };
        if let Some(tag) = node.tag {
            if let Some(level) = tag.heading_level() {
                here.heading = level;
            }
            let main = is_main(id);
            match tag {
                Tag::Article | Tag::Main => here.in_article = true,
                Tag::Button | Tag::Label | Tag::Option | Tag::Legend | Tag::Select => here.control = true,
                Tag::Form if !main => here.control = true,
                Tag::Nav | Tag::Footer | Tag::Aside | Tag::Dialog if !main => here.landmark = true,
                Tag::Header if !main && !here.in_article => here.landmark = true,
                _ => {}
            }
            if !main
                && here.named.is_none_or(|outer| is_vague(outer.reason))
                && let Some(reason) = naming(page, id)
                && (here.named.is_none() || !is_vague(reason))
            {
                here.named = Some(Named { node: id, reason });
            }
        }
        around.push(here);
    }
    around
}

/// Names of places rather than of things: what lies in a sidebar may be called more closely.
fn is_vague(reason: Reason) -> bool {
    matches!(reason, Reason::Navigation | Reason::Promo | Reason::Hidden | Reason::Other | Reason::MetadataRepeated)
}

/// The smallest element with most of the prose.
fn core(page: &Page, body: NodeId, prose: &Sums, range: &impl Fn(NodeId) -> std::ops::Range<usize>) -> NodeId {
    let need = CORE_SHARE * prose.total();
    let mut core = body;
    if prose.total() <= 0.0 {
        return core;
    }
    loop {
        let inner = page
            .children(core)
            .filter(|&c| page.tag(c).is_some())
            .find(|&c| prose.sum(range(c)) >= need && range(c).len() > 1);
        match inner {
            // One long paragraph is not a container; what is beside it belongs to the article.
            Some(child) if !matches!(page.tag(child), Some(Tag::P | Tag::Pre)) => core = child,
            _ => return core,
        }
    }
}
