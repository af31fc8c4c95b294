//! How likely a block is content: features in, a probability out.
//!
//! A weighted sum through the logistic function, with weights set by hand. Whatever learns better ones takes this
//! module's place behind [`probabilities`].

use crate::blocks::{Features, PageFeatures};
use crate::reason::Reason;

/// Weight of each piece of evidence, in log-odds.
mod weights {
    pub const BIAS: f32 = -2.4;
    pub const IN_CORE: f32 = 3.0;
    pub const PER_WORD: f32 = 0.07;
    pub const MAX_WORDS: f32 = 35.0;
    pub const LINKS: f32 = -3.6;
    pub const SENTENCE: f32 = 0.9;
    pub const PER_COMMA: f32 = 0.25;
    pub const MAX_COMMAS: f32 = 3.0;
    pub const HEADING: f32 = 0.8;
    pub const CONTROL: f32 = -3.5;
    pub const LANDMARK: f32 = -2.6;
    pub const NAMED: f32 = -5.0;
    /// Words that promise less: metadata around prose is often part of it.
    pub const NAMED_WEAKLY: f32 = -1.6;
    pub const PROSE_SHARE: f32 = 1.4;
    pub const KIN_SHARE: f32 = 1.8;
    pub const PER_NEARBY: f32 = 0.008;
    pub const MAX_NEARBY: f32 = 120.0;
}

/// For each block, the probability that it is content, 0 to 1.
pub fn probabilities(page: &PageFeatures) -> Vec<f32> {
    page.blocks.iter().map(probability).collect()
}

fn probability(f: &Features) -> f32 {
    use weights::*;
    let named = f.named.map_or(0.0, |named| match named.reason {
        Reason::MetadataRepeated | Reason::Legal | Reason::Hidden => NAMED_WEAKLY,
        _ => NAMED,
    });
    let flag = |on: bool, weight: f32| if on { weight } else { 0.0 };
    let z = BIAS
        + flag(f.in_core, IN_CORE)
        + PER_WORD * f.words.min(MAX_WORDS)
        + LINKS * f.link_density
        + flag(f.ends_sentence, SENTENCE)
        + PER_COMMA * f.commas.min(MAX_COMMAS)
        + flag(f.heading > 0, HEADING)
        + flag(f.control, CONTROL)
        + flag(f.landmark, LANDMARK)
        + named
        + PROSE_SHARE * f.prose_share
        + KIN_SHARE * f.kin_share
        + PER_NEARBY * f.nearby.min(MAX_NEARBY);
    1.0 / (1.0 + (-z).exp())
}
