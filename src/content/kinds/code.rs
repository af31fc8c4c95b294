//! Code: white space counts, and the language is known when the page says it.

use super::{Element, Step};
use crate::content::allow::{self, Value};
use crate::content::writer::Room;
use crate::page::{Attr, NodeId, Page, Tag};

/// What a class name begins with that goes on with a language's name.
const LANGUAGE: &[&str] = &["language-", "lang-", "highlight-source-", "highlight-", "brush:"];

pub(super) fn step(element: &Element) -> Option<Step> {
    match element.tag {
        Tag::Pre if element.is_block() => Some(element.open(Tag::Pre, Room::Verbatim)),
        Tag::Code if !element.is_block() => {
            let Step::Open { mut opening, room } = element.open(Tag::Code, element.outer) else { return None };
            opening.attrs.retain(|(attr, _)| *attr != Attr::Class);
            opening.attrs.extend(language(element.page, element.id).map(|language| (Attr::Class, language)));
            Some(Step::Open { opening, room })
        }
        _ => None,
    }
}

/// `language-x` as the code element, the pre around it or a highlighter's box says it.
fn language(page: &Page, id: NodeId) -> Option<String> {
    if !page.lineage(id).any(|n| page.tag(n) == Some(Tag::Pre)) {
        return None;
    }
    let named = |name: &str| allow::check(Value::CodeLanguage, &format!("language-{name}"), None);
    page.lineage(id).take(4).find_map(|n| {
        page.attrs(n).find_map(|(attr, value)| match attr {
            Attr::DataLang | Attr::DataLanguage => named(value),
            Attr::Class => value
                .split_ascii_whitespace()
                .find_map(|class| named(LANGUAGE.iter().find_map(|p| class.strip_prefix(p))?)),
            _ => None,
        })
    })
}
