//! What the page says it is: its own words for its type, and the shape of its address.

use crate::page::{Attr, Page, Tag};
use crate::scale::count;

/// What [`SCHEMA`] says of a thread of posts, or a question with its answers.
pub(super) const THREAD: u8 = 5;

/// Types of schema.org by what they make of a page; the last kind that is there decides.
const SCHEMA: [(&str, u8); 16] = [
    ("CollectionPage", 1),
    ("SearchResultsPage", 1),
    ("OfferCatalog", 1),
    ("ProductGroup", 2),
    ("Product", 2),
    ("Article", 3),
    ("NewsArticle", 3),
    ("ReportageNewsArticle", 3),
    ("BlogPosting", 3),
    ("ScholarlyArticle", 3),
    ("Recipe", 3),
    ("LiveBlogPosting", 3),
    ("TechArticle", 4),
    ("APIReference", 4),
    ("DiscussionForumPosting", THREAD),
    ("QAPage", THREAD),
];

/// Elements of their own that platforms put a thread's posts into: Reddit's.
const THREADS: &[&str] = &["shreddit-comment-tree"];

/// A page without an address is taken for one with this many segments, and this many hyphens in the last.
const USUAL_SEGMENTS: usize = 2;
const USUAL_HYPHENS: usize = 3;

/// The columns of [`codes`], as the rows of blocks name them.
pub const NAMES: [&str; 4] = ["page_kind", "page_schema", "page_segments", "page_hyphens"];

/// What the page says it is.
pub(super) fn codes(page: &Page) -> [u8; 4] {
    let property = |name: &str| page.elements(Tag::Meta).find(|&m| page.attr(m, Attr::Property) == Some(name));
    let kind = property("og:type").and_then(|m| page.attr(m, Attr::Content)).unwrap_or("");
    let kind = ["article", "product", "website"].iter().position(|k| k.eq_ignore_ascii_case(kind)).map_or(0, |k| k + 1);
    let (segments, hyphens) = address(&page.url).unwrap_or((USUAL_SEGMENTS, USUAL_HYPHENS));
    [kind as u8, schema(page), count(segments as f32), count(hyphens as f32)]
}

fn schema(page: &Page) -> u8 {
    let mut best = 0;
    let mut consider = |name: &str| {
        best = SCHEMA.iter().find(|(known, _)| *known == name).map_or(best, |&(_, kind)| best.max(kind));
    };
    for script in page.elements(Tag::Script) {
        if !page.attr(script, Attr::Type).is_some_and(|t| t.eq_ignore_ascii_case("application/ld+json")) {
            continue;
        }
        for id in page.inside(script) {
            let mut rest = page.text(id);
            while let Some(at) = rest.find("\"@type\"") {
                rest = &rest[at + 7..];
                let value = rest.trim_start().strip_prefix(':').map_or("", str::trim_start);
                // One name, or a list of them.
                let list = value.strip_prefix('[').and_then(|v| v.split(']').next());
                let names = list.unwrap_or_else(|| value.get(..value.len().min(80)).unwrap_or(""));
                let most = if list.is_some() { 4 } else { 1 };
                names.split('"').skip(1).step_by(2).take(most).for_each(&mut consider);
            }
        }
    }
    for id in 0..page.nodes().len() as u32 {
        if let Some(kind) = page.tag(id).and_then(|_| page.attr(id, Attr::Itemtype)) {
            consider(kind.rsplit('/').next().unwrap_or(""));
        }
    }
    let is_thread = page.elements(Tag::Other).any(|id| page.is_called(id, THREADS));
    if is_thread { THREAD } else { best }
}

/// Segments of the address's path, and hyphens in the longest of its last two.
fn address(url: &str) -> Option<(usize, usize)> {
    let path = url.split_once("://")?.1.split(['?', '#']).next()?;
    let segments: Vec<&str> = path.split('/').skip(1).filter(|s| !s.is_empty()).collect();
    let hyphens = segments.iter().rev().take(2).map(|s| s.bytes().filter(|b| matches!(b, b'-' | b'_')).count()).max();
    Some((segments.len(), hyphens.unwrap_or(0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(html: &str, url: &str) -> [u8; 4] {
        codes(&Page::from_html(html, url))
    }

    #[test]
    fn a_page_is_what_it_says_of_itself() {
        let html =
            r#"<script type="application/ld+json">{"@type": ["WebPage", "QAPage"], "x": {"@type":"Product"}}</script>"#;
        assert_eq!(page(html, "https://example.org/a/how-to-tie-it?x=a-b"), [0, 5, count(2.0), count(3.0)]);
        let html = r#"<meta property="og:type" content="Article"><div itemtype="https://schema.org/Product"></div>"#;
        assert_eq!(page(html, "https://example.org/"), [1, 2, 0, 0]);
    }
}
