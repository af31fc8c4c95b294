//! Initials that a theme puts into a paragraph of their own, joined with the word that they begin.

use crate::article::Event;
use crate::page::Tag;

/// Joins a paragraph of one capital with the next, when that begins in the middle of a word.
pub(super) fn joined(events: Vec<Event>) -> Vec<Event> {
    let mut out: Vec<Event> = Vec::with_capacity(events.len());
    let mut rest = events.into_iter().peekable();
    while let Some(event) = rest.next() {
        let goes_on = is_paragraph(&event)
            && matches!(rest.peek(), Some(Event::Text(text)) if text.starts_with(char::is_lowercase))
            && matches!(out.as_slice(), [.., open, Event::Text(text), Event::Close] if is_paragraph(open) && is_initial(text));
        if goes_on {
            out.pop();
            if let (Some(Event::Text(initial)), Some(Event::Text(word))) = (out.last_mut(), rest.next()) {
                initial.push_str(&word);
            }
        } else {
            out.push(event);
        }
    }
    out
}

fn is_paragraph(event: &Event) -> bool {
    matches!(event, Event::Open { tag: Tag::P, .. })
}

/// A capital, perhaps behind a quotation mark.
fn is_initial(text: &str) -> bool {
    let mut letters = text.trim_start_matches(|c: char| !c.is_alphanumeric()).chars();
    text.chars().count() <= 2 && letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use crate::content::sample::content_of;

    #[test]
    fn an_initial_begins_its_word() {
        assert_eq!(content_of("<p class=cap>T</p><p>he <b>mill</b> stands.</p>"), "<p>The <b>mill</b> stands.</p>\n");
        assert_eq!(content_of("<p>A</p><p>Bridge</p>"), "<p>A</p>\n<p>Bridge</p>\n");
        assert_eq!(content_of("<ol><li>A</li></ol><p>so</p>"), "<ol><li>A</li>\n</ol>\n<p>so</p>\n");
    }
}
