//! Where the page's listings of code are, and what highlighters put into them beside the code.

use std::collections::BTreeSet;

use super::kinds::code;
use crate::blocks::Blocks;
use crate::page::{NodeId, Page, Tag};

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
/// Nodes in a listing, or beside it, among which the name of its language may be.
const FIRST_NODES: usize = 8;
/// Editors that show their lines as elements.
const EDITORS: &[&str] = &["cm-editor", "CodeMirror", "monaco-editor", "ace_editor", "enlighter"];

/// What Doxygen calls a listing and its lines.
const FRAGMENT: &[&str] = &["fragment"];
const LINE: &[&str] = &["line"];
/// Elements of their own that hold code: Distill's.
const OWN: &[&str] = &["d-code"];

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
                found.beside.extend(label_of(page, id));
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

/// A word beside a listing, or over the code in it, that is but the name of its language.
fn label_of(page: &Page, listing: NodeId) -> Option<NodeId> {
    let language = code::language(page, listing)?;
    let name = language.strip_prefix("language-").unwrap_or(&language);
    let inside = page.inside(listing).take(FIRST_NODES);
    let beside = page.children(page.node(listing).parent).filter(|&n| n != listing).take(FIRST_NODES);
    let mut boxes = inside.chain(beside).filter(|&n| matches!(page.tag(n), Some(Tag::Span | Tag::Div)));
    boxes.find(|&n| {
        let words = page.inside(n).len() == 1 && page.text(n + 1).trim().eq_ignore_ascii_case(name);
        // In the code itself a word is code, unless the highlighter gave it a line.
        words && (!page.is_within(n, listing) || page.tag(n) == Some(Tag::Div))
    })
}

fn is_listing(page: &Page, blocks: &Blocks, id: NodeId) -> bool {
    match page.tag(id) {
        Some(Tag::Pre) => true,
        Some(Tag::Code) => blocks.layout.is_block(id) || has_lines(page, id) && stands_alone(page, blocks, id),
        Some(Tag::P) => only_child(page, id).is_some_and(|n| page.tag(n) == Some(Tag::Code) && has_lines(page, n)),
        // A table whose rows are lines, or which has the numbers in one cell and the code in the other.
        Some(Tag::Table) => {
            let mut cells = page.inside(id).filter(|&n| page.tag(n) == Some(Tag::Td));
            cells.next().is_some_and(|n| is_numbers(page, n)) && page.inside(id).all(|n| page.tag(n) != Some(Tag::Th))
        }
        Some(Tag::Div) => {
            page.is_called(id, EDITORS)
                || page.is_called(id, FRAGMENT) && page.children(id).any(|n| page.is_called(n, LINE))
        }
        Some(Tag::Other) => blocks.layout.is_block(id) && page.is_called(id, OWN),
        _ => false,
    }
}

/// Code in running text has one line.
fn has_lines(page: &Page, code: NodeId) -> bool {
    page.inside(code).any(|n| page.tag(n) == Some(Tag::Br))
}

/// Whether nothing that is text stands right before an element or right after it.
fn stands_alone(page: &Page, blocks: &Blocks, id: NodeId) -> bool {
    let parent = page.node(id).parent;
    let apart = |n: NodeId| page.tag(n).is_none() && page.is_blank(n) || blocks.layout.is_block(n);
    let before = page.lineage(id.saturating_sub(1)).take_while(|&n| n != parent && n < id).last();
    let after = Some(page.node(id).end).filter(|&n| n < page.node(parent).end);
    before.into_iter().chain(after).all(apart)
}

/// The one element in another that holds nothing else.
fn only_child(page: &Page, id: NodeId) -> Option<NodeId> {
    let mut children = page.children(id).filter(|&n| page.tag(n).is_some() || !page.is_blank(n));
    let first = children.next()?;
    children.next().is_none().then_some(first)
}

fn is_beside(page: &Page, id: NodeId) -> bool {
    match page.tag(id) {
        None | Some(Tag::Pre | Tag::Code) => false,
        Some(Tag::Button) => true,
        Some(_) => page.is_called(id, COPIES) || is_numbers(page, id),
    }
}

/// Called a gutter, and nothing but numbers is in it.
fn is_numbers(page: &Page, id: NodeId) -> bool {
    let numbers = |text: &str| text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || ".:+-".contains(c));
    page.is_called(id, NUMBERS) && (id..page.node(id).end).all(|n| numbers(page.text(n)))
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use crate::content::sample::content_of;

    #[test]
    fn code_of_several_lines_is_a_listing_wherever_it_stands() {
        let lines = "<code>let a;<br>&nbsp;&nbsp;b();</code>";
        let listing = "<pre><code>let a;\n  b();</code></pre>\n";
        assert_eq!(content_of(&format!("<p>{lines}</p>")), listing);
        assert_eq!(content_of(&format!("<p>Do</p>{lines}<p>Done</p>")), format!("<p>Do</p>\n{listing}<p>Done</p>\n"));
        assert_eq!(
            content_of(&format!("<p>Do {lines} now</p>")),
            "<p>Do <code>let a;<br></br>\u{a0}\u{a0}b();</code> now</p>\n"
        );
    }

    #[test]
    fn the_name_of_its_language_is_no_part_of_a_listing() {
        let vitepress = "<div class='language-sh'><button class='copy'></button><span class='lang'>sh</span><pre><code>npm i</code></pre></div>";
        assert_eq!(content_of(vitepress), "<pre><code class=\"language-sh\">npm i</code></pre>\n");
        let inside = "<pre><div><div>python</div><div><code class='language-python'>a = 1</code></div></div></pre>";
        assert_eq!(content_of(inside), "<pre><code class=\"language-python\">a = 1</code></pre>\n");
        let word = "<pre class='language-sh'><code><span>sh</span> run.sh</code></pre>";
        assert_eq!(content_of(word), "<pre><code class=\"language-sh\">sh run.sh</code></pre>\n");
    }
}
