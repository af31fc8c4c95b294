//! On a page that says of itself that it is a thread every post is text: one of which nothing was kept, for no better
//! reason than that it is short, stays.

use super::heads;
use super::parts::{Kind, Parts};
use crate::blocks::{Blocks, PageFeatures};
use crate::glance;
use crate::page::Page;
use crate::reason::Reason;
use crate::select::Verdict;

/// Words of a line that may be what somebody says, at least.
const WORDS: f32 = 4.0;

/// Keeps what such posts say.
pub(super) fn keep(page: &Page, blocks: &Blocks, features: &PageFeatures, parts: &Parts, verdicts: &mut [Verdict]) {
    if !glance::is_thread(&features.glance) {
        return;
    }
    let posts = heads::with_blocks(page, blocks, parts).into_iter();
    let posts = posts.filter(|(_, part, _)| part.kind == Kind::Post && part.author.is_some());
    let (told, silent): (Vec<_>, Vec<_>) = posts.partition(|(_, _, own)| own.iter().any(|&i| verdicts[i].is_keep()));
    // Where most went, they went together: comments under an article.
    if silent.len() > told.len() {
        return;
    }
    for i in silent.into_iter().flat_map(|(_, _, own)| own) {
        if verdicts[i].reason() == Some(Reason::Other) && blocks.list[i].words >= WORDS && !blocks.list[i].hidden {
            verdicts[i] = Verdict::Keep;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Known;
    use crate::phrases::Phrases;

    /// Verdicts after a look at a page of as many posts, of which the blocks in `kept` stay.
    fn looked_at(posts: usize, kept: impl Fn(usize) -> bool) -> Vec<bool> {
        let post = |n: usize| {
            format!(
                r#"<div class="comment" itemscope itemtype="https://schema.org/Comment"><span itemprop="author">Ann {n}</span>
                <p itemprop="text">The ferry was late again on the day after the {n} storms, and nobody said why</p></div>"#
            )
        };
        let html = format!(
            r#"<div class="comments" itemscope itemtype="https://schema.org/DiscussionForumPosting">{}</div>"#,
            (0..posts).map(post).collect::<String>()
        );
        let page = Page::from_html(&html, "https://example.org/");
        let blocks = Blocks::of(&page);
        let features = PageFeatures::of(&page, &blocks, &Phrases::for_language("en"));
        let removed = Verdict::Remove { reason: Reason::Other, confidence: 0.6 };
        let verdict = |i| if kept(i) { Verdict::Keep } else { removed };
        let mut verdicts: Vec<Verdict> = (0..blocks.list.len()).map(verdict).collect();
        keep(&page, &blocks, &features, &Known::of(&page, &blocks).parts, &mut verdicts);
        verdicts.iter().map(|v| v.is_keep()).collect()
    }

    #[test]
    fn a_post_stays_with_the_others_and_goes_with_them() {
        let all = looked_at(6, |_| true).len();
        let last_silent = looked_at(6, |i| i + 2 < all);
        assert!(last_silent.ends_with(&[true]), "{last_silent:?}");
        let most_silent = looked_at(6, |i| i < 2);
        assert!(most_silent[2..].iter().all(|kept| !kept), "{most_silent:?}");
    }
}
