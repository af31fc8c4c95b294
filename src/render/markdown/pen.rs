//! Running text written as Markdown.
//!
//! A mark is only a mark if the characters beside it are of the right kind: none can begin before white space, and
//! between a letter and punctuation none can begin or end. So marks are written late, when the first character inside
//! is known; white space at their edges moves outside; and where nothing else helps, the letter next to the mark is
//! written as a character reference, which counts as punctuation and reads as the letter. A mark that could still be
//! misread is left out: the words matter more.

use std::mem::take;

use super::escape::{self, Place};
use super::inline::{Mark, Piece, Style};
use crate::render::Gap;

/// Writes a block's pieces.
pub fn write(pieces: &[Piece], style: Style) -> String {
    let dollars: usize = pieces
        .iter()
        .map(|piece| match piece {
            Piece::Text(text) | Piece::Code(text) => text.matches('$').count(),
            Piece::Tex { .. } => 2,
            _ => 0,
        })
        .sum();
    let mut pen = Pen { style, in_money: dollars > 1, ..Pen::default() };
    for piece in pieces {
        match piece {
            Piece::Text(text) => pen.text(text),
            Piece::Code(text) => pen.code(text),
            Piece::Tex { source, display } => pen.tex(source, *display),
            Piece::Image { alt, src } => pen.solid(&format!("![{}]({})", escape::label(alt), escape::destination(src))),
            Piece::Note(number) => {
                pen.solid(&format!("[^{number}]"));
                pen.end = End::Note;
            }
            Piece::Space => pen.gap = pen.gap.max(Gap::Space),
            Piece::Break => pen.gap = Gap::Line,
            Piece::Open(mark) => pen.waiting.push(mark),
            Piece::Close => pen.close(),
        }
    }
    pen.out
}

/// What stands at the end of what is written, as far as the next character depends on it.
#[derive(Debug, Default)]
enum End<'a> {
    #[default]
    Other,
    /// The beginning of a mark.
    Opened,
    /// A letter written as a reference.
    Reference,
    /// A formula.
    Tex,
    /// The mark of a footnote.
    Note,
    /// A code span that begins here and holds this text.
    Code(usize, String),
    /// Ends of marks, the character before the run of the last sign, and what the end was before them all.
    Closed(Vec<&'a Mark>, Option<char>, Box<End<'a>>),
}

#[derive(Debug)]
struct Pen<'a> {
    out: String,
    style: Style,
    in_money: bool,
    gap: Gap,
    end: End<'a>,
    // Where the mark begun last begins its text.
    opened: usize,
    // Marks that wait for a first character, and those that have one; `false`: not written, for it could not be read.
    waiting: Vec<&'a Mark>,
    open: Vec<(&'a Mark, bool)>,
}

impl Default for Pen<'_> {
    fn default() -> Self {
        Pen {
            out: String::new(),
            style: Style::Paragraph,
            in_money: false,
            gap: Gap::None,
            end: End::Other,
            opened: usize::MAX,
            waiting: Vec::new(),
            open: Vec::new(),
        }
    }
}

impl<'a> Pen<'a> {
    fn text(&mut self, text: &str) {
        let mut before = None;
        for (at, c) in text.char_indices() {
            if c.is_ascii_whitespace() {
                self.gap = self.gap.max(Gap::Space);
            } else if c.is_whitespace() && !self.waiting.is_empty() {
                self.pass_gap();
                self.out.push(c);
                self.end = End::Other;
            } else {
                self.begin(c);
                // Behind a footnote's mark these would make it a link or a definition.
                let behind_note = matches!(self.end, End::Note) && matches!(c, ':' | '(' | '[');
                if behind_note || self.must_be_reference(c) {
                    escape::reference(&mut self.out, c);
                    self.end = End::Reference;
                } else {
                    let before = before.filter(|_| matches!(self.end, End::Other));
                    let place = Place {
                        in_link: self.open.iter().any(|(mark, _)| matches!(mark, Mark::Link { .. })),
                        in_cell: self.style == Style::Cell,
                        in_money: self.in_money,
                    };
                    escape::character(&mut self.out, before, c, &text[at + c.len_utf8()..], place);
                    self.end = End::Other;
                }
            }
            before = Some(c);
        }
    }

    fn code(&mut self, text: &str) {
        let mut code = text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        if text.starts_with(|c: char| c.is_ascii_whitespace()) {
            self.gap = self.gap.max(Gap::Space);
        }
        if code.is_empty() {
            return;
        }
        // Where bars are escaped inside code, a backslash before one cannot be told from the escape.
        let unsafe_in_cell = self.style == Style::Cell && code.contains("\\|");
        if unsafe_in_cell || code.contains('\0') {
            self.text(&code);
        } else {
            self.begin('`');
            // Two code spans side by side would be one with two backticks in it.
            if let End::Code(start, text) = take(&mut self.end) {
                self.out.truncate(start);
                code.insert_str(0, &text);
            }
            let start = self.out.len();
            let span = escape::code_span(&code);
            self.out.push_str(&if self.style == Style::Cell { span.replace('|', "\\|") } else { span });
            self.end = End::Code(start, code);
        }
        if text.ends_with(|c: char| c.is_ascii_whitespace()) {
            self.gap = self.gap.max(Gap::Space);
        }
    }

    fn tex(&mut self, source: &str, display: bool) {
        let sign = if display { "$$" } else { "$" };
        let source = if self.style == Style::Cell { source.replace('|', "\\vert ") } else { source.to_owned() };
        let source = escape::tex(&source);
        if matches!(self.end, End::Tex) {
            self.gap = self.gap.max(Gap::Space);
        }
        self.solid(&format!("{sign}{source}{sign}"));
        self.end = End::Tex;
    }

    /// Something that is no text, beginning with punctuation.
    fn solid(&mut self, markdown: &str) {
        self.begin(markdown.chars().next().unwrap_or('!'));
        self.bracket(markdown);
        self.end = End::Other;
    }

    /// Writes what may begin with a bracket, which right after an exclamation mark would begin a picture.
    fn bracket(&mut self, markdown: &str) {
        if let Some(before) = self.out.strip_suffix('!')
            && markdown.starts_with('[')
            && (before.len() - before.trim_end_matches('\\').len()).is_multiple_of(2)
        {
            self.out.insert(before.len(), '\\');
        }
        self.out.push_str(markdown);
    }

    /// Writes what has been waiting for a character to come, which is now known.
    fn begin(&mut self, next: char) {
        self.pass_gap();
        let waiting = take(&mut self.waiting);
        for (index, mark) in waiting.iter().enumerate() {
            let after = waiting[index + 1..].iter().map(|mark| mark.sign()).find(|&sign| sign != mark.sign());
            self.begin_mark(mark, after.unwrap_or(next));
        }
    }

    fn pass_gap(&mut self) {
        let gap = take(&mut self.gap);
        if gap == Gap::None || self.out.is_empty() {
            return;
        }
        self.end = End::Other;
        self.out.push_str(if gap == Gap::Line && self.style == Style::Paragraph { "\\\n" } else { " " });
    }

    fn begin_mark(&mut self, mark: &'a Mark, next: char) {
        let link = matches!(mark, Mark::Link { .. });
        // Ended and begun again at once: it goes on.
        if let End::Closed(closed, _, before) = &mut self.end
            && !link
            && closed.pop_if(|last| last.is_like(mark)).is_some()
        {
            self.out.truncate(self.out.len() - mark.delimiter().len());
            if closed.is_empty() {
                self.end = take(before);
            }
            self.open.push((mark, true));
            return;
        }
        // Right behind a footnote's mark a link's text would be read as the mark's label.
        let behind_note = matches!(self.end, End::Note);
        let readable = link && !behind_note
            || !link && !self.would_end_another(mark, next) && (!may_be_punctuation(next) || self.detach());
        self.open.push((mark, readable));
        if readable {
            self.bracket(mark.delimiter());
            self.opened = self.out.len();
            self.end = End::Opened;
        }
    }

    /// Whether the beginning of this mark could be read as the end of one around it or before it.
    fn would_end_another(&self, mark: &Mark, next: char) -> bool {
        match self.end {
            End::Opened if self.out.ends_with(mark.sign()) => return false,
            End::Closed(..) if self.out.ends_with(mark.sign()) => return true,
            _ => {}
        }
        let nested = self.open.iter().any(|(open, written)| *written && open.sign() == mark.sign());
        let before = self.out.chars().last();
        nested && before.is_some_and(|c| !c.is_whitespace() && (!c.is_ascii_punctuation() || may_be_punctuation(next)))
    }

    /// Makes the end such that a mark before punctuation can begin: a letter there becomes a reference. False when
    /// that would undo the mark that begins right before the letter.
    fn detach(&mut self) -> bool {
        let Some(last) = self.out.chars().last() else { return true };
        if last.is_whitespace() || last.is_ascii_punctuation() {
            return true;
        }
        self.out.truncate(self.out.len() - last.len_utf8());
        if self.out.len() == self.opened {
            self.out.push(last);
            return false;
        }
        // No longer between letters.
        if self.out.ends_with('_') && !self.out.ends_with("\\_") {
            self.out.insert(self.out.len() - 1, '\\');
        }
        escape::reference(&mut self.out, last);
        true
    }

    fn must_be_reference(&self, c: char) -> bool {
        match &self.end {
            End::Closed(_, before, _) => {
                before.is_some_and(may_be_punctuation) && !c.is_whitespace() && !c.is_ascii_punctuation()
            }
            End::Tex => c.is_ascii_digit(),
            _ => false,
        }
    }

    fn close(&mut self) {
        if self.waiting.pop().is_some() {
            return;
        }
        let Some((mark, true)) = self.open.pop() else { return };
        if let Mark::Link { href, title } = mark {
            self.out.push_str("](");
            self.out.push_str(&escape::destination(href));
            if !title.is_empty() {
                self.out.push_str(" \"");
                self.out.push_str(&escape::title(title));
                self.out.push('"');
            }
            self.out.push(')');
            self.end = End::Other;
            return;
        }
        let space = self.out.split_off(without_space(&self.out));
        let last = self.out.chars().last();
        self.end = match take(&mut self.end) {
            _ if !space.is_empty() => End::Other,
            End::Closed(mut closed, before, end) => {
                let before = if last == Some(mark.sign()) { before } else { last };
                closed.push(mark);
                End::Closed(closed, before, end)
            }
            end => End::Closed(vec![mark], last, Box::new(end)),
        };
        self.out.push_str(mark.delimiter());
        self.out.push_str(&space);
    }
}

/// The length without white space and line breaks at the end.
fn without_space(text: &str) -> usize {
    let mut rest = text.trim_end();
    while let Some(before) = rest.strip_suffix('\\').filter(|_| text[rest.len()..].starts_with('\n')) {
        rest = before.trim_end();
    }
    rest.len()
}

// What Unicode calls punctuation or symbol is neither letter nor digit; what is wrongly taken for one costs a
// reference more, never a mark.
fn may_be_punctuation(c: char) -> bool {
    c.is_ascii_punctuation() || !c.is_ascii() && !c.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use crate::render::sample::markdown_of as written;

    #[test]
    fn marks_move_to_where_they_can_be_read() {
        assert_eq!(written("<p>a<b> b </>c</>"), "a **b** c\n");
        assert_eq!(written("<p>No!<a href=\"https://e.example/\">x</>!</>"), "No\\![x](https://e.example/)!\n");
        assert_eq!(written("<p><b>Note:</>this</>"), "**Note:**&#116;his\n");
        assert_eq!(written("<p>a<em>(b)</></>"), "&#97;*(b)*\n");
        assert_eq!(written("<p><b>a</><b>b</><i>c</></>"), "**ab**c\n");
        assert_eq!(written("<p><b></>x<a href=\"https://e.example/\"> </></>"), "x\n");
        assert_eq!(written("<p><em>a <b>b</></><code>c</><code>d</></>"), "*a **b***`cd`\n");
    }
}
