//! What the page says of its article: title, byline, date, site, language.
//!
//! One pass gathers what there is ([`sources`]), linked data is parsed ([`jsonld`]), the title finds its heading, and
//! the rest is read from the sources that [`precedence`] lists, the heading's surroundings ([`near`]) among them.

mod byline;
mod clock;
mod cut;
mod date;
mod datetext;
mod datetokens;
mod headings;
mod jsonld;
mod language;
mod names;
mod near;
mod next;
mod precedence;
mod site;
mod sources;
mod text;
mod title;
mod words;

use byline::Bylines;
use date::Dates;
use datetext::DateReader;
use jsonld::Linked;
use names::Names;
use near::Near;
use precedence::Source;
use sources::Sources;

use crate::page::{Attr, Page};

/// Pages with more tags say nothing by them.
const MOST_TAGS: usize = 50;

/// The article's data. Texts are plain: entities are decoded and nothing in them is markup.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Metadata {
    /// The headline, without the site's name; empty when the page has none.
    pub title: String,
    /// The deck below the headline, when the page's data tell it.
    pub subtitle: Option<String>,
    /// Every author, without "By".
    pub byline: Vec<String>,
    /// When it was published: ISO 8601, a date or a date and time, with its zone where the page gives one.
    pub published: Option<String>,
    /// When it was last changed; ISO 8601.
    pub modified: Option<String>,
    /// The site's or publication's name.
    pub site: Option<String>,
    /// BCP 47.
    pub language: Option<String>,
    /// Text runs from right to left.
    pub right_to_left: bool,
    /// The page's own one-paragraph description.
    pub description: Option<String>,
    /// Address of the lead image, absolute.
    pub image: Option<String>,
    /// Address of the site's icon, absolute.
    pub icon: Option<String>,
    /// The page's own address as it wants to be known, absolute.
    pub canonical: Option<String>,
    /// The section that it stands in.
    pub section: Option<String>,
    /// Its tags or keywords.
    pub tags: Vec<String>,
    /// Address or name of the licence.
    pub licence: Option<String>,
    /// Address of the article's next page, absolute, when it is spread over several.
    pub next_page: Option<String>,
    /// Words of the kept text.
    pub words: u32,
    /// Reading time in whole minutes, at least 1 when there is text.
    pub minutes: u32,
}

/// Reads a page's metadata. `words` and `minutes` are left 0: they belong to what is kept, which is not known yet.
pub fn read(page: &Page) -> Metadata {
    let sources = Sources::gather(page);
    let documents = jsonld::parse(page, &sources.scripts);
    let own_names: Vec<String> = sources
        .metas("og:title")
        .chain(sources.headings.iter().map(|&id| sources.shown(id)))
        .map(|t| cut::essence(&t))
        .filter(|t| !t.is_empty())
        .collect();
    let linked = Linked::new(&documents, &page.url, &own_names);
    let first = |list: &[Source]| list.iter().flat_map(|s| texts(&sources, &linked, *s)).next();

    let language = language::read(&sources, &linked);
    let spoken = language.as_deref().unwrap_or("");
    let titles: Vec<String> = precedence::TITLE.iter().flat_map(|s| texts(&sources, &linked, *s)).collect();
    let names = site::names(&sources, &linked);
    let host = page.base.as_ref().and_then(|u| u.host_str()).unwrap_or("");
    let path = page.base.as_ref().map_or("", |u| u.path());
    let claims = title::Claims {
        headline: linked.editorial_headline(),
        shared: sources.metas("og:title").next(),
        titles: &titles,
        article: sources.metas("og:type").any(|kind| kind == "article"),
        sites: &names,
        host,
        path,
    };
    let title = title::choose(&sources, &claims);
    let near = Near::find(&sources, title.heading);
    let domain = host.rsplit('.').next().unwrap_or("");
    let dates = Dates { sources: &sources, linked: &linked, near: &near, reader: DateReader::new(spoken, domain) };
    let site_essences: Vec<String> = names.iter().map(|n| cut::essence(n)).collect();
    let bylines = Bylines {
        sources: &sources,
        linked: &linked,
        near: &near,
        names: Names::new(spoken),
        sites: &site_essences,
        host,
    };
    let link = |wanted: &str| {
        let mut links = sources.links.iter();
        links
            .find(|(rel, _)| rel.split_ascii_whitespace().any(|r| r.eq_ignore_ascii_case(wanted)))
            .and_then(|(_, id)| absolute(page, page.attr(*id, Attr::Href)?))
    };
    let own_title = cut::essence(&title.text);
    let subtitle = first(precedence::SUBTITLE).or_else(|| near.deck(&sources));
    Metadata {
        subtitle: subtitle.filter(|text| cut::essence(text) != own_title),
        next_page: next::find(&sources),
        byline: bylines.read(),
        published: dates.published().map(|m| m.to_string()),
        modified: dates.modified().map(|m| m.to_string()),
        site: names.into_iter().next(),
        right_to_left: language::is_right_to_left(&sources, language.as_deref()),
        description: first(precedence::DESCRIPTION),
        image: precedence::IMAGE.iter().flat_map(|s| texts(&sources, &linked, *s)).find_map(|t| absolute(page, &t)),
        icon: link("apple-touch-icon").or_else(|| link("icon")),
        canonical: link("canonical").or_else(|| sources.metas("og:url").find_map(|t| absolute(page, &t))),
        section: first(precedence::SECTION),
        tags: precedence::TAGS
            .iter()
            .map(|s| tags(&texts(&sources, &linked, *s)))
            .find(|t| !t.is_empty())
            .unwrap_or_default(),
        licence: link("license").or_else(|| first(precedence::LICENCE)),
        title: title.text,
        language,
        words: 0,
        minutes: 0,
    }
}

/// The texts of a source that says plainly what it is.
fn texts(sources: &Sources, linked: &Linked, source: Source) -> Vec<String> {
    match source {
        Source::Linked(property) => linked.texts(property),
        Source::LinkedSite => linked.site_names(),
        Source::Meta(name) => sources.metas(name).collect(),
        Source::Property(name) => {
            sources.property(name).map(|id| sources.value(id)).filter(|t| !t.is_empty()).collect()
        }
        _ => Vec::new(),
    }
}

/// Tags one by one, of lists that keep them in one text too.
fn tags(texts: &[String]) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in texts.iter().flat_map(|text| text.split([',', ';', '，', '、'])).map(str::trim) {
        if !tag.is_empty() && tags.len() < MOST_TAGS && !tags.iter().any(|known| known == tag) {
            tags.push(tag.to_owned());
        }
    }
    tags
}

fn absolute(page: &Page, address: &str) -> Option<String> {
    let address = address.trim();
    let url = match &page.base {
        Some(base) => base.join(address).ok()?,
        None => url::Url::parse(address).ok()?,
    };
    matches!(url.scheme(), "http" | "https").then(|| url.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_absolute_and_safe() {
        let page = Page::from_html(
            "<base href='/sub/'><link rel=canonical href=wheel><link rel='shortcut icon' href='//cdn.example/i.png'>\
             <link rel=license href='javascript:alert(1)'><meta property=og:image content='wheel.jpg'>",
            "https://mill.example/x",
        );
        let metadata = read(&page);
        assert_eq!(metadata.canonical.as_deref(), Some("https://mill.example/sub/wheel"));
        assert_eq!(metadata.icon.as_deref(), Some("https://cdn.example/i.png"));
        assert_eq!(metadata.image.as_deref(), Some("https://mill.example/sub/wheel.jpg"));
        assert_eq!(metadata.licence, None);
    }

    #[test]
    fn nothing_is_taken_for_markup_and_nothing_panics() {
        let metadata =
            read(&Page::from_html("<meta name=description content='&lt;b&gt;Tom &amp;amp; Ida&lt;/b&gt;'>", ""));
        assert_eq!(metadata.description.as_deref(), Some("Tom & Ida"));
        for html in
            ["", "<", "<title>", "<h1>", "<time>", "<meta name><meta content>", "<script type=application/ld+json>"]
        {
            let _ = read(&Page::from_html(html, ":::"));
        }
    }

    #[test]
    fn hostile_pages_take_no_more_than_linear_time() {
        let many = |text: &str| text.repeat(10_000);
        for html in [
            many("<h1>a|b"),
            many("<time itemprop='author datePublished description'>2024"),
            many("<p class='comment author'>by by by"),
            many("<a rel=author itemprop='author name'>x"),
            format!("<title>{}</title>", many("a | b: ")),
            format!("<meta property=og:title content='{}'>", many("a - b | ")),
            format!("<meta name=author content='{}'>", many("by by, ")),
            format!("<meta name=description content='{}'>", many("&lt;a&lt;&amp;amp;")),
            format!("<script type='application/ld+json'>{}</script>", many("[{\"author\":")),
            format!(
                "<script type='application/ld+json'>[{}1]</script>",
                many("{\"@type\":\"Article\",\"name\":\"a\"},")
            ),
        ] {
            let page = Page::from_html(&html, "https://mill.example/a-b");
            let _ = read(&page);
        }
    }
}
