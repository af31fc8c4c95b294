//! A short line that stands in one post as in the others ("reply", "quote") goes where it goes in most of them.

use std::collections::HashMap;

use super::heads;
use super::parts::Parts;
use crate::blocks::Blocks;
use crate::fold::fold;
use crate::page::Page;
use crate::select::Verdict;

/// Words of such a line, at most, and posts in which it goes, at least.
const WORDS: f32 = 3.0;
const POSTS: usize = 2;

/// Removes it from those in which it was kept.
pub(super) fn remove(page: &Page, blocks: &Blocks, parts: &Parts, verdicts: &mut [Verdict]) {
    let mut alike: HashMap<String, Vec<usize>> = HashMap::new();
    for (_, _, own) in heads::with_blocks(page, blocks, parts) {
        for i in own.into_iter().filter(|&i| blocks.list[i].words <= WORDS) {
            alike.entry(fold(blocks.text(&blocks.list[i]))).or_default().push(i);
        }
    }
    for lines in alike.into_values() {
        let gone: Vec<Verdict> = lines.iter().map(|&i| verdicts[i]).filter(|v| !v.is_keep()).collect();
        if gone.len() < POSTS || 2 * gone.len() <= lines.len() {
            continue;
        }
        for i in lines {
            if verdicts[i].is_keep() {
                verdicts[i] = gone[0];
            }
        }
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use crate::reason::Reason;

    #[test]
    fn what_goes_in_most_posts_goes_in_all() {
        let post = "<div class=comment><b class=author>Ada</b><p>It is so.</p><p>Reply</p></div>";
        let page = Page::from_html(&post.repeat(4), "");
        let blocks = Blocks::of(&page);
        let gone = Verdict::Remove { reason: Reason::Comments, confidence: 0.6 };
        let mut verdicts: Vec<Verdict> =
            (0..blocks.list.len()).map(|i| if i % 3 == 2 && i > 2 { gone } else { Verdict::Keep }).collect();
        remove(&page, &blocks, &Parts::of(&page), &mut verdicts);
        let kept: Vec<bool> = verdicts.into_iter().map(Verdict::is_keep).collect();
        assert_eq!(kept, [true, true, false].repeat(4));
    }
}
