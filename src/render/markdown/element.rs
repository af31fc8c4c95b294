//! What each element is in Markdown.

use super::Writer;
use super::inline::Mark;
use super::shift::Shift;
use super::table::{Cell, Table};
use super::value;
use crate::page::{Attr, Flow, Tag};

/// What the text of a block is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Kind {
    #[default]
    Paragraph,
    /// Text of a list's item without a paragraph around it.
    Bare,
    Heading(u8),
}

/// What must be done when an element ends.
#[derive(Clone, Copy, Debug)]
pub enum Role {
    Inline,
    Mark,
    Code,
    /// Raised or lowered text, with what was before.
    Shift(Option<Shift>),
    Quoted,
    /// A block: the kind of text around it, and whether other blocks stand in it, or it is marked as a whole.
    Block {
        around: Kind,
        container: bool,
        marked: bool,
    },
    Pre,
    /// A part of a table's cell.
    Part {
        code: bool,
    },
    Table,
    Row,
    Cell,
    Caption,
}

impl Writer {
    /// An element begins; what it returns must be given to [`Writer::leave`] when it ends.
    pub(super) fn enter(&mut self, tag: Tag, attrs: &[(Attr, String)]) -> Role {
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
                if self.inline.open(mark) {
                    Role::Mark
                } else {
                    Role::Inline
                }
            }
            _ => Role::Inline,
        }
    }

    fn enter_block(&mut self, tag: Tag, attrs: &[(Attr, String)]) -> Role {
        self.end_block();
        let around = self.kind;
        if let Some(number) = self.notes.of_element(attrs) {
            self.kind = Kind::Paragraph;
            self.blocks.note(number);
            return Role::Block { around, container: true, marked: false };
        }
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
            Tag::Div if value(attrs, Attr::Role) == "note" => self.blocks.quote(),
            Tag::Ul => self.blocks.list(None),
            Tag::Ol => self.blocks.list(Some(value(attrs, Attr::Start).parse().unwrap_or(1))),
            Tag::Li => self.blocks.item(value(attrs, Attr::Value).parse().ok()),
            _ => container = false,
        }
        // A part of the page begins where another text ends.
        let parts = tag == Tag::Section && value(attrs, Attr::Role).is_empty() && !self.blocks.is_first();
        if tag == Tag::Hr || parts {
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
                let [columns, rows] =
                    [Attr::Colspan, Attr::Rowspan].map(|name| value(attrs, name).parse().unwrap_or(1));
                table.cell = Some(Cell { text: String::new(), header: tag == Tag::Th, columns, rows });
                Role::Cell
            }
        }
    }

    /// An element ends.
    pub(super) fn leave(&mut self, role: Role) {
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
                        self.blocks.write(&super::escape::fenced(code, &language), false);
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

fn language_of(attrs: &[(Attr, String)]) -> &str {
    value(attrs, Attr::Class).split_ascii_whitespace().find_map(|class| class.strip_prefix("language-")).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use crate::render::sample::markdown_of as written;

    #[test]
    fn links_and_pictures() {
        assert_eq!(
            written(
                "<p>Go!<a href=\"https://e.example/a b\" title=\"A &quot;\"><b>x]</></></><p><a href=\"#n\">1</></>"
            ),
            "Go\\![**x\\]**](https://e.example/a%20b \"A \\&quot;\")\n\n1\n"
        );
        assert_eq!(
            written("<figure><a href=\"u\"><img src=\"v\" alt=\"a [b]\"></></><figcaption>c <i>d</></></>"),
            "[![a \\[b\\]](v)](u)\n\n*c d*\n"
        );
        assert_eq!(
            written("<p>a</><video src=\"https://e.example/f.mp4\" poster=\"p.png\">none</>"),
            "a\n\n[![](p.png)](https://e.example/f.mp4)\n"
        );
        assert_eq!(written("<audio><source src=\"s.ogg\"></></>"), "[s.ogg](s.ogg)\n");
    }

    #[test]
    fn code_formulas_and_shifts() {
        assert_eq!(
            written("<pre><code class=\"language-rust\">fn x() {}\n```\n</></>"),
            "````rust\nfn x() {}\n```\n````\n"
        );
        let tex = |display: &str| {
            format!(
                "<math display=\"{display}\"><semantics><mi>x</><annotation encoding=\"application/x-tex\">x_1</></></>"
            )
        };
        assert_eq!(
            written(&format!("<p>So {} and {}2</>", tex("inline"), tex("block"))),
            "So $x_1$ and $$x_1$$&#50;\n"
        );
        assert_eq!(written("<p>10<sup>-6</> H<sub>2</>O 19<sup>th</></>"), "10⁻⁶ H₂O 19th\n");
        assert_eq!(written("<p><code>a<a href=\"u\">b</></></>"), "`a`[`b`](u)\n");
    }
}
