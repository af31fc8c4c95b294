//! What platforms set into a text to be pressed is no text: a player's buttons and the seconds that it counts, links to
//! change a section, to load a figure, to look for a book elsewhere.

use super::names::{PLAYER, PRESSED};
use crate::blocks::Blocks;
use crate::page::{NodeId, Page};
use crate::reason::Reason;
use crate::select::Verdict;

/// Words of such a thing, at most; what has more holds a text beside them.
const WORDS: f32 = 100.0;

/// Removes it.
pub(super) fn remove(page: &Page, blocks: &Blocks, verdicts: &mut [Verdict]) {
    let named = page.of_classes(|class| PLAYER.is_among(class) || PRESSED.is_among(class));
    let mut id = 0;
    while id < page.nodes().len() as NodeId {
        if !named[page.class(id)] {
            id += 1;
            continue;
        }
        let end = page.node(id).end;
        let own = blocks.within(page, id);
        let whole = blocks.list[own.clone()].iter().all(|block| block.last < end);
        if whole && blocks.list[own.clone()].iter().map(|block| block.words).sum::<f32>() <= WORDS {
            for verdict in verdicts[own].iter_mut().filter(|v| v.is_keep()) {
                *verdict = Verdict::Remove { reason: Reason::Other, confidence: 0.9 };
            }
        }
        id = end;
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    #[test]
    fn buttons_go_and_what_stands_beside_them_stays() {
        let html = "<div class=video-js><p>Play 0:00</p></div><p>Old.</p><p><span class=mw-editsection>[x]</span> New.</p>\
                    <div><h2>Gates</h2><span class=mw-editsection>[edit]</span></div>";
        let page = Page::from_html(html, "");
        let blocks = Blocks::of(&page);
        let mut verdicts = vec![Verdict::Keep; blocks.list.len()];
        remove(&page, &blocks, &mut verdicts);
        let kept: Vec<bool> = verdicts.into_iter().map(Verdict::is_keep).collect();
        assert_eq!(kept, [false, true, true, true, false]);
    }
}
