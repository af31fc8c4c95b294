//! The policy: which elements and attributes an article may have, and what kind of value each attribute takes.
//!
//! Everything that is not named here does not exist in an article. This is the one place where it is written down: the
//! content's writer, the HTML that leaves the engine and what comes back from the browser go by it, and the browser's
//! builder goes by `extension/page/allow.js`, which a test makes of it. Both sides check, so that neither has to trust the
//! other.
//!
//! Deliberately absent: every element whose text has a grammar of its own (script, style, template, noscript, textarea,
//! title, svg, annotation-xml), all that loads or sends (iframe, object, embed, form, link, meta, base), every event
//! attribute, `style`, `name`, `target`, `srcset`, `srcdoc`, `ping`, `action`, `xlink:href`.

use url::Url;

use super::links;
use crate::page::{Attr, Tag};

/// What an attribute's value may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// Any text; shown, never interpreted.
    Text,
    /// A whole number up to 10,000, so that no page can ask for a table of a billion columns.
    Number,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A language tag: letters, digits and hyphens.
    Language,
    /// Address of a link: http, https, mailto, tel; or `#` and a name in the article.
    Link,
    /// Address of a picture: http, https, data: of raster types, blob.
    Picture,
    /// Address of a film or sound: http, https.
    Media,
    /// A name that something in the article refers to, behind [`PREFIX`].
    Name,
    /// Present or not.
    Flag,
    /// `language-x` of a code block, nothing else.
    CodeLanguage,
}

/// What the names of a page's elements begin with in an article, so that none can name anything of a reader's or
/// clobber a property of the document that the article is shown in.
pub const PREFIX: &str = "page-";

/// Attributes that every element may have.
pub const EVERYWHERE: &[(Attr, Value)] =
    &[(Attr::Lang, Value::Language), (Attr::Dir, Value::Word(&["ltr", "rtl", "auto"])), (Attr::Id, Value::Name)];

/// The elements of an article and their own attributes.
pub const ELEMENTS: &[(Tag, &[(Attr, Value)])] = &[
    (Tag::P, &[(Attr::Role, Value::Word(&["doc-footnote"]))]),
    (Tag::H2, &[]),
    (Tag::H3, &[]),
    (Tag::H4, &[]),
    (Tag::H5, &[]),
    (Tag::H6, &[]),
    // The line over a part: who says it, and when.
    (Tag::Header, &[]),
    (Tag::Section, &[(Attr::Role, Value::Word(&["doc-endnotes"]))]),
    (Tag::Div, &[(Attr::Role, Value::Word(&["doc-footnote", "note"]))]),
    (Tag::Ul, &[]),
    (
        Tag::Ol,
        &[
            (Attr::Start, Value::Number),
            (Attr::Type, Value::Word(&["1", "a", "A", "i", "I"])),
            (Attr::Reversed, Value::Flag),
        ],
    ),
    (Tag::Li, &[(Attr::Value, Value::Number)]),
    (Tag::Dl, &[]),
    (Tag::Dt, &[]),
    (Tag::Dd, &[]),
    (Tag::Blockquote, &[]),
    (Tag::Pre, &[]),
    (Tag::Code, &[(Attr::Class, Value::CodeLanguage)]),
    (Tag::Hr, &[]),
    (Tag::Br, &[]),
    (Tag::Wbr, &[]),
    (
        Tag::A,
        &[
            (Attr::Href, Value::Link),
            (Attr::Title, Value::Text),
            (Attr::Role, Value::Word(&["doc-noteref", "doc-backlink"])),
        ],
    ),
    (Tag::Em, &[]),
    (Tag::Strong, &[]),
    (Tag::B, &[]),
    (Tag::I, &[]),
    (Tag::U, &[]),
    (Tag::S, &[]),
    (Tag::Small, &[]),
    (Tag::Sub, &[]),
    (Tag::Sup, &[]),
    (Tag::Mark, &[]),
    (Tag::Kbd, &[]),
    (Tag::Samp, &[]),
    (Tag::Var, &[]),
    (Tag::Abbr, &[(Attr::Title, Value::Text)]),
    (Tag::Cite, &[]),
    (Tag::Q, &[]),
    (Tag::Dfn, &[(Attr::Title, Value::Text)]),
    (Tag::Time, &[(Attr::Datetime, Value::Text)]),
    (Tag::Del, &[]),
    (Tag::Ins, &[]),
    (Tag::Span, &[]),
    (Tag::Bdi, &[]),
    (Tag::Bdo, &[]),
    (Tag::Ruby, &[]),
    (Tag::Rt, &[]),
    (Tag::Rp, &[]),
    (Tag::Figure, &[(Attr::DataEmbed, Value::Text)]),
    (Tag::Figcaption, &[]),
    (
        Tag::Img,
        &[
            (Attr::Src, Value::Picture),
            (Attr::Alt, Value::Text),
            (Attr::Width, Value::Number),
            (Attr::Height, Value::Number),
        ],
    ),
    (
        Tag::Video,
        &[
            (Attr::Src, Value::Media),
            (Attr::Poster, Value::Picture),
            (Attr::Controls, Value::Flag),
            (Attr::Width, Value::Number),
            (Attr::Height, Value::Number),
        ],
    ),
    (Tag::Audio, &[(Attr::Src, Value::Media), (Attr::Controls, Value::Flag)]),
    (Tag::Source, &[(Attr::Src, Value::Media), (Attr::Type, Value::Text)]),
    (Tag::Table, &[]),
    (Tag::Caption, &[]),
    (Tag::Thead, &[]),
    (Tag::Tbody, &[]),
    (Tag::Tfoot, &[]),
    (Tag::Tr, &[]),
    (
        Tag::Th,
        &[
            (Attr::Colspan, Value::Number),
            (Attr::Rowspan, Value::Number),
            (Attr::Scope, Value::Word(&["row", "col", "rowgroup", "colgroup"])),
        ],
    ),
    (Tag::Td, &[(Attr::Colspan, Value::Number), (Attr::Rowspan, Value::Number)]),
    (Tag::Details, &[(Attr::Open, Value::Flag)]),
    (Tag::Summary, &[]),
    (Tag::Math, &[(Attr::Display, Value::Word(&["block", "inline"]))]),
    (Tag::Mi, &[(Attr::Mathvariant, Value::Word(&["normal"]))]),
    (Tag::Mn, &[]),
    (Tag::Mo, &[]),
    (Tag::Ms, &[]),
    (Tag::Mtext, &[]),
    (Tag::Mspace, &[]),
    (Tag::Mrow, &[]),
    (Tag::Mfrac, &[]),
    (Tag::Msqrt, &[]),
    (Tag::Mroot, &[]),
    (Tag::Mstyle, &[]),
    (Tag::Merror, &[]),
    (Tag::Mpadded, &[]),
    (Tag::Mphantom, &[]),
    (Tag::Msub, &[]),
    (Tag::Msup, &[]),
    (Tag::Msubsup, &[]),
    (Tag::Munder, &[]),
    (Tag::Mover, &[]),
    (Tag::Munderover, &[]),
    (Tag::Mmultiscripts, &[]),
    (Tag::Mprescripts, &[]),
    (Tag::Mtable, &[]),
    (Tag::Mtr, &[]),
    (Tag::Mtd, &[]),
    (Tag::Semantics, &[]),
    // A formula's source in TeX; no other kind of annotation, and none that holds markup.
    (Tag::Annotation, &[(Attr::Encoding, Value::Word(&["application/x-tex"]))]),
];

/// Elements that nothing is put into.
pub const VOID: &[Tag] = &[Tag::Br, Tag::Hr, Tag::Img, Tag::Source, Tag::Wbr];

/// Attributes that are set whatever the page says: no other site is told from where its readers come, gets a hold of the
/// window that they come from, or is asked for a whole film that nobody has started.
pub const FORCED: &[(Tag, &[(&str, &str)])] = &[
    (Tag::A, &[("rel", "noopener noreferrer"), ("referrerpolicy", "no-referrer")]),
    (Tag::Img, &[("referrerpolicy", "no-referrer"), ("decoding", "async")]),
    (Tag::Video, &[("preload", "metadata")]),
    (Tag::Audio, &[("preload", "metadata")]),
];

/// Longest name, in bytes, without its prefix.
const MAX_NAME: usize = 200;
/// Longest text of an attribute that is shown (alternative texts, titles), in bytes.
const MAX_TEXT: usize = 2000;

/// Whether an article may have the element.
pub fn is_allowed(tag: Tag) -> bool {
    ELEMENTS.iter().any(|(element, _)| *element == tag)
}

/// Whether the element belongs to a formula, and stands nowhere else.
pub fn is_math(tag: Tag) -> bool {
    (Tag::Math..=Tag::AnnotationXml).contains(&tag)
}

/// Whether the element is a formula's leaf: inside of it a parser is back in HTML, and would take a formula's element for another.
pub fn is_math_token(tag: Tag) -> bool {
    matches!(tag, Tag::Mi | Tag::Mn | Tag::Mo | Tag::Ms | Tag::Mtext)
}

/// What this element's attribute may be; `None` when it may not be there.
pub fn kind(tag: Tag, attr: Attr) -> Option<Value> {
    let own = ELEMENTS.iter().find(|(t, _)| *t == tag)?.1;
    own.iter().chain(EVERYWHERE).find(|(a, _)| *a == attr).map(|(_, value)| *value)
}

/// What is set on every element of this name.
pub fn forced(tag: Tag) -> &'static [(&'static str, &'static str)] {
    FORCED.iter().find(|(t, _)| *t == tag).map_or(&[], |(_, attrs)| attrs)
}

/// Whether something on a page may keep its name.
pub fn is_name(name: &str) -> bool {
    (1..=MAX_NAME).contains(&name.len()) && !name.contains(|c: char| c.is_whitespace() || c.is_control())
}

/// The value as it may stand in an article, or `None` when it may not. Without a base it is one that has been checked
/// before, or should have been.
pub fn check(kind: Value, value: &str, base: Option<&Url>) -> Option<String> {
    match kind {
        Value::Text => {
            let end = (0..=value.len().min(MAX_TEXT)).rev().find(|&i| value.is_char_boundary(i))?;
            let text = value[..end].trim();
            (!text.is_empty()).then(|| text.to_owned())
        }
        Value::Number => value.trim().parse::<u32>().ok().filter(|n| *n <= 10_000).map(|n| n.to_string()),
        Value::Word(words) => {
            let value = value.trim();
            // The kinds of numbers of a list differ by case alone.
            let exact = words.iter().find(|word| **word == value);
            exact.or_else(|| words.iter().find(|word| word.eq_ignore_ascii_case(value))).map(|word| (*word).to_owned())
        }
        Value::Language => {
            let tag = value.trim();
            let fits = (2..=35).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
            fits.then(|| tag.to_owned())
        }
        Value::Link if base.is_none() && value.starts_with('#') => {
            check(Value::Name, &value[1..], None).map(|name| format!("#{name}"))
        }
        Value::Link => resolve(value, base)
            .filter(|u| matches!(u.scheme(), "http" | "https" | "mailto" | "tel"))
            .map(|url| String::from(links::without_tracking(url))),
        Value::Picture => picture(value, base),
        Value::Media => resolve(value, base).filter(|u| matches!(u.scheme(), "http" | "https")).map(String::from),
        Value::Name => value.strip_prefix(PREFIX).is_some_and(is_name).then(|| value.to_owned()),
        Value::Flag => Some(String::new()),
        Value::CodeLanguage => value
            .strip_prefix("language-")
            .filter(|l| {
                !l.is_empty() && l.len() <= 40 && l.bytes().all(|b| b.is_ascii_alphanumeric() || b"+#.-_".contains(&b))
            })
            .map(|l| format!("language-{l}")),
    }
}

/// An address made absolute by the URL standard's own parsing, which is also what takes control characters,
/// entities and odd schemes apart the way the browser will.
pub fn resolve(address: &str, base: Option<&Url>) -> Option<Url> {
    match base {
        Some(base) => base.join(address.trim()).ok(),
        None => Url::parse(address.trim()).ok(),
    }
}

/// Types of pictures that hold nothing but pixels.
const RASTER: &[&str] = &["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"];

fn picture(address: &str, base: Option<&Url>) -> Option<String> {
    let address = address.trim();
    if address.is_empty() {
        return None;
    }
    let url = resolve(address, base)?;
    let fits = match url.scheme() {
        "http" | "https" | "blob" => true,
        // SVG in data: is left out: as a picture it runs nothing, but opened in a tab it does.
        "data" => {
            let kind = url.path().split([',', ';']).next().unwrap_or_default();
            RASTER.iter().any(|raster| raster.eq_ignore_ascii_case(kind))
        }
        _ => false,
    };
    fits.then(|| String::from(url))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn base() -> Option<Url> {
        Url::parse("https://news.example/a/b.html").ok()
    }

    #[test]
    fn script_addresses_are_no_links() {
        for address in [
            "javascript:alert(1)",
            " java\nscript:alert(1)",
            "JaVaScRiPt:x",
            "data:text/html,x",
            "vbscript:x",
            "blob:https://a/1",
            "file:///etc/passwd",
        ] {
            assert_eq!(check(Value::Link, address, base().as_ref()), None, "{address}");
        }
        assert_eq!(check(Value::Link, "../c?d=1", base().as_ref()).as_deref(), Some("https://news.example/c?d=1"));
        assert_eq!(check(Value::Link, "mailto:a@b.example", base().as_ref()).as_deref(), Some("mailto:a@b.example"));
    }

    #[test]
    fn pictures_are_raster_or_on_the_web() {
        assert_eq!(check(Value::Picture, "data:image/svg+xml,<svg/>", base().as_ref()), None);
        assert!(check(Value::Picture, "data:image/png;base64,AAAA", base().as_ref()).is_some());
        assert_eq!(check(Value::Picture, "javascript:1", base().as_ref()), None);
    }
}
