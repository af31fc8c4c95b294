//! Plain text: one block a paragraph, a blank line between blocks.
//!
//! Headings, list items, captions and paragraphs are blocks without any marker. A table is one block, a row a line.
//! `pre` keeps its lines. Pictures and rules say nothing. The title is not part of it.

use std::mem::take;

use super::Gap;
use super::formula::Formula;
use crate::article::{Content, Event};
use crate::page::{Attr, Flow, Tag};

/// What [`text`] leaves out.
#[derive(Clone, Copy, Debug)]
pub struct TextOptions {
    /// Captions of figures are blocks of the text.
    pub captions: bool,
}

impl Default for TextOptions {
    fn default() -> TextOptions {
        TextOptions { captions: true }
    }
}

/// The content as plain text.
pub fn text(content: &Content, options: TextOptions) -> String {
    let mut writer = Writer { options, ..Writer::default() };
    for event in &content.events {
        match event {
            Event::Open { tag, attrs, .. } => writer.open(*tag, attrs),
            Event::Text(text) => writer.text(text),
            Event::Close => writer.close(),
            Event::Removed(_) => {}
        }
    }
    writer.finish()
}

/// What an open element means for the text in it.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Role {
    Inline,
    Block,
    Pre,
    Table,
    Row,
    Cell,
    Caption,
}

#[derive(Default)]
struct Writer {
    options: TextOptions,
    out: String,
    line: Line,
    open: Vec<Role>,
    table: Option<Table>,
    formula: Option<Formula>,
    // Elements open inside one whose text is not read, itself included.
    skipped: usize,
}

impl Writer {
    fn open(&mut self, tag: Tag, attrs: &[(Attr, String)]) {
        if self.skipped > 0 || self.is_silent(tag) {
            self.skipped += 1;
        } else if let Some(formula) = &mut self.formula {
            formula.open(tag, attrs);
        } else if tag == Tag::Math {
            self.formula = Some(Formula::new(attrs));
        } else {
            let role = self.role(tag);
            self.enter(role);
            if tag == Tag::Br {
                self.line.gap = if self.table.is_some() { Gap::Space } else { Gap::Line };
                if self.line.exact {
                    self.line.text.push('\n');
                }
            }
            self.open.push(role);
        }
    }

    fn text(&mut self, text: &str) {
        if self.skipped > 0 {
            return;
        }
        match &mut self.formula {
            Some(formula) => formula.text(text),
            None => self.line.push(text),
        }
    }

    fn close(&mut self) {
        if self.skipped > 0 {
            self.skipped -= 1;
        } else if let Some(formula) = &mut self.formula {
            if formula.close() {
                self.end_formula();
            }
        } else if let Some(role) = self.open.pop() {
            self.leave(role);
        }
    }

    fn finish(mut self) -> String {
        self.end_formula();
        while let Some(role) = self.open.pop() {
            self.leave(role);
        }
        self.end_block();
        self.out
    }

    fn is_silent(&self, tag: Tag) -> bool {
        match tag {
            Tag::Figcaption => !self.options.captions,
            Tag::Video | Tag::Audio => true,
            // Inside a formula these are its source, which the formula itself sorts out.
            Tag::Annotation | Tag::AnnotationXml => self.formula.is_none(),
            _ => tag.flow() == Flow::Void,
        }
    }

    // A table inside a table, or anything in a `pre`, is only a part of the block that it stands in.
    fn role(&self, tag: Tag) -> Role {
        match (tag, &self.table) {
            _ if self.line.exact => Role::Inline,
            (Tag::Table, None) => Role::Table,
            (Tag::Tr, Some(table)) if !table.in_cell => Role::Row,
            (Tag::Td | Tag::Th, Some(table)) if !table.in_cell => Role::Cell,
            (Tag::Caption, Some(table)) if !table.in_cell => Role::Caption,
            (Tag::Pre, None) => Role::Pre,
            _ if tag.flow() == Flow::Block => Role::Block,
            _ => Role::Inline,
        }
    }

    fn enter(&mut self, role: Role) {
        match role {
            Role::Inline => {}
            Role::Block => self.end_block(),
            Role::Pre => {
                self.end_block();
                self.line.exact = true;
            }
            Role::Table => {
                self.end_block();
                self.table = Some(Table::default());
            }
            Role::Row => self.end_row(),
            Role::Cell | Role::Caption => {
                self.end_cell(false);
                if let Some(table) = &mut self.table {
                    table.in_cell = true;
                }
            }
        }
    }

    fn leave(&mut self, role: Role) {
        match role {
            Role::Inline => {}
            Role::Block => self.end_block(),
            Role::Pre => {
                self.line.exact = false;
                let text = self.line.take();
                self.block(text.trim_end_matches(['\n', '\r']));
            }
            Role::Table => {
                self.end_row();
                if let Some(table) = self.table.take() {
                    self.block(&table.rows.join("\n"));
                }
            }
            Role::Row => self.end_row(),
            Role::Cell => self.end_cell(true),
            Role::Caption => {
                if let Some(table) = &mut self.table {
                    table.in_cell = false;
                }
                let text = self.line.take();
                self.block(&text);
            }
        }
    }

    fn end_formula(&mut self) {
        if let Some(formula) = self.formula.take() {
            self.line.push(formula.readable());
        }
    }

    fn end_block(&mut self) {
        if self.table.is_some() {
            self.line.gap = self.line.gap.max(Gap::Space);
        } else {
            let text = self.line.take();
            self.block(&text);
        }
    }

    fn end_cell(&mut self, even_empty: bool) {
        let text = self.line.take();
        if let Some(table) = &mut self.table {
            table.in_cell = false;
            if even_empty || !text.is_empty() {
                table.row.push(text);
            }
        }
    }

    fn end_row(&mut self) {
        self.end_cell(false);
        if let Some(table) = &mut self.table {
            let row = take(&mut table.row);
            if row.iter().any(|cell| !cell.is_empty()) {
                table.rows.push(row.join(" | ").trim_end_matches(' ').to_owned());
            }
        }
    }

    fn block(&mut self, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        if !self.out.is_empty() {
            self.out.push_str("\n\n");
        }
        self.out.push_str(text);
    }
}

#[derive(Default)]
struct Table {
    rows: Vec<String>,
    row: Vec<String>,
    in_cell: bool,
}

/// The block being read, white space collapsed unless `exact`.
#[derive(Default)]
struct Line {
    text: String,
    gap: Gap,
    exact: bool,
}

impl Line {
    fn push(&mut self, text: &str) {
        if self.exact {
            self.text.push_str(text);
            return;
        }
        for c in text.chars() {
            // Where a word may be divided is no part of it.
            if c == '\u{ad}' {
                continue;
            }
            if c.is_ascii_whitespace() {
                self.gap = self.gap.max(Gap::Space);
                continue;
            }
            match take(&mut self.gap) {
                _ if self.text.is_empty() => {}
                Gap::None => {}
                Gap::Space => self.text.push(' '),
                Gap::Line => self.text.push('\n'),
            }
            self.text.push(c);
        }
    }

    fn take(&mut self) -> String {
        self.gap = Gap::None;
        take(&mut self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::content;
    use super::*;

    fn plain(notation: &str) -> String {
        text(&content(notation), TextOptions::default())
    }

    #[test]
    fn blocks_have_a_blank_line_between_them_and_no_markers() {
        assert_eq!(
            plain(
                "<h2>Two</><p>One <em>and</>\n a half.</><hr></><ul><li>first<ul><li>inner</></></><li><p>second</></></>"
            ),
            "Two\n\nOne and a half.\n\nfirst\n\ninner\n\nsecond"
        );
        assert_eq!(plain("<blockquote><p>a</><p>b</></><dl><dt>t</><dd>d</></>"), "a\n\nb\n\nt\n\nd");
    }

    #[test]
    fn line_breaks_stay_and_edges_are_trimmed() {
        assert_eq!(plain("<p><br></> roses <br></> violets <b> blue </b></><br></></>"), "roses\nviolets blue");
        assert_eq!(plain("<p>\u{a0}</><p>kept</>"), "kept");
    }

    #[test]
    fn a_table_is_one_block() {
        assert_eq!(
            plain(
                "<table><caption>Cap</><thead><tr><th>a</><th>b</></></><tr><td><p>1</><p>2</></><td>x<br></>y</></><tr><td></><td></></></>"
            ),
            "Cap\n\na | b\n1 2 | x y"
        );
        assert_eq!(plain("<table><tr><td>o<table><tr><td>i</><td>j</></></></><td>p</></></>"), "o i j | p");
        assert_eq!(plain("<table>stray<tr>bare<td>x</></></>"), "stray\nbare | x");
    }

    #[test]
    fn code_keeps_its_lines() {
        assert_eq!(plain("<pre><code>  if x:\n\n    y<br></>z\n</></><p>end</>"), "  if x:\n\n    y\nz\n\nend");
    }

    #[test]
    fn captions_are_optional_and_media_are_silent() {
        let figure = "<figure><img alt=\"no\"></><figcaption>A quay.</></><video>fallback</><p>Text</>";
        assert_eq!(plain(figure), "A quay.\n\nText");
        assert_eq!(text(&content(figure), TextOptions { captions: false }), "Text");
    }

    #[test]
    fn a_formula_is_read_once() {
        let tex = "<annotation encoding=\"application/x-tex\">a^2</>";
        assert_eq!(plain(&format!("<p>So <math><semantics><mi>a</><mn>2</>{tex}</></> holds.</>")), "So a2 holds.");
        assert_eq!(plain(&format!("<p>So <math><semantics>{tex}</></> holds.</>")), "So a^2 holds.");
    }

    #[test]
    fn unbalanced_streams_are_read_whole() {
        assert_eq!(plain("</></><p>a</></></><table><tr><td>b"), "a\n\nb");
        assert_eq!(plain("<p><math><mi>x"), "x");
        assert_eq!(plain("<pre>x"), "x");
    }

    #[test]
    fn depth_does_not_matter() {
        let deep = "<blockquote>".repeat(60_000) + "x" + &"</>".repeat(60_000);
        assert_eq!(plain(&deep), "x");
    }
}
