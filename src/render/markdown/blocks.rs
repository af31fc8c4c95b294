//! Blocks one under the other, inside quotes, lists and footnotes.

use super::escape;

/// Deeper quotes and lists are written at this depth: every line repeats all that it stands in.
const MAX_NESTING: usize = 40;

/// The greatest number that a list item may have.
const MAX_NUMBER: u32 = 999_999_999;

#[derive(Debug)]
enum Container {
    Quote,
    /// A list, with its next number if it has numbers, and the character that marks its items.
    List(Option<u32>, char),
    /// An item: its marker, until it is written once.
    Item {
        marker: String,
        fresh: bool,
    },
    /// A footnote: its marker, until it is written once.
    Note {
        marker: String,
        fresh: bool,
    },
    /// One too deep to be written.
    Nothing,
}

/// A document while it is written.
#[derive(Debug, Default)]
pub struct Blocks {
    out: String,
    open: Vec<Container>,
    // How many of `open` hold the block written last.
    shared: usize,
    // The block written last is an item's bare text.
    bare: bool,
    // The list that ended last, right before: its depth and character.
    ended: Option<(usize, char)>,
}

impl Blocks {
    /// Begins a quote.
    pub fn quote(&mut self) {
        self.push(Container::Quote);
    }

    /// Begins a list, numbered from `start` if it has numbers.
    pub fn list(&mut self, start: Option<u32>) {
        // Two lists side by side are told apart by their markers alone.
        let markers = if start.is_some() { ['.', ')'] } else { ['-', '+'] };
        let marker = if self.ended == Some((self.open.len(), markers[0])) { markers[1] } else { markers[0] };
        self.push(Container::List(start.map(|n| n.min(MAX_NUMBER)), marker));
    }

    /// Begins a list's item, with a number of its own if it has one.
    pub fn item(&mut self, value: Option<u32>) {
        let marker = match self.open.last_mut() {
            Some(Container::List(Some(next), sign)) => {
                let number = value.unwrap_or(*next).min(MAX_NUMBER);
                *next = number.saturating_add(1);
                format!("{number}{sign} ")
            }
            Some(Container::List(None, sign)) => format!("{sign} "),
            _ => "- ".to_owned(),
        };
        self.push(Container::Item { marker, fresh: true });
    }

    /// Begins a footnote.
    pub fn note(&mut self, number: usize) {
        self.push(Container::Note { marker: format!("[^{number}]: "), fresh: true });
    }

    fn push(&mut self, container: Container) {
        self.open.push(if self.open.len() < MAX_NESTING { container } else { Container::Nothing });
    }

    /// Ends the quote, list, item or footnote begun last.
    pub fn end(&mut self) {
        let closed = self.open.pop();
        self.ended = match closed {
            Some(Container::List(_, sign)) if self.shared > self.open.len() => Some((self.open.len(), sign)),
            _ => None,
        };
        self.shared = self.shared.min(self.open.len());
    }

    /// Writes a block; `bare` when it is the text of a list's item without a paragraph around it.
    pub fn write(&mut self, block: &str, bare: bool) {
        if !self.out.is_empty() {
            self.out.push('\n');
            if !(self.bare && bare && self.may_follow_at_once()) {
                self.prefix(self.shared);
                self.out.truncate(self.out.trim_end_matches(' ').len());
                self.out.push('\n');
            }
        }
        for (index, line) in block.split('\n').enumerate() {
            if index > 0 {
                self.out.push('\n');
            }
            let begins_note = matches!(self.open.last(), Some(Container::Note { fresh: true, .. }));
            self.prefix(self.open.len());
            if begins_note && escape::could_be_destination(line) {
                // A word joiner: nothing to see, and no address begins with one.
                escape::reference(&mut self.out, '\u{2060}');
            }
            if line.is_empty() {
                self.out.truncate(self.out.trim_end_matches(' ').len());
            }
            self.out.push_str(line);
            for container in &mut self.open {
                if let Container::Item { fresh, .. } | Container::Note { fresh, .. } = container {
                    *fresh = false;
                }
            }
        }
        self.shared = self.open.len();
        self.bare = bare;
        self.ended = None;
    }

    /// Whether nothing has been written where it would stand now.
    pub fn is_first(&self) -> bool {
        self.out.is_empty() || self.shared < self.open.len()
    }

    /// Whether an item may begin on the line after the last one's text.
    fn may_follow_at_once(&self) -> bool {
        let new = &self.open[self.shared..];
        // Only a list that begins with 1 can end a paragraph.
        let interrupts = new.iter().all(|container| match container {
            Container::Item { marker, .. } => {
                !marker.starts_with(|c: char| c.is_ascii_digit())
                    || marker.starts_with("1.")
                    || marker.starts_with("1)")
            }
            _ => true,
        });
        let begins_list = new.iter().any(|container| matches!(container, Container::List(..)));
        matches!(new.last(), Some(Container::Item { fresh: true, .. })) && (interrupts || !begins_list)
    }

    fn prefix(&mut self, depth: usize) {
        for container in &self.open[..depth] {
            match container {
                Container::Quote => self.out.push_str("> "),
                Container::Item { marker, fresh: true } | Container::Note { marker, fresh: true } => {
                    self.out.push_str(marker);
                }
                Container::Note { fresh: false, .. } => self.out.push_str("    "),
                Container::Item { marker, fresh: false } => self.out.extend(marker.chars().map(|_| ' ')),
                Container::List(..) | Container::Nothing => {}
            }
        }
    }

    /// The document.
    pub fn finish(mut self) -> String {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.out
    }
}

#[cfg(test)]
mod tests {
    use crate::render::sample::markdown_of as written;

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
}
