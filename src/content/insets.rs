//! What an author sets into the text and what is mistaken for a list of links or for a page's furniture by its short texts: the
//! captions of a carousel's pictures, a bookmark, a file.

use std::ops::Range;

use super::Known;
use super::names::{INSET, SLIDE};
use super::second_look::stands_in_text;
use crate::blocks::Blocks;
use crate::page::{NodeId, Page, Tag};
use crate::reason::Reason;
use crate::select::Verdict;

/// Words of a slide's caption, at most.
const CAPTION_WORDS: f32 = 60.0;
/// Blocks of an inset and of a slide, at most.
const INSET_BLOCKS: usize = 6;
const SLIDE_BLOCKS: usize = 3;
/// Blocks before an inset of which one must be kept text, and the words of a text.
const BEFORE: usize = 4;
const TEXT_WORDS: f32 = 8.0;

/// Keeps them where they stand between kept texts.
pub(super) fn keep(page: &Page, blocks: &Blocks, known: &Known, verdicts: &mut [Verdict]) {
    let mut id = 0;
    let (insets, slide_classes) =
        (page.of_classes(|class| INSET.is_among(class)), page.of_classes(|class| SLIDE.is_among(class)));
    // Slides stand side by side, and are judged as one thing.
    let mut slides: Vec<Range<usize>> = Vec::new();
    let mut slides_of = None;
    while id < page.nodes().len() as NodeId {
        let node = page.node(id);
        if insets[page.class(id)] {
            let own = blocks.within(page, id);
            if own.len() <= INSET_BLOCKS && stands_in_text(blocks, verdicts, &own, BEFORE, TEXT_WORDS) {
                restore(verdicts, own);
            }
            id = node.end;
        } else if slide_classes[page.class(id)] && is_captioned(page, blocks, known, id) {
            if slides_of != Some(node.parent) {
                keep_slides(blocks, verdicts, &mut slides);
                slides_of = Some(node.parent);
            }
            slides.push(blocks.within(page, id));
            id = node.end;
        } else {
            id += 1;
        }
    }
    keep_slides(blocks, verdicts, &mut slides);
}

fn keep_slides(blocks: &Blocks, verdicts: &mut [Verdict], slides: &mut Vec<Range<usize>>) {
    if let (Some(first), Some(last)) = (slides.first(), slides.last())
        && stands_in_text(blocks, verdicts, &(first.start..last.end), BEFORE, TEXT_WORDS)
    {
        for slide in slides.iter() {
            restore(verdicts, slide.clone());
        }
    }
    slides.clear();
}

fn restore(verdicts: &mut [Verdict], own: Range<usize>) {
    use Reason::{MetadataRepeated, Navigation, Other, Related};
    for verdict in &mut verdicts[own] {
        if matches!(verdict.reason(), Some(MetadataRepeated | Navigation | Other | Related)) {
            *verdict = Verdict::Keep;
        }
    }
}

/// A picture and a few words that lead nowhere.
fn is_captioned(page: &Page, blocks: &Blocks, known: &Known, id: NodeId) -> bool {
    let own = blocks.within(page, id);
    let leads = |n: NodeId| page.tag(n) == Some(Tag::A) && !blocks.within(page, n).is_empty();
    (1..=SLIDE_BLOCKS).contains(&own.len())
        && blocks.list[own].iter().map(|block| block.words).sum::<f32>() <= CAPTION_WORDS
        && page.inside(id).any(|n| known.is_picture(n))
        && !page.inside(id).any(leads)
}
