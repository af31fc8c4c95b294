//! A whole HTML document, or a fragment of one.
//!
//! Names come from the table of what an article may have, and every value passes through one escape: nothing on the
//! page can become markup here, whatever the content holds.

use super::cards::labelled;
use super::{SEPARATOR, day};
use crate::article::{Article, Content, Event};
use crate::content::allow;
use crate::metadata::Metadata;
use crate::page::{Attr, Flow, Tag};

/// Nothing runs and nothing loads but pictures, sound and film, whatever the article holds.
const POLICY: &str =
    "default-src 'none'; img-src http: https: data:; media-src http: https:; style-src 'unsafe-inline'";

const STYLE: &str = "\
:root{color-scheme:light dark}
body{margin:0 auto;padding:2rem 1rem 4rem;max-width:42rem;font:1.125rem/1.6 Georgia,serif;overflow-wrap:break-word}
h1,h2,h3,h4,h5,h6{line-height:1.25}
img,video{max-width:100%;height:auto}
figure{margin:1.5rem 0}
figure[data-embed]>a{display:block;padding:1rem;border:1px solid color-mix(in srgb,currentColor 25%,transparent)}
figure[data-embed] img{display:block;margin-bottom:.5rem}
figcaption,header p{font-size:.875em;opacity:.8}
section>header,h2+header,h3+header{margin-block:1.5rem -.5rem}
pre,table{display:block;overflow-x:auto}
pre{padding:1rem;background:color-mix(in srgb,currentColor 8%,transparent)}
th,td{padding:.25rem .75rem;border-bottom:1px solid color-mix(in srgb,currentColor 25%,transparent);text-align:start}
blockquote,[role=note]{margin-inline:0;padding-inline-start:1rem;border-inline-start:.25rem solid color-mix(in srgb,currentColor 25%,transparent)}
";

/// The article as a self-contained document.
pub fn html(article: &Article) -> String {
    let mut out = String::from("<!doctype html>\n<html");
    let metadata = &article.metadata;
    if let Some(language) = &metadata.language {
        attribute(&mut out, "lang", language);
    }
    attribute(&mut out, "dir", if metadata.right_to_left { "rtl" } else { "ltr" });
    out.push_str(">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\"");
    attribute(&mut out, "content", POLICY);
    out.push_str(">\n<meta name=\"viewport\" content=\"width=device-width\">\n");
    out.push_str("<meta name=\"referrer\" content=\"no-referrer\">\n");
    head(&mut out, metadata);
    out.push_str("</head>\n<body>\n<article>\n");
    header(&mut out, metadata);
    fragment(&mut out, &article.content);
    out.push_str("</article>\n</body>\n</html>\n");
    out
}

/// The content alone.
pub fn html_fragment(content: &Content) -> String {
    let mut out = String::new();
    fragment(&mut out, content);
    out
}

fn head(out: &mut String, metadata: &Metadata) {
    // A document must have a title; one without a headline goes by its site, or by the maker's name.
    let titles = [metadata.title.as_str(), metadata.site.as_deref().unwrap_or_default(), "Stillpage"];
    element(out, "title", titles.into_iter().find(|t| !t.trim().is_empty()).unwrap_or_default());
    out.push('\n');
    let authors = metadata.byline.join(", ");
    let said = [
        ("name", "author", Some(&authors)),
        ("name", "description", metadata.description.as_ref()),
        ("property", "og:site_name", metadata.site.as_ref()),
    ];
    for (key, name, value) in said {
        if let Some(value) = value.filter(|v| !v.is_empty()) {
            out.push_str("<meta");
            attribute(out, key, name);
            attribute(out, "content", value);
            out.push_str(">\n");
        }
    }
    // The style is written here, not by the page: it holds nothing to escape.
    out.push_str("<style>\n");
    out.push_str(STYLE);
    out.push_str("</style>\n");
}

fn header(out: &mut String, metadata: &Metadata) {
    let mut parts = Vec::new();
    if !metadata.byline.is_empty() {
        let mut part = String::new();
        element(&mut part, "span", &metadata.byline.join(", "));
        parts.push(part);
    }
    if let (Some(day), Some(published)) = (day(metadata), &metadata.published) {
        let mut part = String::from("<time");
        attribute(&mut part, "datetime", published);
        part.push('>');
        escape_text(&mut part, day);
        part.push_str("</time>");
        parts.push(part);
    }
    if let Some(site) = &metadata.site {
        let mut part = String::new();
        element(&mut part, "span", site);
        parts.push(part);
    }
    if metadata.title.is_empty() && parts.is_empty() {
        return;
    }
    out.push_str("<header>\n");
    if !metadata.title.is_empty() {
        element(out, "h1", &metadata.title);
        out.push('\n');
    }
    if !parts.is_empty() {
        out.push_str("<p>");
        out.push_str(&parts.join(SEPARATOR));
        out.push_str("</p>\n");
    }
    out.push_str("</header>\n");
}

fn fragment(out: &mut String, content: &Content) {
    let mut open: Vec<Option<Tag>> = Vec::new();
    let mut pre = 0usize;
    let mut pre_begins = false;
    // Elements open inside one that is left out with its content, itself included.
    let mut skipped = 0usize;
    for event in &labelled(content).events {
        match event {
            Event::Open { tag, attrs, .. } if skipped == 0 => {
                if !allow::is_allowed(*tag) {
                    if tag.flow() == Flow::Void {
                        skipped = 1;
                    } else {
                        open.push(None);
                    }
                    continue;
                }
                start(out, *tag, attrs);
                if allow::VOID.contains(tag) {
                    skipped = 1;
                    continue;
                }
                if *tag == Tag::Pre {
                    pre += 1;
                    pre_begins = true;
                    open.push(Some(*tag));
                    continue;
                }
                open.push(Some(*tag));
            }
            Event::Open { .. } => skipped += 1,
            Event::Close if skipped > 0 => skipped -= 1,
            Event::Close => {
                if let Some(tag) = open.pop() {
                    end(out, tag, &mut pre);
                }
            }
            Event::Text(text) if skipped == 0 => {
                // A parser drops a line feed that follows the tag at once.
                if pre_begins && text.starts_with('\n') {
                    out.push('\n');
                }
                escape_text(out, text);
            }
            Event::Text(_) | Event::Removed(_) => continue,
        }
        pre_begins = false;
    }
    while let Some(tag) = open.pop() {
        end(out, tag, &mut pre);
    }
}

fn start(out: &mut String, tag: Tag, attrs: &[(Attr, String)]) {
    out.push('<');
    out.push_str(tag.name());
    for (index, (name, value)) in attrs.iter().enumerate() {
        // Twice the same name is a parse error; the first one counts, as in browsers.
        if allow::kind(tag, *name).is_some() && !attrs[..index].iter().any(|(other, _)| other == name) {
            attribute(out, name.name(), value);
        }
    }
    for (name, value) in allow::forced(tag) {
        attribute(out, name, value);
    }
    out.push('>');
}

fn end(out: &mut String, tag: Option<Tag>, pre: &mut usize) {
    let Some(tag) = tag else { return };
    out.push_str("</");
    out.push_str(tag.name());
    out.push('>');
    if tag == Tag::Pre {
        *pre -= 1;
    }
    if *pre == 0 && tag.flow() == Flow::Block {
        out.push('\n');
    }
}

fn element(out: &mut String, name: &str, text: &str) {
    out.push('<');
    out.push_str(name);
    out.push('>');
    escape_text(out, text);
    out.push_str("</");
    out.push_str(name);
    out.push('>');
}

fn attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    for c in value.chars() {
        match c {
            '"' => out.push_str("&quot;"),
            c => escape(out, c),
        }
    }
    out.push('"');
}

fn escape_text(out: &mut String, text: &str) {
    text.chars().for_each(|c| escape(out, c));
}

fn escape(out: &mut String, c: char) {
    match c {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        // As a reference it survives; bare, a parser reads a line feed.
        '\r' => out.push_str("&#13;"),
        '\0' => {}
        c => out.push(c),
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{article, content, open_with, say};
    use super::*;

    #[test]
    fn markup_in_text_and_values_stays_text() {
        let events =
            vec![open_with("abbr", &[("title", "\"><script>x</script>")]), say("</p><script>&amp;"), Event::Close];
        assert_eq!(
            html_fragment(&Content { events }),
            "<abbr title=\"&quot;&gt;&lt;script&gt;x&lt;/script&gt;\">&lt;/p&gt;&lt;script&gt;&amp;amp;</abbr>"
        );
    }

    #[test]
    fn raw_text_elements_are_never_written() {
        assert_eq!(
            html_fragment(&content("<p>a<script>bad</><style>bad</><title>bad</></><form>kept</>")),
            "<p>a</p>\nkept"
        );
        assert_eq!(html_fragment(&content("<p onclick=\"x\" style=\"x\" href=\"x\">a</>")), "<p>a</p>\n");
        assert_eq!(
            html_fragment(&content("<math><annotation-xml><style>bad</></><mi>x</></>")),
            "<math><mi>x</mi></math>"
        );
    }

    #[test]
    fn the_policy_has_no_element_with_a_grammar_of_its_own() {
        for name in [
            "script",
            "style",
            "title",
            "textarea",
            "noscript",
            "template",
            "iframe",
            "object",
            "svg",
            "annotation-xml",
            "base",
            "link",
            "meta",
        ] {
            assert!(!allow::is_allowed(Tag::from_name(name)), "{name}");
        }
    }

    #[test]
    fn void_elements_have_no_end() {
        assert_eq!(
            html_fragment(&content("<p>a<br></>b<img src=\"u\" src=\"v\" alt=\"\">lost</></><hr>")),
            "<p>a<br>b<img src=\"u\" alt=\"\" referrerpolicy=\"no-referrer\" decoding=\"async\"></p>\n<hr>"
        );
    }

    #[test]
    fn code_keeps_its_first_empty_line() {
        assert_eq!(html_fragment(&content("<pre>\n x</>")), "<pre>\n\n x</pre>\n");
        assert_eq!(html_fragment(&content("<pre><code>\n x</></>")), "<pre><code>\n x</code></pre>\n");
    }

    #[test]
    fn unbalanced_streams_are_balanced() {
        assert_eq!(html_fragment(&content("</><p><b>x")), "<p><b>x</b></p>\n");
    }

    #[cfg(not(target_arch = "wasm32"))]
    #[test]
    fn a_parser_reads_back_the_same() {
        use crate::page::Page;
        let nasty = "a \u{0} <b>&lt;</p></pre>--><!-- ]]> \"'` &notit; &#60; \r x";
        let events = vec![
            open_with("abbr", &[("title", nasty)]),
            say(nasty),
            Event::Close,
            open_with("pre", &[]),
            say("\n\n"),
            say(nasty),
        ];
        let page = Page::from_html(&html(&article(Metadata::default(), Content { events })), "https://a.example/");
        let kept = nasty.replace('\0', "");
        let find = |tag| (0..page.nodes().len() as u32).find(|&id| page.tag(id) == Some(tag)).expect("present");
        assert_eq!(page.attr(find(Tag::Abbr), Attr::Title), Some(kept.as_str()));
        assert_eq!(page.text(find(Tag::Abbr) + 1), kept);
        assert_eq!(page.text(find(Tag::Pre) + 1), format!("\n\n{kept}"));
    }

    #[test]
    fn document_carries_its_metadata() {
        let metadata = Metadata {
            title: "Tea & <Toast>".to_owned(),
            byline: vec!["Ada Quill".to_owned(), "Bo Reed".to_owned()],
            published: Some("2025-03-14T09:30:00Z".to_owned()),
            site: Some("The Kettle".to_owned()),
            language: Some("ar".to_owned()),
            right_to_left: true,
            ..Metadata::default()
        };
        let document = html(&article(metadata, content("<p>x</>")));
        assert!(document.starts_with("<!doctype html>\n<html lang=\"ar\" dir=\"rtl\">\n"));
        assert!(document.contains("<title>Tea &amp; &lt;Toast&gt;</title>"));
        assert!(document.contains("content=\"default-src 'none';"));
        assert!(document.contains(
            "<p><span>Ada Quill, Bo Reed</span> \u{b7} <time datetime=\"2025-03-14T09:30:00Z\">2025-03-14</time> \u{b7} <span>The Kettle</span></p>"
        ));
        assert!(html(&article(Metadata::default(), Content::default())).contains("<title>Stillpage</title>"));
    }
}
