//! Who wrote it: the sources asked in turn, a site's own name only when nobody else is found.

use super::jsonld::Linked;
use super::names::Names;
use super::near::Near;
use super::precedence::{self, Source};
use super::sources::Sources;
use super::text::tidy;
use super::title::essence;
use crate::blocks::fold;
use crate::page::{Attr, Flow, NodeId};

/// What the authors are looked for in.
pub struct Bylines<'a, 'p> {
    pub sources: &'a Sources<'p>,
    pub linked: &'a Linked<'a>,
    pub near: &'a Near,
    pub names: Names,
    /// Whether a text is the site's own name.
    pub sites: &'a [String],
    pub host: &'a str,
}

impl Bylines<'_, '_> {
    /// The authors in the page's order.
    pub fn read(&self) -> Vec<String> {
        let mut of_site = Vec::new();
        for source in precedence::AUTHOR {
            let mut names = self.from_source(*source);
            let mut seen: Vec<String> = Vec::new();
            names.retain(|name| {
                let folded = fold(name);
                let new = !seen.contains(&folded);
                seen.push(folded);
                new
            });
            // A text that only looks like a byline says less than a site that names itself.
            let weak = matches!(source, Source::Text | Source::Anywhere) && !of_site.is_empty();
            if !weak && names.iter().any(|n| !self.is_site(n)) {
                return names;
            }
            if of_site.is_empty() {
                of_site = names;
            }
        }
        of_site
    }

    fn from_source(&self, source: Source) -> Vec<String> {
        let (sources, names) = (self.sources, &self.names);
        let stated = |texts: Vec<String>| texts.iter().flat_map(|t| self.without_site(names.stated(t))).collect();
        match source {
            Source::Linked(property) => stated(self.linked.texts(property)),
            Source::Meta(name) => stated(sources.metas(name).collect()),
            Source::Property(name) => self.from_properties(name),
            Source::AuthorLink => self.from_links(),
            Source::Named => self.from_named(&self.near.authors),
            Source::Anywhere => self.from_named(&Near::after(sources, self.near.heading).authors),
            Source::Text => self.from_texts(),
            _ => Vec::new(),
        }
    }

    /// The authors of the first item: the page's later ones belong to other posts.
    fn from_properties(&self, property: &str) -> Vec<String> {
        let (sources, page) = (self.sources, self.sources.page);
        let scope = |id: NodeId| page.lineage(id).skip(1).find(|n| page.attr(*n, Attr::Itemscope).is_some());
        let ids: Vec<NodeId> = sources.property(property).collect();
        let Some(first) = ids.first().map(|id| scope(*id)) else { return Vec::new() };
        let mut found = Vec::new();
        let mut last = ids[0];
        for id in ids.into_iter().filter(|id| scope(*id) == first) {
            // Where nothing marks the items, what stands far apart is not of one.
            if first.is_none() && id > last + FAR_APART {
                break;
            }
            last = id;
            let inside = sources.property("name").find(|n| page.is_within(*n, id));
            let named = inside.unwrap_or(id);
            match page.attr(named, Attr::Content) {
                Some(content) => found.extend(self.names.stated(content)),
                None => found.extend(self.names.shown(&sources.pieces(named))),
            }
        }
        found
    }

    /// Links to authors that stand together.
    fn from_links(&self) -> Vec<String> {
        let mut found = Vec::new();
        let mut last = None;
        for &id in self.sources.author_links.iter().filter(|id| !self.sources.in_comments(**id)) {
            if last.is_some_and(|last| id > last + FAR_APART) && !found.is_empty() {
                break;
            }
            last = Some(id);
            found.extend(self.names.shown(&self.sources.pieces(id)));
        }
        found
    }

    /// The first of the elements named for an author that has names.
    fn from_named(&self, ids: &[NodeId]) -> Vec<String> {
        let outside = ids.iter().filter(|id| !self.sources.in_comments(**id));
        let mut found = outside.map(|id| self.names.shown(&self.sources.pieces(*id)));
        found.find(|names| !names.is_empty()).unwrap_or_default()
    }

    /// A text near the title that begins with "by" and goes on with a name, perhaps in the next text.
    fn from_texts(&self) -> Vec<String> {
        let page = self.sources.page;
        for (index, id) in self.near.texts.iter().enumerate() {
            let text = tidy(page.text(*id));
            let Some(rest) = self.names.without_by(&text).filter(|_| self.is_short_line(*id)) else { continue };
            let mut pieces = vec![rest.to_owned()];
            pieces.extend(self.near.texts[index + 1..].iter().take(4).map(|id| tidy(page.text(*id))));
            pieces.retain(|p| !p.is_empty());
            let found = self.names.shown(&pieces);
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    }

    /// Whether a text begins a block of little text: not a sentence that goes on with "by".
    fn is_short_line(&self, id: NodeId) -> bool {
        let page = self.sources.page;
        let is_block = |n: &NodeId| page.tag(*n).is_some_and(|t| t.flow() == Flow::Block);
        let Some(block) = page.lineage(id).find(is_block) else { return false };
        let before = (block..id).all(|n| page.text(n).trim().is_empty());
        before && page.node(block).end - block <= LARGEST_LINE && self.sources.shown(block).len() <= LONGEST_LINE
    }

    /// Authors named with their paper, without the paper.
    fn without_site(&self, mut names: Vec<String>) -> Vec<String> {
        if names.iter().any(|n| !self.is_site(n)) {
            names.retain(|n| !self.is_site(n));
        }
        names
    }

    fn is_site(&self, name: &str) -> bool {
        super::title::is_site(&essence(name), self.sites, self.host)
    }
}

/// Nodes and bytes of a block that may be a byline.
const LARGEST_LINE: NodeId = 60;
const LONGEST_LINE: usize = 240;
/// Nodes between two authors that are not of one byline.
const FAR_APART: NodeId = 24;
