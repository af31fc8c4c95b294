//! Headings. The article's title is the only heading of the first level.

use super::{Element, Step};
use crate::content::writer::Room;
use crate::page::{Attr, Tag};

pub(super) fn step(element: &Element) -> Option<Step> {
    match element.tag {
        Tag::H1 | Tag::H2 => Some(element.open(Tag::H2, Room::Phrasing)),
        tag @ (Tag::H3 | Tag::H4 | Tag::H5 | Tag::H6) => Some(element.open(tag, Room::Phrasing)),
        Tag::Div | Tag::P if is_called_heading(element) => {
            let level =
                element.page.attr(element.id, Attr::AriaLevel).and_then(|level| level.trim().parse::<u8>().ok());
            let name = match level {
                Some(3) => Tag::H3,
                Some(4) => Tag::H4,
                Some(5) => Tag::H5,
                Some(6..) => Tag::H6,
                _ => Tag::H2,
            };
            Some(element.open(name, Room::Phrasing))
        }
        _ => None,
    }
}

/// A line that only says that it is a heading.
fn is_called_heading(element: &Element) -> bool {
    element.page.attr(element.id, Attr::Role) == Some("heading") && element.text_blocks() == 1
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use crate::content::sample::content_of;

    #[test]
    fn what_is_called_a_heading_is_one() {
        let html = "<h2>One</h2><p>a</p><div role='heading' aria-level='5'>Two</div><p>b</p>";
        assert_eq!(content_of(html), "<h2>One</h2>\n<p>a</p>\n<h3>Two</h3>\n<p>b</p>\n");
    }
}
