//! What no page may exceed, and what is left of one that does.

use super::{Node, NodeId, Page};

/// What cut a page short; the greater, the more it may have cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Limit {
    /// Elements nested deeper than [`Limit::MAX_DEPTH`]; their text went to the deepest allowed ancestor.
    Depth,
    /// More nodes than [`Limit::MAX_NODES`].
    Nodes,
    /// More text than [`Limit::MAX_TEXT`].
    Text,
    /// More work than there was time for.
    Time,
}

impl Limit {
    /// Nesting that browsers' parsers allow.
    pub const MAX_DEPTH: usize = 512;
    /// About forty times a large page.
    pub const MAX_NODES: usize = 400_000;
    /// Bytes of text and attribute values together.
    pub const MAX_TEXT: usize = 96 << 20;
    /// Attributes of one tag of HTML text; the parser compares each with all before it.
    pub const MAX_ATTRIBUTES: usize = 512;
    /// Nodes of a page's beginning, which is read whatever the clock says: a fortieth of a second's work.
    pub const BEGINNING_NODES: usize = 20_000;
    /// Bytes of text and attribute values of a page's beginning.
    pub const BEGINNING_TEXT: usize = 1 << 20;

    /// The limit's name for messages and the API.
    pub const fn name(self) -> &'static str {
        match self {
            Limit::Depth => "depth",
            Limit::Nodes => "nodes",
            Limit::Text => "text",
            Limit::Time => "time",
        }
    }

    pub(crate) fn from_name(name: &str) -> Option<Limit> {
        [Limit::Depth, Limit::Nodes, Limit::Text, Limit::Time].into_iter().find(|l| l.name() == name)
    }
}

/// A moment by a clock that is given: the engine has none of its own.
#[derive(Clone, Copy, Debug)]
pub struct Deadline {
    /// Tells the time, in any unit, from any beginning.
    pub now: fn() -> f64,
    /// When the time is up.
    pub at: f64,
}

impl Deadline {
    /// Whether the time is up.
    pub fn has_passed(&self) -> bool {
        (self.now)() > self.at
    }
}

impl Page {
    /// The time is up: whoever works on the page stops, and what is not whole is thrown away. A page that is no longer than a
    /// beginning is never late, so that what is read of it is the same on every machine.
    pub fn is_late(&self) -> bool {
        self.deadline.is_some_and(|deadline| deadline.has_passed()) && !self.is_short()
    }

    fn is_short(&self) -> bool {
        self.nodes.len() <= Limit::BEGINNING_NODES && self.text.len() <= Limit::BEGINNING_TEXT
    }

    /// As much of the page, from its first node, as can be read in no time. Its nodes keep their ids.
    #[must_use]
    pub fn beginning(&self) -> Page {
        let fits = |node: &&Node| node.stop_of_text(self) as usize <= Limit::BEGINNING_TEXT;
        let mut nodes: Vec<Node> = self.nodes.iter().take(Limit::BEGINNING_NODES).take_while(fits).cloned().collect();
        let mut text = nodes.iter().map(|node| node.stop_of_text(self) as usize).max().unwrap_or(0);
        // The first half of a long text is better than nothing.
        if let Some(next) =
            self.nodes.get(nodes.len()).filter(|next| next.tag.is_none() && nodes.len() < Limit::BEGINNING_NODES)
        {
            text = self.text.floor_char_boundary(Limit::BEGINNING_TEXT);
            nodes.push(Node { stop: text as u32, ..next.clone() });
        }
        let count = nodes.len() as NodeId;
        for node in &mut nodes {
            node.end = node.end.min(count);
        }
        let attrs = nodes.iter().filter(|node| node.tag.is_some()).map(|node| node.stop as usize).max().unwrap_or(0);
        Page {
            url: self.url.clone(),
            base: self.base.clone(),
            truncated: Some(Limit::Time),
            deadline: None,
            nodes,
            attrs: self.attrs[..attrs].to_vec(),
            classes: self.classes.within(text),
            text: self.text[..text].to_owned(),
        }
    }
}

impl Node {
    /// Where in the page's text this node's own text or attributes end.
    fn stop_of_text(&self, page: &Page) -> u32 {
        match self.tag {
            None => self.stop,
            Some(_) => page.attrs[self.start as usize..self.stop as usize].last().map_or(0, |(_, value)| value.end),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Tag;

    fn late(html: &str) -> Page {
        let mut page = Page::from_html(html, "https://a.example/");
        page.deadline = Some(Deadline { now: || 2., at: 1. });
        page
    }

    #[test]
    fn a_short_page_is_never_late() {
        assert!(!late(&"<p>x".repeat(Limit::BEGINNING_NODES / 2 - 10)).is_late());
        assert!(late(&"<p>x".repeat(Limit::BEGINNING_NODES / 2)).is_late());
        assert!(late(&"x".repeat(Limit::BEGINNING_TEXT + 1)).is_late());
    }

    #[test]
    fn a_beginning_is_a_page() {
        let page =
            late(&format!("<div class=a><ul class=b>{}", "<li>one <b class=c>two</b>".repeat(Limit::BEGINNING_NODES)));
        let beginning = page.beginning();
        assert!(!beginning.is_late());
        assert_eq!(beginning.truncated, Some(Limit::Time));
        assert_eq!(beginning.nodes().len(), Limit::BEGINNING_NODES);
        assert_eq!(beginning.node(0).end as usize, Limit::BEGINNING_NODES);
        for id in 0..beginning.nodes().len() as NodeId {
            assert_eq!((beginning.tag(id), beginning.text(id)), (page.tag(id), page.text(id)));
            assert!(beginning.attrs(id).eq(page.attrs(id)));
        }
    }

    #[test]
    fn of_a_text_without_end_the_first_half_is_there() {
        let page = late(&format!("<body><p>{}<p>after", "é".repeat(Limit::BEGINNING_TEXT)));
        let beginning = page.beginning();
        assert_eq!(beginning.inner_text(0), "é".repeat(Limit::BEGINNING_TEXT / 2));
        assert_eq!(beginning.elements(Tag::P).count(), 1);
        let title = late(&format!("<p title={}>x", "é".repeat(Limit::BEGINNING_TEXT))).beginning();
        assert_eq!(title.elements(Tag::P).count(), 0);
    }
}
