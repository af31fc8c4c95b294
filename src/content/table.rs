//! Tables of data against tables of layout.

use crate::blocks::Blocks;
use crate::page::{Attr, NodeId, Page, Tag};

/// A cell with more words than this holds prose, not a datum.
const CELL_WORDS: f32 = 120.0;

/// Whether a table's rows and columns mean something.
pub(super) fn is_data(page: &Page, blocks: &Blocks, id: NodeId) -> bool {
    if page.attr(id, Attr::Role).is_some_and(|r| r == "presentation" || r == "none") {
        return false;
    }
    let mut columns = 0;
    let mut rows = 0;
    let mut row = 0;
    let mut headed = false;
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
                let words: f32 = blocks.within(page, n).map(|i| blocks.list[i].words).sum();
                if words > CELL_WORDS {
                    return false;
                }
            }
            Some(Tag::Caption | Tag::Thead) => headed = true,
            _ => {}
        }
    }
    headed || (columns > 1 && rows > 1)
}
