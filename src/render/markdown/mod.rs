//! Markdown: `CommonMark` with tables, `~~` and `$`, and no HTML in it.
//!
//! What Markdown has no form for is written in the plainest one: a term or a summary is strong, a caption emphasised,
//! raised and lowered digits are the Unicode ones, film and sound are links.

mod blocks;
mod element;
mod escape;
mod inline;
mod notes;
mod pen;
#[cfg(test)]
mod round_trip;
mod shift;
mod table;

use blocks::Blocks;
use element::{Kind, Role};
use inline::{Inline, Mark, Style};
use notes::Notes;
use shift::{Shift, shifted};
use table::Table;

use super::cards::labelled;
use super::formula::Formula;
use super::{SEPARATOR, day};
use crate::article::{Article, Content, Event};
use crate::metadata::Metadata;
use crate::page::{Attr, Flow, Tag};

/// The article as a document: title, a line of who, when and where, content.
pub fn markdown(article: &Article) -> String {
    let mut writer = Writer { notes: Notes::of(&article.content), ..Writer::default() };
    writer.head(&article.metadata);
    writer.content(&article.content);
    writer.blocks.finish()
}

#[derive(Default)]
struct Writer {
    blocks: Blocks,
    inline: Inline,
    kind: Kind,
    open: Vec<Role>,
    notes: Notes,
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
        for event in &labelled(content).events {
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
        } else if notes::is_way_back(tag, attrs) {
            self.inline.drop_label();
            self.skipped = 1;
        } else if let Some(number) =
            self.notes.of_mark(tag, attrs).filter(|_| self.is_prose() && !self.inline.in_link())
        {
            self.inline.note(number);
            self.skipped = 1;
        } else {
            let role = self.enter(tag, attrs);
            self.open.push(role);
        }
    }

    /// No code is being written, in which nothing is a sign.
    fn is_prose(&self) -> bool {
        self.exact.is_none() && self.code == 0
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
            // Where a word may be divided is no part of it.
            let text = text.replace('\u{ad}', "");
            let shifted = self.shift.and_then(|shift| shifted(&text, shift));
            self.inline.text(shifted.as_deref().unwrap_or(&text), self.code > 0);
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
        let written = self.is_prose() && formula.tex().is_some_and(|tex| self.inline.tex(tex, formula.display));
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

fn value(attrs: &[(Attr, String)], name: Attr) -> &str {
    attrs.iter().find(|(n, _)| *n == name).map_or("", |(_, v)| v)
}

#[cfg(test)]
mod tests {
    use super::super::sample::{article, content};
    use super::*;

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
        assert_eq!(markdown(&article(Metadata::default(), Content::default())), "");
    }
}
