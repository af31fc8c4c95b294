//! A label takes with it what it stands over: "Related stories" the cards below it, "Comments" the list.

use std::ops::Range;

use super::Case;
use crate::page::NodeId;
use crate::phrases::Category;
use crate::reason::Reason;

/// Longest text that is a label.
const LABEL_WORDS: f32 = 9.0;
/// An element with more than this share of the page's prose holds the article as well as the section.
const SECTION_SHARE: f32 = 0.25;
/// A block like this ends a section that has no element of its own.
const PARAGRAPH_WORDS: f32 = 18.0;
/// Probability from which a paragraph in a section is not the section's.
const GOES_ON: f32 = 0.7;

/// Labels that stand over a section, and what the section then is.
const LABELS: &[(Category, Reason)] = &[
    (Category::Related, Reason::Related),
    (Category::Newsletter, Reason::Newsletter),
    (Category::CommentForm, Reason::CommentForm),
    (Category::Comments, Reason::Comments),
    (Category::Author, Reason::AuthorBox),
    (Category::Share, Reason::Share),
    (Category::Cookie, Reason::CookieNotice),
    (Category::Paywall, Reason::PaywallNote),
];

pub(super) fn apply(case: &mut Case) {
    for i in 0..case.verdicts.len() {
        let f = &case.features.blocks[i];
        if f.words > LABEL_WORDS || case.cells[i] {
            continue;
        }
        let Some(&(_, reason)) = LABELS.iter().find(|(category, _)| case.features.said[i].has(*category)) else {
            continue;
        };
        // A related line with its own link in it ("READ MORE: The mill") is one line, no section.
        if reason == Reason::Related && f.heading == 0 && f.link_density > 0.0 {
            continue;
        }
        // "Decline" is a button under a cookie notice, and a fine heading.
        if reason == Reason::CookieNotice && (f.heading > 0 || f.words < 3.0) {
            continue;
        }
        // In a thread the comments are the content.
        if case.thread && matches!(reason, Reason::Comments | Reason::AuthorBox) {
            continue;
        }
        let range = section(case, i);
        // Where the article goes on, the section has ended.
        let goes_on = |j: &usize| {
            case.is_kept_prose(*j)
                && case.features.blocks[*j].words >= PARAGRAPH_WORDS
                && case.probability[*j] >= GOES_ON
        };
        let end = range.clone().find(goes_on).unwrap_or(range.end);
        for j in range.start..end {
            let own = case.reason(j);
            let specific =
                !matches!(own, Reason::Other | Reason::Navigation | Reason::Promo | Reason::MetadataRepeated);
            if case.verdicts[j].is_keep() || !specific {
                case.remove(j, if j != i && specific { own } else { reason }, 0.9);
            }
        }
    }
}

/// The blocks that a label stands over, itself included.
fn section(case: &Case, label: usize) -> Range<usize> {
    let prose_in = |range: Range<usize>| -> f32 {
        range.filter(|&j| case.is_kept_prose(j)).map(|j| case.features.blocks[j].words).sum()
    };
    let small = |id: NodeId| prose_in(case.blocks.within(case.page, id)) <= SECTION_SHARE * case.features.prose;
    // A line that is a button or a link itself stands over nothing; a heading that links to its section does.
    let f = &case.features.blocks[label];
    let level = f.heading;
    if f.control || (level == 0 && f.link_density > 0.5) {
        return label..label + 1;
    }
    let owner = case.blocks.list[label].owner;
    let mut element = owner;
    for id in case.page.lineage(owner) {
        if id == case.features.core || case.page.is_within(case.features.core, id) || !small(id) {
            break;
        }
        element = id;
        // The element begins with the label: it is the label's own. Anything larger is around it.
        let range = case.blocks.within(case.page, id);
        if range.start < label.saturating_sub(1) {
            break;
        }
    }
    let range = case.blocks.within(case.page, element);
    if range.len() > 1 && range.start + 2 > label {
        return label..range.end.max(label + 1);
    }
    // No element of its own: under a heading the section runs to the next paragraph or heading of its level.
    if level == 0 && !f.ends_sentence && f.emphasis < 0.9 {
        return label..label + 1;
    }
    let end = (label + 1..case.verdicts.len())
        .find(|&j| {
            let f = &case.features.blocks[j];
            (f.words >= PARAGRAPH_WORDS && f.link_density < 0.5)
                || (f.heading > 0 && level > 0 && f.heading <= level)
                || (level == 0 && (f.heading > 0 || f.link_density < 0.5))
        })
        .unwrap_or(label + 1);
    label..end
}
