//! A line between two paragraphs that says what it is ("READ MORE: …") goes, although its neighbours stay.

use super::Case;
use crate::phrases::Category;
use crate::reason::Reason;

/// Categories whose phrases are plain enough for a block of any short length, and the reason.
const LINES: &[(Category, Reason)] = &[
    (Category::CommentForm, Reason::CommentForm),
    (Category::Cookie, Reason::CookieNotice),
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
    (Category::Author, Reason::AuthorBox),
    (Category::Legal, Reason::Legal),
    (Category::Breadcrumb, Reason::Navigation),
    (Category::Login, Reason::Navigation),
    (Category::Navigation, Reason::Navigation),
];

const SHORT_WORDS: f32 = 14.0;

pub(super) fn apply(case: &mut Case) {
    for i in 0..case.verdicts.len() {
        if !case.verdicts[i].is_keep() || case.cells[i] {
            continue;
        }
        let f = &case.features.blocks[i];
        let short = f.words <= SHORT_WORDS || f.link_density > 0.5;
        let line = LINES.iter().chain(if short { SHORT_LINES } else { &[] });
        if let Some((_, reason)) = line.into_iter().find(|(category, _)| case.hits[i].has(*category)) {
            case.remove(i, *reason, 0.92);
        }
    }
}
