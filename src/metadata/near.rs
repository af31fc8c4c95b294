//! What stands near the title: named elements, times and short texts that may be a byline or a date.

use super::sources::Sources;
use crate::page::{Attr, NodeId, Tag};

/// Nodes before the heading that still belong to the article's head.
const BEFORE: NodeId = 60;
/// Nodes after it.
const AFTER: NodeId = 260;
/// An element with more nodes than this is not a byline or a date.
const LARGEST: NodeId = 60;

/// Found things, those after the heading first, then those before it from the nearest on.
#[derive(Default)]
pub struct Near {
    /// Elements named like an author or byline.
    pub authors: Vec<NodeId>,
    /// Elements named like a date.
    pub dates: Vec<NodeId>,
    /// `<time>`.
    pub times: Vec<NodeId>,
    /// Texts.
    pub texts: Vec<NodeId>,
}

impl Near {
    /// Looks around a heading, or in the first part of the page when there is none.
    pub fn find(sources: &Sources, heading: Option<NodeId>) -> Near {
        let page = sources.page;
        let last = page.nodes().len() as NodeId;
        let start = heading.or_else(|| page.body()).unwrap_or(0);
        let mut near = Near::default();
        let after = start..start.saturating_add(AFTER).min(last);
        let before = (start.saturating_sub(BEFORE)..start).rev();
        for id in after.chain(before) {
            let Some(tag) = page.tag(id) else {
                if !page.text(id).trim().is_empty() {
                    near.texts.push(id);
                }
                continue;
            };
            if tag == Tag::Time {
                near.times.push(id);
            }
            if page.node(id).end - id > LARGEST {
                continue;
            }
            for (name, value) in page.attrs(id) {
                if matches!(name, Attr::Class | Attr::Id | Attr::DataTestid | Attr::DataComponent) {
                    if has_any(value, &["author", "byline", "writer", "contributor"]) {
                        near.authors.push(id);
                    }
                    if has_any(value, &["date", "publish", "posted", "timestamp", "time"]) {
                        near.dates.push(id);
                    }
                }
            }
        }
        near
    }
}

fn has_any(value: &str, words: &[&str]) -> bool {
    words.iter().any(|word| value.as_bytes().windows(word.len()).any(|w| w.eq_ignore_ascii_case(word.as_bytes())))
}
