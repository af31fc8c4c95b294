//! What the page does not show, and the folds among it that a click would show.

use std::collections::HashSet;
use std::ops::Range;

use super::flow::Layout;
use crate::page::{Attr, Flow, NONE, NodeId, Page, Tag};

/// Bytes from which a text is prose rather than a label.
const LONG_TEXT: usize = 80;

/// What carousels call their slides, of which one is shown at a time: Slick, Swiper, Splide, Glide, Owl, Flickity,
/// Bootstrap's.
const SLIDES: &[&str] =
    &["slick-slide", "swiper-slide", "splide__slide", "glide__slide", "owl-item", "carousel-cell", "carousel-item"];

/// What is hidden of a page.
pub(super) struct Hidden {
    /// Not shown and not meant to be read: subtrees, in page order, none within another.
    pub(super) away: Vec<Range<NodeId>>,
    /// Closed for now (accordions, tab panels, "read more"): text of the page all the same.
    pub(super) folded: Vec<Range<NodeId>>,
}

impl Hidden {
    /// Invariant: one pass, and each element is looked at once however deep it stands.
    pub(super) fn of(page: &Page, layout: &Layout) -> Hidden {
        let controlled = controlled(page);
        let mut hidden = Hidden { away: Vec::new(), folded: Vec::new() };
        let (mut away_until, mut folded_until) = (0, 0);
        let (mut total, mut lengths) = (0, Vec::new());
        for id in 0..page.nodes().len() as NodeId {
            let Some(tag) = page.tag(id) else {
                if page.is_blank(id) {
                    continue;
                }
                let length = page.text(id).trim().len();
                if length >= LONG_TEXT && !layout.is_skipped(id) {
                    total += length;
                    if id < away_until
                        && let Some(sum) = lengths.last_mut()
                    {
                        *sum += length;
                    }
                }
                continue;
            };
            if id < away_until || !is_hidden(page, id, tag) {
                continue;
            }
            let subtree = id..page.node(id).end;
            if is_fold(page, id, &controlled) {
                if id >= folded_until {
                    folded_until = subtree.end;
                    hidden.folded.push(subtree);
                }
            } else if id >= folded_until {
                away_until = subtree.end;
                hidden.away.push(subtree);
                lengths.push(0);
            }
        }
        // Sites that fade their page in, put a modal dialog over it or send it in pieces hide most of it: that tells
        // nothing.
        let mut of_range = lengths.iter();
        hidden.away.retain(|_| of_range.next().is_some_and(|&sum| 2 * sum <= total || sum == 0));
        let mut of_range = lengths.iter().filter(|&&sum| 2 * sum <= total || sum == 0);
        if 3 * of_range.clone().sum::<usize>() > 2 * total {
            hidden.away.retain(|_| of_range.next() == Some(&0));
        }
        hidden
    }
}

/// Ids of elements that some control of the page shows and hides.
fn controlled(page: &Page) -> HashSet<&str> {
    let mut ids = HashSet::new();
    for id in 0..page.nodes().len() as NodeId {
        if page.tag(id).is_none() {
            continue;
        }
        for (name, value) in page.attrs(id) {
            match name {
                Attr::AriaControls => ids.extend(value.split_ascii_whitespace()),
                Attr::DataTarget | Attr::DataBsTarget => ids.extend(value.strip_prefix('#')),
                Attr::Href => ids.extend(value.strip_prefix('#').filter(|id| !id.is_empty())),
                _ => {}
            }
        }
    }
    ids
}

fn is_hidden(page: &Page, id: NodeId, tag: Tag) -> bool {
    let node = page.node(id);
    if node.not_rendered && tag != Tag::Head {
        return true;
    }
    if tag == Tag::Dialog && page.attr(id, Attr::Open).is_none() {
        return true;
    }
    page.attrs(id).any(|(name, value)| match name {
        Attr::Hidden => !value.eq_ignore_ascii_case("until-found"),
        Attr::AriaHidden => value.eq_ignore_ascii_case("true") && tag.flow() == Flow::Block,
        Attr::Style => {
            let style: String = value.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
            style.contains("display:none") || style.contains("visibility:hidden")
        }
        _ => false,
    })
}

fn is_fold(page: &Page, id: NodeId, controlled: &HashSet<&str>) -> bool {
    let attr = |name| page.attr(id, name);
    if page.tag(id) == Some(Tag::Dialog) || attr(Attr::AriaModal).is_some() {
        return false;
    }
    let parent = page.node(id).parent;
    parent != NONE && page.tag(parent) == Some(Tag::Details)
        || page.tag(id) == Some(Tag::Details)
        || attr(Attr::Role).is_some_and(|role| role.eq_ignore_ascii_case("tabpanel"))
        || page.is_called(id, SLIDES)
        || attr(Attr::Id).is_some_and(|own| controlled.contains(own) || is_streamed(page, id, own))
        // A cell of an accordion without an id: the control stands right before it.
        || previous_element(page, id).is_some_and(|before| opens(page, before))
}

/// React sends late parts of a page in hidden boxes of its own naming (`S:0`, `S:1` …), which its script moves in place.
fn is_streamed(page: &Page, id: NodeId, own: &str) -> bool {
    page.attr(id, Attr::Hidden).is_some()
        && own.strip_prefix("S:").is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_hexdigit()))
}

fn previous_element(page: &Page, id: NodeId) -> Option<NodeId> {
    let parent = page.node(id).parent;
    // The node before a first child is its parent; else it is the last node of the sibling before.
    let mut before = id.checked_sub(1)?;
    loop {
        if before == parent || parent == NONE {
            return None;
        }
        let sibling = page.lineage(before).take_while(|&n| n != parent).last()?;
        if page.tag(sibling).is_some() {
            return Some(sibling);
        }
        before = sibling.checked_sub(1)?;
    }
}

/// The element is a control that opens something, or a small box around one.
fn opens(page: &Page, id: NodeId) -> bool {
    let until = page.node(id).end.min(id + 8);
    (id..until).any(|n| page.tag(n).is_some() && page.attr(n, Attr::AriaExpanded).is_some())
}
