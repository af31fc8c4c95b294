//! The page's headings, and which of them may be the headline.

use super::sources::Sources;
use crate::page::{Attr, NodeId, Page, Tag};

/// Longest heading that may be a title, in bytes.
pub const LONGEST: usize = 600;
/// How far above a heading a breadcrumb trail is looked for.
const TRAIL_HEIGHT: usize = 4;

/// A heading.
#[derive(Debug)]
pub struct Heading {
    /// Its element.
    pub id: NodeId,
    /// Its text without a sign for a permanent link.
    pub text: String,
}

/// The headings by how likely they are the headline.
#[derive(Debug, Default)]
pub struct Headings {
    /// `<h1>`.
    pub first: Vec<Heading>,
    /// `<h2>`.
    pub second: Vec<Heading>,
    /// `<h1>` at the end of a breadcrumb trail: there for search engines, while the headline that readers see is another.
    pub trail: Vec<Heading>,
}

impl Headings {
    /// Finds them.
    pub fn of(sources: &Sources) -> Headings {
        let heading = |&id: &NodeId| {
            let text = sources.shown(id).trim_end_matches(['¶', '#', '§', ' ']).to_owned();
            (!text.is_empty() && text.len() < LONGEST).then_some(Heading { id, text })
        };
        let all = sources.headings.iter().filter_map(heading);
        let (trail, first) = all.partition(|heading| ends_trail(sources.page, heading.id));
        Headings { first, trail, second: sources.subheadings.iter().filter_map(heading).collect() }
    }

    /// `<h1>` wherever it stands.
    pub fn main(&self) -> impl Iterator<Item = &Heading> {
        self.first.iter().chain(&self.trail)
    }
}

fn ends_trail(page: &Page, id: NodeId) -> bool {
    page.lineage(id).take(TRAIL_HEIGHT).any(|n| {
        matches!(page.tag(n), Some(Tag::Li | Tag::Nav))
            || page.attr(n, Attr::Class).is_some_and(|class| class.to_ascii_lowercase().contains("breadcrumb"))
    })
}
