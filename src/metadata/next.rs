//! The address of the article's next page, when it is spread over several.
//!
//! `rel=next` says it on some sites, and on others it leads to another article: what is believed is an address that
//! differs from the page's own in its page number alone, wherever it is linked.

use url::Url;

use super::sources::Sources;
use crate::page::{Attr, NodeId, Tag};

/// Names of page numbers in paths.
const MARKERS: &[&str] = &["page", "p"];
/// Numbers above are no pages.
const LAST_PAGE: u32 = 500;

/// The address of the page after this one.
pub fn find(sources: &Sources) -> Option<String> {
    let page = sources.page;
    let here = Url::parse(&page.url).ok()?;
    let (stem, number) = parts(&here);
    let wanted = (number + 1).to_string();
    let ids = (0..page.nodes().len() as NodeId).filter(|&id| matches!(page.tag(id), Some(Tag::A | Tag::Link)));
    let hrefs =
        ids.filter_map(|id| page.attr(id, Attr::Href)).filter(|href| href.contains(&wanted) && has(href, &wanted));
    let mut addresses = hrefs.filter_map(|href| page.base.as_ref()?.join(href.trim()).ok());
    addresses.find(|url| matches!(url.scheme(), "http" | "https") && parts(url) == (stem.clone(), number + 1)).map(
        |mut url| {
            url.set_fragment(None);
            url.to_string()
        },
    )
}

/// Whether the number stands in an address by itself, not as a part of a longer one.
fn has(href: &str, number: &str) -> bool {
    href.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.trim_start_matches('0') == number)
}

/// An address without its page number, and the number.
fn parts(url: &Url) -> (String, u32) {
    let is_page = |text: &str| text.parse::<u32>().ok().filter(|n| (1..=LAST_PAGE).contains(n));
    let mut number = None;
    let mut query: Vec<String> = Vec::new();
    for (name, value) in url.query_pairs() {
        match is_page(&value) {
            Some(found) if number.is_none() && MARKERS.contains(&name.as_ref()) => number = Some(found),
            _ => query.push(format!("{name}={value}")),
        }
    }
    let mut path = url.path().trim_end_matches('/');
    if number.is_none()
        && let Some((rest, last)) = path.rsplit_once('/')
        && let Some(found) = is_page(last)
    {
        number = Some(found);
        path = rest.rsplit_once('/').filter(|(_, marker)| MARKERS.contains(marker)).map_or(rest, |(rest, _)| rest);
    }
    let host = url.host_str().unwrap_or("").trim_start_matches("www.");
    (format!("{host}{path}?{}", query.join("&")), number.unwrap_or(1))
}

#[cfg(test)]
mod tests {
    use crate::metadata::read;
    use crate::page::Page;

    fn next(url: &str, html: &str) -> Option<String> {
        read(&Page::from_html(html, url)).next_page
    }

    #[test]
    fn next_page_differs_in_its_number_alone() {
        let here = "https://mill.example/wheel/";
        let pager = "<a href='/wheel/'>1</a> <a href='/wheel/2/#top'>2</a> <a href='/wheel/3/'>3</a>";
        assert_eq!(next(here, pager).as_deref(), Some("https://mill.example/wheel/2/"));
        let second = "https://mill.example/wheel/page/2/";
        assert_eq!(next(second, "<a href='/wheel/page/3/'>on").as_deref(), Some("https://mill.example/wheel/page/3/"));
        let query = "https://mill.example/view?id=7";
        assert_eq!(
            next(query, "<link rel=next href='/view?id=7&page=2'>").as_deref(),
            Some("https://mill.example/view?id=7&page=2")
        );
    }

    #[test]
    fn another_article_is_no_next_page() {
        let here = "https://mill.example/wheel/";
        assert_eq!(next(here, "<link rel=next href='/flood-2/'><a href='/2/'>2</a><a href='/weir/2/'>2</a>"), None);
        assert_eq!(next("", "<a href='?page=2'>2</a>"), None);
    }
}
