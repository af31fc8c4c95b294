//! What a page folds away between its paragraphs is a part of them: what is folded, and the line that opens it.

use super::second_look::stands_in_text;
use crate::blocks::Blocks;
use crate::page::{NodeId, Page, Tag};
use crate::reason::Reason;
use crate::select::Verdict;

/// Blocks before it of which one must be kept text, and the words of a text.
const BEFORE: usize = 3;
const TEXT_WORDS: f32 = 6.0;
/// Share of a fold's characters that are links, at most: more, and it is a menu.
const LINKS: f32 = 0.5;

/// Keeps a `details` that stands in the text, and the summary of one that is kept.
pub(super) fn keep(page: &Page, blocks: &Blocks, verdicts: &mut [Verdict]) {
    let folds: Vec<NodeId> = page.elements(Tag::Details).collect();
    for id in folds {
        let own = blocks.within(page, id);
        let Some(summary) = page.children(id).find(|&n| page.tag(n) == Some(Tag::Summary)) else { continue };
        let line = blocks.within(page, summary);
        let weak = |v: &Verdict| matches!(v.reason(), None | Some(Reason::Other | Reason::Hidden));
        let kept = verdicts[line.end..own.end].iter().any(|v| v.is_keep());
        let linked: u32 = blocks.list[own.clone()].iter().map(|block| block.link_chars).sum();
        let chars: u32 = blocks.list[own.clone()].iter().map(|block| block.chars).sum();
        if kept && verdicts[line.clone()].iter().all(weak) {
            verdicts[line].fill(Verdict::Keep);
        } else if !line.is_empty()
            && verdicts[own.clone()].iter().all(weak)
            && linked as f32 <= LINKS * chars as f32
            && stands_in_text(blocks, verdicts, &own, BEFORE, TEXT_WORDS)
        {
            verdicts[own].fill(Verdict::Keep);
        }
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    fn kept(html: &str, removed: &[usize]) -> Vec<bool> {
        let page = Page::from_html(html, "");
        let blocks = Blocks::of(&page);
        let other = Verdict::Remove { reason: Reason::Other, confidence: 0.6 };
        let verdict = |i| if removed.contains(&i) { other } else { Verdict::Keep };
        let mut verdicts: Vec<Verdict> = (0..blocks.list.len()).map(verdict).collect();
        keep(&page, &blocks, &mut verdicts);
        verdicts.into_iter().map(Verdict::is_keep).collect()
    }

    #[test]
    fn a_fold_in_the_text_stays_and_a_menu_does_not() {
        let text = "<p>The lock is older than the canal that leads to it.</p>";
        let fold = |inside: &str| format!("{text}<details><summary>More</summary>{inside}</details>{text}");
        assert_eq!(kept(&fold("<p>It was a mill.</p>"), &[1, 2]), [true; 4]);
        assert_eq!(kept(&fold("<p>It was a mill.</p>"), &[1]), [true; 4]);
        assert_eq!(kept(&fold("<a href=/a>All of the mills</a>"), &[1, 2]), [true, false, false, true]);
    }
}
