//! A line between two paragraphs that says what it is ("READ MORE: …") goes, although its neighbours stay.

use super::Case;
use crate::page::Tag;
use crate::phrases::{Category, Phrases};
use crate::reason::Reason;

/// Categories whose phrases are plain enough for a block of any short length, and the reason.
const LINES: &[(Category, Reason)] = &[
    (Category::CommentForm, Reason::CommentForm),
    (Category::Advert, Reason::Advert),
    (Category::Newsletter, Reason::Newsletter),
    (Category::Paywall, Reason::PaywallNote),
    (Category::Share, Reason::Share),
    (Category::Related, Reason::Promo),
    (Category::Promo, Reason::Promo),
    (Category::Embed, Reason::Other),
];

/// Categories whose words may stand in prose; only for the shortest lines, or lines that are links.
const SHORT_LINES: &[(Category, Reason)] = &[
    (Category::Comments, Reason::Comments),
    (Category::Cookie, Reason::CookieNotice),
    (Category::Author, Reason::AuthorBox),
    (Category::Legal, Reason::Legal),
    (Category::Breadcrumb, Reason::Navigation),
    (Category::Login, Reason::Navigation),
    (Category::Navigation, Reason::Navigation),
];

const SHORT_WORDS: f32 = 14.0;
/// Probability from which a paragraph is none.
const RATHER_SURE: f32 = 0.8;
/// A line as long as this is a paragraph.
const PARAGRAPH_WORDS: f32 = 20.0;

pub(super) fn apply(case: &mut Case) {
    for i in 0..case.verdicts.len() {
        if case.verdicts[i].reason() == Some(Reason::Other) && is_emphasised_appeal(case, i) {
            case.remove(i, Reason::Promo, 0.7);
        }
        if !case.verdicts[i].is_keep() || case.cells[i] {
            continue;
        }
        let f = &case.features.blocks[i];
        // A paragraph may speak of a newsletter or a video without being an appeal.
        if f.words >= PARAGRAPH_WORDS && case.probability[i] >= RATHER_SURE {
            continue;
        }
        // One word may be a heading of the article's own ("Decline", "Contents").
        let word = f.heading > 0 && f.words < 2.0;
        let short = !word && f.words <= SHORT_WORDS || f.link_density > 0.5;
        let line = LINES.iter().chain(if short { SHORT_LINES } else { &[] });
        if let Some((_, reason)) = line.into_iter().find(|(category, _)| case.features.said[i].has(*category)) {
            case.remove(i, *reason, 0.92);
        } else if is_emphasised_appeal(case, i) {
            case.remove(i, Reason::Promo, 0.7);
        }
    }
}

/// A whole paragraph of emphasis with a link in it is the usual form of an appeal, whatever its words.
fn is_emphasised_appeal(case: &Case, i: usize) -> bool {
    let f = &case.features.blocks[i];
    let paragraph = matches!(case.page.tag(case.blocks.list[i].owner), Some(Tag::P | Tag::Div | Tag::Section));
    paragraph
        && f.heading == 0
        && f.emphasis > 0.9
        && f.link_density > 0.1
        && (f.words <= Phrases::LONGEST || f.link_density > 0.8)
        && !case.thread
}
