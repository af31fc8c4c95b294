//! The posts of a thread are judged together: each is as much what the page is for as the next, whatever its words look
//! like, and trees that see one block after the other take this one and leave that.

use std::collections::HashMap;

use crate::blocks::PageFeatures;

/// Blocks of the same name and class that are posts, not a block that happens to have a twin.
const LEAST: usize = 3;
/// How much of a block's probability is that of all its kin; the rest is its own.
const TOGETHER: f32 = 0.5;

/// Draws each block's probability towards the mean of those with the same name and class, by words.
pub(super) fn together(features: &PageFeatures, probability: &mut [f32]) {
    let mut kins: HashMap<u32, (usize, f32, f32)> = HashMap::new();
    for ((&kin, block), q) in features.shape.kin.iter().zip(&features.blocks).zip(&*probability) {
        let (blocks, likely, words) = kins.entry(kin).or_default();
        *blocks += 1;
        *likely += q * block.words;
        *words += block.words;
    }
    for (q, kin) in probability.iter_mut().zip(&features.shape.kin) {
        let (blocks, likely, words) = kins[kin];
        if blocks >= LEAST && words > 0.0 {
            *q += TOGETHER * (likely / words - *q);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::blocks::Blocks;
    use crate::page::Page;
    use crate::phrases::Phrases;

    #[test]
    fn a_doubtful_post_goes_with_the_others() {
        let post = |text: &str| format!(r#"<div class="post"><p class="said">{text}</p></div>"#);
        let html = format!(
            r#"{}{}{}<p class="foot">All times are in winter time</p>"#,
            post("Try the left valve first"),
            post("Same here, it was the left valve"),
            post("Which one is left?")
        );
        let page = Page::from_html(&html, "https://example.org/");
        let blocks = Blocks::of(&page);
        let features = PageFeatures::of(&page, &blocks, &Phrases::for_language("en"));
        let mut probability = [0.9, 0.9, 0.4, 0.3];
        together(&features, &mut probability);
        assert!(probability[2] > 0.5 && probability[0] > probability[2], "{probability:?}");
        assert_eq!(probability[3].to_bits(), 0.3_f32.to_bits());
    }
}
