//! The walk from page nodes to article content: what is kept is written, what is not is taken out in its place.

use std::ops::Range;

use super::kinds::{self, Element, Step, inline, rule, table};
use super::marks::Marks;
use super::removals::{Remover, Taken};
use super::writer::{Room, Writer};
use super::{Known, beside, figures, heads, initials, lists, notes, ruby};
use crate::article::Content;
use crate::blocks::{Blocks, NO_BLOCK};
use crate::page::{Attr, NodeId, Page, Tag};

/// Nodes between two looks at the clock.
const BETWEEN_LOOKS: usize = 1024;

/// Content of a range of nodes (whole subtrees). What is not kept goes to the remover, or nowhere when there is none.
pub(super) fn content(
    page: &Page,
    blocks: &Blocks,
    known: &Known,
    marks: &Marks,
    range: Range<NodeId>,
    mut remover: Option<&mut Remover>,
) -> Content {
    let mut writer = Writer::new();
    let mut id = range.start;
    let mut steps = 0;
    while id < range.end {
        steps += 1;
        if steps % BETWEEN_LOOKS == 0 && page.is_late() {
            break;
        }
        writer.leave(id);
        if let Some(line) = marks.heads.line(id, &range) {
            writer.line(line);
        }
        let node = page.node(id);
        let formula = known.formulas.at.contains_key(&id);
        let picture = known.is_picture(id) && marks.any(id..node.end);
        let skipped = blocks.layout.is_skipped(id) && !picture;
        if !formula && (skipped || inline::is_permalink(page, id) || known.echoes.is(id)) {
            id = node.end;
            continue;
        }
        if rule::is_signs(page, blocks, id) && writer.room() == Room::Flow && marks.any(node.end..range.end) {
            writer.rule(id);
            id = node.end;
            continue;
        }
        if !marks.any(id..node.end) && (formula || !holds_place(page, blocks, known, id)) {
            let (nodes, run) = removable(page, blocks, id);
            let taken = match &mut remover {
                Some(remover) => remover.take(nodes.clone(), run, writer.has_written_since()),
                None => Taken::Nothing,
            };
            if let Taken::Removal(index) = taken {
                writer.removed(index);
            }
            if !matches!(taken, Taken::Mixed) {
                id = nodes.end;
                continue;
            }
        }
        if let Some(tag) = node.tag {
            let Marks { anchors, heads, .. } = marks;
            let outer = writer.room();
            id = enter(&mut writer, &Element { page, blocks, anchors, known, heads, marks, id, tag, outer });
            continue;
        }
        // A lone bullet or separator between blocks is decoration; in a table it is a datum.
        let block = blocks.of_node[id as usize];
        let decoration = block == NO_BLOCK && !page.is_blank(id) && !counts(marks, page, id);
        if !decoration && !marks.heads.is_taken(block, &range) {
            write(&mut writer, page, id);
        }
        id += 1;
    }
    let events = figures::in_order(page, writer.finish().events);
    let mut events = notes::with_labels(ruby::bracketed(events));
    if marks.heads.any_in(range) {
        events = heads::without_rules(&events);
    }
    Content { events: table::with_bodies(lists::joined(page, initials::joined(rule::settled(events)))) }
}

/// Elements around a text that may say that its lines count, and those that may say that its signs do.
const STYLED: usize = 3;
const AROUND_SIGNS: usize = 3;

/// Writes a text, whose lines are lines where the page's style says so.
fn write(writer: &mut Writer, page: &Page, id: NodeId) {
    let text = page.text(id);
    let keeps_lines = |n: NodeId| {
        page.attr(n, Attr::Style).is_some_and(|style| {
            let style = style.replace(char::is_whitespace, "").to_ascii_lowercase();
            style.contains("white-space:pre") || style.contains("white-space:break-spaces")
        })
    };
    let lines = !page.is_blank(id) && text.contains('\n') && writer.room() != Room::Verbatim;
    if !lines || !page.lineage(id).skip(1).take(STYLED).any(keeps_lines) {
        writer.text(text);
        return;
    }
    for (i, line) in text.split('\n').enumerate() {
        if i > 0 {
            writer.line_break();
        }
        writer.text(line);
    }
}

/// Whether a text of nothing but signs says something: a cell's tick, the way back from a note.
fn counts(marks: &Marks, page: &Page, id: NodeId) -> bool {
    page.lineage(id)
        .skip(1)
        .take(AROUND_SIGNS)
        .any(|n| matches!(page.tag(n), Some(Tag::Td | Tag::Th)) || marks.anchors.notes.role(n) == Some("doc-backlink"))
}

/// Whether a node without kept text is looked into all the same: white space counts, empty cells hold a place, rules
/// and breaks mean something, and an inline element may hold a space.
fn holds_place(page: &Page, blocks: &Blocks, known: &Known, id: NodeId) -> bool {
    match page.tag(id) {
        None => blocks.of_node[id as usize] == NO_BLOCK,
        Some(tag) => {
            (!blocks.layout.is_block(id) || matches!(tag, Tag::Hr | Tag::Td | Tag::Th))
                && !known.is_picture(id)
                && blocks.within(page, id).is_empty()
        }
    }
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
    // What holds the end of this block and another one goes on without it.
    let own_alone = |&n: &NodeId| n != block.owner && blocks.within(page, n).all(|i| i == within.start);
    let last = page.lineage(block.last).take_while(own_alone).last().unwrap_or(block.last);
    (id..page.node(last).end.max(own.end), within)
}

/// Writes an element; the node to go on with.
fn enter(writer: &mut Writer, element: &Element) -> NodeId {
    let (id, end) = (element.id, element.page.node(element.id).end);
    let block = element.is_block();
    let step = kinds::step(element);
    if block && !matches!(step, Step::Break) {
        writer.boundary();
    }
    let (opening, room) = match step {
        Step::Break => {
            writer.line_break();
            return id + 1;
        }
        Step::Rule => {
            writer.rule(id);
            return end;
        }
        Step::Whole { events, block } => {
            writer.whole(events, block);
            return end;
        }
        Step::Open { opening, room } => (Some(opening), room),
        Step::Through(room) => (None, room),
        Step::Under { label, room } => {
            writer.whole(label, true);
            (None, room)
        }
    };
    writer.part(!block && beside::is_apart(element.page, id));
    if block {
        writer.enter_block(id, end, opening, room);
    } else {
        writer.enter_inline(id, end, opening, room);
    }
    id + 1
}
