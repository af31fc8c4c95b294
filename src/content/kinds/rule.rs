//! Breaks: of a line, of a section.

use super::{Element, Step};
use crate::article::Event;
use crate::blocks::Blocks;
use crate::content::allow::VOID;
use crate::content::writer::Room;
use crate::page::{NodeId, Page, Tag};

/// Signs that end a section alone, and those of which it takes three.
const ORNAMENTS: &str = "⁂❦☙❧✻✽✢✦❖§";
const REPEATED: &str = "*~•·–—-_=+#◆✦⁕";
/// Nodes in such a line, at most.
const MOST_NODES: usize = 8;

pub(super) fn step(element: &Element) -> Option<Step> {
    match element.tag {
        Tag::Br => Some(Step::Break),
        Tag::Hr if element.outer == Room::Flow => Some(Step::Rule),
        Tag::Hr => Some(Step::Through(element.outer)),
        _ => None,
    }
}

/// A line of nothing but signs, such as `* * *`, which ends a section as a rule does.
pub(in crate::content) fn is_signs(page: &Page, blocks: &Blocks, id: NodeId) -> bool {
    if !blocks.layout.is_block(id) || page.inside(id).len() > MOST_NODES || !blocks.within(page, id).is_empty() {
        return false;
    }
    let mut signs = String::new();
    for n in page.inside(id) {
        if page
            .tag(n)
            .is_some_and(|tag| !matches!(tag, Tag::P | Tag::Span | Tag::Strong | Tag::B | Tag::Em | Tag::Center))
        {
            return false;
        }
        signs.extend(page.text(n).chars().filter(|c| !c.is_whitespace()));
    }
    let mut chars = signs.chars();
    let Some(first) = chars.next() else { return false };
    let alike = chars.clone().all(|c| c == first);
    alike && (ORNAMENTS.contains(first) || signs.chars().count() >= 3 && REPEATED.contains(first))
}

/// Rules where something ends and something else begins: none before the first text, none after the last, never two for one.
pub(in crate::content) fn settled(events: Vec<Event>) -> Vec<Event> {
    let stays = between(&events);
    let mut out: Vec<Event> = Vec::with_capacity(events.len());
    let mut rest = events.into_iter().enumerate().peekable();
    while let Some((at, event)) = rest.next() {
        if is_rule(&event) && stays.binary_search(&at).is_err() {
            rest.next();
            // An item that was nothing but a rule.
            while matches!(out.last(), Some(Event::Open { tag, .. }) if !VOID.contains(tag))
                && rest.next_if(|(_, event)| matches!(event, Event::Close)).is_some()
            {
                out.pop();
            }
            continue;
        }
        out.push(event);
    }
    out
}

/// Where the rules are that stay.
fn between(events: &[Event]) -> Vec<usize> {
    let mut stays = Vec::new();
    // Figures at the head are no text yet.
    let (mut figures, mut has_text, mut said) = (0, false, false);
    let mut open = Vec::new();
    for (at, event) in events.iter().enumerate() {
        match event {
            Event::Open { tag: Tag::Hr, .. } => {
                if said {
                    stays.push(at);
                    said = false;
                }
                open.push(Tag::Hr);
            }
            Event::Open { tag, .. } => {
                figures += usize::from(*tag == Tag::Figure);
                said |= has_text && matches!(tag, Tag::Img | Tag::Video | Tag::Audio | Tag::Math);
                open.push(*tag);
            }
            Event::Close => figures -= usize::from(open.pop() == Some(Tag::Figure)),
            Event::Text(text) if !text.trim().is_empty() => {
                has_text |= figures == 0;
                said |= has_text;
            }
            Event::Text(_) | Event::Removed(_) => {}
        }
    }
    if !said {
        stays.pop();
    }
    stays
}

fn is_rule(event: &Event) -> bool {
    matches!(event, Event::Open { tag: Tag::Hr, .. })
}

/// A section break.
pub(in crate::content) fn events(id: NodeId) -> Vec<Event> {
    vec![Event::Open { tag: Tag::Hr, attrs: Vec::new(), source: Some(id) }, Event::Close]
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use crate::content::sample::content_of;

    #[test]
    fn a_rule_stands_between_what_ends_and_what_begins() {
        assert_eq!(
            content_of(
                "<hr><p>The lock is old.</p><hr><div><hr></div><p>The gates are new.</p><ul><li><hr></li></ul><hr>"
            ),
            "<p>The lock is old.</p>\n<hr></hr>\n<p>The gates are new.</p>\n"
        );
        assert_eq!(content_of("<p>Old.</p><hr><img src=/a.jpg alt=Gate><hr><p>New.</p>").matches("<hr>").count(), 2);
    }
}
