//! HTML text, parsed by html5ever into scraper's tree and laid flat.

use ego_tree::NodeRef;
use ego_tree::iter::Edge;
use html5ever::driver::{self, ParseOpts};
use html5ever::tendril::TendrilSink;
use html5ever::tree_builder::TreeBuilderOpts;
use scraper::{Html, HtmlTreeSink, Node as Parsed};
use url::Url;

use super::{Attr, Builder, Limit, Page, Tag};

impl Page {
    /// Parses HTML text. `url` is the document's address, or empty.
    ///
    /// `<noscript>` is read as markup: without a browser no script has run, so what it holds is the page.
    pub fn from_html(html: &str, url: &str) -> Page {
        let options = ParseOpts {
            tree_builder: TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() },
            ..ParseOpts::default()
        };
        let tree = driver::parse_document(HtmlTreeSink::new(Html::new_document()), options).one(html).tree;
        let mut builder = Builder::new(url);
        builder.page.text.reserve(html.len());
        let root = tree.root().children().find(|n| n.value().is_element());
        let mut too_deep = 0usize;
        for edge in root.iter().flat_map(NodeRef::traverse) {
            match edge {
                Edge::Open(node) => match node.value() {
                    Parsed::Element(element) => {
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
                            builder.element(Tag::from_name(element.name()), 0, attrs);
                        }
                    }
                    // What a frame holds is for browsers that know no frames.
                    Parsed::Text(_) if builder.is_in(Tag::Iframe) => {}
                    Parsed::Text(text) => {
                        if builder.full(text.len()) {
                            break;
                        }
                        builder.text(&text.text);
                    }
                    _ => {}
                },
                Edge::Close(node) if node.value().is_element() => {
                    if too_deep > 0 {
                        too_deep -= 1;
                    } else {
                        builder.close();
                    }
                }
                Edge::Close(_) => {}
            }
        }
        let mut page = builder.finish();
        let base = page.elements(Tag::Base).find_map(|id| page.attr(id, Attr::Href)).map(str::to_owned);
        if let Some(href) = base {
            let against = page.base.as_ref();
            let resolved = against.map_or_else(|| Url::parse(&href), |base| base.join(&href));
            page.base = resolved.ok().or(page.base);
        }
        page
    }
}
