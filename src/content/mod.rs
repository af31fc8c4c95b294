//! Kept blocks as article content: the page's own nodes, mapped onto the allow-list, in one walk.
//!
//! What has no kept text inside is not entered: it becomes a [`Removal`], marked in place so that it can be given
//! back there. Every text block of the page ends up in the content or in exactly one removal.

pub mod allow;
mod anchors;
mod figures;
mod kinds;
mod links;
mod marks;
mod media;
mod removals;
mod walk;
mod writer;

use crate::article::{Content, Removal};
use crate::blocks::{Blocks, PageFeatures};
use crate::metadata::Metadata;
use crate::page::Page;
use crate::select::Verdict;

/// Builds the content and the list of removals.
pub fn build(
    page: &Page,
    blocks: &Blocks,
    features: &PageFeatures,
    verdicts: &[Verdict],
    metadata: &Metadata,
) -> (Content, Vec<Removal>) {
    let Some(body) = page.body() else { return (Content::default(), Vec::new()) };
    let pictures = media::kept(page, blocks, features, verdicts);
    let keep: Vec<bool> = verdicts.iter().map(|v| v.is_keep()).collect();
    let kept = marks::Marks::of(page, blocks, &keep, &pictures);
    let mut remover = removals::Remover::new(page, blocks, verdicts);
    let mut content = walk::content(page, blocks, &kept, body..page.node(body).end, Some(&mut remover));
    content.events.splice(0..0, media::lead(page, blocks, verdicts, &pictures, metadata));
    (content, remover.removals)
}
