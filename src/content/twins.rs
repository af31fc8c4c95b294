//! What is said a second time for other eyes: the slides that a carousel copies so that it can turn in a circle, words
//! for screen readers beside the same words for the eye, the mark of a note inside the note.

use crate::page::{Attr, NodeId, Page, Tag};

/// What carousels call their copies: Slick, Swiper, Splide, Glide, Owl, Bootstrap's and bxSlider's.
const COPIES: &[&str] = &[
    "slick-cloned",
    "swiper-slide-duplicate",
    "splide__slide--clone",
    "glide__slide--clone",
    "cloned",
    "clone",
    "bx-clone",
    "tns-slide-cloned",
];
/// What style sheets call what is there for screen readers alone.
const FOR_LISTENERS: &[&str] =
    &["sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "u-visually-hidden"];
/// What `LaTeXML` calls the note in the text, and the marks that it begins with.
const NOTE: &str = "ltx_note_outer";
const NOTE_MARKS: &[&str] = &["ltx_note_mark", "ltx_tag_note"];
/// What it calls the mark of a list's item, which a list has itself.
const ITEM_MARK: &str = "ltx_tag_item";
/// Siblings that a copy is compared with.
const MAX_SLIDES: usize = 100;

/// The elements that only say again what stands beside them.
pub(super) fn of(page: &Page) -> Vec<NodeId> {
    let mut found = Vec::new();
    let mut id = 0;
    while id < page.nodes().len() as NodeId {
        let again = page.called(id).any(is_telling)
            && (page.is_called(id, COPIES) && is_copy(page, id)
                || page.is_called(id, FOR_LISTENERS) && is_heard_twice(page, id)
                || page.is_called(id, NOTE_MARKS) && is_in_note(page, id)
                || page.is_called(id, &[ITEM_MARK]) && is_mark(page, id))
            || is_number(page, id);
        if again {
            found.push(id);
        }
        id = if again { page.node(id).end } else { id + 1 };
    }
    found
}

/// Nearly no class holds any of the names, which is told by one look.
fn is_telling(word: &str) -> bool {
    COPIES.contains(&word) || FOR_LISTENERS.contains(&word) || NOTE_MARKS.contains(&word) || word == ITEM_MARK
}

/// A bullet, or the number that the item has in its list.
fn is_mark(page: &Page, id: NodeId) -> bool {
    let item = page.node(id).parent;
    let text = page.inner_text(id);
    let mark = text.trim().trim_end_matches('.');
    page.tag(item) == Some(Tag::Li)
        && (mark.chars().all(|c| !c.is_alphanumeric()) || mark.parse() == Ok(place(page, item)))
}

/// The number of an item of an ordered list, written before its text: `1.`, `[1]`.
fn is_number(page: &Page, id: NodeId) -> bool {
    let item = page.node(id).parent;
    if page.tag(item) != Some(Tag::Li) || !matches!(page.tag(id), Some(Tag::Span | Tag::Div | Tag::B)) {
        return false;
    }
    let is_first = (item + 1..id).all(|n| page.tag(n).is_none() && page.is_blank(n));
    is_first
        && page.tag(page.node(item).parent) == Some(Tag::Ol)
        && page.inside(id).len() == 1
        && page.text(id + 1).trim().trim_start_matches(['[', '(']).ends_with(['.', ']', ')'])
        && page.text(id + 1).trim().trim_matches(['[', ']', '(', ')', '.']).parse() == Ok(place(page, item))
}

/// Which item of its list an element is, from 1.
fn place(page: &Page, item: NodeId) -> usize {
    let before = page.children(page.node(item).parent).take_while(|&n| n < item);
    before.filter(|&n| page.tag(n) == Some(Tag::Li)).take(MAX_SLIDES).count() + 1
}

/// One of the slides beside it is the same and no copy.
fn is_copy(page: &Page, id: NodeId) -> bool {
    let is_original = |&n: &NodeId| !page.is_called(n, COPIES);
    let slides = page.children(page.node(id).parent).filter(|&n| page.tag(n).is_some()).take(MAX_SLIDES);
    let text = page.inner_text(id);
    slides.filter(is_original).any(|n| page.inner_text(n).trim() == text.trim())
}

/// The element before or after it has the same words and is kept from listeners.
fn is_heard_twice(page: &Page, id: NodeId) -> bool {
    let siblings: Vec<NodeId> =
        page.children(page.node(id).parent).filter(|&n| page.tag(n).is_some()).take(MAX_SLIDES).collect();
    let Some(at) = siblings.iter().position(|&n| n == id) else { return false };
    let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter_map(|i| siblings.get(i));
    let text = page.inner_text(id);
    beside.copied().any(|n| page.attr(n, Attr::AriaHidden) == Some("true") && page.inner_text(n).trim() == text.trim())
}

fn is_in_note(page: &Page, id: NodeId) -> bool {
    page.tag(id) != Some(Tag::A) && page.lineage(id).skip(1).take(3).any(|n| page.is_called(n, &[NOTE]))
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use crate::content::sample::content_of;

    #[test]
    fn copies_of_slides_are_not_shown() {
        let slide = |class: &str, n| {
            format!(
                "<div class='slide {class}'><figure><img src='/{n}-900x600.jpg'><figcaption>Day {n}</figcaption></figure></div>"
            )
        };
        let got = content_of(&format!(
            "<div>{}{}{}{}</div>",
            slide("slick-cloned", 2),
            slide("", 1),
            slide("", 2),
            slide("slick-cloned", 1)
        ));
        assert_eq!(got.matches("<img").count(), 2, "{got}");
        assert!(got.find("Day 1") < got.find("Day 2") && got.matches("Day").count() == 2, "{got}");
    }

    #[test]
    fn a_copy_of_nothing_stays() {
        assert!(
            content_of("<div><div class='cloned'><p>Alone</p></div><div><p>Other</p></div></div>").contains("Alone")
        );
    }

    #[test]
    fn words_for_listeners_are_not_said_twice() {
        let initial = "<p><span aria-hidden='true'>W</span><span class='sr-only'>W</span>hen</p>";
        assert_eq!(content_of(initial), "<p>When</p>\n");
        let other = "<p><span aria-hidden='true'>5k</span> <span class='sr-only'>five thousand</span></p>";
        assert_eq!(content_of(other), "<p>5k five thousand</p>\n");
    }

    #[test]
    fn a_note_in_the_text_has_its_mark_once() {
        let html = "<p>So<span class='ltx_note'><sup class='ltx_note_mark'>1</sup><span class='ltx_note_outer'>\
                    <span class='ltx_note_content'><sup class='ltx_note_mark'>1</sup><span class='ltx_tag ltx_tag_note'>1</span>\
                    Or not.</span></span></span> it is.</p>";
        assert_eq!(content_of(html), "<p>So<sup>1</sup> <small>Or not.</small> it is.</p>\n");
    }

    #[test]
    fn an_item_has_its_number_once() {
        let item = |n: usize| format!("<li><span class='order'>[{n}]</span> Quill, A.</li>");
        let got = content_of(&format!("<ol>{}{}{}</ol>", item(1), item(2), item(7)));
        assert_eq!(got.replace('\n', ""), "<ol><li>Quill, A.</li><li>Quill, A.</li><li>[7] Quill, A.</li></ol>");
    }
}
