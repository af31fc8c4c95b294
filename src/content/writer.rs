//! Article content being written: paragraphs, white space, and elements that turn out to be empty.

use crate::article::{Content, Event};
use crate::page::{Attr, NodeId, Tag};

/// What may stand directly inside the element being written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Room {
    /// Blocks; running text gets a paragraph of its own.
    Flow,
    /// Running text and nothing else.
    Phrasing,
    /// Running text in which white space counts.
    Verbatim,
    /// Only certain children (list items, rows): white space between them is nothing, and what stands there all the
    /// same gets the given one around it.
    Parts(Tag),
}

impl Room {
    /// Room for blocks where there are several, else for running text.
    pub(super) fn for_blocks(count: usize) -> Room {
        if count > 1 { Room::Flow } else { Room::Phrasing }
    }
}

/// An element of the article that is about to begin.
pub(super) struct Opening {
    pub(super) name: Tag,
    pub(super) attrs: Vec<(Attr, String)>,
    /// It is written even when nothing comes into it (a table's cell holds its column's place).
    pub(super) even_empty: bool,
    /// It stands apart from the text around it by its looks alone: spaces go around it.
    pub(super) apart: bool,
}

/// Wide spaces before a paragraph of Chinese or Japanese, at least.
const PARAGRAPH_INDENT: usize = 2;

struct Frame {
    /// The page's node before which the element ends.
    end: NodeId,
    room: Room,
    /// The element was opened in the content (or is waiting to be).
    opened: bool,
    /// It is part of running text.
    inline: bool,
    apart: bool,
}

/// Writes [`Content`] while a page is walked in document order.
pub(super) struct Writer {
    events: Vec<Event>,
    /// Opens that wait for content: what turns out empty never appears.
    waiting: Vec<Event>,
    /// What is open in the content.
    open: Vec<Tag>,
    frames: Vec<Frame>,
    /// A paragraph of our own making is open.
    paragraph: bool,
    /// White space waits for something after it.
    gap: bool,
    /// It is no more than a new line in the page's source.
    feed: bool,
    /// The last character that was written.
    last: char,
    /// Nothing has been written in this block of text yet.
    fresh: bool,
    /// Line breaks that wait for something after them.
    breaks: u32,
    /// How much had been written when the last removal was marked.
    marked: usize,
}

impl Writer {
    pub(super) fn new() -> Writer {
        Writer {
            events: Vec::new(),
            waiting: Vec::new(),
            open: Vec::new(),
            frames: vec![Frame { end: NodeId::MAX, room: Room::Flow, opened: false, inline: false, apart: false }],
            paragraph: false,
            gap: false,
            feed: false,
            last: ' ',
            fresh: true,
            breaks: 0,
            marked: usize::MAX,
        }
    }

    pub(super) fn finish(mut self) -> Content {
        self.leave(NodeId::MAX - 1);
        self.end_paragraph();
        Content { events: self.events }
    }

    /// What may stand here.
    pub(super) fn room(&self) -> Room {
        self.frames.last().map_or(Room::Flow, |f| f.room)
    }

    /// Ends every element that ends at or before the page's node `id`.
    pub(super) fn leave(&mut self, id: NodeId) {
        while self.frames.last().is_some_and(|f| f.end <= id) {
            let Some(frame) = self.frames.pop() else { return };
            if !frame.inline {
                self.boundary();
            }
            if frame.opened {
                self.close();
            }
            self.part(frame.apart && !self.fresh);
        }
    }

    /// A space that stands there whatever is around it.
    pub(super) fn part(&mut self, apart: bool) {
        if apart && !self.fresh {
            self.gap = true;
            self.feed = false;
        }
    }

    /// A block of text ended or begins: in running text that is a space, elsewhere white space no longer counts.
    pub(super) fn boundary(&mut self) {
        self.end_paragraph();
        if self.room() == Room::Phrasing && !self.fresh {
            self.part(true);
        } else {
            self.gap = false;
            self.fresh = true;
        }
    }

    /// Goes into an element of running text, which may have a name in the article.
    pub(super) fn enter_inline(&mut self, source: NodeId, end: NodeId, opening: Option<Opening>, room: Room) {
        if opening.is_some() {
            self.begin_paragraph();
        }
        self.part(opening.as_ref().is_some_and(|o| o.apart) && !self.fresh);
        self.enter(source, end, opening, room, true);
    }

    /// Goes into a block.
    pub(super) fn enter_block(&mut self, source: NodeId, end: NodeId, opening: Option<Opening>, room: Room) {
        let named = opening.is_some();
        let even_empty = opening.as_ref().is_some_and(|o| o.even_empty);
        let outer = self.room();
        self.enter(source, end, opening, room, false);
        if even_empty {
            self.flush();
        }
        self.fresh |= outer != Room::Phrasing || named;
        if self.fresh {
            self.gap = false;
        }
    }

    fn enter(&mut self, source: NodeId, end: NodeId, opening: Option<Opening>, room: Room, inline: bool) {
        let opened = opening.is_some();
        let apart = opening.as_ref().is_some_and(|o| o.apart);
        if let Some(Opening { name: tag, attrs, .. }) = opening {
            self.waiting.push(Event::Open { tag, attrs, source: Some(source) });
        }
        self.frames.push(Frame { end, room, opened, inline, apart });
    }

    /// A line break, which counts only when something follows it.
    pub(super) fn line_break(&mut self) {
        self.breaks += 1;
    }

    /// Something that stands as it is, as a block of its own or in running text.
    pub(super) fn whole(&mut self, events: Vec<Event>, block: bool) {
        if events.is_empty() {
            return;
        }
        if block {
            self.boundary();
        }
        if !block || matches!(self.room(), Room::Parts(_)) {
            self.begin_paragraph();
        }
        if self.gap && !self.fresh {
            self.push_text(" ");
        }
        self.gap = false;
        self.flush();
        self.events.extend(events);
        self.fresh = block;
    }

    /// A line made elsewhere: a block with its element and its paragraph, or in running text only its words.
    pub(super) fn line(&mut self, events: &[Event]) {
        let inline = matches!(self.room(), Room::Phrasing | Room::Verbatim);
        let words = if inline { &events[2..events.len() - 2] } else { events };
        self.whole(words.to_vec(), !inline);
        self.part(inline);
    }

    /// A section ends here.
    pub(super) fn rule(&mut self, source: NodeId) {
        self.whole(super::kinds::rule::events(source), true);
    }

    /// Here removal `index` was taken out.
    pub(super) fn removed(&mut self, index: u32) {
        self.events.push(Event::Removed(index));
        self.marked = self.events.len();
    }

    /// Whether something was written after the last removal.
    pub(super) fn has_written_since(&self) -> bool {
        self.events.len() != self.marked
    }

    pub(super) fn text(&mut self, text: &str) {
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
        // Nothing but a space between two breaks is an empty line.
        if self.breaks > 0 && text.trim().is_empty() {
            return;
        }
        let text = self.unindented(text);
        let mut piece = String::new();
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            if c.is_whitespace() && (self.fresh || !matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}' | '\u{3000}')) {
                self.feed = c == '\n' && !self.gap || self.feed;
                self.gap = true;
                // What follows of an indentation says nothing more.
                rest = rest[c.len_utf8()..].trim_ascii_start();
                continue;
            }
            if piece.is_empty() {
                self.break_lines();
                self.begin_paragraph();
                // A space before a link or an emphasis stands before it, not in it.
                if self.parts_from(c) {
                    self.push_text(" ");
                    self.gap = false;
                }
                self.flush();
            }
            if self.parts_from(c) {
                piece.push(' ');
            }
            self.gap = false;
            self.feed = false;
            self.fresh = false;
            // The rest of the word, as far as it is written in plain letters, needs no look.
            let plain = rest.bytes().take_while(|byte| (b'!'..=b'~').contains(byte)).count();
            let (word, after) = rest.split_at(plain.max(c.len_utf8()));
            self.last = word.chars().next_back().unwrap_or(c);
            piece.push_str(word);
            rest = after;
        }
        if !piece.is_empty() {
            self.push_text(&piece);
        }
    }

    /// A line that is indented as Chinese and Japanese indent their paragraphs is one.
    fn unindented<'t>(&mut self, text: &'t str) -> &'t str {
        if self.breaks == 0 {
            return text;
        }
        let line = text.trim_start();
        let indent = text[..text.len() - line.len()].chars().filter(|c| !c.is_ascii_whitespace()).count();
        let is_paragraph = indent >= PARAGRAPH_INDENT && line.chars().next().map(Width::of) == Some(Width::Wide);
        if !is_paragraph {
            return text;
        }
        self.breaks = 2;
        line
    }

    /// Whether a space goes before the next character: Chinese and Japanese have none where the source breaks a line.
    fn parts_from(&self, next: char) -> bool {
        if !self.gap || self.fresh {
            return false;
        }
        let (last, next) = (Width::of(self.last), Width::of(next));
        !(self.feed && last.max(next) == Width::Wide && last.min(next) != Width::Narrow)
    }

    fn end_paragraph(&mut self) {
        if std::mem::take(&mut self.paragraph) {
            self.close();
        }
        self.breaks = 0;
    }

    fn begin_paragraph(&mut self) {
        let tag = match self.room() {
            Room::Flow => Tag::P,
            Room::Parts(part) => part,
            Room::Phrasing | Room::Verbatim => return,
        };
        if !self.paragraph {
            self.paragraph = true;
            self.waiting.push(Event::Open { tag, attrs: Vec::new(), source: None });
            self.fresh = true;
            self.gap = false;
        }
    }

    fn flush(&mut self) {
        self.open.extend(self.waiting.iter().filter_map(|event| match event {
            Event::Open { tag, .. } => Some(*tag),
            _ => None,
        }));
        self.events.append(&mut self.waiting);
    }

    /// Ends what was opened last; what was still waiting never was there.
    fn close(&mut self) {
        if self.waiting.pop().is_none() {
            self.open.pop();
            self.events.push(Event::Close);
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
            if plain && self.waiting.is_empty() && self.open.last() == Some(&Tag::P) {
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
}

/// How wide a character is where East Asian text flows.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Width {
    Narrow,
    /// Quotation marks and dashes are as wide as what is beside them.
    Either,
    /// Characters of scripts that put no spaces between words, and their punctuation.
    Wide,
}

impl Width {
    fn of(c: char) -> Width {
        match c {
            '\u{2e80}'..='\u{312f}'
            | '\u{3190}'..='\u{9fff}'
            | '\u{f900}'..='\u{faff}'
            | '\u{fe30}'..='\u{fe4f}'
            | '\u{ff00}'..='\u{ff60}'
            | '\u{20000}'..='\u{3ffff}' => Width::Wide,
            '\u{2014}' | '\u{2018}'..='\u{201d}' | '\u{2026}' => Width::Either,
            _ => Width::Narrow,
        }
    }
}
