//! Where the page's listings of code are, and what highlighters put into them beside the code.

use std::collections::BTreeSet;

use crate::blocks::Blocks;
use crate::page::{Attr, NodeId, Page, Tag};

/// What highlighters call the numbers of lines.
const NUMBERS: &[&str] = &[
    "gutter",
    "linenos",
    "lineno",
    "linenodiv",
    "line-numbers",
    "line-numbers-rows",
    "line-number",
    "linenumber",
    "line_number",
    "ln",
    "lnt",
    "blob-num",
    "hljs-ln-numbers",
    "hljs-ln-n",
    "rouge-gutter",
    "crayon-num",
    "crayon-nums",
    "cm-gutters",
    "CodeMirror-gutter-wrapper",
    "CodeMirror-gutters",
    "CodeMirror-linenumber",
    "margin",
    "ace_gutter",
    "file-line-num",
    "diff-line-num",
    "react-line-number",
    "react-syntax-highlighter-line-number",
];
/// What copies the code.
const COPIES: &[&str] =
    &["copy", "copy-button", "copy-btn", "clipboard", "btn-clipboard", "copybtn", "copy-code-button"];
/// Editors that show their lines as elements.
const EDITORS: &[&str] = &["cm-editor", "CodeMirror", "monaco-editor", "ace_editor"];

/// The listings of a page.
#[derive(Debug, Default)]
pub(super) struct Listings {
    /// The outermost element of each.
    pub(super) at: BTreeSet<NodeId>,
    /// Numbers of lines and copy buttons inside of them.
    pub(super) beside: Vec<NodeId>,
}

impl Listings {
    pub(super) fn of(page: &Page, blocks: &Blocks) -> Listings {
        let mut found = Listings::default();
        let mut id = 0;
        while id < page.nodes().len() as NodeId {
            if is_listing(page, blocks, id) {
                found.at.insert(id);
                found.look_inside(page, id);
                id = page.node(id).end;
            } else {
                id += 1;
            }
        }
        found
    }

    fn look_inside(&mut self, page: &Page, listing: NodeId) {
        let mut id = listing + 1;
        while id < page.node(listing).end {
            if is_beside(page, id) {
                self.beside.push(id);
                id = page.node(id).end;
            } else {
                id += 1;
            }
        }
    }
}

fn is_listing(page: &Page, blocks: &Blocks, id: NodeId) -> bool {
    match page.tag(id) {
        Some(Tag::Pre) => true,
        Some(Tag::Code) => blocks.layout.is_block(id),
        // A table whose rows are lines, or which has the numbers in one cell and the code in the other.
        Some(Tag::Table) => {
            let mut cells = page.inside(id).filter(|&n| page.tag(n) == Some(Tag::Td));
            cells.next().is_some_and(|n| is_numbers(page, n)) && page.inside(id).all(|n| page.tag(n) != Some(Tag::Th))
        }
        Some(Tag::Div) => is_called(page, id, EDITORS),
        _ => false,
    }
}

fn is_beside(page: &Page, id: NodeId) -> bool {
    match page.tag(id) {
        None | Some(Tag::Pre | Tag::Code) => false,
        Some(Tag::Button) => true,
        Some(_) => is_called(page, id, COPIES) || is_numbers(page, id),
    }
}

/// Called a gutter, and nothing but numbers is in it.
fn is_numbers(page: &Page, id: NodeId) -> bool {
    let numbers = |text: &str| text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || ".:+-".contains(c));
    is_called(page, id, NUMBERS) && (id..page.node(id).end).all(|n| numbers(page.text(n)))
}

fn is_called(page: &Page, id: NodeId, names: &[&str]) -> bool {
    page.attr(id, Attr::Class).is_some_and(|class| class.split_ascii_whitespace().any(|word| names.contains(&word)))
}
