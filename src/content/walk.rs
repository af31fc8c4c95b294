//! The walk from page nodes to article content.

use std::ops::Range;

use super::anchors::Anchors;
use super::removals::{Remover, Taken};
use super::{element, image, table};
use crate::article::{Content, Event};
use crate::blocks::{Blocks, NO_BLOCK};
use crate::page::{NodeId, Page, Tag};

/// What is kept, per node and counted so that "anything kept inside?" is one subtraction.
pub(super) struct Marks {
    before: Vec<u32>,
    anchors: Anchors,
}

impl Marks {
    pub(super) fn of(page: &Page, blocks: &Blocks, keep: &[bool], pictures: &[bool]) -> Marks {
        let mut before = Vec::with_capacity(page.nodes().len() + 1);
        let mut count = 0;
        for (id, (&block, &picture)) in blocks.of_node.iter().zip(pictures).enumerate() {
            before.push(count);
            let text = block != NO_BLOCK && keep[block as usize];
            count += u32::from(text || picture && is_media(page, id as NodeId));
        }
        before.push(count);
        let mut marks = Marks { before, anchors: Anchors::default() };
        marks.anchors = Anchors::of(page, |id| marks.any(id..page.node(id).end));
        marks
    }

    fn any(&self, range: Range<NodeId>) -> bool {
        self.before[range.end as usize] > self.before[range.start as usize]
    }
}

/// Pictures, films and sounds: content without text.
pub(super) fn is_media(page: &Page, id: NodeId) -> bool {
    matches!(page.tag(id), Some(Tag::Img | Tag::AmpImg | Tag::Video | Tag::Audio))
}

/// What may stand directly inside the element being built.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Room {
    /// Blocks; running text gets a paragraph of its own.
    Flow,
    /// Running text and nothing else.
    Phrasing,
    /// Running text in which white space counts.
    Verbatim,
    /// Only certain children (list items, rows): white space between them is nothing.
    Parts,
}

struct Frame {
    end: NodeId,
    room: Room,
    /// The element was opened in the content (or is waiting to be).
    opened: bool,
    /// It is part of running text.
    inline: bool,
}

struct Walk<'a> {
    page: &'a Page,
    anchors: &'a Anchors,
    events: Vec<Event>,
    /// Opens that wait for content: what turns out empty never appears.
    waiting: Vec<Event>,
    frames: Vec<Frame>,
    /// A paragraph of our own making is open.
    paragraph: bool,
    gap: bool,
    /// Nothing has been written in this block of text yet.
    fresh: bool,
    breaks: u32,
}

/// Content of a range of nodes (whole subtrees). What is not kept goes to the remover, or nowhere when there is none.
pub(super) fn content(
    page: &Page,
    blocks: &Blocks,
    marks: &Marks,
    range: Range<NodeId>,
    mut remover: Option<&mut Remover>,
) -> Content {
    let mut walk = Walk {
        page,
        anchors: &marks.anchors,
        events: Vec::new(),
        waiting: Vec::new(),
        frames: vec![Frame { end: NodeId::MAX, room: Room::Flow, opened: false, inline: false }],
        paragraph: false,
        gap: false,
        fresh: true,
        breaks: 0,
    };
    let mut written = usize::MAX;
    let mut id = range.start;
    while id < range.end {
        walk.leave(id);
        let node = page.node(id);
        if node.tag.is_some() && (blocks.layout.is_skipped(id) || element::is_permalink(page, id)) {
            id = node.end;
            continue;
        }
        if marks.any(id..node.end) {
            if node.tag.is_none() {
                walk.text(page.text(id));
            } else if is_media(page, id) {
                walk.picture(id);
                id = node.end;
                continue;
            } else {
                walk.enter(id, blocks);
            }
            id += 1;
            continue;
        }
        match node.tag {
            None if blocks.of_node[id as usize] == NO_BLOCK => {
                // White space counts; a lone bullet or separator between blocks is decoration.
                if page.text(id).trim().is_empty() {
                    walk.text(page.text(id));
                }
                id += 1;
                continue;
            }
            // Empty cells hold a place, rules and breaks mean something, and an inline element may hold a space.
            Some(tag)
                if (!blocks.layout.is_block(id) || matches!(tag, Tag::Hr | Tag::Td | Tag::Th))
                    && !is_media(page, id)
                    && blocks.within(page, id).is_empty() =>
            {
                walk.enter(id, blocks);
                id += 1;
                continue;
            }
            _ => {}
        }
        let (nodes, run) = removable(page, blocks, id);
        let taken = match &mut remover {
            Some(remover) => remover.take(nodes.clone(), run, walk.events.len() != written),
            None => Taken::Nothing,
        };
        match taken {
            Taken::Mixed => {
                walk.enter(id, blocks);
                id += 1;
                continue;
            }
            Taken::Removal(index) => {
                walk.events.push(Event::Removed(index));
                written = walk.events.len();
            }
            Taken::Joined | Taken::Nothing => {}
        }
        id = nodes.end;
    }
    walk.leave(NodeId::MAX - 1);
    walk.end_paragraph();
    Content { events: walk.events }
}

/// What is taken out together when nothing at `id` is kept: an element with all its blocks, or in running text the
/// whole run that the block consists of.
fn removable(page: &Page, blocks: &Blocks, id: NodeId) -> (Range<NodeId>, Range<usize>) {
    let own = id..page.node(id).end;
    let within = match blocks.of_node[id as usize] {
        NO_BLOCK => blocks.within(page, id),
        block => block as usize..block as usize + 1,
    };
    if blocks.layout.is_block(id) || within.len() != 1 {
        return (own, within);
    }
    let block = &blocks.list[within.start];
    if page.is_within(block.owner, id) {
        return (own, within);
    }
    let last = page.lineage(block.last).take_while(|&n| n != block.owner).last().unwrap_or(block.last);
    (id..page.node(last).end.max(own.end), within)
}

impl Walk<'_> {
    fn room(&self) -> Room {
        self.frames.last().map_or(Room::Flow, |f| f.room)
    }

    /// Ends every element that ends at or before `id`.
    fn leave(&mut self, id: NodeId) {
        while self.frames.last().is_some_and(|f| f.end <= id) {
            let Some(frame) = self.frames.pop() else { return };
            if !frame.inline {
                self.end_paragraph();
                self.boundary();
            }
            if frame.opened && self.waiting.pop().is_none() {
                self.events.push(Event::Close);
            }
        }
    }

    /// A block of text ended or begins: in running text that is a space, elsewhere white space no longer counts.
    fn boundary(&mut self) {
        if self.room() == Room::Phrasing && !self.fresh {
            self.gap = true;
        } else {
            self.gap = false;
            self.fresh = true;
        }
        self.breaks = 0;
    }

    fn end_paragraph(&mut self) {
        if std::mem::take(&mut self.paragraph) && self.waiting.pop().is_none() {
            self.events.push(Event::Close);
        }
        self.breaks = 0;
    }

    fn begin_paragraph(&mut self) {
        if self.room() == Room::Flow && !self.paragraph {
            self.paragraph = true;
            self.waiting.push(Event::Open { tag: Tag::P, attrs: Vec::new(), source: None });
            self.fresh = true;
            self.gap = false;
        }
    }

    fn flush(&mut self) {
        self.events.append(&mut self.waiting);
    }

    fn enter(&mut self, id: NodeId, blocks: &Blocks) {
        let page = self.page;
        let node = page.node(id);
        let tag = node.tag.unwrap_or(Tag::Other);
        let block = blocks.layout.is_block(id);
        if block {
            self.end_paragraph();
            self.boundary();
        }
        let count = || blocks.within(page, id).len();
        let phrasing_or_flow = |many: bool| if many { Room::Flow } else { Room::Phrasing };
        let outer = self.room();
        let (name, room) = match tag {
            Tag::Br => {
                self.breaks += 1;
                return;
            }
            Tag::Hr => {
                if outer == Room::Flow && !self.events.is_empty() {
                    self.flush();
                    self.events.push(Event::Open { tag: Tag::Hr, attrs: Vec::new(), source: Some(id) });
                    self.events.push(Event::Close);
                }
                return;
            }
            _ if !block => (element::inline_name(page, self.anchors, id, tag), outer),
            // Inside of running text (a heading made of divs) nothing may be a block.
            _ if outer == Room::Phrasing
                && !matches!(
                    tag,
                    Tag::Ul | Tag::Ol | Tag::Pre | Tag::Table | Tag::Figure | Tag::Blockquote | Tag::Figcaption
                ) =>
            {
                (None, Room::Phrasing)
            }
            Tag::P if has_blocks(page, blocks, id) => (None, Room::Flow),
            Tag::P => (Some(Tag::P), Room::Phrasing),
            Tag::H1 | Tag::H2 => (Some(Tag::H2), Room::Phrasing),
            Tag::H3 | Tag::H4 | Tag::H5 | Tag::H6 => (Some(tag), Room::Phrasing),
            Tag::Pre => (Some(Tag::Pre), Room::Verbatim),
            Tag::Blockquote => (Some(Tag::Blockquote), Room::Flow),
            // A picture, perhaps in a link, is no paragraph.
            Tag::Figure => (Some(Tag::Figure), Room::Phrasing),
            Tag::Figcaption => (Some(Tag::Figcaption), phrasing_or_flow(count() > 1)),
            Tag::Ul | Tag::Menu => (Some(Tag::Ul), Room::Parts),
            Tag::Ol | Tag::Dl => (Some(tag), Room::Parts),
            Tag::Li if outer == Room::Parts => (Some(Tag::Li), phrasing_or_flow(own_blocks(page, blocks, id) > 1)),
            Tag::Dd if outer == Room::Parts => (Some(Tag::Dd), phrasing_or_flow(own_blocks(page, blocks, id) > 1)),
            Tag::Dt if outer == Room::Parts => (Some(Tag::Dt), Room::Phrasing),
            Tag::Div if outer == Room::Parts && page.tag(node.parent) == Some(Tag::Dl) => (None, Room::Parts),
            Tag::Details => (Some(Tag::Details), Room::Flow),
            Tag::Summary => (Some(Tag::Summary), Room::Phrasing),
            Tag::Table if table::is_data(page, blocks, id) => (Some(Tag::Table), Room::Parts),
            Tag::Caption if outer == Room::Parts => (Some(Tag::Caption), Room::Phrasing),
            Tag::Thead | Tag::Tbody | Tag::Tfoot | Tag::Tr if outer == Room::Parts => (Some(tag), Room::Parts),
            Tag::Td | Tag::Th if outer == Room::Parts => (Some(tag), phrasing_or_flow(count() > 1)),
            _ => (None, if outer == Room::Parts { Room::Flow } else { outer }),
        };
        if let Some(name) = name {
            if !block {
                self.begin_paragraph();
            }
            let attrs = element::attributes(page, self.anchors, id, name);
            self.waiting.push(Event::Open { tag: name, attrs, source: Some(id) });
            // An empty cell holds its column's place.
            if matches!(name, Tag::Td | Tag::Th) {
                self.flush();
            }
        }
        if block {
            self.fresh = self.room() != Room::Phrasing || name.is_some() || self.fresh;
            if self.fresh {
                self.gap = false;
            }
        }
        self.frames.push(Frame { end: node.end, room, opened: name.is_some(), inline: !block });
    }

    fn text(&mut self, text: &str) {
        if self.room() == Room::Verbatim {
            let text = if self.fresh { text.strip_prefix('\n').unwrap_or(text) } else { text };
            let breaks = std::mem::take(&mut self.breaks);
            if !text.is_empty() || breaks > 0 {
                self.flush();
                self.push_text(&"\n".repeat(breaks as usize));
                self.push_text(text);
                self.fresh = false;
            }
            return;
        }
        let mut piece = String::new();
        for c in text.chars() {
            if c.is_whitespace() && (self.fresh || !matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}' | '\u{3000}')) {
                self.gap = true;
                continue;
            }
            if piece.is_empty() {
                if self.room() == Room::Parts {
                    return;
                }
                self.break_lines();
                self.begin_paragraph();
                // A space before a link or an emphasis stands before it, not in it.
                if self.gap && !self.fresh {
                    self.push_text(" ");
                    self.gap = false;
                }
                self.flush();
            }
            if self.gap && !self.fresh {
                piece.push(' ');
            }
            self.gap = false;
            self.fresh = false;
            piece.push(c);
        }
        if !piece.is_empty() {
            self.push_text(&piece);
        }
    }

    /// Writes the line breaks that wait: one is a break, two or more are a new paragraph where that can be.
    fn break_lines(&mut self) {
        let breaks = std::mem::take(&mut self.breaks);
        if breaks == 0 || self.fresh {
            return;
        }
        self.gap = false;
        self.fresh = true;
        if breaks > 1 {
            let plain = !self.frames.iter().rev().take_while(|f| f.inline).any(|f| f.opened);
            if plain && self.paragraph {
                self.end_paragraph();
                return;
            }
            if plain && self.waiting.is_empty() && self.open_element() == Some(Tag::P) {
                self.events.push(Event::Close);
                self.events.push(Event::Open { tag: Tag::P, attrs: Vec::new(), source: None });
                return;
            }
        }
        self.flush();
        for _ in 0..breaks.min(2) {
            self.events.push(Event::Open { tag: Tag::Br, attrs: Vec::new(), source: None });
            self.events.push(Event::Close);
        }
    }

    /// The element opened last and not closed yet.
    fn open_element(&self) -> Option<Tag> {
        let mut depth = 0;
        self.events.iter().rev().find_map(|event| match event {
            Event::Close => {
                depth += 1;
                None
            }
            Event::Open { tag, .. } if depth == 0 => Some(*tag),
            Event::Open { .. } => {
                depth -= 1;
                None
            }
            _ => None,
        })
    }

    fn push_text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if let Some(Event::Text(last)) = self.events.last_mut() {
            last.push_str(text);
        } else {
            self.events.push(Event::Text(text.to_owned()));
        }
    }

    fn picture(&mut self, id: NodeId) {
        let Some((tag, attrs)) = image::attributes(self.page, id) else { return };
        if self.room() == Room::Parts {
            return;
        }
        let in_figure = self.page.lineage(id).take(6).any(|n| self.page.tag(n) == Some(Tag::Figure));
        if !in_figure {
            self.begin_paragraph();
        }
        if self.gap && !self.fresh {
            self.push_text(" ");
        }
        self.gap = false;
        self.flush();
        self.events.push(Event::Open { tag, attrs, source: Some(id) });
        self.events.push(Event::Close);
        self.fresh = in_figure && !self.paragraph;
    }
}

/// Blocks of an item outside of the lists inside it.
fn own_blocks(page: &Page, blocks: &Blocks, id: NodeId) -> usize {
    let mut count = 0;
    let mut next = 0;
    for i in blocks.within(page, id) {
        let first = blocks.list[i].first;
        if first < next {
            continue;
        }
        match page
            .lineage(first)
            .take_while(|&n| n != id)
            .filter(|&n| matches!(page.tag(n), Some(Tag::Ul | Tag::Ol)))
            .last()
        {
            Some(list) => next = page.node(list).end,
            None => count += 1,
        }
    }
    count
}

fn has_blocks(page: &Page, blocks: &Blocks, id: NodeId) -> bool {
    page.inside(id).any(|n| blocks.layout.is_block(n))
}
