//! Footnotes: which links are marks of a note, and under which number each note goes.

use std::collections::{HashMap, HashSet};

use super::value;
use crate::article::{Content, Event};
use crate::page::{Attr, Tag};

/// The notes of an article by the ids of their elements, numbered in the order in which the text refers to them.
#[derive(Debug, Default)]
pub struct Notes(HashMap<String, usize>);

impl Notes {
    /// Finds them. A note in a quote, a table or an item of another list stays where it is: a definition there would
    /// be read as belonging to it.
    pub fn of(content: &Content) -> Notes {
        let mut open: Vec<bool> = Vec::new();
        let mut placed: HashSet<&str> = HashSet::new();
        let mut referred: Vec<&str> = Vec::new();
        for event in &content.events {
            match event {
                Event::Open { tag, attrs, .. } => {
                    let free = open.last().is_none_or(|free| *free);
                    let id = value(attrs, Attr::Id);
                    if free && !id.is_empty() && matches!(tag, Tag::Li | Tag::P | Tag::Div | Tag::Dd) {
                        placed.insert(id);
                    }
                    referred.extend(mark(*tag, attrs));
                    open.push(free && matches!(tag, Tag::Section | Tag::Div | Tag::Ol | Tag::Ul | Tag::Dl));
                }
                Event::Close => {
                    open.pop();
                }
                _ => {}
            }
        }
        let mut notes = HashMap::new();
        for id in referred {
            if placed.contains(id) {
                let next = notes.len() + 1;
                notes.entry(id.to_owned()).or_insert(next);
            }
        }
        Notes(notes)
    }

    /// The number of the note that an element is.
    pub fn of_element(&self, attrs: &[(Attr, String)]) -> Option<usize> {
        self.0.get(value(attrs, Attr::Id)).copied()
    }

    /// The number of the note that a link is the mark of.
    pub fn of_mark(&self, tag: Tag, attrs: &[(Attr, String)]) -> Option<usize> {
        self.0.get(mark(tag, attrs)?).copied()
    }
}

/// The id that a note's mark leads to.
fn mark(tag: Tag, attrs: &[(Attr, String)]) -> Option<&str> {
    let is_mark = tag == Tag::A && value(attrs, Attr::Role) == "doc-noteref";
    is_mark.then(|| value(attrs, Attr::Href).strip_prefix('#')).flatten()
}

/// The way back from a note to its mark, which Markdown makes anew.
pub fn is_way_back(tag: Tag, attrs: &[(Attr, String)]) -> bool {
    tag == Tag::A && value(attrs, Attr::Role) == "doc-backlink"
}

#[cfg(test)]
mod tests {
    use crate::render::sample::markdown_of as written;

    const MARK: &str = "<sup><a role=\"doc-noteref\" href=\"#n\">[1]</></>";

    #[test]
    fn notes_are_defined_and_referred_to() {
        assert_eq!(
            written(&format!(
                "<p>A{MARK}, b{MARK}(c).</><section role=\"doc-endnotes\"><ol><li id=\"n\"><p>Say <i>it</> \
                 <a role=\"doc-backlink\" href=\"#r\">\u{21a9}</></><p>Twice.</></><li>x</></></>"
            )),
            "A[^1], b[^1]&#40;c).\n\n[^1]: Say *it*\n\n    Twice.\n\n1. x\n"
        );
    }

    #[test]
    fn a_label_before_the_way_back_goes_with_it() {
        assert_eq!(
            written(&format!(
                "<p>A{MARK}</><div role=\"doc-footnote\" id=\"n\"><a role=\"doc-backlink\" href=\"#r\">1</><p>Say it.</></>\
                 <p>B</>"
            )),
            "A[^1]\n\n[^1]: Say it.\n\nB\n"
        );
        assert_eq!(
            written(&format!(
                "<p>A{MARK}</><ul><li id=\"n\">^ <a role=\"doc-backlink\" href=\"#r\">a</> \
                 <a role=\"doc-backlink\" href=\"#s\">b</> Say it.</></>"
            )),
            "A[^1]\n\n[^1]: Say it.\n"
        );
    }

    #[test]
    fn a_note_that_is_no_block_of_its_own_stays_text() {
        assert_eq!(written(&format!("<p>A{MARK}</><blockquote><p id=\"n\">Say it.</></>")), "A\\[1]\n\n> Say it.\n");
        assert_eq!(written(&format!("<p>A{MARK}</>")), "A\\[1]\n");
    }
}
