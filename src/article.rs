//! What the engine returns: plain data.

use crate::metadata::Metadata;
use crate::page::{Attr, Limit, NodeId, Tag};
use crate::reason::Reason;

/// A page's article, or the reason why there is none.
#[derive(Clone, Debug, Default)]
pub struct Article {
    /// Why the page has no article; `None` when it has one.
    pub problem: Option<Problem>,
    /// Title, byline, date and the like.
    pub metadata: Metadata,
    /// What was kept, with a mark wherever something was taken out.
    pub content: Content,
    /// What was taken out, in page order; [`Event::Removed`] refers to it by index.
    pub removals: Vec<Removal>,
    /// The limit that cut the page short, when one did.
    pub truncated: Option<Limit>,
}

/// Why a page has no article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The page shows no text.
    Empty,
    /// There is text, but nothing in it reads like an article.
    NoArticle,
}

impl Problem {
    /// The name in the API.
    pub const fn name(self) -> &'static str {
        match self {
            Problem::Empty => "empty",
            Problem::NoArticle => "no-article",
        }
    }
}

/// Something that was taken out.
#[derive(Clone, Debug, PartialEq)]
pub struct Removal {
    /// Why.
    pub reason: Reason,
    /// How sure, 0 to 1.
    pub confidence: f32,
    /// Its text, one block a line.
    pub text: String,
    /// How many pictures went with it.
    pub pictures: u32,
    /// The page's elements (or bare texts) that it consists of.
    pub nodes: Vec<NodeId>,
    /// The same as article content, for giving it back.
    pub content: Content,
}

/// Article nodes as a stream of opens, texts and closes, always balanced.
///
/// A stream rather than a tree: every consumer is one loop, and nothing can recurse over depth.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Content {
    /// The stream.
    pub events: Vec<Event>,
}

/// One step of [`Content`].
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// An allow-listed element begins.
    Open {
        /// Its name.
        tag: Tag,
        /// Allow-listed attributes, values already checked.
        attrs: Vec<(Attr, String)>,
        /// The page's element that it came from; `None` when the engine made it.
        source: Option<NodeId>,
    },
    /// Text, white space already normalised outside of `pre`.
    Text(String),
    /// The element opened last ends.
    Close,
    /// Here `removals[index]` was taken out.
    Removed(u32),
}
