//! The values of `class`, numbered: most stand on many elements, and what one says is asked once and not once an element.

use std::ops::Range;

use super::{NodeId, Page};

/// Places at which a value is looked for. A page can be made whose values all belong in one; beyond these a value gets a
/// number of its own, which costs nobody anything.
const LOOKS: usize = 16;

/// The values by number; the first is that of elements without one.
#[derive(Clone, Debug)]
pub(super) struct Classes {
    /// Where each stands in the page's text.
    pub(super) values: Vec<Range<u32>>,
    /// Numbers at the places that the values' hashes say, or soon after.
    slots: Vec<u32>,
}

impl Classes {
    pub(super) fn new() -> Classes {
        Classes { values: vec![Range::default()], slots: vec![0; 64] }
    }

    /// Those of a page's beginning, of which so much text is left.
    pub(super) fn within(&self, text: usize) -> Classes {
        let values = self.values.iter().take_while(|value| value.end as usize <= text).cloned().collect();
        Classes { values, slots: Vec::new() }
    }

    /// The number of the value that stands there in the text.
    pub(super) fn number(&mut self, text: &str, at: Range<u32>) -> u32 {
        let of = |range: &Range<u32>| &text.as_bytes()[range.start as usize..range.end as usize];
        if at.is_empty() {
            return 0;
        }
        if 2 * self.values.len() > self.slots.len() {
            self.slots = vec![0; 2 * self.slots.len()];
            for (number, value) in self.values.iter().enumerate().skip(1) {
                let free = places(of(value), self.slots.len()).find(|&place| self.slots[place] == 0);
                if let Some(place) = free {
                    self.slots[place] = number as u32;
                }
            }
        }
        let next = self.values.len() as u32;
        for place in places(of(&at), self.slots.len()) {
            match self.slots[place] {
                0 => {
                    self.slots[place] = next;
                    break;
                }
                number if of(&self.values[number as usize]) == of(&at) => return number,
                _ => {}
            }
        }
        self.values.push(at);
        next
    }
}

/// Where a value is looked for among so many slots, a power of two.
fn places(value: &[u8], slots: usize) -> impl Iterator<Item = usize> {
    let first = hash(value) as usize;
    (0..LOOKS).map(move |look| (first + look) & (slots - 1))
}

/// A quick one, of eight bytes at a time.
fn hash(value: &[u8]) -> u64 {
    let (eights, rest) = value.as_chunks::<8>();
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    eights.iter().chain([&last]).fold(value.len() as u64, |hash, eight| {
        (hash ^ u64::from_le_bytes(*eight)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29)
    })
}

impl Page {
    /// The number of the element's class, for what [`Page::of_classes`] gives.
    pub fn class(&self, id: NodeId) -> usize {
        self.node(id).class as usize
    }

    /// What is said of each value of `class`, by its number; of the first, of elements without one, it is said of an empty
    /// text. A value that stands on several elements may have several numbers.
    pub fn of_classes<T>(&self, say: impl FnMut(&str) -> T) -> Vec<T> {
        self.classes.values.iter().map(|at| &self.text[at.start as usize..at.end as usize]).map(say).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Tag;

    #[test]
    fn equal_values_have_one_number() {
        let html: Vec<String> = (0..2000).map(|i| format!("<p class='c{}'>x", i % 500)).collect();
        let page = Page::from_html(&(html.concat() + "<p>x<p class>x"), "");
        let values = page.of_classes(str::to_owned);
        assert_eq!((values.len(), values[0].as_str()), (501, ""));
        for (i, id) in page.elements(Tag::P).enumerate() {
            assert_eq!(values[page.class(id)], if i < 2000 { format!("c{}", i % 500) } else { String::new() });
        }
    }

    #[test]
    fn values_that_meet_in_one_place_cost_a_few_looks_each() {
        let mut classes = Classes::new();
        let text = "one two";
        // Wherever it looks, another value is there.
        classes.values = vec![0..0; 20];
        classes.slots.fill(1);
        assert_eq!((classes.number(text, 0..3), classes.number(text, 0..3)), (20, 21));
    }
}
