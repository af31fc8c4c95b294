//! Verdicts looked at again by what a block is a part of: a listing, a formula and its sentence, a quotation that says
//! again what the text says.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{Known, accordions, folds, heads, insets, next_articles, posts, pressed, refrains};
use crate::blocks::{Blocks, NO_BLOCK, PageFeatures};
use crate::fold::fold;
use crate::page::{Attr, NodeId, Page, Tag};
use crate::reason::Reason;
use crate::select::Verdict;

/// Words of a sentence pulled out of the text: at least, when it is named so, when it is not, and at most.
const PULLED: f32 = 5.0;
const QUOTED: f32 = 8.0;
const LONGEST: f32 = 80.0;
/// Quotations of a page that are compared with its text.
const MAX_QUOTES: usize = 60;
/// Blocks beside a quotation from which it may be pulled.
const BESIDE: usize = 4;
/// Words of what stands beside a pulled sentence: who said it.
const CREDIT_WORDS: f32 = 10.0;
/// What themes call such sentences.
const PULL_NAMES: &[&str] = &["pullquote", "pull-quote", "pull_quote", "pullout"];
/// What platforms call a quotation that their script turns into the post, and how many lines it may have.
const QUOTED_POSTS: &[&str] = &[
    "twitter-tweet",
    "twitter-video",
    "instagram-media",
    "tiktok-embed",
    "bluesky-embed",
    "mastodon-embed",
    "reddit-embed-bq",
    "fb-xfbml-parse-ignore",
    "text-post-media",
    "imgur-embed-pub",
];
const POST_BLOCKS: usize = 12;
/// Words on a highlighter's button or label, at most.
const LABEL_WORDS: f32 = 4.0;
/// What highlighters call the box of these.
const TOOLBARS: &[&str] =
    &["toolbar", "copy", "clipboard", "code-header", "code-lang", "code-copy", "codeblock-header"];
/// Blocks right before a listing or a quoted post, and soon after anything, of which one must be kept text.
const BEFORE: usize = 2;
const AFTER: usize = 4;
/// Words of text around a listing, at least.
const TEXT_WORDS: f32 = 6.0;
/// Characters beside a formula on its line, at most: a full stop, the number in brackets.
const SIGNS: usize = 6;
/// Elements around a listing in which its toolbar may stand.
const BOX_LEVELS: usize = 3;

/// The verdicts, put right.
pub fn second_look(
    page: &Page,
    blocks: &Blocks,
    features: &PageFeatures,
    known: &Known,
    mut verdicts: Vec<Verdict>,
) -> Vec<Verdict> {
    listings(page, blocks, known, &mut verdicts);
    formulas(page, blocks, known, &mut verdicts);
    notes(page, blocks, known, &mut verdicts);
    tabs(page, blocks, known, &mut verdicts);
    quoted_posts(page, blocks, &mut verdicts);
    accordions::keep_whole(page, blocks, &mut verdicts);
    insets::keep(page, blocks, known, &mut verdicts);
    folds::keep(page, blocks, &mut verdicts);
    pressed::remove(page, blocks, &mut verdicts);
    next_articles::remove(page, blocks, &mut verdicts);
    posts::keep(page, blocks, features, &known.parts, &mut verdicts);
    head_lines(page, blocks, known, &mut verdicts);
    refrains::remove(page, blocks, &known.parts, &mut verdicts);
    pulled_quotes(page, blocks, features, &mut verdicts);
    verdicts
}

/// A listing stays or goes as a whole; its toolbar goes.
fn listings(page: &Page, blocks: &Blocks, known: &Known, verdicts: &mut [Verdict]) {
    for &id in &known.listings.at {
        let own = blocks.within(page, id);
        let code = || own.clone().filter(|&i| !known.echoes.is(blocks.list[i].first));
        let words = |keep: bool| -> f32 {
            code().filter(|&i| verdicts[i].is_keep() == keep).map(|i| blocks.list[i].words).sum()
        };
        let removed = code().map(|i| verdicts[i]).find(|v| !v.is_keep());
        let whole = match removed {
            Some(_) if words(true) >= words(false) => Verdict::Keep,
            // Called "toolbar" or hidden for its numbers' sake, but it stands in the text.
            Some(Verdict::Remove { reason: Reason::Other | Reason::Navigation | Reason::Hidden, .. })
                if stands_in_text(blocks, verdicts, &own, BEFORE, TEXT_WORDS)
                    && code().all(|i| !blocks.list[i].hidden) =>
            {
                Verdict::Keep
            }
            removed => removed.unwrap_or(Verdict::Keep),
        };
        verdicts[own.clone()].fill(whole);
        if !whole.is_keep() {
            continue;
        }
        let around = page.lineage(id).skip(1).take(BOX_LEVELS).take_while(|&n| {
            let range = blocks.within(page, n);
            range.len() <= own.len() + 4 && !matches!(page.tag(n), Some(Tag::Body | Tag::Article | Tag::Main))
        });
        let Some(around) = around.last() else { continue };
        for i in blocks.within(page, around).filter(|i| !own.contains(i)) {
            let block = &blocks.list[i];
            let control = page.lineage(block.first).take_while(|&n| n != around).any(|n| {
                page.tag(n) == Some(Tag::Button)
                    || page.attr(n, Attr::Class).is_some_and(|class| TOOLBARS.iter().any(|name| class.contains(name)))
            });
            if control && block.words <= LABEL_WORDS && verdicts[i].is_keep() {
                verdicts[i] = Verdict::Remove { reason: Reason::Other, confidence: 0.9 };
            }
        }
    }
}

/// Who says a part that is kept, and when, is kept with it; what else is told of them is not.
fn head_lines(page: &Page, blocks: &Blocks, known: &Known, verdicts: &mut [Verdict]) {
    let keep: Vec<bool> = verdicts.iter().map(|v| v.is_keep()).collect();
    for (block, stays) in heads::blocks_of(page, blocks, &known.parts, &keep) {
        verdicts[block] =
            if stays { Verdict::Keep } else { Verdict::Remove { reason: Reason::AuthorBox, confidence: 0.9 } };
    }
}

/// Whether there is kept text of so many words not far before some blocks, and not far after them.
pub(super) fn stands_in_text(
    blocks: &Blocks,
    verdicts: &[Verdict],
    own: &Range<usize>,
    before: usize,
    words: f32,
) -> bool {
    let is_text = |i: usize| verdicts[i].is_keep() && blocks.list[i].words >= words;
    let mut before = own.start.saturating_sub(before)..own.start;
    let mut after = own.end..(own.end + AFTER).min(verdicts.len());
    before.any(is_text) && after.any(is_text)
}

/// A formula on a line of its own belongs to the sentence before it; and a sentence is not hidden because its formula
/// has a form for machines.
fn formulas(page: &Page, blocks: &Blocks, known: &Known, verdicts: &mut [Verdict]) {
    let mut seen = BTreeSet::new();
    for &id in known.formulas.at.keys() {
        let Some(&i) = page.inside(id).map(|n| &blocks.of_node[n as usize]).find(|&&i| i != NO_BLOCK) else { continue };
        if !seen.insert(i) {
            continue;
        }
        let block = &blocks.list[i as usize];
        let in_formula = |n: NodeId| known.echoes.is(n) || page.lineage(n).any(|n| page.tag(n) == Some(Tag::Math));
        let mut around = (block.first..=block.last).filter(|&n| blocks.of_node[n as usize] == i && !in_formula(n));
        let i = i as usize;
        let mistaken = match verdicts[i].reason() {
            Some(Reason::Hidden) => around.all(|n| !blocks.layout.is_hidden(n)),
            Some(Reason::Other | Reason::Navigation) => around.all(|n| page.text(n).trim().chars().count() <= SIGNS),
            _ => false,
        };
        let beside = i > 0 && verdicts[i - 1].is_keep() || verdicts.get(i + 1).is_some_and(|v| v.is_keep());
        if mistaken && beside {
            verdicts[i] = Verdict::Keep;
        }
    }
}

/// A note to which the kept text refers stays, with its number, also one that a script hides until its mark is clicked.
fn notes(page: &Page, blocks: &Blocks, known: &Known, verdicts: &mut [Verdict]) {
    for (&mark, &note) in &known.everything.anchors.notes.marks {
        let block = page.inside(mark).map(|n| blocks.of_node[n as usize]).find(|&i| i != NO_BLOCK);
        if !block.is_some_and(|i| verdicts[i as usize].is_keep()) {
            continue;
        }
        for i in blocks.within(page, note) {
            verdicts[i] = Verdict::Keep;
        }
    }
}

/// A panel that waits behind another one is as good as that.
fn tabs(page: &Page, blocks: &Blocks, known: &Known, verdicts: &mut [Verdict]) {
    for group in &known.tabs.groups {
        if group.iter().any(|&panel| verdicts[blocks.within(page, panel)].iter().any(|v| v.is_keep())) {
            for i in group.iter().flat_map(|&panel| blocks.within(page, panel)) {
                if verdicts[i].reason() == Some(Reason::Hidden) {
                    verdicts[i] = Verdict::Keep;
                }
            }
        }
    }
}

/// A post of another site that is quoted between two paragraphs stays, with who wrote it.
fn quoted_posts(page: &Page, blocks: &Blocks, verdicts: &mut [Verdict]) {
    for id in page.elements(Tag::Blockquote) {
        let own = blocks.within(page, id);
        let named = page.is_called(id, QUOTED_POSTS);
        let weak = |v: &Verdict| {
            matches!(v.reason(), None | Some(Reason::Other | Reason::Navigation | Reason::Related | Reason::Share))
        };
        if named
            && own.len() <= POST_BLOCKS
            && verdicts[own.clone()].iter().all(weak)
            && stands_in_text(blocks, verdicts, &own, BEFORE, TEXT_WORDS)
        {
            verdicts[own].fill(Verdict::Keep);
        }
    }
}

/// A sentence of the text that is set again in large letters goes.
fn pulled_quotes(page: &Page, blocks: &Blocks, features: &PageFeatures, verdicts: &mut [Verdict]) {
    let pulled = page.of_classes(names_pulled);
    let is_named = |id: NodeId| {
        pulled[page.class(id)] && !matches!(page.tag(id), Some(Tag::Body | Tag::Html | Tag::Main | Tag::Article))
    };
    let candidates: Vec<NodeId> = (0..page.nodes().len() as NodeId)
        .filter(|&id| is_named(id) || page.tag(id) == Some(Tag::Blockquote) && !features.thread)
        .take(MAX_QUOTES)
        .collect();
    if candidates.is_empty() {
        return;
    }
    // The running text that any of them may be taken from.
    let said: Vec<String> = blocks
        .list
        .iter()
        .enumerate()
        .map(|(i, block)| {
            let quoted = page.lineage(block.owner).any(|n| candidates.binary_search(&n).is_ok());
            let running = verdicts[i].is_keep() && !quoted && features.blocks[i].heading == 0;
            if running { plain(blocks.text(block)) } else { String::new() }
        })
        .collect();
    for id in candidates {
        let own = blocks.within(page, id);
        // What is only a quotation by its element may well be one, and is pulled only from right beside it.
        let (near, least) = if is_named(id) { (usize::MAX, PULLED) } else { (BESIDE, QUOTED) };
        let from = own.start.saturating_sub(near)..own.end.saturating_add(near).min(said.len());
        let is_said = |&i: &usize| {
            let (block, quote) = (&blocks.list[i], plain(blocks.text(&blocks.list[i])));
            (least..=LONGEST).contains(&block.words)
                && said[from.clone()].iter().any(|text| text.contains(quote.as_str()))
        };
        let Some(said) = own.clone().find(is_said) else { continue };
        let beside: f32 = own.clone().filter(|&i| i != said).map(|i| blocks.list[i].words).sum();
        if beside <= CREDIT_WORDS && verdicts[own.clone()].iter().all(|v| v.is_keep()) {
            verdicts[own].fill(Verdict::Remove { reason: Reason::Other, confidence: 0.9 });
        }
    }
}

fn names_pulled(class: &str) -> bool {
    let class = class.to_ascii_lowercase();
    PULL_NAMES.iter().any(|name| class.contains(name))
}

/// Letters and spaces alone: a pulled sentence may have other quotation marks and another end.
fn plain(text: &str) -> String {
    let letters = fold(text).replace(|c: char| !c.is_alphanumeric(), " ");
    letters.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    fn looked_at(html: &str, removed: &[usize]) -> Vec<bool> {
        let page = Page::from_html(html, "");
        let blocks = Blocks::of(&page);
        let features = PageFeatures::of(&page, &blocks, &crate::phrases::Phrases::for_language("en"));
        let other = Verdict::Remove { reason: Reason::Other, confidence: 0.6 };
        let verdict = |i| if removed.contains(&i) { other } else { Verdict::Keep };
        let verdicts = (0..blocks.list.len()).map(verdict).collect();
        second_look(&page, &blocks, &features, &Known::of(&page, &blocks), verdicts)
            .into_iter()
            .map(Verdict::is_keep)
            .collect()
    }

    #[test]
    fn a_listing_is_kept_whole_and_its_button_is_not() {
        let html = "<div><div class='toolbar'><button>Copy</button></div><pre><code><div>let a = one;</div><div>}</div>\
                    <div>b(2) + c</div></code></pre></div>";
        assert_eq!(looked_at(html, &[2]), [false, true, true]);
    }

    #[test]
    fn a_pulled_sentence_goes_and_a_quotation_stays() {
        let html = "<p>She stopped. “We never counted the bees at all,” she said, and went on.</p>\
                    <aside class='pullquote'><p>We never counted the bees at all</p><p>Ada Quill</p></aside>\
                    <blockquote><p>I had a farm once, and bees to go with it.</p></blockquote><p>The end of it came soon.</p>";
        assert_eq!(looked_at(html, &[]), [true, false, false, true, true]);
    }

    #[test]
    fn a_formula_on_its_own_line_stays_with_its_sentence() {
        let html = "<p>The whole is this sum:</p><div class='katex-display'><span class='katex'><math><mi>a</mi><mo>+</mo>\
                    <mi>b</mi></math></span></div><p>as was said.</p>";
        assert_eq!(looked_at(html, &[1]), [true, true, true]);
    }

    #[test]
    fn a_sentence_is_not_hidden_with_the_form_for_machines() {
        let page = Page::from_html(
            "<p>Let it be so, they said.</p><p><span class='mwe-math-element'><span style='display:none'><math><mi>a</mi></math>\
             </span></span> is a number of things.</p>",
            "",
        );
        let blocks = Blocks::of(&page);
        let features = PageFeatures::of(&page, &blocks, &crate::phrases::Phrases::for_language("en"));
        let hidden = Verdict::Remove { reason: Reason::Hidden, confidence: 0.9 };
        assert_eq!(
            second_look(&page, &blocks, &features, &Known::of(&page, &blocks), vec![Verdict::Keep, hidden]),
            [Verdict::Keep, Verdict::Keep]
        );
    }
}
