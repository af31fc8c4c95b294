#![doc = include_str!("../ARCHITECTURE.md")]

pub mod article;
pub mod blocks;
pub mod content;
pub mod metadata;
pub mod model;
pub mod page;
pub mod phrases;
pub mod reading;
pub mod reason;
pub mod render;
pub mod select;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

use article::{Article, Problem};
use blocks::{Blocks, PageFeatures};
use page::Page;
use select::Strictness;

/// How to read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// How ready the engine is to remove.
    pub strictness: Strictness,
}

/// Reads a page: the whole way, room by room.
pub fn read(page: &Page, options: &Options) -> Article {
    let mut metadata = metadata::read(page);
    let blocks = Blocks::of(page);
    let features = PageFeatures::of(page, &blocks);
    let selection = select::select(page, &blocks, &features, &metadata, options.strictness);
    let known = content::Known::of(page, &blocks);
    let verdicts = content::second_look(page, &blocks, &features, &known, selection.verdicts);
    let (content, removals) = content::build(page, &blocks, &features, &known, &verdicts, &metadata);
    let problem = if blocks.list.is_empty() {
        Some(Problem::Empty)
    } else {
        (!selection.is_article).then_some(Problem::NoArticle)
    };
    let text = render::text(&content, render::TextOptions::default());
    (metadata.words, metadata.minutes) = reading::measure(&text, metadata.language.as_deref());
    Article { problem, metadata, content, removals, truncated: page.truncated }
}
