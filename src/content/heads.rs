//! The line at the head of each part of a page: who says it, when, and how good it is, wherever the page says so.
//!
//! The line's words are taken from their places. Only where these were removed together with other words, or stand in no
//! text at all, the line says them on its own account.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::parts::{self, Kind, Part, Parts};
use crate::article::Event;
use crate::blocks::{Block, Blocks, NO_BLOCK};
use crate::page::{Attr, NodeId, Page, Tag};

/// Words of the block that a name or a time stands in, at most, and of what stands in it beside them.
const LINE_WORDS: f32 = 14.0;
const BESIDE_WORDS: usize = 6;
/// Words of a line that is for pressing, too, at most.
const PRESSED_WORDS: f32 = 20.0;
/// Elements around a text in which it may stand beside a post.
const BESIDE_LEVELS: usize = 5;
/// Words of an article, an entry or a card, at least. What somebody says in a thread may be short.
const ENTRY_WORDS: f32 = 12.0;
/// Words of an entry on an average, at least; where all are shorter they are teasers.
const TEASER_WORDS: f32 = 40.0;
/// An article with more than this share of all entries' words is the page's.
const MOST: f32 = 0.8;
/// Stands between a name and a time.
const SEPARATOR: &str = " \u{b7} ";
/// What pages put there.
const SEPARATORS: &str = "·•∙⋅●|–—-/";

/// A piece of a line.
#[derive(Clone, Debug, PartialEq)]
enum Piece {
    /// A block of the page, taken from its place.
    Block(usize),
    /// The words of an element, said again.
    Words(NodeId),
    /// What only markup tells.
    Told(String),
}

/// A line, and the nodes from which it was taken and before which it is written.
#[derive(Debug)]
struct Line {
    events: Vec<Event>,
    extent: Range<NodeId>,
}

/// The lines at the heads of parts.
#[derive(Debug, Default)]
pub(super) struct Heads {
    /// Elements that are parts of their own.
    sections: BTreeSet<NodeId>,
    /// By the nodes before which they are written.
    lines: BTreeMap<NodeId, Line>,
    /// Blocks that were taken, with their lines.
    taken: BTreeMap<u32, NodeId>,
}

impl Heads {
    /// Finds them, for what is kept.
    pub(super) fn of(page: &Page, blocks: &Blocks, parts: &Parts, keep: &[bool]) -> Heads {
        let mut heads = Heads::default();
        for Active { id, part, own, section, told } in active(page, blocks, parts, keep) {
            let pieces = pieces(page, blocks, id, part, told, keep);
            if section {
                heads.sections.insert(id);
            }
            if pieces.is_empty() {
                continue;
            }
            let place = place(page, blocks, id, &own, keep);
            let mut extent = place..place + 1;
            for piece in &pieces {
                if let Piece::Block(block) = piece {
                    let Block { first, last, .. } = blocks.list[*block];
                    extent = extent.start.min(first)..extent.end.max(last + 1);
                    heads.taken.insert(*block as u32, place);
                }
            }
            heads.lines.insert(place, Line { events: line(page, blocks, id, part, &pieces), extent });
        }
        heads
    }

    /// The line that is written before a node, in a walk over this range.
    pub(super) fn line(&self, id: NodeId, range: &Range<NodeId>) -> Option<&[Event]> {
        self.lines.get(&id).filter(|line| line.is_within(range)).map(|line| line.events.as_slice())
    }

    /// Whether a block's text stands in a line that such a walk writes.
    pub(super) fn is_taken(&self, block: u32, range: &Range<NodeId>) -> bool {
        let line = self.taken.get(&block).filter(|_| block != NO_BLOCK).and_then(|place| self.lines.get(place));
        line.is_some_and(|line| line.is_within(range))
    }

    /// Whether an element is a part of its own.
    pub(super) fn is_section(&self, id: NodeId) -> bool {
        self.sections.contains(&id)
    }

    /// Whether there are parts, or lines of them, in an element.
    pub(super) fn any_in(&self, nodes: Range<NodeId>) -> bool {
        self.sections.range(nodes.clone()).next().is_some() || self.lines.range(nodes).next().is_some()
    }
}

impl Line {
    fn is_within(&self, range: &Range<NodeId>) -> bool {
        range.start <= self.extent.start && self.extent.end <= range.end
    }
}

/// Blocks of parts that are kept: those that hold nothing but who says a part and when, to be kept with it (true), and
/// what else the page tells of its author beside it, to go.
pub(super) fn blocks_of(page: &Page, blocks: &Blocks, parts: &Parts, keep: &[bool]) -> Vec<(usize, bool)> {
    let all = vec![true; keep.len()];
    let mut found = Vec::new();
    for Active { id, part, own, told, .. } in active(page, blocks, parts, keep) {
        let line = pieces(page, blocks, id, part, told, &all).into_iter().filter_map(|piece| match piece {
            Piece::Block(block) if !blocks.list[block].hidden => Some((block, true)),
            _ => None,
        });
        let line: Vec<(usize, bool)> = line.collect();
        let beside = own.into_iter().filter(|&i| {
            let around = page.lineage(blocks.list[i].owner).take(BESIDE_LEVELS).take_while(|&n| n != id);
            keep[i] && around.into_iter().any(|n| parts::is_beside(page, n)) && !line.contains(&(i, true))
        });
        found.extend(beside.map(|i| (i, false)));
        let facts = [part.author, part.time].into_iter().flatten().filter_map(|fact| block_of(page, blocks, fact));
        found.extend(facts.filter(|&i| keep[i] && is_pressed(page, blocks, id, part, i)).map(|i| (i, false)));
        found.extend(line);
    }
    found
}

/// A part of which something is kept.
struct Active<'a> {
    id: NodeId,
    part: &'a Part,
    /// The blocks in it and in no part inside of it.
    own: Vec<usize>,
    /// It stands beside others.
    section: bool,
    /// Who says it, and when, is told; else only its rating is.
    told: bool,
}

fn active<'a>(page: &Page, blocks: &Blocks, parts: &'a Parts, keep: &[bool]) -> Vec<Active<'a>> {
    if parts.at.is_empty() {
        return Vec::new();
    }
    let words = |i: usize| if keep[i] { blocks.list[i].words } else { 0.0 };
    let total: f32 = (0..keep.len()).map(words).sum();
    let (mut found, mut cards, mut around) = (Vec::new(), Vec::new(), Vec::new());
    for (id, part, own) in with_blocks(page, blocks, parts) {
        if part.kind == Kind::Card {
            let inside: f32 = blocks.within(page, id).map(words).sum();
            if inside >= ENTRY_WORDS && total - inside >= ENTRY_WORDS {
                cards.push(Active { id, part, own, section: true, told: true });
            }
            continue;
        }
        let facts = [part.author, part.time].map(|fact| fact.and_then(|fact| line_block(page, blocks, id, part, fact)));
        let text = |&&i: &&usize| keep[i] && !facts.contains(&Some(i)) && heading(page, blocks, id, i).is_none();
        let said: f32 = own.iter().filter(text).map(|&i| words(i)).sum();
        if said >= if part.kind == Kind::Entry { ENTRY_WORDS } else { f32::MIN_POSITIVE } {
            found.push((said, Active { id, part, own, section: true, told: true }));
        }
    }
    // What holds all the others is the page's article, or a question around its answers.
    while let [(_, first), rest @ ..] = found.as_slice()
        && let Some((_, last)) = rest.last()
        && first.part.kind != Kind::Post
        && page.is_within(last.id, first.id)
    {
        let (said, first) = found.remove(0);
        if first.part.kind == Kind::Topic && first.part.author.is_some() && said > 0.0 {
            around.push(Active { section: false, ..first });
        }
    }
    let entries = || found.iter().filter(|(_, active)| active.part.kind == Kind::Entry).map(|(said, _)| *said);
    let (sum, most) = entries().fold((0.0f32, 0.0f32), |(sum, most), said| (sum + said, most.max(said)));
    let teasers = sum < TEASER_WORDS * entries().count() as f32;
    if most > MOST * sum || teasers {
        found.retain(|(_, active)| active.part.kind != Kind::Entry || active.part.rating.is_some());
    }
    let mut found: Vec<Active> = found.into_iter().map(|(_, active)| active).collect();
    if found.len() < 2 {
        found.retain(|active| active.part.rating.is_some());
        for active in &mut found {
            (active.section, active.told) = (false, false);
        }
        around.clear();
    }
    found.extend(around.into_iter().chain(cards));
    found
}

/// The parts, each with the blocks that are in it and in no part inside of it.
pub(super) fn with_blocks<'a>(page: &Page, blocks: &Blocks, parts: &'a Parts) -> Vec<(NodeId, &'a Part, Vec<usize>)> {
    let mut all: Vec<(NodeId, &Part, Vec<usize>)> = parts.at.iter().map(|(&id, part)| (id, part, Vec::new())).collect();
    let (mut next, mut open) = (0, Vec::new());
    for (i, block) in blocks.list.iter().enumerate() {
        while next < all.len() && all[next].0 <= block.first {
            open.push(next);
            next += 1;
        }
        while open.pop_if(|part| page.node(all[*part].0).end <= block.first).is_some() {}
        if let Some(&part) = open.last() {
            all[part].2.push(i);
        }
    }
    all
}

fn pieces(page: &Page, blocks: &Blocks, id: NodeId, part: &Part, told: bool, keep: &[bool]) -> Vec<Piece> {
    if part.kind == Kind::Card {
        return Vec::new();
    }
    let mut pieces: Vec<Piece> = Vec::new();
    let author = part.author.filter(|&author| !is_named_beside(page, blocks, author, part.time));
    for fact in [author, part.time, part.rating].into_iter().flatten() {
        let piece = match parts::rating(page, fact) {
            Some(rating) if part.rating == Some(fact) => Some(Piece::Told(rating)),
            _ if !told => None,
            _ => match (block_of(page, blocks, fact), line_block(page, blocks, id, part, fact)) {
                (Some(block), Some(_)) if keep[block] && !is_pressed(page, blocks, id, part, block) => {
                    Some(Piece::Block(block))
                }
                (Some(block), _) if !keep[block] && !blocks.list[block].hidden => Some(Piece::Words(fact)),
                _ => None,
            },
        };
        pieces.extend(piece.filter(|piece| !pieces.contains(piece)));
    }
    pieces
}

/// Whether the line that tells the time names the author, too.
fn is_named_beside(page: &Page, blocks: &Blocks, author: NodeId, time: Option<NodeId>) -> bool {
    let Some(time) = time.and_then(|time| block_of(page, blocks, time)) else { return false };
    let name = page.inner_text(author);
    block_of(page, blocks, author) != Some(time) && blocks.text(&blocks.list[time]).contains(name.trim())
}

/// The block that an element's text is in.
fn block_of(page: &Page, blocks: &Blocks, id: NodeId) -> Option<usize> {
    let mut of_nodes = (id..page.node(id).end).map(|n| blocks.of_node[n as usize]);
    of_nodes.find(|&block| block != NO_BLOCK).map(|block| block as usize)
}

/// The same, when there is hardly anything in it but who says the part and when.
fn line_block(page: &Page, blocks: &Blocks, id: NodeId, part: &Part, fact: NodeId) -> Option<usize> {
    let i = block_of(page, blocks, fact)?;
    let Block { first, last, .. } = blocks.list[i];
    if first < id || last >= page.node(id).end || blocks.list[i].words > LINE_WORDS {
        return None;
    }
    let facts = [part.author, part.time, part.rating];
    let beside = (first..=last).filter(|&n| blocks.of_node[n as usize] == i as u32);
    let beside = beside.filter(|&n| !facts.iter().flatten().any(|&fact| page.is_within(n, fact)));
    let words: usize = beside.map(|n| page.text(n).split_whitespace().count()).sum();
    (words <= BESIDE_WORDS).then_some(i)
}

/// Whether a line is for pressing, too: to fold the post away, to go to the next. The line is then said without them.
fn is_pressed(page: &Page, blocks: &Blocks, id: NodeId, part: &Part, block: usize) -> bool {
    let Block { first, last, words, .. } = blocks.list[block];
    let goes_nowhere = |n: NodeId| {
        let href = page.attr(n, Attr::Href).unwrap_or_default().trim_start();
        page.tag(n) == Some(Tag::A) && (href.starts_with('#') || href.starts_with("javascript:"))
    };
    let is_fact = |n: NodeId| [part.author, part.time].iter().flatten().any(|&fact| page.is_within(n, fact));
    let own = (first..=last).filter(|&n| blocks.of_node[n as usize] == block as u32 && !is_fact(n));
    words <= PRESSED_WORDS
        && page.is_within(first, id)
        && own.into_iter().any(|n| page.lineage(n).skip(1).take(BESIDE_LEVELS).any(goes_nowhere))
}

/// The heading that a block of a part is.
fn heading(page: &Page, blocks: &Blocks, id: NodeId, block: usize) -> Option<NodeId> {
    let around = page.lineage(blocks.list[block].first).take_while(|&n| n != id);
    around.into_iter().find(|&n| page.tag(n).is_some_and(|tag| tag.heading_level().is_some()))
}

/// Before which node a part's line is written: right after its heading where it begins with one, else first of all.
fn place(page: &Page, blocks: &Blocks, id: NodeId, own: &[usize], keep: &[bool]) -> NodeId {
    use Tag::*;
    let first = own.iter().find(|&&i| keep[i]).and_then(|&i| heading(page, blocks, id, i));
    let plain = |n: NodeId| matches!(page.tag(n), Some(Div | Header | Section | Hgroup | Article | Main));
    first
        .filter(|&heading| page.lineage(heading).skip(1).take_while(|&n| n != id).all(plain))
        .map(|heading| page.node(heading).end)
        .filter(|&end| end < page.node(id).end)
        .unwrap_or(id + 1)
}

fn line(page: &Page, blocks: &Blocks, id: NodeId, part: &Part, pieces: &[Piece]) -> Vec<Event> {
    let open = |tag, source| Event::Open { tag, attrs: Vec::new(), source };
    let mut pen = Pen { page, part, events: vec![open(Tag::Header, Some(id)), open(Tag::P, None)], gap: false };
    let begun = pen.events.len();
    for piece in pieces {
        if pen.events.len() > begun {
            pen.events.push(Event::Text(SEPARATOR.to_owned()));
            pen.gap = false;
        }
        match piece {
            Piece::Block(block) => {
                let Block { first, last, .. } = blocks.list[*block];
                let own = |&n: &NodeId| {
                    blocks.of_node[n as usize] == *block as u32
                        || page.tag(n) == Some(Tag::Br)
                        || page.tag(n).is_none() && page.is_blank(n)
                };
                pen.write((first..=last).filter(own), true);
            }
            Piece::Words(element) => {
                let seen = |n: &NodeId| blocks.of_node[*n as usize] != NO_BLOCK;
                pen.write((*element..page.node(*element).end).filter(seen), false);
            }
            Piece::Told(text) => {
                pen.events.extend([open(Tag::Span, None), Event::Text(text.clone()), Event::Close]);
            }
        }
    }
    pen.events.extend([Event::Close, Event::Close]);
    pen.events
}

/// Writes the texts of a line.
struct Pen<'a> {
    page: &'a Page,
    part: &'a Part,
    events: Vec<Event>,
    gap: bool,
}

impl Pen<'_> {
    /// Texts of the page; `taken` from their places, or said again.
    fn write(&mut self, nodes: impl Iterator<Item = NodeId>, taken: bool) {
        let (mut last, mut between) = (None, false);
        for n in nodes {
            let text = self.page.text(n);
            let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
            self.gap |= text.starts_with(char::is_whitespace) || words.is_empty();
            if words.is_empty() {
                continue;
            }
            // What the page sets between two things that it says we set ourselves.
            if words.chars().all(|c| SEPARATORS.contains(c)) {
                between = self.follows_words();
                continue;
            }
            let is_in = |fact: Option<NodeId>| fact.filter(|&fact| self.page.is_within(n, fact));
            let (author, time) = (is_in(self.part.author), is_in(self.part.time));
            let fact = author.or(time);
            // The name and the time side by side, with nothing between them.
            let apart = matches!((fact, last), (Some(fact), Some(before)) if before != fact);
            if std::mem::take(&mut between) || apart {
                self.events.push(Event::Text(SEPARATOR.to_owned()));
            } else if (self.gap || self.is_apart(n)) && self.follows_words() {
                self.events.push(Event::Text(" ".to_owned()));
            }
            let tag = match fact {
                Some(_) if author.is_some() => Some(Tag::Strong),
                Some(time) if self.page.tag(time) == Some(Tag::Time) => Some(Tag::Time),
                _ => (!taken).then_some(Tag::Span),
            };
            if let Some(tag) = tag {
                let datetime = fact.filter(|_| tag == Tag::Time).and_then(|time| self.page.attr(time, Attr::Datetime));
                let attrs = datetime.map(|value| (Attr::Datetime, value.to_owned())).into_iter().collect();
                self.events.push(Event::Open { tag, attrs, source: fact.filter(|_| taken) });
                self.events.extend([Event::Text(words), Event::Close]);
            } else {
                self.events.push(Event::Text(words));
            }
            self.gap = text.ends_with(char::is_whitespace);
            last = fact;
        }
        self.gap = false;
    }

    fn follows_words(&self) -> bool {
        match self.events.last() {
            Some(Event::Text(text)) => !text.ends_with(' '),
            last => matches!(last, Some(Event::Close)),
        }
    }

    /// Whether what a text belongs to stands apart by its looks alone.
    fn is_apart(&self, text: NodeId) -> bool {
        let around = self.page.tag(self.page.node(text).parent);
        self.page.text(text).starts_with(|c: char| c.is_alphanumeric() || c == '#')
            && !matches!(around, Some(Tag::Sup | Tag::Sub))
    }
}

/// Rules between parts, which are apart without them, left out.
pub(super) fn without_rules(events: &[Event]) -> Vec<Event> {
    let is = |event: Option<&Event>, name| matches!(event, Some(Event::Open { tag, .. }) if *tag == name);
    let mut out: Vec<Event> = Vec::with_capacity(events.len());
    // What is open, and whether what ended last was a part.
    let (mut open, mut after) = (Vec::new(), false);
    let mut at = 0;
    while at < events.len() {
        let next = || events[at + 2..].iter().find(|event| !matches!(event, Event::Removed(_)));
        if is(events.get(at), Tag::Hr) && (after || is(next(), Tag::Section)) {
            at += 2;
            continue;
        }
        match &events[at] {
            Event::Open { tag, .. } => {
                open.push(*tag);
                after = false;
            }
            Event::Close => after = open.pop() == Some(Tag::Section),
            Event::Text(_) => after = false,
            Event::Removed(_) => {}
        }
        out.push(events[at].clone());
        at += 1;
    }
    out
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use crate::content::sample::content_of;

    fn posts(inside: [&str; 2]) -> String {
        content_of(&inside.map(|post| format!("<div class='comment'>{post}</div>")).concat())
    }

    #[test]
    fn who_and_when_stand_over_each_post_wherever_the_page_says_it() {
        let head = "<p><a class='username' href='/u/1'>Ada</a></p><p>One <time datetime='2024-01-02'>2 Jan</time></p>";
        let text = "<p>It is a long way to the mill and back again, and we walked it twice today.</p>";
        assert_eq!(
            posts([&format!("{head}{text}"), &format!("{text}<div class='author'>Bo</div>")]),
            "<section><header><p><strong>Ada</strong> · One <time datetime=\"2024-01-02\">2 Jan</time></p>\n</header>\n\
             <p>It is a long way to the mill and back again, and we walked it twice today.</p>\n</section>\n\
             <section><header><p><strong>Bo</strong></p>\n</header>\n\
             <p>It is a long way to the mill and back again, and we walked it twice today.</p>\n</section>\n"
        );
    }

    #[test]
    fn an_article_under_its_heading_has_the_line_after_it() {
        let entry = |n: usize, words: &str| {
            format!("<article><h2>Part {n}</h2><p>{words}</p><footer><time>{n} May</time></footer></article>")
        };
        let words = "word ".repeat(50);
        let got = content_of(&[1, 2].map(|n| entry(n, &words)).concat());
        assert!(
            got.starts_with("<section><h2>Part 1</h2>\n<header><p><time>1 May</time></p>\n</header>\n<p>word"),
            "{got}"
        );
    }

    #[test]
    fn teasers_and_a_single_post_are_no_parts() {
        let teaser = "<article><h2>Title</h2><time>1 May</time><p>What it is about, in a few words only.</p></article>";
        assert!(!content_of(&teaser.repeat(3)).contains("section"));
        assert!(
            !content_of("<div class='post'><b class='author'>Ada</b><p>All that is said.</p></div>")
                .contains("section")
        );
    }

    #[test]
    fn a_rating_that_only_markup_tells_is_said() {
        let html = "<article itemscope itemtype='https://schema.org/Review'><div itemprop='reviewRating'>\
                    <meta itemprop='ratingValue' content='4'><meta itemprop='bestRating' content='5'></div><p>Good.</p></article>";
        assert_eq!(content_of(html), "<header><p><span>★ 4/5</span></p>\n</header>\n<p>Good.</p>\n");
    }

    #[test]
    fn posts_in_tables_and_lists_are_neither() {
        let row = "<tr class='comment'><td><b class='author'>Ada</b></td><td>What Ada says of it.</td></tr>";
        let got = content_of(&format!("<table>{}</table>", row.repeat(2)));
        assert!(!got.contains("<table") && got.matches("<section>").count() == 2, "{got}");
        let item = "<li class='comment'><b class='author'>Ada</b><p>What Ada says of it.</p></li>";
        let got = content_of(&format!("<ol>{}</ol>", item.repeat(2)));
        assert!(!got.contains("<ol") && got.matches("<section>").count() == 2, "{got}");
    }
}
