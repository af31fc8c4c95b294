//! What an element is called, as evidence: class, id, role and the like against the words of `naming.txt`.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::page::{Attr, NodeId, Page, Tag};
use crate::reason::Reason;

/// Words that turn the next one into a statement about the page's state ("has-sidebar", "no-comments").
const STATES: &[&str] = &["no", "not", "has", "with", "without", "is", "hide", "show", "open", "enable", "disable"];

/// Longest value that is looked at; utility-class soups are longer and say nothing.
const MAX_VALUE: usize = 400;

/// The reason for removal that an element's own names suggest.
pub fn naming(page: &Page, id: NodeId) -> Option<Reason> {
    match page.tag(id) {
        // The page's state is written on these, not what they are.
        None | Some(Tag::Html | Tag::Body | Tag::Main) => return None,
        Some(Tag::Nav | Tag::Search | Tag::Menu) => return Some(Reason::Navigation),
        Some(_) => {}
    }
    let mut best: Option<(u8, Reason)> = None;
    for (name, value) in page.attrs(id) {
        if !matches!(
            name,
            Attr::Class | Attr::Id | Attr::Role | Attr::Itemprop | Attr::DataComponent | Attr::DataTestid
        ) {
            continue;
        }
        let mut value = value;
        if value.len() > MAX_VALUE {
            let cut = (0..=MAX_VALUE).rev().find(|&i| value.is_char_boundary(i)).unwrap_or(0);
            value = &value[..cut];
        }
        for class in value.split_ascii_whitespace() {
            look_up(class, &mut best);
        }
    }
    best.map(|(_, reason)| reason)
}

fn look_up(class: &str, best: &mut Option<(u8, Reason)>) {
    let words = table();
    let mut previous = String::new();
    let mut consider = |key: &str| {
        if let Some(&(rank, reason)) = words.get(key)
            && best.is_none_or(|(r, _)| rank < r)
        {
            *best = Some((rank, reason));
        }
    };
    for word in humps(class) {
        if !STATES.contains(&previous.as_str()) {
            consider(&word);
        }
        if !previous.is_empty() {
            consider(&format!("{previous}-{word}"));
        }
        previous = word;
    }
}

/// The words of `postMeta`, `post-meta`, `post_meta`, lower-case.
fn humps(class: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut lower_before = false;
    let mut fresh = true;
    for c in class.chars() {
        if !c.is_ascii_alphanumeric() {
            fresh = true;
            lower_before = false;
            continue;
        }
        if fresh || (c.is_ascii_uppercase() && lower_before) {
            out.push(String::new());
            fresh = false;
        }
        lower_before = c.is_ascii_lowercase();
        if let Some(word) = out.last_mut() {
            word.push(c.to_ascii_lowercase());
        }
    }
    out
}

fn table() -> &'static HashMap<&'static str, (u8, Reason)> {
    static TABLE: OnceLock<HashMap<&'static str, (u8, Reason)>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = HashMap::new();
        let mut section = None;
        let mut rank = 0;
        for line in include_str!("naming.txt").lines().filter(|l| !l.starts_with('#')) {
            if let Some(name) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
                section = Reason::from_name(name);
                rank += 1;
            } else if let Some(reason) = section {
                for word in line.split_ascii_whitespace() {
                    table.entry(word).or_insert((rank, reason));
                }
            }
        }
        table
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(class: &str) -> Option<Reason> {
        let mut best = None;
        look_up(class, &mut best);
        best.map(|(_, reason)| reason)
    }

    #[test]
    fn names_are_read_by_words() {
        assert_eq!(named("entry-related-posts"), Some(Reason::Related));
        assert_eq!(named("postMeta"), Some(Reason::MetadataRepeated));
        assert_eq!(named("shared-layout"), None);
        assert_eq!(named("header"), None);
        assert_eq!(named("comment-respond"), Some(Reason::CommentForm));
    }

    #[test]
    fn a_state_of_the_page_is_no_name() {
        assert_eq!(named("has-sidebar"), None);
        assert_eq!(named("no-comments"), None);
    }

    #[test]
    fn every_section_is_a_reason() {
        for line in include_str!("naming.txt").lines().filter(|l| l.starts_with('[')) {
            assert!(Reason::from_name(line.trim_matches(['[', ']'])).is_some(), "{line}");
        }
    }
}
