//! Markdown: CommonMark with tables, `~~` and `$`, and no HTML in it.
//!
//! What Markdown has no form for is written in the plainest one: a term or a summary is strong, a caption emphasised,
//! raised and lowered digits are the Unicode ones, film and sound are links.

mod blocks;
mod escape;
mod inline;
mod table;
#[cfg(test)]
mod round_trip;

use blocks::Blocks;
use inline::{Inline, Mark, Style};
use table::{Cell, Table};

use super::formula::Formula;
use super::{SEPARATOR, day};
use crate::article::{Article, Content, Event};
use crate::metadata::Metadata;
use crate::page::{Attr, Flow, Tag};

/// The article as a document: title, a line of who, when and where, content.
pub fn markdown(article: &Article) -> String {
    let mut writer = Writer::default();
    writer.head(&article.metadata);
    writer.content(&article.content);
    writer.blocks.finish()
}

/// What the text of a block is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Kind {
    #[default]
    Paragraph,
    /// Text of a list's item without a paragraph around it.
    Bare,
    Heading(u8),
}

/// What must be done when an element ends.
#[derive(Clone, Copy, Debug)]
enum Role {
    Inline,
    Mark,
    Code,
    /// Raised or lowered text, with what was before.
    Shift(Option<Shift>),
    Quoted,
    /// A block: the kind of text around it, and whether it is a quote, list or item, or marked as a whole.
    Block { around: Kind, container: bool, marked: bool },
    Pre,
    /// A part of a table's cell.
    Part { code: bool },
    Table,
    Row,
    Cell,
    Caption,
}

#[derive(Clone, Copy, Debug)]
enum Shift {
    Up,
    Down,
}

#[derive(Default)]
struct Writer {
    blocks: Blocks,
    inline: Inline,
    kind: Kind,
    open: Vec<Role>,
    code: usize,
    shift: Option<Shift>,
    // A `pre`: its text and language.
    exact: Option<(String, String)>,
    table: Option<Table>,
    formula: Option<Formula>,
    film: Option<Film>,
    // Elements open inside one whose text is not read, itself included.
    skipped: usize,
}

#[derive(Default)]
struct Film {
    src: String,
    poster: String,
}

impl Writer {
    fn head(&mut self, metadata: &Metadata) {
        self.kind = Kind::Heading(1);
        self.inline.text(&metadata.title, false);
        self.end_block();
        self.kind = Kind::Paragraph;
        let byline = metadata.byline.join(", ");
        let parts = [Some(byline.as_str()), day(metadata), metadata.site.as_deref()];
        let parts: Vec<&str> = parts.into_iter().flatten().filter(|part| !part.trim().is_empty()).collect();
        self.inline.text(&parts.join(SEPARATOR), false);
        self.end_block();
    }

    fn content(&mut self, content: &Content) {
        for event in &content.events {
            match event {
                Event::Open { tag, attrs, .. } => self.open(*tag, attrs),
                Event::Text(text) => self.text(text),
                Event::Close => self.close(),
                Event::Removed(_) => {}
            }
        }
        self.end_film();
        self.end_formula();
        while let Some(role) = self.open.pop() {
            self.leave(role);
        }
        self.end_block();
    }

    fn open(&mut self, tag: Tag, attrs: &[(Attr, String)]) {
        if self.skipped > 0 {
            self.skipped += 1;
            if let (Some(film), Tag::Source) = (&mut self.film, tag)
                && film.src.is_empty()
            {
                film.src.push_str(value(attrs, Attr::Src));
            }
        } else if let Some(formula) = &mut self.formula {
            formula.open(tag, attrs);
        } else if tag == Tag::Math {
            self.formula = Some(Formula::new(attrs));
        } else if matches!(tag, Tag::Video | Tag::Audio) {
            let [src, poster] = [Attr::Src, Attr::Poster].map(|name| value(attrs, name).to_owned());
            self.film = Some(Film { src, poster });
            self.skipped = 1;
        } else if tag.flow() == Flow::Void {
            self.skipped = 1;
        } else {
            let role = self.enter(tag, attrs);
            self.open.push(role);
        }
    }

    fn text(&mut self, text: &str) {
        if self.skipped > 0 {
            return;
        }
        if let Some(formula) = &mut self.formula {
            formula.text(text);
        } else if let Some((code, _)) = &mut self.exact {
            code.push_str(text);
        } else {
            let shifted = self.shift.and_then(|shift| shifted(text, shift));
            self.inline.text(shifted.as_deref().unwrap_or(text), self.code > 0);
        }
    }

    fn close(&mut self) {
        if self.skipped > 0 {
            self.skipped -= 1;
            if self.skipped == 0 {
                self.end_film();
            }
        } else if let Some(formula) = &mut self.formula {
            if formula.close() {
                self.end_formula();
            }
        } else if let Some(role) = self.open.pop() {
            self.leave(role);
        }
    }

    fn enter(&mut self, tag: Tag, attrs: &[(Attr, String)]) -> Role {
        if let Some((code, language)) = &mut self.exact {
            match tag {
                Tag::Br => code.push('\n'),
                Tag::Code if language.is_empty() => language.push_str(language_of(attrs)),
                _ => {}
            }
            return Role::Inline;
        }
        if tag.flow() == Flow::Block {
            return if self.table.is_some() { self.enter_in_table(tag, attrs) } else { self.enter_block(tag, attrs) };
        }
        match tag {
            Tag::Br => self.inline.line_break(),
            Tag::Img if !value(attrs, Attr::Src).is_empty() => {
                self.inline.image(value(attrs, Attr::Alt), value(attrs, Attr::Src));
            }
            Tag::Code | Tag::Kbd | Tag::Samp | Tag::Tt => {
                self.code += 1;
                return Role::Code;
            }
            Tag::Sup => return Role::Shift(self.shift.replace(Shift::Up)),
            Tag::Sub => return Role::Shift(self.shift.replace(Shift::Down)),
            Tag::Q => {
                self.inline.text("\u{201c}", false);
                return Role::Quoted;
            }
            _ => {}
        }
        match mark(tag, attrs) {
            // Inside of code only a link can be.
            Some(mark) if self.code == 0 || tag == Tag::A => {
                if self.inline.open(mark) { Role::Mark } else { Role::Inline }
            }
            _ => Role::Inline,
        }
    }

    fn enter_block(&mut self, tag: Tag, attrs: &[(Attr, String)]) -> Role {
        self.end_block();
        let around = self.kind;
        self.kind = match tag {
            Tag::Li => Kind::Bare,
            _ => tag.heading_level().map_or(Kind::Paragraph, Kind::Heading),
        };
        let mut container = true;
        match tag {
            Tag::Pre => {
                self.exact = Some((String::new(), language_of(attrs).to_owned()));
                self.kind = around;
                return Role::Pre;
            }
            Tag::Table => {
                self.table = Some(Table::default());
                self.kind = around;
                return Role::Table;
            }
            Tag::Blockquote => self.blocks.quote(),
            Tag::Ul => self.blocks.list(None),
            Tag::Ol => self.blocks.list(Some(value(attrs, Attr::Start).parse().unwrap_or(1))),
            Tag::Li => self.blocks.item(value(attrs, Attr::Value).parse().ok()),
            _ => container = false,
        }
        if tag == Tag::Hr {
            self.blocks.write("***", false);
        }
        let marked = mark(tag, attrs).is_some_and(|mark| self.inline.open(mark));
        Role::Block { around, container, marked }
    }

    fn enter_in_table(&mut self, tag: Tag, attrs: &[(Attr, String)]) -> Role {
        let inside = self.table.as_ref().is_some_and(Table::is_inside);
        if inside || !matches!(tag, Tag::Tr | Tag::Td | Tag::Th | Tag::Caption) {
            let code = tag == Tag::Pre;
            self.inline.space();
            self.code += usize::from(code);
            return Role::Part { code };
        }
        self.end_cell();
        let Some(table) = &mut self.table else { return Role::Inline };
        match tag {
            Tag::Tr => {
                table.end_row();
                Role::Row
            }
            Tag::Caption => {
                table.in_caption = true;
                Role::Caption
            }
            _ => {
                let [columns, rows] = [Attr::Colspan, Attr::Rowspan].map(|name| value(attrs, name).parse().unwrap_or(1));
                table.cell = Some(Cell { text: String::new(), header: tag == Tag::Th, columns, rows });
                Role::Cell
            }
        }
    }

    fn leave(&mut self, role: Role) {
        match role {
            Role::Inline => {}
            Role::Mark => self.inline.close(),
            Role::Code => self.code -= 1,
            Role::Shift(before) => self.shift = before,
            Role::Quoted => self.inline.text("\u{201d}", false),
            Role::Block { around, container, marked } => {
                if marked {
                    self.inline.close();
                }
                self.end_block();
                if container {
                    self.blocks.end();
                }
                self.kind = around;
            }
            Role::Pre => {
                if let Some((code, language)) = self.exact.take() {
                    let code = code.trim_end_matches(['\n', '\r']);
                    if !code.trim().is_empty() {
                        self.blocks.write(&escape::fenced(code, &language), false);
                    }
                }
            }
            Role::Part { code } => {
                self.inline.space();
                self.code -= usize::from(code);
            }
            Role::Row => self.end_row(),
            Role::Cell => self.end_cell(),
            Role::Caption => {
                if let Some(table) = &mut self.table {
                    table.in_caption = false;
                }
                self.paragraph();
            }
            Role::Table => {
                self.end_row();
                if let Some(table) = self.table.take() {
                    let lines = table.markdown();
                    if !lines.is_empty() {
                        self.blocks.write(&lines, false);
                    }
                }
            }
        }
    }

    fn end_block(&mut self) {
        match self.kind {
            Kind::Paragraph | Kind::Bare => self.paragraph(),
            Kind::Heading(level) => {
                let text = self.inline.take(Style::Line);
                if !text.is_empty() {
                    let signs = "#".repeat(usize::from(level));
                    self.blocks.write(&format!("{signs} {}", escape::heading(&text)), false);
                }
            }
        }
    }

    fn paragraph(&mut self) {
        let text = self.inline.take(Style::Paragraph);
        if !text.is_empty() {
            self.blocks.write(&escape::line_starts(&text), self.kind == Kind::Bare);
        }
    }

    fn end_cell(&mut self) {
        let text = self.inline.take(Style::Cell);
        if let Some(table) = &mut self.table {
            table.end_cell(text);
        }
    }

    fn end_row(&mut self) {
        self.end_cell();
        if let Some(table) = &mut self.table {
            table.end_row();
        }
    }

    fn end_formula(&mut self) {
        let Some(formula) = self.formula.take() else { return };
        let as_tex = self.exact.is_none() && self.code == 0;
        let written = as_tex && formula.tex().is_some_and(|tex| self.inline.tex(tex, formula.display));
        if !written {
            self.text(formula.readable());
        }
    }

    fn end_film(&mut self) {
        let Some(film) = self.film.take().filter(|film| !film.src.is_empty()) else { return };
        if self.exact.is_some() {
            return;
        }
        let role = self.enter(Tag::Div, &[]);
        let linked = self.inline.open(Mark::Link { href: film.src.clone(), title: String::new() });
        if film.poster.is_empty() {
            self.inline.text(&film.src, false);
        } else {
            self.inline.image("", &film.poster);
        }
        if linked {
            self.inline.close();
        }
        self.leave(role);
    }
}

/// What an element marks its text as.
fn mark(tag: Tag, attrs: &[(Attr, String)]) -> Option<Mark> {
    match tag {
        Tag::Em | Tag::I | Tag::Cite | Tag::Var | Tag::Dfn | Tag::Figcaption => Some(Mark::Em),
        Tag::Strong | Tag::B | Tag::Dt | Tag::Summary => Some(Mark::Strong),
        Tag::Del | Tag::S | Tag::Strike => Some(Mark::Strike),
        Tag::A => {
            let href = value(attrs, Attr::Href).trim();
            let leads = !href.is_empty() && !href.starts_with('#');
            leads.then(|| Mark::Link { href: href.to_owned(), title: value(attrs, Attr::Title).trim().to_owned() })
        }
        _ => None,
    }
}

fn value(attrs: &[(Attr, String)], name: Attr) -> &str {
    attrs.iter().find(|(n, _)| *n == name).map_or("", |(_, v)| v)
}

fn language_of(attrs: &[(Attr, String)]) -> &str {
    value(attrs, Attr::Class).split_ascii_whitespace().find_map(|class| class.strip_prefix("language-")).unwrap_or("")
}

/// The text in Unicode's raised or lowered characters, when all of it has them.
fn shifted(text: &str, shift: Shift) -> Option<String> {
    let find = |c: char| {
        let (plain, forms) = match shift {
            Shift::Up => ("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ"),
            Shift::Down => ("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎"),
        };
        plain.chars().position(|p| p == c).and_then(|at| forms.chars().nth(at))
    };
    text.chars().map(find).collect()
}

#[cfg(test)]
mod tests {
    use super::super::sample::{article, content};
    use super::*;

    fn written(notation: &str) -> String {
        markdown(&article(Metadata::default(), content(notation)))
    }

    #[test]
    fn head_is_title_and_line() {
        let metadata = Metadata {
            title: "1. *Tea* | Toast #".to_owned(),
            byline: vec!["Ada Quill".to_owned(), "Bo_".to_owned()],
            published: Some("2025-03-14T09:30:00Z".to_owned()),
            site: Some("The Kettle".to_owned()),
            ..Metadata::default()
        };
        assert_eq!(
            markdown(&article(metadata, content("<p>x</>"))),
            "# 1. \\*Tea\\* | Toast \\#\n\nAda Quill, Bo\\_ · 2025-03-14 · The Kettle\n\nx\n"
        );
        assert_eq!(written(""), "");
    }

    #[test]
    fn lists_nest_tightly_and_know_their_numbers() {
        assert_eq!(
            written("<ol start=\"9\"><li>a<ul><li>b</></></><li><p>c</><p>d</></></>"),
            "9. a\n   - b\n\n10. c\n\n    d\n"
        );
        assert_eq!(written("<ul><li>a<ol start=\"3\"><li>b</></></></>"), "- a\n\n  3. b\n");
        assert_eq!(written("<ul><li>a</></><ul><li>b</></><ul><li>c</></>"), "- a\n+ b\n- c\n");
        assert_eq!(written("<ul><li><ul><li>a</></></><li></><li>b</></>"), "- - a\n- b\n");
        assert_eq!(written("<ol><li value=\"4\">a</><li>b</></>"), "4. a\n5. b\n");
    }

    #[test]
    fn quotes_hold_blocks() {
        assert_eq!(
            written("<blockquote><p>a<br></>b</><pre>c\n\nd</></><blockquote>e</>"),
            "> a\\\n> b\n>\n> ```\n> c\n>\n> d\n> ```\n\n> e\n"
        );
    }

    #[test]
    fn marks_move_to_where_they_can_be_read() {
        assert_eq!(written("<p>a<b> b </>c</>"), "a **b** c\n");
        assert_eq!(written("<p><b>Note:</>this</>"), "**Note:**&#116;his\n");
        assert_eq!(written("<p>a<em>(b)</></>"), "&#97;*(b)*\n");
        assert_eq!(written("<p><b>a</><b>b</><i>c</></>"), "**ab**c\n");
        assert_eq!(written("<p><b></>x<a href=\"https://e.example/\"> </></>"), "x\n");
        assert_eq!(written("<p><em>a <b>b</></><code>c</><code>d</></>"), "*a **b***`cd`\n");
    }

    #[test]
    fn links_and_pictures() {
        assert_eq!(
            written("<p>Go!<a href=\"https://e.example/a b\" title=\"A &quot;\"><b>x]</></></><p><a href=\"#n\">1</></>"),
            "Go\\![**x\\]**](https://e.example/a%20b \"A \\&quot;\")\n\n1\n"
        );
        assert_eq!(
            written("<figure><a href=\"u\"><img src=\"v\" alt=\"a [b]\"></></><figcaption>c <i>d</></></>"),
            "[![a \\[b\\]](v)](u)\n\n*c d*\n"
        );
        assert_eq!(written("<p>a</><video src=\"https://e.example/f.mp4\" poster=\"p.png\">none</>"), "a\n\n[![](p.png)](https://e.example/f.mp4)\n");
        assert_eq!(written("<audio><source src=\"s.ogg\"></></>"), "[s.ogg](s.ogg)\n");
    }

    #[test]
    fn tables_have_a_head_and_their_spans() {
        assert_eq!(
            written("<table><caption>T</><tr><th>a|b</><th>c</></><tr><td><p>1</><p>2</></><td><pre>x|y\nz</></></></>"),
            "T\n\n| a\\|b | c |\n| --- | --- |\n| 1 2 | `x\\|y z` |\n"
        );
        assert_eq!(
            written("<table><tr><td rowspan=\"2\">a</><td>b</></><tr><td>c</></><tr><td colspan=\"900\">d</></></>"),
            "| | |\n| --- | --- |\n| a | b |\n| | c |\n| d | |\n"
        );
    }

    #[test]
    fn code_formulas_and_shifts() {
        assert_eq!(written("<pre><code class=\"language-rust\">fn x() {}\n```\n</></>"), "````rust\nfn x() {}\n```\n````\n");
        let tex = |display: &str| {
            format!("<math display=\"{display}\"><semantics><mi>x</><annotation encoding=\"application/x-tex\">x_1</></></>")
        };
        assert_eq!(written(&format!("<p>So {} and {}2</>", tex("inline"), tex("block"))), "So $x_1$ and $$x_1$$&#50;\n");
        assert_eq!(written("<p>10<sup>-6</> H<sub>2</>O 19<sup>th</></>"), "10⁻⁶ H₂O 19th\n");
        assert_eq!(written("<p><code>a<a href=\"u\">b</></></>"), "`a`[`b`](u)\n");
    }
}
