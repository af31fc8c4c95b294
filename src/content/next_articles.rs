//! Where a page goes on with its next article beneath its own, each under a heading of the first level, only the first is
//! what it is about: it has the page's title, and so its heading goes.

use crate::blocks::Blocks;
use crate::page::{NodeId, Page, Tag};
use crate::reason::Reason;
use crate::select::Verdict;

/// Siblings that are looked at.
const MOST: usize = 50;

/// Removes the others.
pub(super) fn remove(page: &Page, blocks: &Blocks, verdicts: &mut [Verdict]) {
    let headings: Vec<NodeId> = page.elements(Tag::H1).collect();
    let is_title =
        |&h: &NodeId| verdicts[blocks.within(page, h)].iter().any(|v| v.reason() == Some(Reason::MetadataRepeated));
    let Some(title) = headings.iter().copied().find(is_title) else { return };
    let Some(article) = page.lineage(title).find(|&n| page.tag(n) == Some(Tag::Article)) else { return };
    let beside = page.children(page.node(article).parent).filter(|&n| n > article).take(MOST);
    let next: Vec<NodeId> = beside
        .filter(|&n| {
            let inside = headings.partition_point(|&h| h < n)..headings.partition_point(|&h| h < page.node(n).end);
            page.tag(n) == Some(Tag::Article) && inside.len() == 1 && page.class(n) == page.class(article)
        })
        .collect();
    for i in next.into_iter().flat_map(|n| blocks.within(page, n)) {
        if verdicts[i].is_keep() {
            verdicts[i] = Verdict::Remove { reason: Reason::Related, confidence: 0.8 };
        }
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    #[test]
    fn the_article_beneath_goes() {
        let article = |n: usize| format!("<article><h1>Part {n}</h1><p>What is said in part {n}.</p></article>");
        let page = Page::from_html(&[1, 2].map(article).concat(), "");
        let blocks = Blocks::of(&page);
        let title = Verdict::Remove { reason: Reason::MetadataRepeated, confidence: 0.9 };
        let kept = |first: Verdict| {
            let mut verdicts = vec![first, Verdict::Keep, Verdict::Keep, Verdict::Keep];
            remove(&page, &blocks, &mut verdicts);
            verdicts.into_iter().map(Verdict::is_keep).collect::<Vec<_>>()
        };
        assert_eq!(kept(title), [false, true, false, false]);
        assert_eq!(kept(Verdict::Keep), [true; 4], "a page of several articles");
    }
}
