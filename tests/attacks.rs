//! Every attack of `tests/attacks` through the engine, from HTML text to each of the forms that leave it. The documents are
//! read again by a parser, and may hold nothing but what stands in the lists below, which are not the engine's own.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use pulldown_cmark::{Event, Options as Markdown, Parser, Tag};
use scraper::{ElementRef, Html, Selector};
use stillpage::article::Article;
use stillpage::page::Page;
use stillpage::{Options, clean, read, render};
use url::Url;

#[path = "attacks/corpus.rs"]
mod corpus;

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

static ARTICLES: LazyLock<Vec<(corpus::Attacked, Article)>> = LazyLock::new(|| {
    let read_one = |page: corpus::Attacked| {
        let article = read(&Page::from_html(&page.html, corpus::ADDRESS), &Options::default());
        (page, article)
    };
    corpus::pages().into_iter().map(read_one).collect()
});

fn each(mut look: impl FnMut(&Article) -> Vec<String>) {
    let mut faults = Vec::new();
    let mut count = 0;
    for (page, article) in ARTICLES.iter() {
        count += page.names.len();
        faults.extend(look(article).into_iter().map(|fault| format!("{fault}   in {:?}", &page.names[0])));
    }
    assert!(count >= 1200, "only {count} attacks");
    assert!(
        faults.is_empty(),
        "{} faults of {count} attacks:\n{}",
        faults.len(),
        faults[..faults.len().min(40)].join("\n")
    );
}

/// What the article holds, and what would be given back.
fn whole(article: &Article) -> Article {
    let mut whole = article.clone();
    for removal in &article.removals {
        whole.content.events.extend(removal.content.events.clone());
    }
    whole
}

#[test]
fn documents_hold_nothing_but_what_is_allowed() {
    each(|article| {
        let html = render::html(&whole(article));
        let document = Html::parse_document(&html);
        let mut faults: Vec<String> = document.root_element().descendent_elements().flat_map(foreign).collect();
        let count = |selector: &str| document.select(&Selector::parse(selector).unwrap()).count();
        // The head is the writer's own, and so is what follows it.
        for (selector, wanted) in [("head > *", 6), ("style", 1), ("title", 1), ("body > *", 1), ("body > article", 1)]
        {
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
    });
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
    let base = Url::parse(corpus::ADDRESS).unwrap();
    base.join(address).is_ok_and(|url| schemes.contains(&url.scheme()))
}

fn is_picture(address: &str) -> bool {
    let raster = ["png", "jpeg", "gif", "webp", "avif"];
    is_of(address, &["http", "https", "blob"])
        || raster.iter().any(|kind| address.to_ascii_lowercase().starts_with(&format!("data:image/{kind}")))
}

#[test]
fn markdown_holds_no_markup_and_no_unsafe_address() {
    each(|article| {
        let markdown = render::markdown(&whole(article));
        let mut faults = Vec::new();
        // The plainest reading, and one with everything that programs add to it.
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
    });
}

#[test]
fn metadata_have_safe_addresses() {
    each(|article| {
        let metadata = &article.metadata;
        let addresses = [&metadata.image, &metadata.icon, &metadata.canonical, &metadata.next_page];
        let unsafe_ones = addresses.into_iter().flatten().filter(|address| !is_of(address, &["http", "https"]));
        let mut faults: Vec<String> = unsafe_ones.cloned().collect();
        let language = metadata.language.as_deref().unwrap_or_default();
        if !language.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') {
            faults.push(format!("language {language:?}"));
        }
        faults
    });
}

#[test]
fn attacks_have_names_of_their_own() {
    let names: Vec<String> = corpus::pages().into_iter().flat_map(|page| page.names).collect();
    let unique: BTreeSet<&String> = names.iter().collect();
    assert_eq!(names.len(), unique.len());
    // Most pages are still articles: what is not kept shows nothing.
    let kept = ARTICLES.iter().filter(|(_, article)| article.problem.is_none()).count();
    assert!(kept * 10 > ARTICLES.len() * 8, "{kept} of {} pages are articles", ARTICLES.len());
}

/// What was written is cleaned again to the same: on every golden page and every page with attacks.
#[test]
fn what_was_written_is_cleaned_to_the_same() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut paths: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path().join("page.html")).collect();
    paths.sort();
    let golden = paths.iter().map(|path| {
        let page = Page::from_html(&fs::read_to_string(path).unwrap(), corpus::ADDRESS);
        (
            path.parent().unwrap().file_name().unwrap().to_string_lossy().into_owned(),
            read(&page, &Options::default()).content,
        )
    });
    let attacked =
        ARTICLES.iter().map(|(page, _)| (page.names[0].clone(), clean(&Page::from_html(&page.html, corpus::ADDRESS))));
    let (mut all, mut parts, mut other) = (0, 0, Vec::new());
    for (name, content) in golden.chain(attacked) {
        let once = render::html_fragment(&content);
        let twice = render::html_fragment(&clean(&Page::from_html(&format!("<body>{once}"), corpus::ADDRESS)));
        all += 1;
        // What tells one part of a page from the next (posts, entries, reviews) is not in what is written, and a second
        // reading takes their sections and the marks of the line over them away; the text stays.
        let is_of_parts = once.contains("<header>") || once.contains("<section>") || once.contains("<section id");
        if is_of_parts && once != twice {
            parts += 1;
        } else if let Some((a, b)) = once.lines().zip(twice.lines()).find(|(a, b)| a != b) {
            other.push(format!("{name}\n    {a}\n    {b}"));
        } else if once != twice {
            other.push(format!("{name}: {} and {} bytes", once.len(), twice.len()));
        }
    }
    assert!(parts <= 13, "{parts} lose their parts");
    assert!(other.is_empty(), "{} of {all} are another:\n{}", other.len(), other[..other.len().min(60)].join("\n"));
}
