//! The words of names.txt, and the question whether a name holds one.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::page::{Attr, NodeId, Page};

static TABLE: &str = include_str!("names.txt");

/// A section of the table.
pub(in crate::content) struct Names {
    words: HashSet<&'static str>,
    /// For the first letters (their low five bits), which lengths of words there are: nearly every name is told by that.
    lengths: [u32; 32],
}

macro_rules! sections {
    ($($name:ident = $section:literal,)*) => {
        $(pub(in crate::content) static $name: LazyLock<Names> = LazyLock::new(|| Names::section($section));)*
    };
}

sections! {
    DECORATION = "decoration",
    ELSEWHERE = "elsewhere",
    STAND_IN = "stand-in",
    DRAWN = "drawn",
    SITE = "site",
    FIGURE = "figure",
    CAPTION = "caption",
    CREDIT = "credit",
    POST = "post",
    ENTRY = "entry",
    CARD = "card",
    AUTHOR = "author",
    AUTHOR_NAME = "author-name",
    POSTED = "posted",
    RATING = "rating",
    BESIDE = "beside",
    BODY = "body",
    SIDE_NOTE = "side-note",
    INSET = "inset",
    PLAYER = "player",
    PRESSED = "pressed",
    SLIDE = "slide",
    UNSHOWN = "unshown",
    UNSHOWN_WORD = "unshown-word",
}

impl Names {
    fn section(name: &str) -> Names {
        let lines = TABLE.lines().filter(|l| !l.starts_with('#'));
        let lines = lines.skip_while(|l| l.strip_prefix('[').and_then(|l| l.strip_suffix(']')) != Some(name)).skip(1);
        let mut names = Names { words: HashSet::new(), lengths: [0; 32] };
        for word in lines.take_while(|l| !l.starts_with('[')).flat_map(str::split_ascii_whitespace) {
            let (letter, length) = letter_and_length(word);
            names.lengths[letter] |= length;
            names.words.insert(word);
        }
        names
    }

    /// Whether a class, the id or the own name of the element is made of one of the words.
    pub(in crate::content) fn name(&self, page: &Page, id: NodeId) -> bool {
        page.attrs(id).any(|(attr, value)| {
            matches!(attr, Attr::Class | Attr::Id | Attr::Is)
                && value.split_ascii_whitespace().any(|name| self.holds(name))
        })
    }

    /// Whether the element is called by one of the words: a whole class, or its own name.
    pub(in crate::content) fn calls(&self, page: &Page, id: NodeId) -> bool {
        page.called(id).any(|name| self.is(name))
    }

    /// Whether one of several names is one of the words.
    pub(in crate::content) fn is_among(&self, names: &str) -> bool {
        names.split_ascii_whitespace().any(|name| self.is(name))
    }

    /// Whether one name is, or has among its parts, one of the words; `a-b` is `b` right after `a`.
    pub(in crate::content) fn holds(&self, name: &str) -> bool {
        let name = spread(name);
        parts(&name).any(|part| self.is(part))
    }

    /// Whether the whole name is one of the words.
    pub(in crate::content) fn is(&self, name: &str) -> bool {
        let (letter, length) = letter_and_length(name);
        self.lengths[letter] & length != 0 && self.words.contains(name)
    }

    /// Whether one of the words stands anywhere in a text.
    pub(in crate::content) fn is_in(&self, text: &str) -> bool {
        self.words.iter().any(|word| text.contains(word))
    }
}

fn letter_and_length(word: &str) -> (usize, u32) {
    let letter = word.bytes().next().unwrap_or_default();
    (usize::from(letter & 31), 1 << word.len().min(31))
}

/// As a function, since a search for the character itself takes longer to begin than a name is long.
fn is_hyphen(c: char) -> bool {
    c == '-'
}

/// The parts of a name that is spread, and each two that stand side by side.
pub(in crate::content) fn parts(name: &str) -> impl Iterator<Item = &str> {
    let mut before = None;
    let mut at = 0;
    name.split(is_hyphen).flat_map(move |part| {
        let start = at;
        at += part.len() + 1;
        let pair = before.map(|from| &name[from..start + part.len()]);
        before = (!part.is_empty()).then_some(start);
        [(!part.is_empty()).then_some(part), pair.filter(|_| !part.is_empty())].into_iter().flatten()
    })
}

/// A name in lower case, with hyphens between its parts and camel-case humps.
pub(in crate::content) fn spread(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 4);
    let mut low = false;
    for c in name.chars() {
        if c.is_ascii_alphanumeric() {
            if low && c.is_ascii_uppercase() {
                out.push('-');
            }
            low = c.is_ascii_lowercase();
            out.push(c.to_ascii_lowercase());
        } else {
            low = false;
            out.push('-');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_and_pairs_of_names_count_and_parts_of_words_do_not() {
        for name in ["avatar", "user_Avatar", "postIcon", "social-icon", "profilePic"] {
            assert!(DECORATION.holds(name), "{name}");
        }
        for name in ["iconic", "lexicon", "pic", "pixelated"] {
            assert!(!DECORATION.holds(name), "{name}");
        }
        assert!(ELSEWHERE.is_in("https://secure.gravatar.com/avatar/0a"));
        assert!(!STAND_IN.holds("avatar") && STAND_IN.holds("grey-placeholder"));
    }
}
