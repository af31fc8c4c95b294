//! A note on the author below the article, in no box of its own (it begins with the author's name), and credits.

use super::Case;
use crate::fold::fold;
use crate::phrases::Category;
use crate::reason::Reason;

/// Longest note.
const NOTE_WORDS: f32 = 70.0;
/// Longest closing credit.
const CREDIT_WORDS: f32 = 9.0;
/// How many kept blocks from the end it may begin.
const FROM_END: usize = 4;

pub(super) fn apply(case: &mut Case) {
    let authors: Vec<String> = case.metadata.byline.iter().map(|a| fold(a)).filter(|a| a.contains(' ')).collect();
    let kept: Vec<usize> = (0..case.verdicts.len()).filter(|&i| case.verdicts[i].is_keep()).collect();
    // The beginning of a short article is not its end.
    let tail = kept.len().saturating_sub(FROM_END).max(kept.len() / 2);
    for &i in &kept[tail..] {
        let f = &case.features.blocks[i];
        let text = fold(case.text(i));
        let begins = authors.iter().any(|a| text.starts_with(a.as_str()) && text.len() > a.len());
        if begins && f.words <= NOTE_WORDS && f.heading == 0 && !case.cells[i] {
            case.remove(i, Reason::AuthorBox, 0.85);
        }
        // The editor's or source's line that closes an article is a byline at its other end.
        let credit = case.phrases.prefix(&text, Category::Byline).is_some_and(|length| length < text.len());
        if credit && f.words <= CREDIT_WORDS && !f.ends_sentence && f.heading == 0 && !case.cells[i] {
            case.remove(i, Reason::MetadataRepeated, 0.75);
        }
    }
}
