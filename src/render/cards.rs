//! Cards of what other sites show in frames: the content has no text there, and a reader needs to know what it is.

use std::borrow::Cow;

use super::SEPARATOR;
use crate::article::{Content, Event};
use crate::page::{Attr, Tag};

/// The content with a label in the link of each card: its title, if it has one, and the other site's name.
pub(super) fn labelled(content: &Content) -> Cow<'_, Content> {
    let provider = |event: &Event| match event {
        Event::Open { tag: Tag::Figure, attrs, .. } => {
            attrs.iter().find(|(a, _)| *a == Attr::DataEmbed).map(|(_, v)| v.clone())
        }
        _ => None,
    };
    if !content.events.iter().any(|event| provider(event).is_some()) {
        return Cow::Borrowed(content);
    }
    let mut events = Vec::with_capacity(content.events.len() + 8);
    let mut card = None;
    // The label of the link that is open, and how many elements are open in it.
    let mut link: Option<(String, usize)> = None;
    for event in &content.events {
        match (event, &mut link) {
            (Event::Open { .. }, Some((_, depth))) => *depth += 1,
            (Event::Open { tag: Tag::A, attrs, .. }, None) => {
                if let Some(name) = card.take() {
                    let title = attrs.iter().find(|(a, _)| *a == Attr::Title).map(|(_, v)| v.as_str());
                    link = Some((label(title, name), 0));
                }
            }
            (Event::Close, Some((_, depth @ 1..))) => *depth -= 1,
            // It has been labelled before.
            (Event::Text(_), link @ Some(_)) => *link = None,
            (Event::Close, link @ Some(_)) => events.extend(link.take().map(|(label, _)| Event::Text(label))),
            _ => {}
        }
        card = provider(event).or(card);
        events.push(event.clone());
    }
    Cow::Owned(Content { events })
}

fn label(title: Option<&str>, name: String) -> String {
    match title.map(|title| title.split_whitespace().collect::<Vec<_>>().join(" ")) {
        Some(title) if !title.contains(&name) => format!("{title}{SEPARATOR}{name}"),
        Some(title) => title,
        None => name,
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::content;
    use super::*;

    #[test]
    fn a_card_says_what_it_is() {
        let card = |inside: &str, title: &str| {
            format!("<figure data-embed=\"Vimeo\"><a href=\"u\"{title}>{inside}</></><p>x</>")
        };
        let of = |notation: &str| labelled(&content(notation)).into_owned();
        assert_eq!(of(&card("", "")), content(&card("Vimeo", "")));
        let titled = " title=\"A walk\"";
        assert_eq!(of(&card("<img src=\"p\"></>", titled)), content(&card("<img src=\"p\"></>A walk · Vimeo", titled)));
        assert_eq!(of(&card("Vimeo", "")), content(&card("Vimeo", "")));
        assert_eq!(of("<p><a href=\"u\">y</></>"), content("<p><a href=\"u\">y</></>"));
    }
}
