//! Links within the article: to footnotes and back, to headings. They work only when both ends are kept.

use std::collections::HashMap;

use super::allow::{self, Value};
use crate::page::{Attr, NodeId, Page, Tag};

/// The kept elements that kept links lead to.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    names: HashMap<String, NodeId>,
    targets: HashMap<NodeId, String>,
}

impl Anchors {
    /// Finds them; `kept` says whether anything inside an element is kept.
    pub(super) fn of(page: &Page, kept: impl Fn(NodeId) -> bool) -> Anchors {
        let mut anchors = Anchors::default();
        let mut wanted: Vec<&str> = Vec::new();
        for id in page.elements(Tag::A) {
            wanted.extend(page.attr(id, Attr::Href).and_then(|href| fragment(page, href)));
        }
        if wanted.is_empty() {
            return anchors;
        }
        wanted.sort_unstable();
        for id in 0..page.nodes().len() as NodeId {
            let name = page
                .attr(id, Attr::Id)
                .or_else(|| (page.tag(id) == Some(Tag::A)).then(|| page.attr(id, Attr::Name)).flatten());
            let Some(name) = name.filter(|n| wanted.binary_search(n).is_ok()) else { continue };
            // An id that occurs twice means its first element, as in the browser.
            if kept(id) && !anchors.names.contains_key(name) && allow::check(Value::Name, name, None).is_some() {
                anchors.names.insert(name.to_owned(), id);
                anchors.targets.insert(id, name.to_owned());
            }
        }
        anchors
    }

    /// The name under which a kept element is linked to.
    pub(super) fn of_target(&self, id: NodeId) -> Option<&str> {
        self.targets.get(&id).map(String::as_str)
    }

    /// The name that an address leads to, when it leads to a kept element of this page.
    pub(super) fn of_link<'a>(&'a self, page: &Page, href: &str) -> Option<&'a str> {
        let name = fragment(page, href)?;
        self.names.get_key_value(name).map(|(name, _)| name.as_str())
    }
}

/// The fragment of an address in this page.
fn fragment<'a>(page: &Page, href: &'a str) -> Option<&'a str> {
    let (address, fragment) = href.trim().split_once('#')?;
    let here = address.is_empty() || address == page.url.split('#').next().unwrap_or("");
    (here && !fragment.is_empty()).then_some(fragment)
}
