//! What may leave the engine, written down a second time: these lists are not the engine's own. Each check gives the faults
//! of an article, what was removed from it included.

use pulldown_cmark::{Event, Options as Markdown, Parser, Tag};
use scraper::{ElementRef, Html, Selector};
use stillpage::article::Article;
use stillpage::render;
use url::Url;

/// Where the pages pretend to be from.
pub const ADDRESS: &str = "https://page.example/quay/lamps.html";

/// Elements of a written document, those of its head apart.
const BODY: &[&str] = &[
    "html",
    "head",
    "body",
    "article",
    "header",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "p",
    "section",
    "div",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "blockquote",
    "pre",
    "code",
    "hr",
    "br",
    "wbr",
    "a",
    "em",
    "strong",
    "b",
    "i",
    "u",
    "s",
    "small",
    "sub",
    "sup",
    "mark",
    "kbd",
    "samp",
    "var",
    "abbr",
    "cite",
    "q",
    "dfn",
    "time",
    "del",
    "ins",
    "span",
    "bdi",
    "bdo",
    "ruby",
    "rt",
    "rp",
    "figure",
    "figcaption",
    "img",
    "video",
    "audio",
    "source",
    "table",
    "caption",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "th",
    "td",
    "details",
    "summary",
    "math",
    "mi",
    "mn",
    "mo",
    "ms",
    "mtext",
    "mspace",
    "mrow",
    "mfrac",
    "msqrt",
    "mroot",
    "mstyle",
    "merror",
    "mpadded",
    "mphantom",
    "msub",
    "msup",
    "msubsup",
    "munder",
    "mover",
    "munderover",
    "mmultiscripts",
    "mprescripts",
    "mtable",
    "mtr",
    "mtd",
    "semantics",
    "annotation",
];
const ATTRIBUTES: &[&str] = &[
    "lang",
    "dir",
    "id",
    "role",
    "start",
    "type",
    "reversed",
    "value",
    "class",
    "href",
    "title",
    "datetime",
    "data-embed",
    "src",
    "alt",
    "width",
    "height",
    "poster",
    "controls",
    "colspan",
    "rowspan",
    "scope",
    "open",
    "display",
    "mathvariant",
    "encoding",
    "rel",
    "referrerpolicy",
    "decoding",
    "preload",
];

/// The HTML document, read again by a parser: nothing in it but what may be.
pub fn safe(article: &Article) -> Vec<String> {
    let document = Html::parse_document(&render::html(&whole(article)));
    document.root_element().descendent_elements().flat_map(foreign).collect()
}

#[allow(dead_code, reason = "not everybody who includes this file has an article of the engine's own")]
/// The same of an article that the engine made itself: it is a document without a fault, too.
pub fn document(article: &Article) -> Vec<String> {
    let html = render::html(&whole(article));
    let document = Html::parse_document(&html);
    let mut faults = safe(article);
    let count = |selector: &str| document.select(&Selector::parse(selector).unwrap()).count();
    // The head is the writer's own, and so is what follows it.
    for (selector, wanted) in [("head > *", 6), ("style", 1), ("title", 1), ("body > *", 1), ("body > article", 1)] {
        let found = count(selector)
            - if selector == "head > *" {
                count("meta[name=author], meta[name=description], meta[property]")
            } else {
                0
            };
        if found != wanted {
            faults.push(format!("{found} of {selector}"));
        }
    }
    if !document.errors.is_empty() {
        faults.push(format!("{:?}\n{html}", document.errors));
    }
    faults
}

/// The Markdown, read again by the plainest reading, and by one with everything that programs add to it.
pub fn markdown(article: &Article) -> Vec<String> {
    let markdown = render::markdown(&whole(article));
    let mut faults = Vec::new();
    for options in [Markdown::empty(), Markdown::all()] {
        for event in Parser::new_ext(&markdown, options) {
            match event {
                Event::Html(text) | Event::InlineHtml(text) => faults.push(format!("markup {text:?}")),
                Event::Start(Tag::HtmlBlock | Tag::MetadataBlock(_)) => faults.push("a block of markup".to_owned()),
                Event::Start(Tag::Link { dest_url, .. })
                    if !leads_to(&dest_url, &["http", "https", "mailto", "tel"]) =>
                {
                    faults.push(format!("link {dest_url:?}"));
                }
                Event::Start(Tag::Image { dest_url, .. }) if !is_picture(&dest_url) => {
                    faults.push(format!("picture {dest_url:?}"));
                }
                _ => {}
            }
        }
    }
    faults
}

/// Addresses and languages.
pub fn metadata(article: &Article) -> Vec<String> {
    let metadata = &article.metadata;
    let addresses = [&metadata.image, &metadata.icon, &metadata.canonical, &metadata.next_page];
    let unsafe_ones = addresses.into_iter().flatten().filter(|address| !is_of(address, &["http", "https"]));
    let mut faults: Vec<String> = unsafe_ones.cloned().collect();
    let language = metadata.language.as_deref().unwrap_or_default();
    if !language.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') {
        faults.push(format!("language {language:?}"));
    }
    faults
}

/// What the article holds, and what would be given back.
fn whole(article: &Article) -> Article {
    let mut whole = article.clone();
    for removal in &article.removals {
        whole.content.events.extend(removal.content.events.clone());
    }
    whole
}

fn foreign(element: ElementRef) -> Vec<String> {
    let (value, mut faults) = (element.value(), Vec::new());
    let name = value.name();
    let in_head = element.parent().and_then(ElementRef::wrap).is_some_and(|parent| parent.value().name() == "head");
    if in_head && matches!(name, "meta" | "title" | "style") {
        return faults;
    }
    let is_math = &*value.name.ns == "http://www.w3.org/1998/Math/MathML";
    let math_begins = BODY.iter().position(|known| *known == "math").unwrap();
    if BODY.iter().position(|known| *known == name).is_none_or(|at| is_math != (at >= math_begins)) {
        faults.push(format!("element {name}"));
    }
    for (attribute, text) in value.attrs() {
        if !ATTRIBUTES.contains(&attribute) {
            faults.push(format!("attribute {attribute} of {name}"));
        }
        let safe = match attribute {
            "href" => text.starts_with("#page-") || is_of(text, &["http", "https", "mailto", "tel"]),
            "src" if name == "img" => is_picture(text),
            "poster" => is_picture(text),
            "src" => is_of(text, &["http", "https"]),
            "id" => text.starts_with("page-"),
            "class" => text.starts_with("language-") && !text.contains(char::is_whitespace),
            _ => true,
        };
        if !safe {
            faults.push(format!("{attribute}={text:?} of {name}"));
        }
    }
    for (name, attribute) in [("a", "rel"), ("a", "referrerpolicy"), ("img", "referrerpolicy")] {
        if value.name() == name && value.attr(attribute).is_none() {
            faults.push(format!("{name} without {attribute}"));
        }
    }
    faults
}

fn is_of(address: &str, schemes: &[&str]) -> bool {
    Url::parse(address).is_ok_and(|url| schemes.contains(&url.scheme()))
}

/// The same of an address that may be relative, as one is that is none.
fn leads_to(address: &str, schemes: &[&str]) -> bool {
    let base = Url::parse(ADDRESS).unwrap();
    base.join(address).is_ok_and(|url| schemes.contains(&url.scheme()))
}

fn is_picture(address: &str) -> bool {
    let raster = ["png", "jpeg", "gif", "webp", "avif"];
    is_of(address, &["http", "https", "blob"])
        || raster.iter().any(|kind| address.to_ascii_lowercase().starts_with(&format!("data:image/{kind}")))
}
