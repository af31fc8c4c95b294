//! The page: a flat tree in document order, and the only door to scraper and html5ever.
//!
//! Nodes lie in one vector in document order, each with its parent and the end of its subtree, so that "all that is
//! inside" is a range of ids and every pass over the page is a loop. A page comes from HTML text
//! ([`Page::from_html`]) or from the browser's live tree ([`Page::from_snapshot`]); both give the same
//! nodes. In the browser no HTML text is ever parsed, which is faster and leaves the parser out of the wasm.

mod classes;
mod html;
mod limit;
mod names;
mod parser;
mod query;
mod roles;
mod snapshot;
mod tags;

use std::ops::Range;

use classes::Classes;
pub use limit::{Deadline, Limit};
pub use names::{Attr, Flow, Tag};
pub use snapshot::{MalformedSnapshot, Snapshot};
use url::Url;

/// Index of a node in its page: document order from 0, elements and texts alike. For a page that came from a
/// snapshot it is the snapshot's id.
pub type NodeId = u32;

/// No node; the root's parent.
pub const NONE: NodeId = u32::MAX;

/// One element or text.
#[derive(Clone, Debug)]
pub struct Node {
    /// The element's name, or `None` for a text.
    pub tag: Option<Tag>,
    /// The parent's id; [`NONE`] for the root.
    pub parent: NodeId,
    /// One past the last node of the subtree.
    pub end: NodeId,
    /// The browser does not show this element (snapshots only).
    pub not_rendered: bool,
    /// The browser shows this picture as small as an icon (snapshots only).
    pub shown_small: bool,
    /// The browser has loaded this picture, from its `src` (snapshots only).
    pub loaded: bool,
    /// See [`Page::is_blank`]: many passes ask.
    is_blank: bool,
    /// See [`Page::class`].
    class: u32,
    /// Range of `Page::attrs` for an element, of `Page::text` for a text.
    start: u32,
    stop: u32,
}

/// What is around the root: empty, so that what looks beside any element finds nothing beside that one.
static AROUND_ROOT: Node = Node {
    tag: None,
    parent: NONE,
    end: 0,
    not_rendered: false,
    shown_small: false,
    loaded: false,
    is_blank: true,
    class: 0,
    start: 0,
    stop: 0,
};

/// A page as a flat tree. See the module's documentation.
#[derive(Clone, Debug)]
pub struct Page {
    /// The document's address as given; empty when unknown.
    pub url: String,
    /// What relative addresses are resolved against: `<base>` or the document's own address.
    pub base: Option<Url>,
    /// The limit that cut the page short, when one did.
    pub truncated: Option<Limit>,
    /// By when the page must have been read; see [`Page::is_late`].
    pub deadline: Option<Deadline>,
    nodes: Vec<Node>,
    attrs: Vec<(Attr, Range<u32>)>,
    classes: Classes,
    text: String,
}

impl Page {
    fn empty(url: &str) -> Page {
        Page {
            url: url.to_owned(),
            base: Url::parse(url).ok(),
            truncated: None,
            deadline: None,
            nodes: Vec::new(),
            attrs: Vec::new(),
            classes: Classes::new(),
            text: String::new(),
        }
    }

    /// All nodes in document order; the index is the id.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// The node with this id; an empty one for [`NONE`].
    pub fn node(&self, id: NodeId) -> &Node {
        self.nodes.get(id as usize).unwrap_or(&AROUND_ROOT)
    }

    /// The element's name; `None` for texts.
    pub fn tag(&self, id: NodeId) -> Option<Tag> {
        self.node(id).tag
    }

    /// A text node's text as the page has it; empty for elements.
    pub fn text(&self, id: NodeId) -> &str {
        let node = self.node(id);
        if node.tag.is_some() { "" } else { &self.text[node.start as usize..node.stop as usize] }
    }

    /// Whether there is no text but white space in this node itself; so it is with every element.
    pub fn is_blank(&self, id: NodeId) -> bool {
        self.node(id).is_blank
    }

    /// An attribute's value; `None` when absent.
    pub fn attr(&self, id: NodeId, name: Attr) -> Option<&str> {
        let (_, value) = self.own_attrs(id).iter().find(|(n, _)| *n == name)?;
        Some(&self.text[value.start as usize..value.end as usize])
    }

    /// The attributes that the engine knows, in the page's order.
    pub fn attrs(&self, id: NodeId) -> impl Iterator<Item = (Attr, &str)> {
        self.own_attrs(id).iter().map(|(n, r)| (*n, &self.text[r.start as usize..r.end as usize]))
    }

    fn own_attrs(&self, id: NodeId) -> &[(Attr, Range<u32>)] {
        let node = self.node(id);
        if node.tag.is_some() { &self.attrs[node.start as usize..node.stop as usize] } else { &[] }
    }
}

/// What a snapshot's flags say of an element.
const NOT_RENDERED: u32 = 1;
const SHOWN_SMALL: u32 = 2;
const LOADED: u32 = 4;

/// Builds a [`Page`] from opens, texts and closes, keeping ids, ends and limits right.
struct Builder {
    page: Page,
    open: Vec<NodeId>,
}

impl Builder {
    fn new(url: &str) -> Builder {
        Builder { page: Page::empty(url), open: Vec::new() }
    }

    fn full(&mut self, more_text: usize) -> bool {
        if self.page.nodes.len() >= Limit::MAX_NODES {
            self.page.truncated = Some(Limit::Nodes);
            return true;
        }
        if self.page.text.len() + more_text > Limit::MAX_TEXT {
            self.page.truncated = Some(Limit::Text);
            return true;
        }
        false
    }

    fn push(&mut self, tag: Option<Tag>, flags: u32, class: u32, start: u32, stop: u32) {
        let parent = self.open.last().copied().unwrap_or(NONE);
        let id = self.page.nodes.len() as NodeId;
        let [not_rendered, shown_small, loaded] = [NOT_RENDERED, SHOWN_SMALL, LOADED].map(|flag| flags & flag != 0);
        let is_blank = tag.is_some() || self.page.text[start as usize..stop as usize].trim_start().is_empty();
        self.page.nodes.push(Node {
            tag,
            parent,
            end: id + 1,
            not_rendered,
            shown_small,
            loaded,
            is_blank,
            class,
            start,
            stop,
        });
    }

    fn element<'a>(&mut self, name: &str, mut tag: Tag, flags: u32, attrs: impl Iterator<Item = (Attr, &'a str)>) {
        let start = self.page.attrs.len() as u32;
        let mut class = None;
        for (attr, value) in attrs {
            if attr == Attr::Role {
                tag = roles::spoken(tag, value);
            }
            let at = self.attribute(attr, value);
            if attr == Attr::Class {
                class = class.or_else(|| Some(self.page.classes.number(&self.page.text, at)));
            }
        }
        // An element of a page's own is called by its name, as one of ours would be by its classes.
        if tag == Tag::Other && name.contains('-') {
            self.attribute(Attr::Is, name);
        }
        let stop = self.page.attrs.len() as u32;
        self.push(Some(tag), flags, class.unwrap_or(0), start, stop);
        self.open.push(self.page.nodes.len() as NodeId - 1);
    }

    /// Adds one to the element that is being written; where its value is in the text.
    fn attribute(&mut self, attr: Attr, value: &str) -> Range<u32> {
        let from = self.page.text.len() as u32;
        self.page.text.push_str(value);
        let at = from..self.page.text.len() as u32;
        self.page.attrs.push((attr, at.clone()));
        at
    }

    fn text(&mut self, text: &str) {
        let start = self.page.text.len() as u32;
        self.page.text.push_str(text);
        self.push(None, 0, 0, start, self.page.text.len() as u32);
    }

    fn close(&mut self) {
        if let Some(id) = self.open.pop() {
            self.page.nodes[id as usize].end = self.page.nodes.len() as NodeId;
        }
    }

    fn finish(mut self) -> Page {
        while !self.open.is_empty() {
            self.close();
        }
        self.page
    }
}
