//! Under which name, and with which attributes, a page's element stands in an article.

use super::allow;
use super::anchors::Anchors;
use crate::page::{Attr, NONE, NodeId, Page, Tag};

/// A sign beside a heading that links to the heading itself.
pub(super) fn is_permalink(page: &Page, id: NodeId) -> bool {
    page.tag(id) == Some(Tag::A) && matches!(page.inner_text(id).trim(), "¶" | "#" | "§" | "🔗" | "⚓")
}

/// The name under which an inline element stands in an article; `None` when only its content does.
pub(super) fn inline_name(page: &Page, anchors: &Anchors, id: NodeId, tag: Tag) -> Option<Tag> {
    match tag {
        Tag::A if page.attr(id, Attr::Href).is_some_and(|href| anchors.of_link(page, href).is_some()) => Some(Tag::A),
        Tag::A | Tag::Span if anchors.of_target(id).is_some() => Some(Tag::Span),
        Tag::A => page
            .attr(id, Attr::Href)
            .and_then(|href| allow::check(allow::Value::Link, href, page.base.as_ref()))
            .map(|_| Tag::A),
        Tag::Strike => Some(Tag::S),
        Tag::Tt => Some(Tag::Code),
        Tag::Acronym => Some(Tag::Abbr),
        Tag::Span => (page.attr(id, Attr::Lang).is_some() || page.attr(id, Attr::Dir).is_some()).then_some(Tag::Span),
        tag => allow::ELEMENTS.iter().any(|(t, _)| *t == tag).then_some(tag),
    }
}

pub(super) fn attributes(page: &Page, anchors: &Anchors, id: NodeId, name: Tag) -> Vec<(Attr, String)> {
    let mut attrs = Vec::new();
    if let Some(anchor) = anchors.of_target(id) {
        attrs.push((Attr::Id, anchor.to_owned()));
    }
    for (attr, value) in page.attrs(id) {
        if attr == Attr::Href
            && let Some(anchor) = anchors.of_link(page, value)
        {
            attrs.push((Attr::Href, format!("#{anchor}")));
            continue;
        }
        if name == Tag::Code && attr == Attr::Class {
            continue;
        }
        if attr != Attr::Id
            && let Some(kind) = allow::kind(name, attr)
            && let Some(value) = allow::check(kind, value, page.base.as_ref())
        {
            attrs.push((attr, value));
        }
    }
    match name {
        Tag::Code => attrs.extend(code_language(page, id).map(|language| (Attr::Class, language))),
        Tag::Details if !attrs.iter().any(|(a, _)| *a == Attr::Open) => attrs.push((Attr::Open, String::new())),
        _ => {}
    }
    attrs
}

/// `language-x` as the code element, the pre around it or a highlighter's box says it.
fn code_language(page: &Page, id: NodeId) -> Option<String> {
    if !page.lineage(id).any(|n| page.tag(n) == Some(Tag::Pre)) {
        return None;
    }
    page.lineage(id).take(4).filter(|&n| n != NONE).find_map(|n| {
        page.attrs(n).find_map(|(attr, value)| match attr {
            Attr::DataLang | Attr::DataLanguage => {
                allow::check(allow::Value::CodeLanguage, &format!("language-{value}"), None)
            }
            Attr::Class => value.split_ascii_whitespace().find_map(|class| {
                let name = ["language-", "lang-", "highlight-source-", "highlight-", "brush:"]
                    .iter()
                    .find_map(|p| class.strip_prefix(p))?;
                allow::check(allow::Value::CodeLanguage, &format!("language-{name}"), None)
            }),
            _ => None,
        })
    })
}
