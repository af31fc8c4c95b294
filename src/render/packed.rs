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

use std::collections::BTreeMap;

use serde::Serialize;

use crate::article::{Content, Event};

/// Packed article nodes. See the module's documentation for the format.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Packed {
    /// Element and attribute names that the numbers refer to.
    pub names: Vec<String>,
    /// The operations; opens and closes are always balanced.
    pub numbers: Vec<u32>,
    /// Attribute values and texts, joined.
    pub text: String,
}

/// Packs article nodes. Surplus closes are left out and missing ones added.
pub fn pack(content: &Content) -> Packed {
    let mut packed = Packed::default();
    let mut known = BTreeMap::new();
    let mut depth = 0usize;
    for event in &content.events {
        match event {
            Event::Open { tag, attrs, source } => {
                depth += 1;
                let name = packed.name(&mut known, tag.name());
                packed.numbers.extend([name << 2, source.map_or(0, |id| id.saturating_add(1)), attrs.len() as u32]);
                for (attr, value) in attrs {
                    let name = packed.name(&mut known, attr.name());
                    let length = packed.push(value);
                    packed.numbers.extend([name, length]);
                }
            }
            Event::Text(text) => {
                let length = packed.push(text);
                packed.numbers.push(length << 2 | 1);
            }
            Event::Close if depth > 0 => {
                depth -= 1;
                packed.numbers.push(2);
            }
            Event::Close => {}
            Event::Removed(index) => packed.numbers.push(index << 2 | 3),
        }
    }
    packed.numbers.extend(std::iter::repeat_n(2, depth));
    packed
}

impl Packed {
    fn name(&mut self, known: &mut BTreeMap<&'static str, u32>, name: &'static str) -> u32 {
        *known.entry(name).or_insert_with(|| {
            self.names.push(name.to_owned());
            self.names.len() as u32 - 1
        })
    }

    fn push(&mut self, text: &str) -> u32 {
        self.text.push_str(text);
        text.chars().map(|c| c.len_utf16() as u32).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{content, open, say};
    use super::*;
    use crate::page::{Attr, Tag};

    /// The other direction, as the browser's builder reads it.
    fn unpack(packed: &Packed) -> Content {
        let units: Vec<u16> = packed.text.encode_utf16().collect();
        let mut at = 0;
        let mut cut = |length: u32| {
            at += length as usize;
            String::from_utf16(&units[at - length as usize..at]).expect("whole characters")
        };
        let mut numbers = packed.numbers.iter().copied();
        let mut need = || numbers.next();
        let mut events = Vec::new();
        while let Some(operation) = need() {
            let high = operation >> 2;
            events.push(match operation & 3 {
                0 => {
                    let source = need().unwrap().checked_sub(1);
                    let attrs = (0..need().unwrap())
                        .map(|_| (Attr::from_name(&packed.names[need().unwrap() as usize]), cut(need().unwrap())))
                        .collect();
                    Event::Open { tag: Tag::from_name(&packed.names[high as usize]), attrs, source }
                }
                1 => Event::Text(cut(high)),
                2 => Event::Close,
                _ => Event::Removed(high),
            });
        }
        Content { events }
    }

    #[test]
    fn packing_is_reversible() {
        let mut original = content("<p id=\"🦉\" lang=\"el\">α😀<cite>b</><a href=\"#x\" cite=\"\">𝒳</></><hr></>tail");
        original.events.insert(3, Event::Removed(7));
        if let Event::Open { source, .. } = &mut original.events[0] {
            *source = Some(0);
        }
        let packed = pack(&original);
        assert_eq!(unpack(&packed), original);
        assert_eq!(packed.names, ["p", "id", "lang", "cite", "a", "href", "hr"]);
    }

    #[test]
    fn numbers_follow_the_format() {
        let packed = pack(&content("<p dir=\"rtl\">𝒳</>"));
        assert_eq!(packed.numbers, [0, 0, 1, 1, 3, 2 << 2 | 1, 2]);
        assert_eq!(packed.text, "rtl𝒳");
    }

    #[test]
    fn unbalanced_streams_are_balanced() {
        let events = vec![Event::Close, open("p"), open("b"), say("x")];
        let packed = pack(&Content { events });
        assert_eq!(unpack(&packed), content("<p><b>x</></>"));
    }
}
