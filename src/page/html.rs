//! HTML text, parsed by html5ever into scraper's tree and laid flat.

use ego_tree::NodeRef;
use scraper::Node as Parsed;
use url::Url;

use super::{Attr, Builder, Deadline, Limit, Page, Tag, parser};

impl Page {
    /// Parses HTML text. `url` is the document's address, or empty.
    ///
    /// `<noscript>` is read as markup: without a browser no script has run, so what it holds is the page.
    pub fn from_html(html: &str, url: &str) -> Page {
        Page::from_html_by(html, url, None)
    }

    /// The same with a time by which the page must have been read, beginning with its parsing.
    pub fn from_html_by(html: &str, url: &str, deadline: Option<Deadline>) -> Page {
        let (tree, limit) = parser::parse(html, deadline);
        let mut builder = Builder::new(url);
        builder.page.text.reserve(html.len());
        let root = tree.tree.root().children().find(|n| n.value().is_element());
        let mut levels = vec![Level { nodes: root.into_iter().collect(), host: None, is_open: false }];
        let mut too_deep = 0usize;
        while let Some(level) = levels.last_mut() {
            let Some(node) = level.nodes.pop() else {
                let is_open = level.is_open;
                levels.pop();
                match too_deep {
                    _ if !is_open => {}
                    0 => builder.close(),
                    _ => too_deep -= 1,
                }
                continue;
            };
            match node.value() {
                Parsed::Element(element) => {
                    if let (Some(host), "slot") = (level.host, element.name()) {
                        levels.push(Level { nodes: assigned(host, element.attr("name")), host: None, is_open: false });
                        continue;
                    }
                    let size = element.attrs().map(|(_, v)| v.len()).sum();
                    if builder.full(size) {
                        break;
                    }
                    if builder.open.len() >= Limit::MAX_DEPTH {
                        builder.page.truncated = Some(Limit::Depth);
                        too_deep += 1;
                    } else {
                        let attrs = element
                            .attrs()
                            .map(|(name, value)| (Attr::from_name(name), value))
                            .filter(|(name, _)| *name != Attr::Unknown);
                        builder.element(element.name(), Tag::from_name(element.name()), 0, attrs);
                    }
                    let shadow = node.children().find(is_shadow_root);
                    let host = if shadow.is_some() { Some(node) } else { level.host };
                    let nodes = shadow.unwrap_or(node).children().rev().filter(|child| shows(element.name(), child));
                    levels.push(Level { nodes: nodes.collect(), host, is_open: true });
                }
                // What is in a template.
                Parsed::Fragment => {
                    let host = level.host;
                    levels.push(Level { nodes: node.children().rev().collect(), host, is_open: false });
                }
                Parsed::Text(text) => {
                    if builder.full(text.len()) {
                        break;
                    }
                    builder.text(&text.text);
                }
                _ => {}
            }
        }
        let mut page = builder.finish();
        page.truncated = page.truncated.max(limit);
        page.deadline = deadline;
        let base = page.elements(Tag::Base).find_map(|id| page.attr(id, Attr::Href)).map(str::to_owned);
        if let Some(href) = base {
            let against = page.base.as_ref();
            let resolved = against.map_or_else(|| Url::parse(&href), |base| base.join(&href));
            page.base = resolved.ok().or(page.base);
        }
        page
    }
}

/// Nodes that are still to be laid down, the last first.
struct Level<'a> {
    nodes: Vec<NodeRef<'a, Parsed>>,
    /// The element whose shadow tree this is in.
    host: Option<NodeRef<'a, Parsed>>,
    is_open: bool,
}

/// What frames and films hold is for browsers that know none, but for a film's sources.
fn shows(parent: &str, child: &NodeRef<Parsed>) -> bool {
    match parent {
        "iframe" => false,
        "video" | "audio" | "amp-video" | "amp-audio" => {
            child.value().as_element().is_some_and(|e| matches!(e.name(), "source" | "track"))
        }
        _ => true,
    }
}

/// A shadow tree that is written down in the page, as a template.
fn is_shadow_root(node: &NodeRef<Parsed>) -> bool {
    node.value().as_element().is_some_and(|e| e.name() == "template" && e.attr("shadowrootmode").is_some())
}

/// The host's own children that show in a slot, the last first.
fn assigned<'a>(host: NodeRef<'a, Parsed>, slot: Option<&str>) -> Vec<NodeRef<'a, Parsed>> {
    let of = |node: &NodeRef<Parsed>| match node.value() {
        Parsed::Element(element) => element.attr("slot").unwrap_or("") == slot.unwrap_or(""),
        Parsed::Text(_) => slot.unwrap_or("").is_empty(),
        _ => false,
    };
    host.children().rev().filter(|node| !is_shadow_root(node) && of(node)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shadow_trees_stand_where_the_browser_shows_them() {
        let html = "<x-a><template shadowrootmode=open>one <slot name=s></slot> three <slot></slot></template>\
                    <b slot=s>two</b>four </x-a><template>never</template> five";
        let page = Page::from_html(html, "");
        let body = page.body().unwrap();
        let words = page.inner_text(body);
        let words: Vec<&str> = words.split_whitespace().collect();
        assert_eq!(words, ["one", "two", "three", "four", "never", "five"], "templates are skipped later, as markup");
    }
}
