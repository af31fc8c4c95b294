//! The browser's live tree, packed: one list of numbers, one joined string, one table of names.
//!
//! `extension/page/capture.js` writes it in one walk. Operations, by the low two bits of their first number:
//!
//! | bits | operation | numbers |
//! |---|---|---|
//! | 0 | open element | `name << 2`, flags, attribute count, then per attribute: name, value length |
//! | 1 | text | `length << 2 \| 1` |
//! | 2 | close element | `2` |
//!
//! Flags: 1 = the browser does not show the element, 2 = it shows the picture as small as an icon, 4 = it has loaded
//! the picture. Lengths are UTF-16 code units, as JavaScript counts; the values and texts lie in the string in the order of the operations. Elements and texts share one count of ids from 0.

use std::fmt;

use url::Url;

use super::{Attr, Builder, Limit, Page, Tag};

/// A packed page, borrowed. See the module's documentation for the format.
#[derive(Clone, Debug)]
pub struct Snapshot<'a> {
    /// The document's address.
    pub url: &'a str,
    /// The document's base address; empty when it is the address itself.
    pub base: &'a str,
    /// Element and attribute names that the numbers refer to.
    pub names: &'a [String],
    /// The operations.
    pub numbers: &'a [u32],
    /// Attribute values and texts, joined.
    pub text: &'a str,
    /// The name of the limit that capture hit; empty when none.
    pub limit: &'a str,
}

/// Why a snapshot could not be read: it does not come from `capture.js` of the same version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MalformedSnapshot {
    /// Position in `numbers`.
    pub at: usize,
    /// What was wrong there.
    pub what: &'static str,
}

impl fmt::Display for MalformedSnapshot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "malformed snapshot at number {}: {}", self.at, self.what)
    }
}

impl std::error::Error for MalformedSnapshot {}

impl Page {
    /// Unpacks a snapshot. Arbitrary input gives a page or an error, never a panic.
    ///
    /// # Errors
    /// When the numbers do not follow the format or ask for more text than there is.
    pub fn from_snapshot(snapshot: &Snapshot) -> Result<Page, MalformedSnapshot> {
        let tags: Vec<Tag> = snapshot.names.iter().map(|n| Tag::from_name(n)).collect();
        let attributes: Vec<Attr> = snapshot.names.iter().map(|n| Attr::from_name(n)).collect();
        let mut builder = Builder::new(snapshot.url);
        builder.page.text.reserve(snapshot.text.len());
        builder.page.nodes.reserve(snapshot.numbers.len() / 4);
        if let Ok(base) = Url::parse(snapshot.base) {
            builder.page.base = Some(base);
        }
        let mut numbers = Numbers { numbers: snapshot.numbers, at: 0 };
        let mut text = Utf16Cursor { rest: snapshot.text };
        let mut values: Vec<(Attr, &str)> = Vec::new();
        // Elements below the depth limit are not opened; their closes are skipped by this count.
        let mut too_deep = 0usize;
        while let Some(operation) = numbers.next() {
            match operation & 3 {
                0 => {
                    let element = (operation >> 2) as usize;
                    let tag = *tags.get(element).ok_or(numbers.error("unknown element name"))?;
                    let flags = numbers.need()?;
                    let count = numbers.need()?;
                    values.clear();
                    let mut size = 0;
                    for _ in 0..count {
                        let name = numbers.need()? as usize;
                        let attribute = *attributes.get(name).ok_or(numbers.error("unknown attribute name"))?;
                        let length = numbers.need()? as usize;
                        let value = text.take(length).ok_or(numbers.error("attribute value beyond the text"))?;
                        if attribute != Attr::Unknown {
                            size += value.len();
                            values.push((attribute, value));
                        }
                    }
                    if builder.full(size) {
                        break;
                    }
                    if too_deep > 0 || builder.open.len() >= Limit::MAX_DEPTH {
                        builder.page.truncated = Some(Limit::Depth);
                        too_deep += 1;
                        // The id is taken all the same, so that those of the following nodes stay the snapshot's.
                        builder.text("");
                    } else {
                        builder.element(&snapshot.names[element], tag, flags, values.iter().copied());
                    }
                }
                1 => {
                    let value =
                        text.take((operation >> 2) as usize).ok_or(numbers.error("text beyond the joined text"))?;
                    if builder.full(value.len()) {
                        break;
                    }
                    if builder.open.is_empty() {
                        return Err(numbers.error("text outside the root element"));
                    }
                    builder.text(value);
                }
                2 if too_deep > 0 => too_deep -= 1,
                2 => {
                    if builder.open.is_empty() {
                        return Err(numbers.error("close without an open element"));
                    }
                    builder.close();
                }
                _ => return Err(numbers.error("unknown operation")),
            }
        }
        let mut page = builder.finish();
        page.truncated = page.truncated.max(Limit::from_name(snapshot.limit));
        Ok(page)
    }
}

struct Numbers<'a> {
    numbers: &'a [u32],
    at: usize,
}

impl Numbers<'_> {
    fn next(&mut self) -> Option<u32> {
        let number = self.numbers.get(self.at).copied();
        self.at += 1;
        number
    }

    fn need(&mut self) -> Result<u32, MalformedSnapshot> {
        self.next().ok_or(MalformedSnapshot { at: self.at, what: "ends in the middle of an operation" })
    }

    fn error(&self, what: &'static str) -> MalformedSnapshot {
        MalformedSnapshot { at: self.at.saturating_sub(1), what }
    }
}

/// Takes pieces off a string by their length in UTF-16 code units.
struct Utf16Cursor<'a> {
    rest: &'a str,
}

impl<'a> Utf16Cursor<'a> {
    fn take(&mut self, units: usize) -> Option<&'a str> {
        let bytes = self.rest.as_bytes();
        // Most pieces are ASCII, where units are bytes; if the next `units` bytes are, no decoding is needed.
        let length = if bytes.len() >= units && bytes[..units].is_ascii() {
            units
        } else {
            let mut left = units;
            let mut length = 0;
            let mut chars = self.rest.chars();
            while left > 0 {
                let c = chars.next()?;
                left = left.checked_sub(c.len_utf16())?;
                length += c.len_utf8();
            }
            length
        };
        let (piece, rest) = self.rest.split_at(length);
        self.rest = rest;
        Some(piece)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(names: &[&str], numbers: &[u32], text: &str) -> Result<Page, MalformedSnapshot> {
        let names: Vec<String> = names.iter().map(|&n| n.to_owned()).collect();
        Page::from_snapshot(&Snapshot { url: "https://a.example/", base: "", names: &names, numbers, text, limit: "" })
    }

    #[test]
    fn elements_texts_and_attributes_come_back() {
        let page = page(&["p", "class", "x-unknown"], &[0, 1, 2, 1, 2, 2, 1, 3 << 2 | 1, 2], "é𝒳aß𝒳").unwrap_err();
        assert_eq!(page.what, "attribute value beyond the text", "a length inside a surrogate pair is an error");
    }

    #[test]
    fn lengths_are_utf16_units() {
        let page = page(&["p", "class"], &[0, 1, 1, 1, 3, 3 << 2 | 1, 2], "é𝒳ß𝒳").unwrap();
        assert_eq!(page.attr(0, Attr::Class), Some("é𝒳"));
        assert_eq!(page.text(1), "ß𝒳");
        assert!(page.node(0).not_rendered);
        assert_eq!(page.node(0).end, 2);
    }

    #[test]
    fn bad_numbers_are_errors_not_panics() {
        for numbers in [&[4][..], &[0], &[0, 0, 1], &[0, 0, 1, 7, 0], &[2], &[3], &[5], &[0, 0, 0, u32::MAX - 2]] {
            assert!(page(&["p"], numbers, "").is_err(), "{numbers:?}");
        }
    }

    #[test]
    fn depth_is_capped_and_the_text_kept() {
        let mut numbers = Vec::new();
        for _ in 0..1000 {
            numbers.extend([0, 0, 0]);
        }
        numbers.push(4 << 2 | 1);
        numbers.extend([2; 1000]);
        let page = page(&["div"], &numbers, "deep").unwrap();
        assert_eq!(page.truncated, Some(Limit::Depth));
        assert_eq!(page.inner_text(0), "deep");
        assert_eq!(page.text(1000), "deep", "ids stay those of the snapshot");
    }
}
