//! Questions to a page that more than one room asks.

use super::{Attr, NONE, NodeId, Page, Tag};

impl Page {
    /// Ids of the nodes inside `id`, itself left out, in document order.
    pub fn inside(&self, id: NodeId) -> std::ops::Range<NodeId> {
        id.saturating_add(1)..self.node(id).end
    }

    /// Whether `id` is `ancestor` or lies inside it.
    pub fn is_within(&self, id: NodeId, ancestor: NodeId) -> bool {
        id >= ancestor && id < self.node(ancestor).end
    }

    /// The element and its ancestors, innermost first.
    pub fn lineage(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        let mut next = id;
        std::iter::from_fn(move || {
            (next != NONE).then(|| {
                let id = next;
                next = self.node(id).parent;
                id
            })
        })
    }

    /// Direct children in order.
    pub fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        let end = self.node(id).end;
        let mut next = id.saturating_add(1);
        std::iter::from_fn(move || {
            (next < end).then(|| {
                let id = next;
                next = self.node(id).end;
                id
            })
        })
    }

    /// Elements with this name, in document order.
    pub fn elements(&self, tag: Tag) -> impl Iterator<Item = NodeId> {
        (0..self.nodes().len() as NodeId).filter(move |&id| self.tag(id) == Some(tag))
    }

    /// The body, or the root of a page that has none.
    pub fn body(&self) -> Option<NodeId> {
        self.elements(Tag::Body).next().or(if self.nodes().is_empty() { None } else { Some(0) })
    }

    /// All text inside, joined as the page has it (no spaces added, white space as written).
    pub fn inner_text(&self, id: NodeId) -> String {
        (id..self.node(id).end).map(|n| self.text(n)).collect()
    }

    /// What an element is called: each of its classes, and the name of an element of the page's own.
    pub fn called(&self, id: NodeId) -> impl Iterator<Item = &str> {
        let names = self.attrs(id).filter(|(n, _)| matches!(n, Attr::Class | Attr::Is));
        names.flat_map(|(_, value)| value.split_ascii_whitespace())
    }

    /// Whether an element is called by one of these names.
    pub fn is_called(&self, id: NodeId, names: &[&str]) -> bool {
        self.called(id).any(|name| names.contains(&name))
    }

    /// Class and id of an element, the parts that authors name things with.
    pub fn naming(&self, id: NodeId) -> impl Iterator<Item = &str> {
        self.attrs(id).filter(|(n, _)| matches!(n, Attr::Class | Attr::Id)).map(|(_, v)| v)
    }
}
