//! Tables of data against tables of layout.

use super::{Element, Step};
use crate::article::Event;
use crate::blocks::Blocks;
use crate::content::writer::Room;
use crate::page::{Attr, NodeId, Page, Tag};

/// What `LaTeXML` calls a table that sets formulas under each other, and Doxygen one that sets a function's parameters: each
/// row is a line.
const LINES: &[&str] = &["ltx_eqn_table", "memname"];
/// A cell with more words than this holds prose, not a datum.
const CELL_WORDS: f32 = 120.0;

pub(super) fn step(element: &Element) -> Option<Step> {
    let in_table = matches!(element.outer, Room::Parts(_));
    match element.tag {
        // What people say is laid out, too.
        Tag::Table if element.heads.any_in(element.id..element.page.node(element.id).end) => None,
        Tag::Table if is_data(element.page, element.blocks, element.id) => {
            Some(element.open(Tag::Table, Room::Parts(Tag::Td)))
        }
        Tag::Tr if element.outer == Room::Flow && is_line(element) => Some(element.open(Tag::P, Room::Phrasing)),
        Tag::Caption if in_table => Some(element.open(Tag::Caption, Room::Phrasing)),
        tag @ (Tag::Thead | Tag::Tbody | Tag::Tfoot | Tag::Tr) if in_table => {
            Some(element.open(tag, Room::Parts(Tag::Td)))
        }
        tag @ (Tag::Td | Tag::Th) if in_table => {
            let room = Room::for_blocks(element.text_blocks());
            let Step::Open { mut opening, room } = element.open(tag, room) else { return None };
            // An empty cell holds its column's place.
            opening.even_empty = true;
            Some(Step::Open { opening, room })
        }
        _ => None,
    }
}

/// Whether a row stands in a table of lines.
fn is_line(element: &Element) -> bool {
    let &Element { page, id, .. } = element;
    page.lineage(id).skip(1).take(2).any(|n| page.tag(n) == Some(Tag::Table) && page.is_called(n, LINES))
}

/// Whether a table's rows and columns mean something.
fn is_data(page: &Page, blocks: &Blocks, id: NodeId) -> bool {
    if page.attr(id, Attr::Role).is_some_and(|r| r == "presentation" || r == "none") || page.is_called(id, LINES) {
        return false;
    }
    let mut columns = 0;
    let mut rows = 0;
    let mut row = 0;
    let mut headed = false;
    let mut heads = 0;
    for n in page.inside(id) {
        match page.tag(n) {
            // A table around tables is a grid to put things in.
            Some(Tag::Table) => return false,
            Some(Tag::Tr) => {
                rows += 1;
                row = 0;
            }
            Some(tag @ (Tag::Td | Tag::Th)) => {
                row += 1;
                columns = columns.max(row);
                headed |= tag == Tag::Th;
                heads += u32::from(tag == Tag::Th && rows == 1);
                let words: f32 = blocks.within(page, n).map(|i| blocks.list[i].words).sum();
                // A row of heads says that even what is long is a datum.
                if words > CELL_WORDS && heads < 2 {
                    return false;
                }
            }
            Some(Tag::Caption | Tag::Thead) => headed = true,
            _ => {}
        }
    }
    headed || (columns > 1 && rows > 1)
}

/// Rows that stand right in their table, as in one that a script or roles made, in a body of their own: a parser would put
/// them there.
pub(in crate::content) fn with_bodies(events: Vec<Event>) -> Vec<Event> {
    if !events.iter().any(|event| matches!(event, Event::Open { tag: Tag::Table, .. })) {
        return events;
    }
    let mut out = Vec::with_capacity(events.len());
    // What is open, and whether it is a body of ours.
    let mut open: Vec<(Tag, bool)> = Vec::new();
    for event in events {
        match &event {
            Event::Open { tag: Tag::Tr, .. } if matches!(open.last(), Some((Tag::Table, _))) => {
                out.push(Event::Open { tag: Tag::Tbody, attrs: Vec::new(), source: None });
                open.extend([(Tag::Tbody, true), (Tag::Tr, false)]);
            }
            Event::Open { tag, .. } => {
                if *tag != Tag::Tr && open.pop_if(|(_, ours)| *ours).is_some() {
                    out.push(Event::Close);
                }
                open.push((*tag, false));
            }
            Event::Close => {
                if open.pop_if(|(_, ours)| *ours).is_some() {
                    out.push(Event::Close);
                }
                open.pop();
            }
            Event::Text(_) | Event::Removed(_) => {}
        }
        out.push(event);
    }
    out
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use crate::content::sample::content_of;

    #[test]
    fn rows_have_a_body() {
        let row = "<div role=row><div role=cell>a</div><div role=cell>b</div></div>";
        let got = content_of(&format!("<div role=table>{row}<div role=rowgroup>{row}</div>{row}</div>"));
        assert_eq!(got.matches("<tbody>").count(), 3, "{got}");
        assert!(!got.contains("<table><tr>") && got.ends_with("</tbody>\n</table>\n"), "{got}");
    }
}
