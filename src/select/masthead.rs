//! Above the first paragraph: the title, byline and date are metadata said again; the standfirst is the article's.

use super::{Case, PROSE_WORDS};
use crate::fold::fold;
use crate::page::{Attr, Tag};
use crate::phrases::Category;
use crate::reason::Reason;

/// Words of a standfirst, at least.
const STANDFIRST_WORDS: f32 = 7.0;
/// Probability below which a line is no standfirst, unless the page's description says the same.
const UNLIKELY: f32 = 0.15;
/// Words of a caption that is not called one, at least: a button to share or to listen stands under a picture, too.
const CAPTION_WORDS: f32 = 4.0;
/// Words of a byline or dateline, at most.
const BYLINE_WORDS: f32 = 22.0;
/// Blocks above the title in which its kicker and date may stand.
const ABOVE_TITLE: usize = 4;

pub(super) fn apply(case: &mut Case) {
    let title = letters(&case.metadata.title);
    let Some(first) = (0..case.verdicts.len())
        .find(|&i| case.is_kept_prose(i) && case.features.blocks[i].in_core && !says_title(case, i, &title))
    else {
        return;
    };
    let headline = (0..=first + ABOVE_TITLE)
        .take_while(|&i| i < case.verdicts.len())
        .filter(|&i| case.features.blocks[i].heading == 1 && !case.blocks.list[i].hidden || says_title(case, i, &title))
        .max_by_key(|&i| (says_title(case, i, &title), case.features.blocks[i].heading > 0, i));
    for i in 0..case.verdicts.len() {
        if i < first && case.features.blocks[i].heading > 0 && says_title(case, i, &title) {
            case.remove(i, Reason::MetadataRepeated, 0.97);
        }
    }
    let Some(headline) = headline else { return };
    if !case.blocks.list[headline].hidden {
        case.remove(headline, Reason::MetadataRepeated, 0.97);
    }
    let authors: Vec<String> = case.metadata.byline.iter().map(|name| fold(name)).collect();
    let end = first.max(headline);
    for i in headline.saturating_sub(ABOVE_TITLE)..=(end + 2).min(case.verdicts.len() - 1) {
        if i == headline || case.blocks.list[i].hidden || case.cells[i] {
            continue;
        }
        // A heading in the text may begin with "by".
        let in_text = i > end && case.features.blocks[i].heading > 0;
        if !in_text && is_byline(case, i, &authors) {
            case.remove(i, Reason::MetadataRepeated, 0.9);
        } else if i > headline && i < first && (is_standfirst(case, i) || is_lead_caption(case, i)) {
            case.keep(i);
        }
    }
}

/// A text without what a page puts between its words: a kicker stands over its title here and before a colon there.
fn letters(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The block is the title, give or take the site's name.
fn says_title(case: &Case, i: usize, title: &str) -> bool {
    if title.is_empty() || case.features.blocks[i].words > 40.0 {
        return false;
    }
    let text = letters(case.text(i));
    text == title
        || (case.features.blocks[i].heading > 0
            && text.len() * 10 >= title.len() * 6
            && (title.contains(&text) || text.contains(title) && title.len() * 10 >= text.len() * 6))
}

fn is_byline(case: &Case, i: usize, authors: &[String]) -> bool {
    let f = &case.features.blocks[i];
    if f.words > BYLINE_WORDS || f.heading > 0 && f.words > 8.0 {
        return false;
    }
    if let Some(named) = f.named {
        if named.reason == Reason::MetadataRepeated {
            return true;
        }
        if named.reason != Reason::AuthorBox || f.words > 12.0 {
            return false;
        }
    }
    let text = fold(case.text(i));
    let says_author = authors.iter().any(|a| !a.is_empty() && text.contains(a.as_str()));
    let prefix = case.phrases.prefix(&text, Category::Byline).is_some();
    let marked = case.page.lineage(case.blocks.list[i].first).take(4).any(|id| {
        case.page.tag(id) == Some(Tag::Time)
            || case.page.attr(id, Attr::Rel) == Some("author")
            || case
                .page
                .attr(id, Attr::Itemprop)
                .is_some_and(|v| matches!(v, "author" | "datePublished" | "dateModified"))
    });
    let dated = case.holds_time(i);
    let short = !f.ends_sentence || f.words <= 6.0;
    // "Min." at the end of a date line is no sentence.
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let figures = digits * 5 > text.len();
    let date = holds_year(&text) && (f.words <= 10.0 && !f.ends_sentence || figures);
    (says_author && short && f.words <= 16.0)
        || date
        || (short && (prefix || marked || dated))
        || (dated && f.words <= 10.0)
}

/// A number that can be a year, standing alone.
fn holds_year(text: &str) -> bool {
    text.split(|c: char| !c.is_numeric()).any(|n| n.len() == 4 && (n.starts_with("19") || n.starts_with("20")))
}

/// The caption of the picture under the headline.
fn is_lead_caption(case: &Case, i: usize) -> bool {
    let f = &case.features.blocks[i];
    let block = &case.blocks.list[i];
    let in_figure = case.stands_in(i, Tag::Figcaption);
    // Not everybody calls a caption a caption: it is the line right under a picture.
    let above = i.checked_sub(1).map_or(0, |before| case.blocks.list[before].last);
    let under_picture = (above..block.first).any(|id| case.page.tag(id) == Some(Tag::Img));
    let caption = in_figure || under_picture && f.words >= CAPTION_WORDS;
    caption && f.named.is_none() && !f.control && f.link_density < 0.5 && case.features.said[i].is_empty()
}

/// A sentence between the headline and the first paragraph.
fn is_standfirst(case: &Case, i: usize) -> bool {
    let f = &case.features.blocks[i];
    let clutter = f.named.is_some_and(|n| n.reason != Reason::MetadataRepeated) || f.control;
    if clutter || f.link_density > 0.3 || f.words < STANDFIRST_WORDS || !case.features.said[i].is_empty() {
        return false;
    }
    let described = case.metadata.description.as_deref().is_some_and(|d| {
        let (text, description) = (fold(case.text(i)), fold(d));
        let shorter = text.len().min(description.len()).min(60);
        shorter > 20 && text.as_bytes()[..shorter] == description.as_bytes()[..shorter]
    });
    described || case.probability[i] >= UNLIKELY && (f.ends_sentence || f.words >= PROSE_WORDS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_the_same_with_and_without_a_colon() {
        assert_eq!(letters("Harbour works : Dredger stuck"), letters("Harbour Works Dredger stuck"));
        assert_ne!(letters("Dredger stuck"), letters("Dredger stack"));
    }
}
