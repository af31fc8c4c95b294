//! Readings beside characters: where ruby cannot be shown, brackets tell them from the text.

use crate::article::Event;
use crate::page::Tag;

/// Puts brackets, which browsers do not show, around each reading that the page left without.
pub(super) fn bracketed(events: Vec<Event>) -> Vec<Event> {
    if !events.iter().any(|event| is(event, Tag::Rt)) {
        return events;
    }
    let mut out = Vec::with_capacity(events.len());
    // Names of what is open, and whether a bracket of ours is.
    let mut open: Vec<(Tag, bool)> = Vec::new();
    for event in events {
        match &event {
            Event::Open { tag, .. } => {
                let bare = *tag == Tag::Rt && !page_has_bracket(&out);
                if bare {
                    out.extend(bracket("("));
                }
                open.push((*tag, bare));
                out.push(event);
            }
            Event::Close => {
                let ours = open.pop().is_some_and(|(_, ours)| ours);
                out.push(event);
                if ours {
                    out.extend(bracket(")"));
                }
            }
            _ => out.push(event),
        }
    }
    out
}

/// The last element that ended is a bracket of the page's.
fn page_has_bracket(out: &[Event]) -> bool {
    matches!(out, [.., Event::Open { tag: Tag::Rp, .. }, Event::Text(_), Event::Close])
        && !matches!(out, [.., Event::Text(text), Event::Close] if text == ")")
}

fn bracket(sign: &str) -> [Event; 3] {
    [Event::Open { tag: Tag::Rp, attrs: Vec::new(), source: None }, Event::Text(sign.to_owned()), Event::Close]
}

fn is(event: &Event, name: Tag) -> bool {
    matches!(event, Event::Open { tag, .. } if *tag == name)
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use crate::content::sample::content_of;

    #[test]
    fn readings_without_brackets_get_them() {
        let bracketed = "<p><ruby>水<rp>(</rp><rt>みず</rt><rp>)</rp></ruby></p>\n";
        assert_eq!(content_of("<p><ruby>水<rt>みず</rt></ruby></p>"), bracketed);
        assert_eq!(content_of("<p><ruby>水<rp>(</rp><rt>みず</rt><rp>)</rp></ruby></p>"), bracketed);
        let two = content_of("<p><ruby>東<rt>とう</rt>京<rt>きょう</rt></ruby></p>");
        assert_eq!(two.matches("<rp>").count(), 4, "{two}");
    }
}
