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
    /// The heading that they are near to.
    pub heading: Option<NodeId>,
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
        let start = heading.or_else(|| sources.page.body()).unwrap_or(0);
        let after = start..start.saturating_add(AFTER);
        let before = (start.saturating_sub(BEFORE)..start).rev();
        Near::among(sources, heading, after.chain(before))
    }

    /// Looks at all that comes after the heading.
    pub fn after(sources: &Sources, heading: Option<NodeId>) -> Near {
        let start = heading.or_else(|| sources.page.body()).unwrap_or(0);
        Near::among(sources, heading, start..NodeId::MAX)
    }

    fn among(sources: &Sources, heading: Option<NodeId>, ids: impl Iterator<Item = NodeId>) -> Near {
        let page = sources.page;
        let last = page.nodes().len() as NodeId;
        let mut near = Near { heading, ..Near::default() };
        for id in ids.take_while(|id| *id < last) {
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
                    if has_any(value, &["author", "byline", "writer", "contributor", "username"]) {
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
