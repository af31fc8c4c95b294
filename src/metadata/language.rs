//! The page's language and direction.

use super::jsonld::Linked;
use super::sources::Sources;
use crate::page::{Attr, Tag};

/// Scripts that are written from right to left, by the languages' primary tags.
const RIGHT_TO_LEFT: &[&str] = &["ar", "he", "fa", "ur", "ps", "ckb", "sd", "ug", "yi", "dv", "ks"];

/// Characters that a guess looks at.
const SAMPLE: usize = 3000;

/// The language as BCP 47.
pub fn read(sources: &Sources, linked: &Linked) -> Option<String> {
    let page = sources.page;
    let declared = [Tag::Html, Tag::Body].into_iter().find_map(|tag| {
        let id = page.elements(tag).next()?;
        tag_of(page.attr(id, Attr::Lang)?)
    });
    declared
        .or_else(|| sources.metas("content-language").find_map(|t| tag_of(&t)))
        .or_else(|| sources.metas("og:locale").find_map(|t| tag_of(&t)))
        .or_else(|| sources.metas("dc.language").find_map(|t| tag_of(&t)))
        .or_else(|| linked.texts("inLanguage").iter().find_map(|t| tag_of(t)))
        .or_else(|| guess(sources).map(str::to_owned))
}

/// Whether the page runs from right to left.
pub fn is_right_to_left(sources: &Sources, language: Option<&str>) -> bool {
    let page = sources.page;
    let declared = [Tag::Html, Tag::Body].into_iter().find_map(|tag| {
        let id = page.elements(tag).next()?;
        page.attr(id, Attr::Dir).map(|dir| dir.trim().to_ascii_lowercase()).filter(|dir| dir == "rtl" || dir == "ltr")
    });
    match declared {
        Some(dir) => dir == "rtl",
        None => language.is_some_and(|l| RIGHT_TO_LEFT.contains(&l.split('-').next().unwrap_or(l))),
    }
}

/// A well-formed tag, `en_us` made `en-US`; the first of a list.
fn tag_of(text: &str) -> Option<String> {
    let first = text.trim().split([',', ';', ' ']).next()?.trim();
    let mut parts = first.split(['-', '_']).filter(|p| !p.is_empty());
    let primary = parts.next().filter(|p| (2..=3).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphabetic()))?;
    let mut tag = primary.to_ascii_lowercase();
    for part in parts.take(3).filter(|p| p.len() <= 8 && p.bytes().all(|b| b.is_ascii_alphanumeric())) {
        tag.push('-');
        match part.len() {
            2 => tag.push_str(&part.to_ascii_uppercase()),
            4 if part.as_bytes()[0].is_ascii_alphabetic() => {
                tag.push_str(&part[..1].to_ascii_uppercase());
                tag.push_str(&part[1..].to_ascii_lowercase());
            }
            _ => tag.push_str(&part.to_ascii_lowercase()),
        }
    }
    (!matches!(primary, "und" | "zxx" | "mul" | "utf")).then_some(tag)
}

/// The language that a script alone tells, when most letters are of it.
fn guess(sources: &Sources) -> Option<&'static str> {
    const SCRIPTS: &[(&str, u32, u32)] = &[
        ("el", 0x370, 0x3FF),
        ("ru", 0x400, 0x4FF),
        ("he", 0x590, 0x5FF),
        ("ar", 0x600, 0x6FF),
        ("hi", 0x900, 0x97F),
        ("th", 0xE00, 0xE7F),
        ("ja", 0x3040, 0x30FF),
        ("ko", 0xAC00, 0xD7AF),
        ("zh", 0x4E00, 0x9FFF),
    ];
    let page = sources.page;
    let body = page.body()?;
    let mut counts = [0usize; SCRIPTS.len()];
    let mut letters = 0;
    let mut at = body;
    while at < page.node(body).end && letters < SAMPLE {
        if matches!(page.tag(at), Some(Tag::Script | Tag::Style | Tag::Noscript)) {
            at = page.node(at).end;
            continue;
        }
        for c in page.text(at).chars().filter(|c| c.is_alphabetic()) {
            letters += 1;
            let code = u32::from(c);
            if let Some(script) = SCRIPTS.iter().position(|(_, from, to)| (*from..=*to).contains(&code)) {
                counts[script] += 1;
            }
        }
        at += 1;
    }
    let share = |language: &str| {
        let count = SCRIPTS.iter().position(|s| s.0 == language).map_or(0, |i| counts[i]);
        count as f32 / letters.max(1) as f32
    };
    // Japanese is half Chinese characters, but Chinese has no kana.
    if share("ja") > 0.1 {
        return Some("ja");
    }
    SCRIPTS.iter().map(|s| s.0).find(|language| share(language) > 0.5)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metadata::read as metadata;
    use crate::page::Page;

    #[test]
    fn tags_are_made_well_formed() {
        assert_eq!(tag_of("en_us").as_deref(), Some("en-US"));
        assert_eq!(tag_of(" zh-hant-TW, en").as_deref(), Some("zh-Hant-TW"));
        assert_eq!(tag_of("pt-BR").as_deref(), Some("pt-BR"));
        for text in ["", "x", "utf-8x", "english", "und", "1", "é"] {
            assert_eq!(tag_of(text).filter(|t| t.len() > 3), None, "{text}");
        }
    }

    #[test]
    fn script_tells_the_language_of_a_page_that_does_not() {
        let read = |html| metadata(&Page::from_html(html, "")).language;
        assert_eq!(read("<p>Ο μύλος γυρίζει").as_deref(), Some("el"));
        assert_eq!(read("<p>水車が回る").as_deref(), Some("ja"));
        assert_eq!(read("<p>水车在转").as_deref(), Some("zh"));
        assert_eq!(read("<p>The wheel turns"), None);
        assert_eq!(read("<html lang=de><p>Ο μύλος").as_deref(), Some("de"));
    }

    #[test]
    fn direction_comes_from_the_page_or_its_language() {
        let read = |html| metadata(&Page::from_html(html, "")).right_to_left;
        assert!(read("<html lang=he><p>x"));
        assert!(read("<html dir=RTL><p>x"));
        assert!(!read("<html lang=ar dir=ltr><p>x"));
        assert!(!read("<html lang=en><p>x"));
    }
}
