//! Running text while it comes in: text, marks, links, code, pictures.

use std::mem::take;

use super::pen;

/// Characters of a note's own label, at most.
const LABEL_SIGNS: usize = 3;

/// What text can be marked as.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)] // The names document themselves.
pub enum Mark {
    Em,
    Strong,
    Strike,
    Link { href: String, title: String },
}

impl Mark {
    /// What it begins with.
    pub fn delimiter(&self) -> &'static str {
        match self {
            Mark::Em => "*",
            Mark::Strong => "**",
            Mark::Strike => "~~",
            Mark::Link { .. } => "[",
        }
    }

    /// The character that it begins with.
    pub fn sign(&self) -> char {
        self.delimiter().chars().next().unwrap_or('*')
    }

    /// The same but for where a link leads.
    pub fn is_like(&self, other: &Mark) -> bool {
        self.delimiter() == other.delimiter()
    }
}

/// A step of running text.
#[derive(Clone, Debug)]
#[allow(missing_docs)] // The names document themselves.
pub enum Piece {
    Text(String),
    Code(String),
    Tex { source: String, display: bool },
    Image { alt: String, src: String },
    Note(usize),
    Space,
    Break,
    Open(Mark),
    Close,
}

/// How a run of text may be written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Style {
    /// A paragraph: line breaks are kept.
    Paragraph,
    /// One line.
    Line,
    /// One line between bars.
    Cell,
}

/// Running text while it comes in. Marks that are open when a block ends go on in the next one.
#[derive(Debug, Default)]
pub struct Inline {
    pieces: Vec<Piece>,
    open: Vec<Mark>,
}

impl Inline {
    /// Text, or code where `code` says so.
    pub fn text(&mut self, text: &str, code: bool) {
        match (self.pieces.last_mut(), code) {
            (Some(Piece::Text(last)), false) | (Some(Piece::Code(last)), true) => last.push_str(text),
            (_, false) => self.pieces.push(Piece::Text(text.to_owned())),
            (_, true) => self.pieces.push(Piece::Code(text.to_owned())),
        }
    }

    /// A formula by its TeX source; false when Markdown cannot hold this one.
    pub fn tex(&mut self, source: &str, display: bool) -> bool {
        let mut braces = 0i32;
        let balanced = source.chars().all(|c| {
            braces += i32::from(c == '{') - i32::from(c == '}');
            braces >= 0
        });
        let fits = balanced && braces == 0 && !source.contains(['$', '`']) && !source.ends_with('\\');
        if fits {
            let source = source.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
            self.pieces.push(Piece::Tex { source, display });
        }
        fits
    }

    /// A picture.
    pub fn image(&mut self, alt: &str, src: &str) {
        self.pieces.push(Piece::Image { alt: alt.to_owned(), src: src.to_owned() });
    }

    /// The mark of a footnote.
    pub fn note(&mut self, number: usize) {
        self.pieces.push(Piece::Note(number));
    }

    /// Whether a link is open, in which no mark of a footnote can be.
    pub fn in_link(&self) -> bool {
        self.open.iter().any(|mark| matches!(mark, Mark::Link { .. }))
    }

    /// Takes back what stands before the way back from a note, if it is but the note's own label ("^", "1.").
    pub fn drop_label(&mut self) {
        let mut signs = 0;
        let label = self.pieces.iter().all(|piece| match piece {
            Piece::Text(text) => text.chars().filter(|c| !c.is_whitespace()).all(|c| {
                signs += 1;
                !c.is_alphabetic()
            }),
            Piece::Space | Piece::Open(_) | Piece::Close => true,
            _ => false,
        });
        if label && signs <= LABEL_SIGNS {
            self.pieces.retain(|piece| !matches!(piece, Piece::Text(_)));
        }
    }

    /// A line break.
    pub fn line_break(&mut self) {
        self.pieces.push(Piece::Break);
    }

    /// White space.
    pub fn space(&mut self) {
        self.pieces.push(Piece::Space);
    }

    /// Begins a mark; false when the text is so marked already.
    pub fn open(&mut self, mark: Mark) -> bool {
        let new = !self.open.iter().any(|open| open.is_like(&mark));
        if new {
            self.pieces.push(Piece::Open(mark.clone()));
            self.open.push(mark);
        }
        new
    }

    /// Ends the mark begun last.
    pub fn close(&mut self) {
        if self.open.pop().is_some() {
            self.pieces.push(Piece::Close);
        }
    }

    /// Ends the block and writes it. Empty when there is nothing to see in it.
    pub fn take(&mut self, style: Style) -> String {
        let mut pieces = take(&mut self.pieces);
        pieces.extend(self.open.iter().map(|_| Piece::Close));
        self.pieces.extend(self.open.iter().cloned().map(Piece::Open));
        let text = pen::write(&pieces, style);
        if text.trim().is_empty() { String::new() } else { text }
    }
}
