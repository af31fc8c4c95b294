//! Lists of items, and of terms with their definitions.

use super::{Element, Step, figure, is_picture};
use crate::content::writer::Room;
use crate::page::Tag;

pub(super) fn step(element: &Element) -> Option<Step> {
    let in_list = matches!(element.outer, Room::Parts(_));
    match element.tag {
        Tag::Ul | Tag::Ol | Tag::Menu if is_gallery(element) || is_thread(element) => Some(Step::Through(Room::Flow)),
        Tag::Ul | Tag::Menu => Some(element.open(Tag::Ul, Room::Parts(Tag::Li))),
        Tag::Ol => Some(element.open(Tag::Ol, Room::Parts(Tag::Li))),
        Tag::Dl if figure::is_captioned_picture(element) => None,
        Tag::Dl if element.outer != Room::Phrasing => Some(element.open(Tag::Dl, Room::Parts(Tag::Dd))),
        tag @ (Tag::Li | Tag::Dd) if in_list => Some(element.open(tag, Room::for_blocks(own_blocks(element)))),
        Tag::Dt if in_list => Some(element.open(Tag::Dt, Room::Phrasing)),
        Tag::Div if in_list && is_group(element) => Some(Step::Through(Room::Parts(Tag::Dd))),
        _ => None,
    }
}

/// A list of pictures, each with its caption or without, is no list but a sequence of figures.
fn is_gallery(element: &Element) -> bool {
    let &Element { page, blocks, id, outer, .. } = element;
    let items = || page.children(id).filter(|&n| page.tag(n) == Some(Tag::Li));
    outer == Room::Flow
        && items().next().is_some()
        && items().all(|item| {
            let captioned =
                |n| page.lineage(n).take_while(|&n| n != item).any(|n| page.tag(n) == Some(Tag::Figcaption));
            page.inside(item).any(|n| is_picture(page, n))
                && blocks.within(page, item).all(|block| captioned(blocks.list[block].first))
        })
}

/// A list of posts is no list.
fn is_thread(element: &Element) -> bool {
    let &Element { page, heads, id, outer, .. } = element;
    outer == Room::Flow && heads.any_in(page.inside(id)) && page.children(id).any(|n| heads.is_section(n))
}

/// A div may stand between a definition list and its terms.
fn is_group(element: &Element) -> bool {
    let parent = element.page.node(element.id).parent;
    element.page.tag(parent) == Some(Tag::Dl)
}

/// Kept blocks of an item outside of the lists inside it.
fn own_blocks(element: &Element) -> usize {
    let &Element { page, blocks, marks, id, .. } = element;
    let mut count = 0;
    let mut next = 0;
    for i in blocks.within(page, id) {
        let first = blocks.list[i].first;
        if first < next || !marks.any(first..first + 1) {
            continue;
        }
        let is_list = |&n: &_| matches!(page.tag(n), Some(Tag::Ul | Tag::Ol));
        match page.lineage(first).take_while(|&n| n != id).filter(is_list).last() {
            Some(list) => next = page.node(list).end,
            None => count += 1,
        }
    }
    count
}
