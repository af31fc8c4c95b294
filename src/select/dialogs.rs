//! A modal dialog is laid over the page: what it says (a privacy policy, terms of a sale) is not the article behind it,
//! however long and well written it is. Markup has such dialogs closed, and only a browser can tell.

use super::{ARTICLE_WORDS, LIKELY, PROSE_WORDS, SURE};
use crate::blocks::{Blocks, PageFeatures};
use crate::page::{Attr, NodeId, Page};

/// What is left of the probability of a block in a dialog.
const LEFT: f32 = 0.1;

/// Makes blocks in modal dialogs unlikely, but where there is nothing to read beside the dialog: a picture that is shown
/// large is often one with all there is.
pub(super) fn doubt(page: &Page, blocks: &Blocks, features: &PageFeatures, probability: &mut [f32]) {
    let prose = |i: usize| {
        let words = features.blocks[i].words;
        if probability[i] >= LIKELY && words >= PROSE_WORDS { words } else { 0.0 }
    };
    let prose: Vec<f32> = (0..blocks.list.len()).map(prose).collect();
    let all: f32 = prose.iter().sum();
    let mut id = 0;
    while id < page.nodes().len() as NodeId {
        if !is_modal(page, id) {
            id += 1;
            continue;
        }
        let within = blocks.within(page, id);
        let inside: f32 = prose[within.clone()].iter().sum();
        if all - inside >= ARTICLE_WORDS {
            for q in probability[within].iter_mut().filter(|q| **q < SURE) {
                *q *= LEFT;
            }
        }
        id = page.node(id).end;
    }
}

fn is_modal(page: &Page, id: NodeId) -> bool {
    page.tag(id).is_some() && page.attr(id, Attr::AriaModal).is_some_and(|modal| modal.eq_ignore_ascii_case("true"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::phrases::Phrases;

    fn doubted(html: &str, before: &[f32]) -> Vec<f32> {
        let page = Page::from_html(html, "https://example.org/");
        let blocks = Blocks::of(&page);
        let features = PageFeatures::of(&page, &blocks, &Phrases::for_language("en"));
        let mut probability = before.to_vec();
        doubt(&page, &blocks, &features, &mut probability);
        probability
    }

    #[test]
    fn a_dialog_is_doubted_only_over_something_to_read() {
        let text =
            "The ferry leaves at six in the morning and is back before it gets dark on the water again. ".repeat(2);
        let dialog = r#"<div role="dialog" aria-modal="true"><p>We sell what we know of you to others.</p></div>"#;
        let over = doubted(&format!("<p>{text}</p>{dialog}"), &[0.8, 0.6]);
        assert!(over[0] > 0.7 && over[1] < 0.1, "{over:?}");
        let alone = doubted(dialog, &[0.6]);
        assert!(alone[0] > 0.5, "{alone:?}");
    }
}
