//! Notes, tips and warnings set apart from the text.

use super::{Element, Step};
use crate::content::writer::Room;
use crate::page::{Attr, Tag};

/// What generators of documentation, wikis and notebooks call them.
const NAMES: &[&str] = &[
    "admonition",
    "admonitionblock",
    "callout",
    "markdown-alert",
    "custom-block",
    "alert",
    "notecard",
    "hint",
    "important",
    "warning",
    "caution",
    "tip",
    "note",
    "NOTE",
    "TIP",
    "WARNING",
    "IMPORTANT",
    "CAUTION",
    "bs-callout",
    "book-hint",
    "notice",
    "starlight-aside",
    "notion-callout",
    "kg-callout-card",
    "confluence-information-macro",
];
/// Blocks in one, at most: what holds more is a part of the page.
const MAX_BLOCKS: usize = 15;

pub(super) fn step(element: &Element) -> Option<Step> {
    let &Element { page, id, tag, .. } = element;
    if element.outer != Room::Flow
        || !matches!(tag, Tag::Div | Tag::Aside | Tag::Section | Tag::Blockquote | Tag::Figure)
    {
        return None;
    }
    let named = page.attr(id, Attr::Role) == Some("note") || page.is_called(id, NAMES);
    let small = element.text_blocks() <= MAX_BLOCKS;
    (named && small).then(|| element.open_with(Tag::Div, Room::Flow, vec![(Attr::Role, "note".to_owned())]))
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use crate::content::sample::content_of;

    #[test]
    fn a_warning_is_a_note_with_its_label() {
        assert_eq!(
            content_of(
                "<div class='admonition warning'><p class='admonition-title'>Warning</p><p>It bites when it is fed.</p></div>"
            ),
            "<div role=\"note\"><p>Warning</p>\n<p>It bites when it is fed.</p>\n</div>\n"
        );
    }
}
