//! The page cut into text blocks: runs of text between block boundaries, in document order.
//!
//! A block is the unit of every verdict. Its boundaries are those that a reader sees: elements that start a new line,
//! and two line breaks in a row.

mod features;
mod flow;
mod hidden;
mod naming;

use std::ops::Range;

use crate::fold::{is_unspaced, words};
pub use features::{Element, Features, Named, PageFeatures, Shape, Sums};
pub use flow::Layout;
pub use naming::naming;

use crate::page::{NONE, NodeId, Page, Tag};

/// All blocks of a page.
#[derive(Clone, Debug)]
pub struct Blocks {
    /// How the page's elements flow.
    pub layout: Layout,
    /// The blocks in document order.
    pub list: Vec<Block>,
    /// The block that each node's text belongs to; [`NO_BLOCK`] for elements and for texts without words.
    pub of_node: Vec<u32>,
    /// For each node, and for the end, how many blocks begin before it.
    before: Vec<u32>,
    text: String,
}

/// No block; see [`Blocks::of_node`].
pub const NO_BLOCK: u32 = u32::MAX;

/// One run of text.
#[derive(Clone, Debug)]
pub struct Block {
    /// The nearest element that makes the block (starts a new line).
    pub owner: NodeId,
    /// First text node.
    pub first: NodeId,
    /// Last text node.
    pub last: NodeId,
    /// Words; a character of a script without spaces counts as half a word.
    pub words: f32,
    /// Characters inside of links.
    pub link_chars: u32,
    /// Characters inside of `b`, `strong`, `em`, `i`.
    pub emphasis_chars: u32,
    /// All characters.
    pub chars: u32,
    /// Not shown, as far as markup or the browser tells.
    pub hidden: bool,
    /// Closed for now, in an accordion or a tab: a click would show it.
    pub folded: bool,
    text: Range<u32>,
}

impl Block {
    /// Share of the characters that are links, 0 to 1.
    pub fn link_density(&self) -> f32 {
        self.link_chars as f32 / self.chars.max(1) as f32
    }
}

impl Blocks {
    /// Cuts a page into blocks.
    pub fn of(page: &Page) -> Blocks {
        let layout = Layout::of(page);
        let (of_node, before) = (vec![NO_BLOCK; page.nodes().len()], Vec::with_capacity(page.nodes().len() + 1));
        let mut blocks = Blocks { layout, list: Vec::new(), of_node, before, text: String::new() };
        Cutter::default().run(page, &mut blocks);
        for (i, block) in blocks.list.iter().enumerate() {
            blocks.before.resize(block.first as usize + 1, i as u32);
        }
        blocks.before.resize(page.nodes().len() + 1, blocks.list.len() as u32);
        blocks
    }

    /// A block's text, white space and line breaks collapsed to single spaces (kept inside `pre`).
    pub fn text(&self, block: &Block) -> &str {
        &self.text[block.text.start as usize..block.text.end as usize]
    }

    /// Indices of the blocks whose text begins inside a subtree.
    pub fn within(&self, page: &Page, id: NodeId) -> Range<usize> {
        self.before[id as usize] as usize..self.before[page.node(id).end as usize] as usize
    }
}

/// State of the run of text being read.
#[derive(Default)]
struct Cutter {
    pending: Vec<NodeId>,
    text: String,
    chars: u32,
    link_chars: u32,
    emphasis_chars: u32,
    breaks: u32,
    /// A link ended and nothing has come since: the next link is a word of its own even without a space.
    after_link: bool,
}

impl Cutter {
    fn run(mut self, page: &Page, blocks: &mut Blocks) {
        let Some(body) = page.body() else { return };
        // (end of the element, it is a block)
        let mut open: Vec<(NodeId, Ends)> = Vec::new();
        let (mut links, mut emphasis) = (0u32, 0u32);
        let mut id = body;
        let stop = page.node(body).end;
        while id < stop {
            while let Some(&(end, ends)) = open.last() {
                if end > id {
                    break;
                }
                open.pop();
                match ends {
                    Ends::Block => self.flush(page, blocks),
                    // A card that is one link: all that is in it is link text.
                    Ends::BlockLink => {
                        self.flush(page, blocks);
                        links -= 1;
                    }
                    Ends::Link => {
                        links -= 1;
                        self.after_link = true;
                    }
                    Ends::Emphasis => emphasis -= 1,
                }
            }
            let node = page.node(id);
            let Some(tag) = node.tag else {
                self.text.push_str(page.text(id));
                if !page.is_blank(id) {
                    self.read(id, page.text(id), links > 0, emphasis > 0);
                }
                id += 1;
                continue;
            };
            if blocks.layout.is_skipped(id) {
                id = node.end;
                continue;
            }
            if blocks.layout.is_block(id) {
                self.flush(page, blocks);
                if tag == Tag::A {
                    links += 1;
                    open.push((node.end, Ends::BlockLink));
                } else {
                    open.push((node.end, Ends::Block));
                }
            } else {
                match tag {
                    Tag::Br => {
                        self.breaks += 1;
                        if self.breaks >= 2 {
                            self.flush(page, blocks);
                        } else {
                            self.text.push('\n');
                        }
                    }
                    Tag::A => {
                        if self.after_link && !self.text.is_empty() {
                            self.text.push(' ');
                        }
                        links += 1;
                        open.push((node.end, Ends::Link));
                    }
                    Tag::B | Tag::Strong | Tag::Em | Tag::I => {
                        emphasis += 1;
                        open.push((node.end, Ends::Emphasis));
                    }
                    _ => {}
                }
            }
            id += 1;
        }
        self.flush(page, blocks);
    }

    fn read(&mut self, id: NodeId, text: &str, linked: bool, emphasised: bool) {
        let solid = text.chars().filter(|c| !c.is_whitespace()).count() as u32;
        self.breaks = 0;
        self.after_link = false;
        self.pending.push(id);
        self.chars += solid;
        if linked {
            self.link_chars += solid;
        }
        if emphasised {
            self.emphasis_chars += solid;
        }
    }

    fn flush(&mut self, page: &Page, blocks: &mut Blocks) {
        if let (Some(&first), Some(&last)) = (self.pending.first(), self.pending.last()) {
            let start = blocks.text.len();
            push_collapsed(&mut blocks.text, &self.text, page, first);
            let text = &blocks.text[start..];
            if text.chars().any(char::is_alphanumeric) {
                let index = blocks.list.len() as u32;
                for &node in &self.pending {
                    blocks.of_node[node as usize] = index;
                }
                let owner = page.lineage(first).find(|&n| blocks.layout.is_block(n)).unwrap_or(0);
                blocks.list.push(Block {
                    owner,
                    first,
                    last,
                    words: words(text),
                    link_chars: self.link_chars,
                    emphasis_chars: self.emphasis_chars,
                    chars: self.chars,
                    // A hidden note at its beginning does not hide a paragraph.
                    hidden: self.pending.iter().all(|&n| blocks.layout.is_hidden(n) || page.is_blank(n)),
                    folded: blocks.layout.is_folded(first),
                    text: start as u32..blocks.text.len() as u32,
                });
            } else {
                blocks.text.truncate(start);
            }
        }
        *self = Cutter {
            pending: std::mem::take(&mut self.pending),
            text: std::mem::take(&mut self.text),
            ..Cutter::default()
        };
        self.pending.clear();
        self.text.clear();
    }
}

#[derive(Clone, Copy)]
enum Ends {
    Block,
    BlockLink,
    Link,
    Emphasis,
}

/// Collapses white space; `pre` keeps it.
fn push_collapsed(out: &mut String, text: &str, page: &Page, first: NodeId) {
    if page.lineage(first).any(|n| page.tag(n) == Some(Tag::Pre)) {
        out.push_str(text.trim_matches('\n').trim_end());
        return;
    }
    let start = out.len();
    for words in text.split_ascii_whitespace() {
        // Nearly every word is one of plain letters.
        if words.bytes().all(|byte| byte.is_ascii_graphic()) {
            out.push_str(if out.len() > start { " " } else { "" });
            out.push_str(words);
            continue;
        }
        for word in words.split(char::is_whitespace) {
            let mut gap = out.len() > start;
            for part in word.split(['\u{200b}', '\u{feff}', '\u{ad}']).filter(|part| !part.is_empty()) {
                if std::mem::take(&mut gap) {
                    out.push(' ');
                }
                out.push_str(part);
            }
        }
    }
}

/// The parent that makes a block, above `id`; `None` at the root.
pub fn block_parent(page: &Page, layout: &Layout, id: NodeId) -> Option<NodeId> {
    let parent = page.node(id).parent;
    (parent != NONE).then(|| page.lineage(parent).find(|&n| layout.is_block(n))).flatten()
}
