//! Article nodes for the browser: one list of numbers, one joined string, one table of names.
//!
//! The format is the snapshot's (see [`crate::page::Snapshot`]) with one more operation. By the low two bits:
//!
//! | bits | operation | numbers |
//! |---|---|---|
//! | 0 | open element | `name << 2`, source id + 1 or 0, attribute count, then per attribute: name, value length |
//! | 1 | text | `length << 2 \| 1` |
//! | 2 | close element | `2` |
//! | 3 | removal | `index << 2 \| 3` |
//!
//! Lengths are UTF-16 code units, as JavaScript counts.
//!
//! A whole article is one such list, too: its content, then each removal.
//!
//! | | numbers |
//! |---|---|
//! | content | count of its numbers, length of its text, its numbers |
//! | removal | reason (a name), confidence in millionths, pictures, length of its text, node count, the nodes, its content |
//!
//! `extension/page/article.js` takes it apart. A removal has a dozen parts and a page hundreds of removals: an object for
//! each would take longer than reading the page.

use serde::Serialize;

use super::cards::labelled;
use crate::article::{Content, Event, Removal};
use crate::content::allow;
use crate::page::{Attr, Tag};

/// Packed article nodes. See the module's documentation for the format.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Packed {
    /// Element and attribute names that the numbers refer to.
    pub names: Vec<&'static str>,
    /// The operations; opens and closes are always balanced.
    pub numbers: Vec<u32>,
    /// Attribute values and texts, joined.
    pub text: String,
}

/// Packs article nodes. Surplus closes are left out and missing ones added.
pub fn pack(content: &Content) -> Packed {
    let mut packed = Packed::default();
    packed.nodes(content);
    packed
}

/// Packs all of an article: its content and its removals.
pub fn pack_article(content: &Content, removals: &[Removal]) -> Packed {
    let mut packed = Packed::default();
    packed.content(content);
    for removal in removals {
        let reason = packed.name(removal.reason.name());
        let confidence = (f64::from(removal.confidence) * MILLION).round() as u32;
        let length = packed.push(&removal.text);
        packed.numbers.extend([reason, confidence, removal.pictures, length, removal.nodes.len() as u32]);
        packed.numbers.extend(&removal.nodes);
        packed.content(&removal.content);
    }
    packed
}

const MILLION: f64 = 1e6;

/// The other direction: what a reader has on show, to be written down. Elements and attributes that no article may have
/// are left out, with what they hold kept, and so are values that may not stand there: a page's script may have been at them.
///
/// `None` when the numbers refer to something that is not there.
pub fn unpack(names: &[impl AsRef<str>], numbers: &[u32], text: &str) -> Option<Content> {
    let mut numbers = numbers.iter().copied();
    let mut rest = text;
    let mut events = Vec::new();
    let mut open = Vec::new();
    // How deep the formula lies that is open, and its leaf.
    let (mut formula, mut token) = (None, None);
    while let Some(operation) = numbers.next() {
        let high = operation >> 2;
        match operation & 3 {
            0 => {
                let tag = Tag::from_name(names.get(high as usize)?.as_ref());
                let source = numbers.next()?.checked_sub(1);
                let mut attrs = Vec::new();
                for _ in 0..numbers.next()? {
                    let attr = Attr::from_name(names.get(numbers.next()? as usize)?.as_ref());
                    let value = cut(&mut rest, numbers.next()?)?;
                    let checked = allow::kind(tag, attr).and_then(|kind| allow::check(kind, value, None));
                    attrs.extend(checked.map(|value| (attr, value)));
                }
                // A parser would take the one in the other's place for something else.
                let fits = token.is_none() && (tag == Tag::Math || allow::is_math(tag) == formula.is_some());
                let allowed = allow::is_allowed(tag) && fits;
                if allowed && tag == Tag::Math {
                    formula = formula.or(Some(open.len()));
                }
                if allowed && allow::is_math_token(tag) {
                    token = Some(open.len());
                }
                open.push(allowed);
                if allowed {
                    events.push(Event::Open { tag, attrs, source });
                }
            }
            1 => events.push(Event::Text(cut(&mut rest, high)?.to_owned())),
            2 => {
                if open.pop() == Some(true) {
                    events.push(Event::Close);
                }
                formula = formula.filter(|&at| at < open.len());
                token = token.filter(|&at| at < open.len());
            }
            _ => events.push(Event::Removed(high)),
        }
    }
    let unclosed = open.into_iter().filter(|&allowed| allowed);
    events.extend(unclosed.map(|_| Event::Close));
    Some(Content { events })
}

/// Takes so many UTF-16 code units off the front of `rest`.
fn cut<'a>(rest: &mut &'a str, units: u32) -> Option<&'a str> {
    let mut left = units as usize;
    let mut end = 0;
    for character in rest.chars() {
        if left == 0 {
            break;
        }
        left = left.checked_sub(character.len_utf16())?;
        end += character.len_utf8();
    }
    if left > 0 {
        return None;
    }
    let (piece, after) = rest.split_at(end);
    *rest = after;
    Some(piece)
}

impl Packed {
    /// Nodes with how much they are before them.
    fn content(&mut self, content: &Content) {
        let start = self.numbers.len();
        self.numbers.extend([0, 0]);
        self.numbers[start + 1] = self.nodes(content);
        self.numbers[start] = (self.numbers.len() - start - 2) as u32;
    }

    /// Returns the length of their text.
    fn nodes(&mut self, content: &Content) -> u32 {
        let mut depth = 0usize;
        let mut length = 0;
        for event in &labelled(content).events {
            match event {
                Event::Open { tag, attrs, source } => {
                    depth += 1;
                    let name = self.name(tag.name());
                    self.numbers.extend([name << 2, source.map_or(0, |id| id.saturating_add(1)), attrs.len() as u32]);
                    for (attr, value) in attrs {
                        let (name, units) = (self.name(attr.name()), self.push(value));
                        self.numbers.extend([name, units]);
                        length += units;
                    }
                }
                Event::Text(text) => {
                    let units = self.push(text);
                    self.numbers.push(units << 2 | 1);
                    length += units;
                }
                Event::Close if depth > 0 => {
                    depth -= 1;
                    self.numbers.push(2);
                }
                Event::Close => {}
                Event::Removed(index) => self.numbers.push(index << 2 | 3),
            }
        }
        self.numbers.extend(std::iter::repeat_n(2, depth));
        length
    }

    /// There are a few dozen, the frequent ones first.
    fn name(&mut self, name: &'static str) -> u32 {
        let known = self.names.iter().position(|&known| known == name);
        known.unwrap_or_else(|| {
            self.names.push(name);
            self.names.len() - 1
        }) as u32
    }

    fn push(&mut self, text: &str) -> u32 {
        self.text.push_str(text);
        if text.is_ascii() { text.len() as u32 } else { text.encode_utf16().count() as u32 }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{content, open, say};
    use super::*;
    use crate::reason::Reason;

    fn unpack(packed: &Packed) -> Content {
        let Packed { names, numbers, text } = packed;
        super::unpack(names, numbers, text).expect("what pack makes")
    }

    #[test]
    fn packing_is_reversible() {
        let mut original =
            content("<p id=\"page-🦉\" lang=\"el\">α😀<cite>b</><a href=\"#page-x\" title=\"t\">𝒳</></><hr></>tail");
        original.events.insert(3, Event::Removed(7));
        if let Event::Open { source, .. } = &mut original.events[0] {
            *source = Some(0);
        }
        let packed = pack(&original);
        assert_eq!(unpack(&packed), original);
        assert_eq!(packed.names, ["p", "id", "lang", "cite", "a", "href", "title", "hr"]);
    }

    #[test]
    fn numbers_follow_the_format() {
        let packed = pack(&content("<p dir=\"rtl\">𝒳</>"));
        assert_eq!(packed.numbers, [0, 0, 1, 1, 3, 2 << 2 | 1, 2]);
        assert_eq!(packed.text, "rtl𝒳");
    }

    #[test]
    fn an_article_is_one_list() {
        let removal = |reason, nodes: &[u32], text: &str, notation: &str| Removal {
            reason,
            confidence: 0.9,
            text: text.to_owned(),
            pictures: 1,
            nodes: nodes.to_vec(),
            content: content(notation),
        };
        let removals = [removal(Reason::Promo, &[4, 6], "𝒳", "<p>𝒳</>"), removal(Reason::Share, &[], "", "")];
        let packed = pack_article(&content("<p>a</>"), &removals);
        assert_eq!(packed.names, ["p", "promo", "share"]);
        let (article, promo, share) = (
            [5, 1, 0, 0, 0, 1 << 2 | 1, 2],
            [1, 900_000, 1, 2, 2, 4, 6, 5, 2, 0, 0, 0, 2 << 2 | 1, 2],
            [2, 900_000, 1, 0, 0, 0, 0],
        );
        assert_eq!(packed.numbers, [&article[..], &promo, &share].concat());
        assert_eq!(packed.text, "a𝒳𝒳");
    }

    #[test]
    fn what_no_article_may_have_is_not_unpacked() {
        let packed = pack(&content(
            "<script src=\"x\"><p onclick=\"y\" id=\"page-z\">kept</></><p id=\"z\"><a href=\"javascript:x\">too</></>",
        ));
        assert_eq!(unpack(&packed), content("<p id=\"page-z\">kept</><p><a>too</></>"));
    }

    #[test]
    fn numbers_that_refer_to_nothing_are_refused() {
        let names = ["p".to_owned()];
        for numbers in [&[4, 0, 0][..], &[0, 0], &[0, 0, 1, 0, 9], &[9 << 2 | 1], &[1 << 2 | 1]] {
            assert_eq!(super::unpack(&names, numbers, "\u{1d4b3}"), None, "{numbers:?}");
        }
    }

    #[test]
    fn unbalanced_streams_are_balanced() {
        let events = vec![Event::Close, open("p"), open("b"), say("x")];
        let packed = pack(&Content { events });
        assert_eq!(unpack(&packed), content("<p><b>x</></>"));
    }
}
