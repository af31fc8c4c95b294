//! Everything on the page that metadata may come from, gathered in one pass.

use super::text::{plain, tidy};
use crate::page::{Attr, Flow, NONE, NodeId, Page, Tag};

/// Nodes of an element that may state something; what holds more is a part of the page.
const LARGEST: NodeId = 500;
/// How many headings or elements with one property are looked at.
const MOST: usize = 60;

/// Properties whose items are not the page's own: what others answer, and what it cites.
const OF_OTHERS: &[&str] = &["comment", "suggestedAnswer", "acceptedAnswer", "review", "reviews", "citation"];

/// What lists of visitors' texts are called.
const VISITORS: &[&str] = &["comments", "commentlist", "reviews"];

/// Where things are. Nodes are in document order.
pub struct Sources<'p> {
    /// The page.
    pub page: &'p Page,
    /// Names of `<meta>` in lower case, with their content.
    pub metas: Vec<(String, &'p str)>,
    /// `<link rel>` in the head or body.
    pub links: Vec<(&'p str, NodeId)>,
    /// The first `<title>` outside of pictures.
    pub title: Option<NodeId>,
    /// `<h1>`.
    pub headings: Vec<NodeId>,
    /// `<h2>`: the headline of pages whose `<h1>` is elsewhere.
    pub subheadings: Vec<NodeId>,
    /// `<time>`.
    pub times: Vec<NodeId>,
    /// Elements with `itemprop`, or `RDFa`'s `property` outside of `<meta>` names, and the property.
    pub properties: Vec<(&'p str, NodeId)>,
    /// `<a rel=author>`.
    pub author_links: Vec<NodeId>,
    /// Scripts of linked data.
    pub scripts: Vec<NodeId>,
    /// Where comments and citations lie: first node and one past the last.
    comments: Vec<(NodeId, NodeId)>,
    /// For each node, whether it stands in a list of what visitors say.
    pub visitors: Vec<bool>,
}

impl<'p> Sources<'p> {
    /// Goes once over the page.
    pub fn gather(page: &'p Page) -> Sources<'p> {
        let mut found = Sources {
            page,
            metas: Vec::new(),
            links: Vec::new(),
            title: None,
            headings: Vec::new(),
            subheadings: Vec::new(),
            times: Vec::new(),
            properties: Vec::new(),
            author_links: Vec::new(),
            scripts: Vec::new(),
            comments: Vec::new(),
            visitors: Vec::with_capacity(page.nodes().len()),
        };
        let holds_comments = |names: &str| names.split_ascii_whitespace().any(holds_comments);
        let (comments, visitors) = (page.of_classes(holds_comments), page.of_classes(holds_visitors));
        let half = page.nodes().len() as NodeId / 2;
        let mut in_picture = 0;
        for (id, node) in page.nodes().iter().enumerate() {
            let id = id as NodeId;
            found.visitors.push(node.parent != NONE && found.visitors[node.parent as usize]);
            let Some(tag) = node.tag else { continue };
            let is_whole = matches!(tag, Tag::Body | Tag::Html | Tag::Main | Tag::Article);
            match tag {
                Tag::Meta => found.meta_element(id),
                Tag::Link => found.links.extend(page.attr(id, Attr::Rel).map(|rel| (rel, id))),
                Tag::Svg => in_picture = node.end,
                Tag::Title if id >= in_picture => found.title = found.title.or(Some(id)),
                Tag::H1 if found.headings.len() < MOST && node.end - id <= LARGEST => found.headings.push(id),
                Tag::H2 if found.subheadings.len() < MOST && node.end - id <= LARGEST => found.subheadings.push(id),
                Tag::Time => found.times.push(id),
                Tag::A
                    if found.author_links.len() < MOST
                        && page.attr(id, Attr::Rel).is_some_and(|rel| rel.split(' ').any(|r| r == "author")) =>
                {
                    found.author_links.push(id);
                }
                Tag::Script if page.attr(id, Attr::Type).is_some_and(|t| t.contains("ld+json")) => {
                    found.scripts.push(id);
                }
                _ => {}
            }
            for (name, value) in page.attrs(id) {
                match name {
                    Attr::Itemprop => {
                        let of_others = value.split_ascii_whitespace().any(|name| OF_OTHERS.contains(&name));
                        if of_others && found.comments.last().is_none_or(|(_, end)| id >= *end) {
                            found.comments.push((id, node.end));
                        }
                        found.properties.push((value, id));
                    }
                    Attr::Property if tag != Tag::Meta => {
                        found.properties.push((value.rsplit(':').next().unwrap_or(value), id));
                    }
                    Attr::Class | Attr::Id if !is_whole => {
                        let class = page.class(id);
                        let (of_comments, of_visitors) = match name {
                            Attr::Class => (comments[class], visitors[class]),
                            _ => (holds_comments(value), holds_visitors(value)),
                        };
                        found.visitors[id as usize] |= of_visitors;
                        // Lists inside lists are in already.
                        let is_new = found.comments.last().is_none_or(|(_, end)| id >= *end);
                        if of_comments && is_new && node.end - id < half {
                            found.comments.push((id, node.end));
                        }
                    }
                    _ => {}
                }
            }
        }
        found
    }

    fn meta_element(&mut self, id: NodeId) {
        let page = self.page;
        let Some(content) = page.attr(id, Attr::Content) else { return };
        if content.trim().is_empty() {
            return;
        }
        if page.attr(id, Attr::Itemprop).is_some() && self.in_comments(id) {
            return;
        }
        for name in [Attr::Property, Attr::Name, Attr::HttpEquiv, Attr::Itemprop] {
            if let Some(name) = page.attr(id, name) {
                self.metas.push((name.trim().to_ascii_lowercase(), content));
            }
        }
    }

    /// Contents of the metas of this name.
    pub fn metas(&self, name: &str) -> impl Iterator<Item = String> {
        self.metas.iter().filter(move |(n, _)| n == name).map(|(_, content)| plain(content)).filter(|c| !c.is_empty())
    }

    /// Elements with this microdata property, those in comments and citations left out.
    pub fn property(&self, property: &str) -> impl Iterator<Item = NodeId> {
        let all = self.properties.iter().filter(move |(p, _)| p.split_ascii_whitespace().any(|p| p == property));
        all.map(|(_, id)| *id).filter(|id| !self.in_comments(*id)).take(MOST)
    }

    /// Whether a node lies in the readers' comments.
    pub fn in_comments(&self, id: NodeId) -> bool {
        let after = self.comments.partition_point(|(from, _)| *from <= id);
        after > 0 && id < self.comments[after - 1].1
    }

    /// What an element says as microdata: an attribute made for it, else its text.
    pub fn value(&self, id: NodeId) -> String {
        let names = match self.page.tag(id) {
            Some(Tag::Img | Tag::AmpImg) => &[Attr::Src][..],
            Some(Tag::Link) => &[Attr::Href],
            _ => &[Attr::Content, Attr::Datetime],
        };
        let attr = names.iter().find_map(|name| self.page.attr(id, *name));
        attr.filter(|v| !v.trim().is_empty()).map_or_else(|| self.shown(id), plain)
    }

    /// An element's text without scripts and styles, with a space where a block ends.
    pub fn shown(&self, id: NodeId) -> String {
        let mut text = String::new();
        if self.page.node(id).end - id > LARGEST {
            return text;
        }
        self.walk(id, |at| {
            if self.page.tag(at).is_some_and(|t| t == Tag::Br || t.flow() == Flow::Block) {
                text.push(' ');
            }
            text.push_str(self.page.text(at));
        });
        tidy(&text)
    }

    /// The texts inside an element one by one, those inside a link joined; tidied, empty ones left out.
    pub fn pieces(&self, id: NodeId) -> Vec<String> {
        let mut pieces: Vec<String> = Vec::new();
        let mut link_end = 0;
        if self.page.node(id).end - id > LARGEST {
            return pieces;
        }
        self.walk(id, |at| {
            if self.page.tag(at) == Some(Tag::A) {
                link_end = self.page.node(at).end;
                pieces.push(String::new());
            }
            match pieces.last_mut().filter(|_| at < link_end) {
                Some(link) => {
                    link.push(' ');
                    link.push_str(self.page.text(at));
                }
                None => pieces.push(self.page.text(at).to_owned()),
            }
        });
        for piece in &mut pieces {
            *piece = tidy(piece);
        }
        pieces.retain(|p| !p.is_empty());
        pieces
    }

    fn walk(&self, id: NodeId, mut visit: impl FnMut(NodeId)) {
        let end = self.page.node(id).end;
        let mut at = id;
        while at < end {
            let skipped = matches!(
                self.page.tag(at),
                Some(Tag::Script | Tag::Style | Tag::Svg | Tag::Template | Tag::Button | Tag::Noscript)
            );
            if !skipped {
                visit(at);
            }
            at = if skipped { self.page.node(at).end } else { at + 1 };
        }
    }
}

fn holds_visitors(name: &str) -> bool {
    let mut words = name.split(|c: char| !c.is_ascii_alphanumeric());
    words.any(|word| VISITORS.iter().any(|visitors| word.eq_ignore_ascii_case(visitors)))
}

fn holds_comments(name: &str) -> bool {
    let Some(rest) = name.get(..7).filter(|start| start.eq_ignore_ascii_case("comment")).map(|_| &name[7..]) else {
        return false;
    };
    matches!(
        rest.to_ascii_lowercase().as_str(),
        "" | "s" | "list" | "-list" | "s-list" | "s-area" | "-content" | "-body"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_pass_finds_metas_headings_and_properties() {
        let page = Page::from_html(
            "<title>T</title><meta property='OG:Title' content=' a &amp;amp; b '><h1>Head</h1>\
             <p itemprop='author name'>Ida</p><ol class='commentlist'><li itemprop=author>Troll</ol><p>x<p>y<p>z<p>a<p>b<p>c",
            "",
        );
        let sources = Sources::gather(&page);
        assert_eq!(sources.metas("og:title").collect::<Vec<_>>(), ["a & b"]);
        assert_eq!(sources.headings.len(), 1);
        let authors: Vec<_> = sources.property("author").map(|id| sources.value(id)).collect();
        assert_eq!(authors, ["Ida"], "comments have authors of their own");
    }
}
