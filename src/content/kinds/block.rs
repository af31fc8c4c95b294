//! Blocks that are nothing in particular.

use super::{Element, Step};
use crate::content::writer::Room;
use crate::page::Tag;

/// Inside of running text (a heading made of divs) nothing else may be a block; what is linked to keeps its name.
pub(super) fn in_running_text(element: &Element) -> Option<Step> {
    let step =
        || if is_target(element) { element.open(Tag::Span, Room::Phrasing) } else { Step::Through(Room::Phrasing) };
    (element.outer == Room::Phrasing).then(step)
}

/// Any other block: its content stands where it stands, in an element of its own only when a link leads there.
pub(super) fn other(element: &Element) -> Step {
    match element.outer {
        Room::Flow if is_target(element) => element.open(Tag::Div, Room::Flow),
        Room::Parts(_) => Step::Through(Room::Flow),
        outer => Step::Through(outer),
    }
}

fn is_target(element: &Element) -> bool {
    element.anchors.is_led_to(element.id)
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use crate::content::sample::content_of;

    #[test]
    fn what_a_link_leads_to_keeps_its_name() {
        let html = "<p>See <a href='#b'>there</a>.</p><div id=b><p>One.</p><p>Two.</p></div><div><p>Three.</p></div>";
        let got = content_of(html);
        assert!(got.contains("<div id=\"page-b\"><p>One.</p>\n<p>Two.</p>\n</div>\n<p>Three.</p>"), "{got}");
        let got = content_of("<a href='#c'>there</a><h2><div id=c>Head</div></h2><p>Two.</p>");
        assert!(got.contains("<h2><span id=\"page-c\">Head</span></h2>"), "{got}");
    }
}
