//! Words that stand side by side without a space, since a style sheet sets them apart: a caption and its credit, a number
//! and what it counts.

use crate::fold::is_unspaced;
use crate::page::{NodeId, Page, Tag};

/// Letters of a word that a number counts, at least: "4" and "th" are one word.
const COUNTED: usize = 3;
/// Words of a sentence, at least: in a program's names a full stop ends nothing.
const SENTENCE: usize = 3;

/// Characters of a label in brackets, at most.
const LABEL: usize = 12;

/// Whether a `span` right after another one begins what cannot go on from it: a new sentence, or a word after a number or
/// a label in brackets; and whether a link right after another one is a word of its own.
pub(super) fn is_apart(page: &Page, id: NodeId) -> bool {
    let parent = page.node(id).parent;
    let tag = page.tag(id);
    if !matches!(tag, Some(Tag::Span | Tag::A)) || id <= parent.saturating_add(1) || page.tag(id - 1).is_some() {
        return false;
    }
    let sibling = page.lineage(id - 1).take_while(|&n| n != parent).last();
    let Some(sibling) = sibling.filter(|&n| page.tag(n) == tag) else { return false };
    let Some(first) = page.inside(id).find(|&n| page.tag(n).is_none()) else { return false };
    let (before, after) = (page.text(id - 1), page.text(first));
    if tag == Some(Tag::A) {
        let is_letter = |c: char| c.is_alphanumeric() && !is_unspaced(c);
        return before.ends_with(is_letter) && after.starts_with(is_letter);
    }
    let said = page.inner_text(sibling);
    let is_sentence = said.split_whitespace().count() >= SENTENCE && ends_sentence(before);
    is_sentence && after.starts_with(char::is_uppercase)
        || !before.ends_with(char::is_whitespace)
            && (is_number(said.trim()) && is_word(after)
                || is_label(said.trim()) && after.starts_with(char::is_alphabetic))
}

/// A full stop after a word, not after an initial.
fn ends_sentence(text: &str) -> bool {
    let Some(text) = text.strip_suffix(['.', '!', '?', ':']) else { return false };
    text.chars().rev().take(2).filter(|c| c.is_lowercase()).count() == 2
}

fn is_number(text: &str) -> bool {
    text.ends_with(|c: char| c.is_ascii_digit()) && text.chars().all(|c| c.is_ascii_digit() || ".,".contains(c))
}

fn is_label(text: &str) -> bool {
    text.len() <= LABEL && text.starts_with('[') && text.ends_with(']')
}

fn is_word(text: &str) -> bool {
    text.starts_with(char::is_alphabetic) && text.chars().take_while(|c| c.is_alphabetic()).count() >= COUNTED
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use crate::content::sample::content_of;

    #[test]
    fn spans_that_cannot_go_on_are_set_apart() {
        for (html, text) in [
            ("<span>By the lock.</span><span>Credit: Ann Oak</span>", "By the lock. Credit: Ann Oak"),
            ("<span class=n>14</span><span class=l>miles</span>", "14 miles"),
            ("<span>4</span><span>th</span>", "4th"),
            ("<span>U.</span><span>S.</span>", "U.S."),
            ("<span>wor</span><span>d</span>", "word"),
            ("<span>path.</span><span>Name</span>", "path.Name"),
            ("<span>Canal.</span> <span>Trust</span>", "Canal. Trust"),
            ("<span>[1]</span><span>A. Quill</span>", "[1] A. Quill"),
        ] {
            assert_eq!(content_of(&format!("<p>{html}</p>")), format!("<p>{text}</p>\n"));
        }
    }
}
