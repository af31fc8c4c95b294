//! Links within the article: to footnotes and back, to headings. They work only when both ends are kept.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use percent_encoding::percent_decode_str;

use super::allow;
use super::kinds::inline;
use super::notes::Notes;
use crate::blocks::Layout;
use crate::page::{Attr, NONE, NodeId, Page, Tag};

/// A link and the elements around it in which a word must be kept: an arrow is none.
const AROUND_LINK: usize = 3;

/// The kept elements that kept links lead to.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    /// By the page's names.
    names: HashMap<String, NodeId>,
    /// Their names in the article.
    targets: HashMap<NodeId, String>,
    /// Those of them that a kept link leads to.
    led_to: HashSet<NodeId>,
    pub(super) notes: Notes,
}

impl Anchors {
    /// Finds them; `kept` says whether anything inside an element is kept.
    pub(super) fn of(page: &Page, layout: &Layout, kept: impl Fn(NodeId) -> bool) -> Anchors {
        let mut anchors = Anchors::default();
        let links: Vec<(NodeId, &str)> =
            page.elements(Tag::A).filter_map(|id| Some((id, fragment(page, page.attr(id, Attr::Href)?)?))).collect();
        let mut wanted: HashSet<Cow<str>> = HashSet::new();
        for &(_, name) in &links {
            wanted.extend(decoded(name));
            wanted.insert(name.into());
        }
        let mut given = HashSet::new();
        for id in 0..page.nodes().len() as NodeId {
            let name = page
                .attr(id, Attr::Id)
                .or_else(|| (page.tag(id) == Some(Tag::A)).then(|| page.attr(id, Attr::Name)).flatten());
            // In an article that is read again, what is named was wanted by a link that may be gone.
            let is_wanted = |n: &&str| n.starts_with(allow::PREFIX) || wanted.contains(*n);
            let Some(name) = name.filter(is_wanted) else { continue };
            // An id that occurs twice means its first element, as in the browser.
            if anchors.names.contains_key(name) || !allow::is_name(name) {
                continue;
            }
            // An empty anchor marks what follows it at once, or what it stands in.
            let (next, parent) = (page.node(id).end, page.node(id).parent);
            let beside =
                |n: NodeId| (n as usize) < page.nodes().len() && page.tag(n).is_some() && page.node(n).parent == parent;
            let is_empty = page.inside(id).all(|n| page.is_blank(n));
            let marked = [Some(id), Some(next).filter(|&n| is_empty && beside(n)), Some(parent).filter(|_| is_empty)];
            if let Some(id) = marked.into_iter().flatten().find(|&n| n != NONE && kept(n)) {
                anchors.names.insert(name.to_owned(), id);
                anchors.targets.entry(id).or_insert_with(|| prefixed(name, &mut given));
            }
        }
        let leading: Vec<_> = links.iter().filter_map(|&(link, name)| Some((link, anchors.target(name)?))).collect();
        anchors.notes = Notes::of(page, layout, &mut anchors, &leading, &kept);
        let is_sign = |id: NodeId| page.inside(id).all(|n| !page.text(n).contains(char::is_alphanumeric));
        let is_kept = |id: NodeId| {
            !inline::is_permalink(page, id)
                && (kept(id) || is_sign(id) && page.lineage(id).take(AROUND_LINK).any(&kept))
        };
        let led_to = links.iter().filter(|(link, _)| is_kept(*link)).filter_map(|(_, name)| anchors.target(name));
        anchors.led_to = led_to.collect();
        anchors
    }

    /// The kept element that a fragment leads to.
    fn target(&self, name: &str) -> Option<NodeId> {
        // As in the browser: as it is written first.
        self.names.get(name).or_else(|| self.names.get(decoded(name)?.as_ref())).copied()
    }

    /// Links to an element lead to another one, unless that has a name of its own.
    pub(super) fn rename(&mut self, from: NodeId, to: NodeId) {
        if from == to || self.targets.contains_key(&to) {
            return;
        }
        if let Some(name) = self.targets.remove(&from) {
            self.names.values_mut().filter(|id| **id == from).for_each(|id| *id = to);
            self.targets.insert(to, name);
        }
    }

    /// The name under which a kept element is linked to.
    pub(super) fn of_target(&self, id: NodeId) -> Option<&str> {
        self.targets.get(&id).map(String::as_str)
    }

    /// Whether a kept link leads to an element.
    pub(super) fn is_led_to(&self, id: NodeId) -> bool {
        self.led_to.contains(&id)
    }

    /// The name that an address leads to, when it leads to a kept element of this page.
    pub(super) fn of_link(&self, page: &Page, href: &str) -> Option<&str> {
        self.of_target(self.target(fragment(page, href)?)?)
    }
}

/// A page's name as the article has it. One that has the prefix already keeps it, so that an article that is read again
/// stays as it is.
fn prefixed(name: &str, given: &mut HashSet<String>) -> String {
    let mut written = name.to_owned();
    while !written.starts_with(allow::PREFIX) || given.contains(&written) {
        written.insert_str(0, allow::PREFIX);
    }
    given.insert(written.clone());
    written
}

/// The fragment of an address in this page, as it is written.
fn fragment<'a>(page: &Page, href: &'a str) -> Option<&'a str> {
    let (address, fragment) = href.trim().split_once('#')?;
    let address = address.trim_end_matches('?');
    let here =
        |url: &str| address == url || allow::resolve(address, page.base.as_ref()).is_some_and(|a| a.as_str() == url);
    let leads_here = address.is_empty() || here(page.url.split('#').next().unwrap_or(""));
    (leads_here && !fragment.is_empty()).then_some(fragment)
}

fn decoded(fragment: &str) -> Option<Cow<'_, str>> {
    percent_decode_str(fragment).decode_utf8().ok()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_found_however_its_link_is_written() {
        let html = "<a href='#caf%C3%A9'>1</a><a href='https://a.example/p#two'>2</a><a href='/p#three'>3</a>\
                    <a href='/q#four'>4</a><h2 id=café>a</h2><p id=two>b</p><p id=three>c</p><p id=four>d</p>";
        let page = Page::from_html(html, "https://a.example/p");
        let anchors = Anchors::of(&page, &Layout::of(&page), |_| true);
        let links: Vec<Option<&str>> =
            page.elements(Tag::A).map(|id| anchors.of_link(&page, page.attr(id, Attr::Href)?)).collect();
        assert_eq!(links, [Some("page-café"), Some("page-two"), Some("page-three"), None]);
    }
}
