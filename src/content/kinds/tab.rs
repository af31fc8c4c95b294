//! Tab panels: all open, each under its label.

use super::{Element, Step};
use crate::article::Event;
use crate::content::writer::Room;
use crate::page::Tag;

pub(super) fn step(element: &Element) -> Option<Step> {
    let label = element.known.tabs.panels.get(&element.id).filter(|_| element.outer == Room::Flow)?;
    let made = |tag| Event::Open { tag, attrs: Vec::new(), source: None };
    let label = match label.as_str() {
        "" => Vec::new(),
        label => vec![made(Tag::P), made(Tag::Strong), Event::Text(label.to_owned()), Event::Close, Event::Close],
    };
    Some(Step::Under { label, room: Room::Flow })
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use crate::content::sample::content_of;

    #[test]
    fn panels_stand_under_their_labels() {
        assert_eq!(
            content_of(
                "<div><div role='tablist'><button role='tab'>Tea</button><button role='tab'>Milk</button></div>\
                 <div role='tabpanel'><p>Hot.</p></div><div role='tabpanel' hidden><p>Cold.</p></div></div>"
            ),
            "<p><strong>Tea</strong></p>\n<p>Hot.</p>\n<p><strong>Milk</strong></p>\n<p>Cold.</p>\n"
        );
    }
}
