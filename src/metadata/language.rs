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
    let first = text.split([',', ';', ' ']).next()?.trim();
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
    (!matches!(tag.as_str(), "und" | "zxx" | "mul")).then_some(tag)
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
