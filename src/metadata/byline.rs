//! Who wrote it: the sources asked in turn, a site's own name only when nobody else is found.

use super::cut::essence;
use super::jsonld::Linked;
use super::names::Names;
use super::near::Near;
use super::precedence::{self, Source};
use super::sources::Sources;
use super::text::tidy;
use crate::fold::fold;
use crate::page::{Attr, Flow, NodeId, Tag};

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
            let mut names = self.at_source(*source);
            names.truncate(MOST);
            let mut seen: Vec<String> = Vec::new();
            names.retain(|name| {
                let folded = fold(name);
                let new = !seen.contains(&folded);
                seen.push(folded);
                new
            });
            // A text that only looks like a byline says less than a site that names itself.
            let weak = matches!(source, Source::Text | Source::Anywhere) && !of_site.is_empty();
            if !weak && names.iter().any(|n| !self.is_site(n) && !is_handle(n)) {
                return names;
            }
            if of_site.is_empty() {
                of_site = names;
            }
        }
        of_site
    }

    pub fn at_source(&self, source: Source) -> Vec<String> {
        let (sources, names) = (self.sources, &self.names);
        let stated = |texts: Vec<String>| texts.iter().flat_map(|t| self.without_site(names.stated(t))).collect();
        match source {
            Source::Linked(property) => stated(self.linked.texts(property)),
            Source::Meta(name) => stated(sources.metas(name).collect()),
            Source::Property(name) => self.in_properties(name),
            Source::AuthorLink => self.in_links(),
            Source::Named => self.in_named(&self.near.authors),
            Source::Anywhere => self.in_named(&self.near.far(sources).authors),
            Source::Text => self.in_texts(),
            _ => Vec::new(),
        }
    }

    /// The authors of the first item: the page's later ones belong to other posts.
    fn in_properties(&self, property: &str) -> Vec<String> {
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
    fn in_links(&self) -> Vec<String> {
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
    fn in_named(&self, ids: &[NodeId]) -> Vec<String> {
        let outside = ids.iter().filter(|id| !self.sources.in_comments(**id)).take(MOST);
        let mut found = outside.map(|id| self.names.shown(&self.sources.pieces(*id)));
        found.find(|names| !names.is_empty()).unwrap_or_default()
    }

    /// A text near the title that begins with "by" and goes on with a name, perhaps in the next text.
    fn in_texts(&self) -> Vec<String> {
        let page = self.sources.page;
        for (index, id) in self.near.texts.iter().enumerate() {
            if page.text(*id).len() > LONGEST_LINE {
                continue;
            }
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
        // What one presses may begin with "by", too.
        let control =
            page.lineage(id).take(3).any(|n| matches!(page.tag(n), Some(Tag::Label | Tag::Button | Tag::Summary)));
        if control {
            return false;
        }
        let before = (block..id).all(|n| page.is_blank(n));
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
        super::cut::is_site(&essence(name), self.sites, self.host)
    }
}

/// Nodes and bytes of a block that may be a byline.
const LARGEST_LINE: NodeId = 60;
const LONGEST_LINE: usize = 240;
/// How many authors, or elements named for them, are looked at.
const MOST: usize = 200;
/// Nodes between two authors that are not of one byline.
const FAR_APART: NodeId = 24;

/// A name as addresses have it: what else is said of the author says it better.
fn is_handle(name: &str) -> bool {
    name.contains(['-', '_']) && !name.contains(|c: char| c.is_whitespace() || c.is_uppercase())
}

#[cfg(test)]
mod tests {
    use crate::metadata::read;
    use crate::page::Page;

    fn authors(html: &str) -> Vec<String> {
        read(&Page::from_html(html, "https://www.mill.example/wheel")).byline
    }

    #[test]
    fn linked_data_come_first_and_the_site_last() {
        let site = r#"<meta property=og:site_name content="Mill Gazette"><script type="application/ld+json">
            {"@type":"NewsArticle","author":{"name":"Mill Gazette"}}</script>"#;
        assert_eq!(authors(&format!("{site}<h1>Wheel</h1><p class=byline>By Ida Ahl</p>")), ["Ida Ahl"]);
        assert_eq!(authors(&format!("{site}<h1>Wheel</h1><p>By Ida Ahl</p>")), ["Mill Gazette"], "a mere text is weak");
        assert_eq!(authors(&format!("<meta name=author content='Bo Ek'>{site}")), ["Bo Ek"]);
    }

    #[test]
    fn a_name_out_of_an_address_gives_way_to_a_name() {
        let head = "<meta name=parsely-author content=ida-ahl><meta name=author content='Ida Ahl (picture: B)'>";
        assert_eq!(authors(head), ["Ida Ahl (picture: B)"]);
        assert_eq!(authors("<meta name=parsely-author content=ida-ahl>"), ["ida-ahl"]);
        assert_eq!(authors("<meta name=author content='Ida Ahl, (picture: B)'>"), ["Ida Ahl"]);
    }

    #[test]
    fn later_posts_have_their_own_authors() {
        let post = |name: &str| format!("<div itemscope><b itemprop=author>{name}</b><p>Words of a post.</div>");
        assert_eq!(authors(&format!("<h1>Wheel</h1>{}{}", post("ida_87"), post("bo"))), ["ida_87"]);
    }

    #[test]
    fn works_that_are_cited_have_their_own_authors() {
        let cited = "<li itemprop=citation itemscope><meta itemprop=author content='Cy Fox'><p>A study of wheels.";
        let html = format!("<h1>Wheel</h1><ol>{cited}</ol><p class=byline>By Ida Ahl</p>");
        assert_eq!(authors(&html), ["Ida Ahl"]);
        assert!(authors(&format!("<h1>Wheel</h1><ol>{cited}</ol>")).is_empty());
    }

    #[test]
    fn visible_byline_ends_before_the_date() {
        let html = "<h1>Wheel</h1><div class='post-author'><span>By</span> <a>Ida Ahl</a> and <a>Bo <b>Ek</b></a>\
                    <time>May 17, 2024</time></div>";
        assert_eq!(authors(html), ["Ida Ahl", "Bo Ek"]);
    }

    #[test]
    fn sentence_that_begins_with_by_is_no_byline() {
        let sentence = "By Monday the river had risen so far that Ida Ahl could not cross. ".repeat(6);
        assert!(authors(&format!("<h1>Wheel</h1><p>{sentence}</p>")).is_empty());
    }
}
