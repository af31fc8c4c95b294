//! Lists and tables stay or go whole, and a short block between kept paragraphs stays with them.

use super::Case;
use crate::page::{NodeId, Tag};
use crate::reason::Reason;

/// A list with more than this share of the page's prose is its layout, not a list in it.
const LAYOUT_SHARE: f32 = 0.5;

/// How far below the cut a list's mean must be for its better items to go with it.
const DOUBT: f32 = 0.2;

/// Mean words of an item, at most, in a list that is judged as a whole.
const ITEM_WORDS: f32 = 20.0;

/// Probability from which a gap between kept blocks is filled.
const GAP: f32 = 0.15;
/// Blocks of a gap, at most.
const LONGEST_GAP: usize = 2;
/// Blocks of clutter beside a gap, at most, and one.
const LONGEST_INSERT: usize = 4;

/// Blocks between a caption and the text that it belongs to, at most, and one.
const BESIDE: usize = 6;

/// Words of a quotation that says what a post answers, at most; a longer one is another post again.
const QUOTED_WORDS: f32 = 40.0;
/// Words of a sentence, at least.
const SENTENCE_WORDS: f32 = 8.0;

/// A list after a kept line that ends in a colon is what the line announces.
fn is_introduced(case: &Case, start: usize) -> bool {
    let Some(before) = start.checked_sub(1) else { return false };
    let f = &case.features.blocks[before];
    let opens = case.text(before).ends_with([':', '：']) && f.link_density < 0.3;
    let mostly_text = case.features.blocks[start].link_density < 0.8 && case.features.blocks[start].in_core;
    opens && mostly_text && f.in_core && case.verdicts[before].is_keep()
}

/// A sentence right under a heading of the core is what the heading is for; the line that a post answers belongs to it,
/// whose own heading only repeats the thread's.
pub(super) fn headed(case: &mut Case) {
    for i in 1..case.verdicts.len() {
        let f = &case.features.blocks[i];
        let plain =
            f.in_core && f.named.is_none() && !f.control && f.link_density < 0.2 && case.features.said[i].is_empty();
        let vague = matches!(case.verdicts[i].reason(), Some(Reason::Other | Reason::Navigation));
        let above = &case.features.blocks[i - 1];
        let under_heading =
            !case.thread && above.heading > 0 && above.named.is_none() && above.link_density < 0.5 && !f.landmark;
        // A row of teasers has headings with sentences under them, too; the article's own come after its text.
        let beside_text =
            (i.saturating_sub(4)..i).any(|j| case.features.blocks[j].heading == 0 && case.probability[j] >= case.cut);
        let quoted = case.thread && f.words <= QUOTED_WORDS && case.stands_in(i, Tag::Blockquote);
        if plain
            && vague
            && case.probability[i] >= GAP
            && f.ends_sentence
            && (under_heading && beside_text && f.words >= SENTENCE_WORDS || quoted)
        {
            case.keep(i);
        }
    }
}

/// Code in the core is never clutter, whatever its words look like.
pub(super) fn code(case: &mut Case) {
    for i in 0..case.verdicts.len() {
        let f = &case.features.blocks[i];
        let pre = case.stands_in(i, Tag::Pre);
        let likely = case.probability[i] >= GAP;
        if pre && likely && f.in_core && f.named.is_none() && !f.control && !case.blocks.list[i].hidden {
            case.keep(i);
        }
    }
}

/// A caption stays with what it is under.
pub(super) fn captions(case: &mut Case) {
    for i in 0..case.verdicts.len() {
        let f = &case.features.blocks[i];
        if case.verdicts[i].is_keep() || !f.in_core || f.named.is_some() || f.control || case.blocks.list[i].hidden {
            continue;
        }
        let owner = case.blocks.list[i].owner;
        let within = |tag| case.page.lineage(owner).take(6).find(|&id| case.page.tag(id) == Some(tag));
        let (Some(_), Some(figure)) = (within(Tag::Figcaption), within(Tag::Figure)) else { continue };
        let pictured =
            case.page.inside(figure).any(|id| matches!(case.page.tag(id), Some(Tag::Img | Tag::AmpImg | Tag::Video)));
        let kept = case.blocks.within(case.page, figure).any(|j| case.verdicts[j].is_keep());
        // Teasers have captions, too; those of the article stand beside its text, or one after the other.
        let beside = (i.saturating_sub(BESIDE)..(i + BESIDE + 1).min(case.verdicts.len()))
            .any(|j| case.verdicts[j].is_keep() && case.features.blocks[j].words >= SENTENCE_WORDS);
        if (pictured && (beside || case.probability[i] >= GAP) || kept) && case.features.said[i].is_empty() {
            case.keep(i);
        }
    }
}

/// Votes, counts, page numbers: a number on its own outside of lists, tables and code says nothing.
pub(super) fn bare_numbers(case: &mut Case) {
    for i in 0..case.verdicts.len() {
        let text = case.text(i);
        let owner = case.blocks.list[i].owner;
        let loose = !case.cells[i]
            && !matches!(case.page.tag(owner), Some(Tag::Li | Tag::Td | Tag::Th | Tag::Dd | Tag::Dt | Tag::Pre));
        if case.verdicts[i].is_keep()
            && loose
            && case.probability[i] < 0.9
            && text.len() <= 12
            && !text.chars().any(char::is_alphabetic)
        {
            case.remove(i, Reason::Other, 0.8);
        }
    }
}

/// The time above each entry of a live blog belongs to the entry.
pub(super) fn times(case: &mut Case) {
    let is_time = |i: usize| {
        let f = &case.features.blocks[i];
        let named = f.named.is_none_or(|n| n.reason == Reason::MetadataRepeated);
        let next = i + 1 < case.verdicts.len() && case.verdicts[i + 1].is_keep();
        case.holds_time(i) && named && f.in_core && !case.thread && f.words <= 8.0 && next && heads_an_entry(case, i)
    };
    let times: Vec<usize> = (0..case.verdicts.len()).filter(|&i| is_time(i)).collect();
    // A single one is the article's own dateline.
    if times.len() >= 2 {
        for i in times {
            case.keep(i);
            case.cells[i] = true;
        }
    }
}

/// Kept text away from the article, with nothing kept beside it, is some other box's.
pub(super) fn islands(case: &mut Case) {
    let kept = |i: Option<usize>| i.and_then(|i| case.verdicts.get(i)).is_some_and(|v| v.is_keep());
    let islands: Vec<usize> = (0..case.verdicts.len())
        .filter(|&i| {
            let alone = !kept(i.checked_sub(1)) && !kept(i.checked_sub(2)) && !kept(Some(i + 1)) && !kept(Some(i + 2));
            case.verdicts[i].is_keep() && !case.features.blocks[i].in_core && alone
        })
        .collect();
    for i in islands {
        let reason = case.reason(i);
        case.remove(i, reason, 0.7);
    }
}

pub(super) fn whole_lists(case: &mut Case) {
    let mut next = 0;
    for id in 0..case.page.nodes().len() as u32 {
        if id < next || !matches!(case.page.tag(id), Some(Tag::Ul | Tag::Ol | Tag::Dl | Tag::Table)) {
            continue;
        }
        let range = case.blocks.within(case.page, id);
        if range.len() < 2 {
            continue;
        }
        let words: f32 = range.clone().map(|i| case.features.blocks[i].words).sum();
        let prose: f32 = range.clone().filter(|&i| case.is_kept_prose(i)).map(|i| case.features.blocks[i].words).sum();
        if prose > LAYOUT_SHARE * case.features.prose.max(1.0) {
            continue;
        }
        next = case.page.node(id).end;
        // Cells and items are short and say little alone; together they are judged by their words.
        let mean: f32 =
            range.clone().map(|i| case.probability[i] * case.features.blocks[i].words).sum::<f32>() / words.max(1.0);
        // Items of a paragraph each are posts, answers, a page's layout.
        if words > ITEM_WORDS * range.len() as f32 {
            continue;
        }
        // Rows of which the model thinks differently are left to it.
        let of = |pick: fn(f32) -> bool| -> f32 {
            let picked = range.clone().filter(|&i| pick(case.probability[i]));
            picked.map(|i| case.features.blocks[i].words).sum::<f32>() / words.max(1.0)
        };
        if of(|p| p > 0.8) > 0.25 && of(|p| p < 0.2) > 0.25 {
            continue;
        }
        // A form's rows are fields, not data.
        let form = range.clone().any(|i| case.features.blocks[i].control);
        // In a thread a description list says who wrote each post, since when, from where.
        let data = match case.page.tag(id) {
            Some(Tag::Table) => true,
            Some(Tag::Dl) => !case.thread,
            _ => false,
        };
        let linked =
            range.clone().map(|i| case.features.blocks[i].link_density).sum::<f32>() > 0.3 * range.len() as f32;
        let data_table = data && is_near_core(case, id) && !form && !linked;
        let introduced = is_introduced(case, range.start) && !form;
        if !case.is_article() && !data_table && !introduced {
            continue;
        }
        // In doubt a list in the article's text stays, whole.
        let owner = &case.features.blocks[range.start];
        let beside = range.start.checked_sub(1).is_some_and(|i| case.verdicts[i].is_keep());
        let doubt = if beside && owner.in_core && !linked && !form && owner.named.is_none() { DOUBT } else { 0.0 };
        let keep = introduced || mean >= case.cut - doubt || (data_table && mean >= case.cut - 0.45);
        for i in range {
            let clutter = case.features.blocks[i].named.is_some() || case.blocks.list[i].hidden;
            if keep && !clutter {
                case.keep(i);
                case.cells[i] = data_table;
            } else if case.verdicts[i].is_keep() && (clutter || mean < case.cut - DOUBT) {
                let reason = case.reason(i);
                case.remove(i, reason, 1.0 - mean);
            }
        }
    }
}

/// A block or two between kept ones: a pull quote with its speaker, a lone line of dialogue.
pub(super) fn gaps(case: &mut Case) {
    let fits = |case: &Case, i: usize| {
        let f = &case.features.blocks[i];
        f.in_core
            && f.named.is_none()
            && !f.control
            && f.link_density < 0.5
            && case.probability[i] >= GAP
            && case.features.said[i].is_empty()
            && !case.holds_time(i)
            && matches!(case.verdicts[i].reason(), Some(Reason::Other | Reason::Navigation))
    };
    let mut i = 1;
    while i < case.verdicts.len() {
        let gap = (i..case.verdicts.len()).take_while(|&j| fits(case, j)).count();
        let end = i + gap;
        // An advert or a line to other stories between two paragraphs is not the end of the text.
        let inserted = |j: &usize| {
            let named = case.verdicts[*j].reason();
            let linked = named.is_some() && case.features.blocks[*j].link_density > 0.8;
            linked || matches!(named, Some(Reason::Advert | Reason::Promo | Reason::Related | Reason::Newsletter))
        };
        let kept = |i: Option<usize>| i.is_some_and(|i| case.verdicts[i].is_keep());
        let before = (0..i).rev().take(LONGEST_INSERT).find(|j| !inserted(j));
        let after = (end..case.verdicts.len()).take(LONGEST_INSERT).find(|j| !inserted(j));
        if (1..=LONGEST_GAP).contains(&gap) && kept(before) && kept(after) {
            (i..end).for_each(|j| case.keep(j));
        }
        i = end + 1;
    }
}

/// The block is the first in an element that holds kept prose.
fn heads_an_entry(case: &Case, i: usize) -> bool {
    case.page.lineage(case.blocks.list[i].owner).take(4).any(|id| {
        let mut range = case.blocks.within(case.page, id);
        range.start == i && range.any(|j| case.is_kept_prose(j))
    })
}

/// In the core, or in one of the two elements around it.
fn is_near_core(case: &Case, id: NodeId) -> bool {
    case.page.lineage(case.features.core).take(3).any(|around| case.page.is_within(id, around))
}
