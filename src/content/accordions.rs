//! Accordions: headings that open what stands under them. What one of them says is as good as what its neighbours say.

use std::ops::Range;

use crate::blocks::Blocks;
use crate::page::{Attr, NodeId, Page, Tag};
use crate::reason::Reason;
use crate::select::Verdict;

/// Nodes between the end of a panel and the next heading, at most.
const APART: NodeId = 8;
/// Blocks under one heading, at most.
const PANEL_BLOCKS: usize = 30;

/// A heading with a button in it, and the blocks of the two.
struct Item {
    heading: NodeId,
    end: NodeId,
    blocks: Range<usize>,
}

/// Keeps what stands under all headings of an accordion, and the headings, when any of it is kept.
pub(super) fn keep_whole(page: &Page, blocks: &Blocks, verdicts: &mut [Verdict]) {
    let items: Vec<Item> = (0..page.nodes().len() as NodeId).filter_map(|id| item(page, blocks, id)).collect();
    for group in items.chunk_by(|a, b| b.heading >= a.end && b.heading - a.end <= APART) {
        let own = group.iter().flat_map(|item| item.blocks.clone());
        let weak = |&i: &usize| {
            matches!(
                verdicts[i].reason(),
                None | Some(Reason::Navigation | Reason::Other | Reason::Hidden | Reason::Related)
            )
        };
        let own: Vec<usize> = own.collect();
        if own.iter().any(|&i| verdicts[i].is_keep()) && own.iter().all(weak) {
            for i in own {
                verdicts[i] = Verdict::Keep;
            }
        }
    }
}

fn item(page: &Page, blocks: &Blocks, id: NodeId) -> Option<Item> {
    page.tag(id)?.heading_level()?;
    let opens = |n: NodeId| {
        page.attrs(n).any(|(attr, _)| {
            matches!(attr, Attr::AriaExpanded | Attr::AriaControls | Attr::DataTarget | Attr::DataBsTarget)
        })
    };
    page.inside(id).find(|&n| matches!(page.tag(n), Some(Tag::Button | Tag::A)) && opens(n))?;
    // The panel comes next, perhaps after the end of a box around the heading.
    let parent = page.node(id).parent;
    let around = if page.node(parent).end == page.node(id).end { parent } else { id };
    let mut panel = page.node(around).end;
    let end = page.node(page.node(around).parent).end;
    while panel < end && page.tag(panel).is_none() {
        panel += 1;
    }
    let heading = blocks.within(page, id);
    let own = (panel < end).then(|| blocks.within(page, panel))?;
    let fits = heading.len() == 1 && heading.end == own.start && (1..=PANEL_BLOCKS).contains(&own.len());
    let headed = page.inside(panel).any(|n| page.tag(n).is_some_and(|tag| tag.heading_level().is_some()));
    (fits && !headed).then(|| Item { heading: id, end: page.node(panel).end, blocks: heading.start..own.end })
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    fn kept(html: &str, removed: &[usize]) -> Vec<bool> {
        let page = Page::from_html(html, "");
        let blocks = Blocks::of(&page);
        let navigation = Verdict::Remove { reason: Reason::Navigation, confidence: 0.6 };
        let verdict = |i| if removed.contains(&i) { navigation } else { Verdict::Keep };
        let mut verdicts: Vec<Verdict> = (0..blocks.list.len()).map(verdict).collect();
        keep_whole(&page, &blocks, &mut verdicts);
        verdicts.into_iter().map(Verdict::is_keep).collect()
    }

    #[test]
    fn an_accordion_is_kept_whole_or_not_at_all() {
        let item = |n| {
            format!(
                "<div><h3><button aria-expanded='false'>Question {n}</button></h3><div><p>Answer {n}.</p></div></div>"
            )
        };
        let html = item(1) + &item(2);
        assert_eq!(kept(&html, &[0, 2, 3]), [true; 4]);
        assert_eq!(kept(&html, &[0, 1, 2, 3]), [false; 4]);
    }

    #[test]
    fn a_heading_that_opens_nothing_is_left_alone() {
        assert_eq!(kept("<h3>One</h3><p>a b</p><h3>Two</h3><p>c d</p>", &[0, 2]), [false, true, false, true]);
    }
}
