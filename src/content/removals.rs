//! The one place where a removal is made, so that none can go unrecorded.

use std::ops::Range;

use super::kinds;
use super::{Known, walk};
use crate::article::Removal;
use crate::blocks::{Block, Blocks};
use crate::page::{NodeId, Page, Tag};
use crate::reason::Reason;
use crate::select::Verdict;

/// What became of nodes in which nothing is kept.
pub(super) enum Taken {
    /// They are removal number n.
    Removal(u32),
    /// They joined the removal before.
    Joined,
    /// Their parts go for different reasons: look inside.
    Mixed,
    /// There is no text in them.
    Nothing,
}

/// Collects removals while the walk goes by.
pub(super) struct Remover<'a> {
    page: &'a Page,
    blocks: &'a Blocks,
    verdicts: &'a [Verdict],
    known: &'a Known,
    /// Parent and reason of the removal made last.
    last: Option<(NodeId, Reason)>,
    pub(super) removals: Vec<Removal>,
}

impl<'a> Remover<'a> {
    pub(super) fn new(page: &'a Page, blocks: &'a Blocks, known: &'a Known, verdicts: &'a [Verdict]) -> Remover<'a> {
        Remover { page, blocks, verdicts, known, last: None, removals: Vec::new() }
    }

    /// Takes out these nodes, whole subtrees that hold the given blocks and nothing kept. Neighbours that go for the
    /// same reason become one removal, unless kept content stands between them (`apart`).
    pub(super) fn take(&mut self, nodes: Range<NodeId>, blocks: Range<usize>, apart: bool) -> Taken {
        if blocks.is_empty() {
            return Taken::Nothing;
        }
        let Some(reason) = self.verdicts[blocks.start].reason() else { return Taken::Mixed };
        let mut confidence = 1.0f32;
        for verdict in &self.verdicts[blocks.clone()] {
            match verdict {
                Verdict::Remove { reason: r, confidence: c } if *r == reason => confidence = confidence.min(*c),
                _ => return Taken::Mixed,
            }
        }
        let is_shown = |&i: &usize| {
            let first = self.blocks.list[i].first;
            !self.page.lineage(first).any(|n| kinds::media::has_fallback(self.page, n))
        };
        let text = blocks.filter(is_shown).map(|i| self.said(i)).collect::<Vec<_>>().join("\n");
        if text.is_empty() {
            return Taken::Nothing;
        }
        let content = walk::content(self.page, self.blocks, self.known, &self.known.everything, nodes.clone(), None);
        let is_picture = |&n: &NodeId| matches!(self.page.tag(n), Some(Tag::Img | Tag::AmpImg));
        let pictures = nodes.clone().filter(is_picture).count() as u32;
        let mut roots = Vec::new();
        let mut id = nodes.start;
        while id < nodes.end {
            roots.push(id);
            id = self.page.node(id).end;
        }
        let place = (self.page.node(nodes.start).parent, reason);
        let joins = !apart && self.last.replace(place) == Some(place);
        if apart {
            self.last = Some(place);
        }
        if let Some(previous) = self.removals.last_mut().filter(|_| joins) {
            previous.confidence = previous.confidence.min(confidence);
            previous.text.push('\n');
            previous.text.push_str(&text);
            previous.pictures += pictures;
            previous.nodes.append(&mut roots);
            previous.content.events.extend(content.events);
            return Taken::Joined;
        }
        self.removals.push(Removal { reason, confidence, text, pictures, nodes: roots, content });
        Taken::Removal(self.removals.len() as u32 - 1)
    }

    /// A block's text, without what is only an echo.
    fn said(&self, block: usize) -> String {
        let Block { first, last, .. } = self.blocks.list[block];
        let own = |&n: &NodeId| self.blocks.of_node[n as usize] == block as u32;
        if !(first..=last).filter(own).any(|n| self.known.echoes.is(n)) {
            return self.blocks.text(&self.blocks.list[block]).to_owned();
        }
        let heard = (first..=last).filter(|n| own(n) && !self.known.echoes.is(*n)).map(|n| self.page.text(n));
        heard.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
    }
}
