//! The first verdict: the model's probability against the cut, and the reason that words and names suggest.

use std::collections::HashSet;

use super::{Case, Verdict};
use crate::phrases::Category;
use crate::reason::Reason;

/// Which reason a phrase of a category speaks for; the first that was hit decides.
const SPOKEN: &[(Category, Reason)] = &[
    (Category::CommentForm, Reason::CommentForm),
    (Category::Cookie, Reason::CookieNotice),
    (Category::Advert, Reason::Advert),
    (Category::Newsletter, Reason::Newsletter),
    (Category::Paywall, Reason::PaywallNote),
    (Category::Comments, Reason::Comments),
    (Category::Share, Reason::Share),
    (Category::Related, Reason::Related),
    (Category::Author, Reason::AuthorBox),
    (Category::Legal, Reason::Legal),
    (Category::Promo, Reason::Promo),
    (Category::Embed, Reason::Other),
    (Category::Breadcrumb, Reason::Navigation),
    (Category::Login, Reason::Navigation),
    (Category::Navigation, Reason::Navigation),
];

/// A label of a list is not longer.
const LABEL_WORDS: f32 = 4.0;
/// A link of a menu is not longer.
const MENU_WORDS: f32 = 5.0;
/// A link with as many words is another page's headline.
const HEADLINE_WORDS: f32 = 4.0;

/// Probability from which a block is kept although it is hidden: pages fade their text in, and hide it behind a click.
const HIDDEN_CUT: f32 = 0.7;

/// Words of text that a page would not hide for good: more than a paragraph.
const HIDDEN_WORDS: f32 = 100.0;

pub(super) fn apply(case: &mut Case) {
    let shown: HashSet<&str> = case.blocks.list.iter().filter(|b| !b.hidden).map(|b| case.blocks.text(b)).collect();
    // Hidden, and all the same the article: text behind a wall or faded in, and no second copy for another screen.
    let wanted: Vec<bool> = case
        .blocks
        .list
        .iter()
        .zip(&case.probability)
        .map(|(b, &p)| b.hidden && p >= HIDDEN_CUT && !shown.contains(case.blocks.text(b)))
        .collect();
    let mut kept = vec![false; wanted.len()];
    let mut i = 0;
    while i < wanted.len() {
        let run = (i..wanted.len()).take_while(|&j| case.blocks.list[j].hidden).count().max(1);
        let words: f32 = (i..i + run).filter(|&j| wanted[j]).map(|j| case.features.blocks[j].words).sum();
        if words >= HIDDEN_WORDS {
            kept[i..i + run].copy_from_slice(&wanted[i..i + run]);
        }
        i += run;
    }
    for (i, kept) in kept.into_iter().enumerate() {
        let p = case.probability[i];
        case.verdicts[i] = if case.blocks.list[i].hidden && !kept {
            Verdict::Remove { reason: Reason::Hidden, confidence: 0.95 }
        } else if p >= case.cut {
            Verdict::Keep
        } else {
            Verdict::Remove { reason: case.reason(i), confidence: 1.0 - p }
        };
    }
}

impl Case<'_> {
    /// The reason that a block's words speak for.
    pub(super) fn spoken(&self, i: usize) -> Option<Reason> {
        let spoken =
            SPOKEN.iter().find(|(category, _)| self.features.said[i].has(*category)).map(|(_, reason)| *reason);
        let f = &self.features.blocks[i];
        // "Decline" is a button under a cookie notice, and a fine heading.
        if f.heading > 0 && f.words < 3.0 && spoken == Some(Reason::CookieNotice) {
            return None;
        }
        // Among the article's paragraphs a line about another story is a promo; a list of them is apart.
        let inline = f.in_core && f.heading == 0 && f.named.is_none() && self.blocks.list[i].words > LABEL_WORDS;
        spoken.map(|reason| if inline && reason == Reason::Related { Reason::Promo } else { reason })
    }

    /// Why this block would go: what it is called if the name is telling, else what it says, else where it stands.
    pub(super) fn reason(&self, i: usize) -> Reason {
        if self.blocks.list[i].hidden {
            return Reason::Hidden;
        }
        let f = &self.features.blocks[i];
        let named = f.named.map(|n| n.reason);
        let telling = named.filter(|r| {
            !matches!(r, Reason::Navigation | Reason::Promo | Reason::Hidden | Reason::MetadataRepeated | Reason::Legal)
        });
        // "Newsletter" in a footer's list of links is a link like the others there.
        let menu_item = f.landmark && f.link_density > 0.8 && f.words <= MENU_WORDS;
        let links = f.link_density > 0.5;
        let place = if f.landmark || f.control || (links && f.words < HEADLINE_WORDS) {
            Reason::Navigation
        } else if links {
            Reason::Related
        } else {
            Reason::Other
        };
        telling
            .or_else(|| menu_item.then_some(Reason::Navigation))
            .or_else(|| self.text(i).contains('©').then_some(Reason::Legal))
            .or_else(|| self.spoken(i))
            .or_else(|| self.is_post_line(i).then_some(Reason::MetadataRepeated))
            .or(named)
            .unwrap_or(place)
    }
}
