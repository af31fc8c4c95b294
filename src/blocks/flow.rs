//! How the page's elements flow: which make blocks, which are skipped, which are hidden.

use super::hidden::Hidden;
use crate::page::{Flow, NONE, NodeId, Page, Tag};

const BLOCK: u8 = 1;
const SKIPPED: u8 = 2;
const HIDDEN: u8 = 4;
const FOLDED: u8 = 8;

/// One byte of facts per node.
#[derive(Clone, Debug)]
pub struct Layout {
    facts: Vec<u8>,
}

impl Layout {
    /// Reads a page's layout, as far as markup (and the browser, in a snapshot) tells.
    pub fn of(page: &Page) -> Layout {
        let mut layout = Layout { facts: vec![0; page.nodes().len()] };
        layout.mark_blocks(page);
        layout.mark_skipped(page);
        layout.mark_hidden(page);
        layout
    }

    /// The element starts and ends a block of text.
    pub fn is_block(&self, id: NodeId) -> bool {
        self.facts[id as usize] & BLOCK != 0
    }

    /// The element's content is not text of the page.
    pub fn is_skipped(&self, id: NodeId) -> bool {
        self.facts[id as usize] & SKIPPED != 0
    }

    /// The node, or an element around it, is not shown.
    pub fn is_hidden(&self, id: NodeId) -> bool {
        self.facts[id as usize] & HIDDEN != 0
    }

    /// The node, or an element around it, is closed and would open at a click.
    pub fn is_folded(&self, id: NodeId) -> bool {
        self.facts[id as usize] & FOLDED != 0
    }

    fn mark_blocks(&mut self, page: &Page) {
        let mut holds_block = vec![false; page.nodes().len()];
        for id in (0..page.nodes().len() as NodeId).rev() {
            let node = page.node(id);
            let Some(tag) = node.tag else { continue };
            let block = match tag.flow() {
                Flow::Void => false,
                // An inline element around blocks (a card that is one link) breaks the line as they do.
                Flow::Inline => holds_block[id as usize],
                // A custom element in running text is running text (<relative-time>), elsewhere a component.
                Flow::Block if tag == Tag::Other => holds_block[id as usize] || !in_running_text(page, id),
                Flow::Block => true,
            };
            if block {
                self.facts[id as usize] |= BLOCK;
                if node.parent != NONE {
                    holds_block[node.parent as usize] = true;
                }
            }
        }
    }

    fn mark_skipped(&mut self, page: &Page) {
        let mut noscripts = Vec::new();
        let mut visible = 0;
        let mut id = 0;
        while id < page.nodes().len() as NodeId {
            let node = page.node(id);
            match node.tag {
                Some(Tag::Noscript) => {
                    noscripts.push(id);
                    self.facts[id as usize] |= SKIPPED;
                    id = node.end;
                    continue;
                }
                Some(tag) if tag.flow() == Flow::Void => {
                    self.facts[id as usize] |= SKIPPED;
                    id = node.end;
                    continue;
                }
                Some(_) => {}
                None if page.is_blank(id) => {}
                None => visible += page.text(id).trim().len(),
            }
            id += 1;
        }
        // A page whose content is drawn by scripts says it in <noscript> for those who have none (Discourse).
        // Where scripting is on, the parser leaves the content as raw markup, which is no text.
        for &id in &noscripts {
            let parsed = page.children(id).any(|c| page.tag(c).is_some());
            let length: usize = page.inside(id).map(|n| page.text(n).trim().len()).sum();
            if parsed && length > 600 && length > 2 * visible {
                self.facts[id as usize] &= !SKIPPED;
            }
        }
    }

    fn mark_hidden(&mut self, page: &Page) {
        let hidden = Hidden::of(page, self);
        for (ranges, fact) in [(hidden.away, HIDDEN), (hidden.folded, FOLDED)] {
            for range in ranges {
                for facts in &mut self.facts[range.start as usize..range.end as usize] {
                    *facts |= fact;
                }
            }
        }
    }
}

fn in_running_text(page: &Page, id: NodeId) -> bool {
    use Tag::*;
    let parent = page.node(id).parent;
    parent != NONE
        && page.tag(parent).is_some_and(|tag| {
            matches!(tag, P | H1 | H2 | H3 | H4 | H5 | H6 | Dt | Figcaption | Summary | Caption | Other)
                && (tag != Other || in_paragraph(page, parent))
                || tag.flow() == Flow::Inline
        })
}

fn in_paragraph(page: &Page, id: NodeId) -> bool {
    page.lineage(id).take(4).any(|n| page.tag(n) == Some(Tag::P))
}
