#![doc = include_str!("../ARCHITECTURE.md")]

pub mod article;
pub mod blocks;
pub mod content;
pub mod fold;
pub mod glance;
pub mod metadata;
pub mod model;
mod order;
pub mod page;
pub mod phrases;
pub mod reading;
pub mod reason;
pub mod render;
pub mod scale;
pub mod select;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

use article::{Article, Problem};
use blocks::{Blocks, PageFeatures};
use content::Known;
use metadata::Metadata;
use page::Page;
use phrases::Phrases;
use select::{Strictness, Verdict};

/// How to read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// How ready the engine is to remove.
    pub strictness: Strictness,
}

/// Whether a page is one to read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Readability {
    /// How likely it is an article, documentation or a thread, rather than a listing, a shop or a menu: 0 to 1.
    pub score: f32,
    /// The score is high enough.
    pub readable: bool,
}

/// Says at a glance whether a page is one to read: for a badge, or for opening by itself. It costs a small part of
/// [`read`], since nothing is cut, judged or built.
pub fn is_readable(page: &Page) -> Readability {
    let score = model::kinds(&glance::row(page)).to_read();
    Readability { score, readable: score >= model::READABLE }
}

/// What was thought of a page on the way, for tests and for studying errors.
pub struct Judged {
    /// The page cut into blocks.
    pub blocks: Blocks,
    /// Their features.
    pub features: PageFeatures,
    /// What content is made by.
    pub known: Known,
    /// For each block the probability that it is content.
    pub probability: Vec<f32>,
    /// What happens to each.
    pub verdicts: Vec<Verdict>,
    /// What is kept reads like an article.
    pub is_article: bool,
}

/// Judges a page's blocks: the way to the verdicts, before anything is built. `None` when the page's time is up.
pub fn judge(page: &Page, metadata: &Metadata, options: &Options) -> Option<Judged> {
    let in_time = || (!page.is_late()).then_some(());
    let blocks = Blocks::of(page);
    in_time()?;
    let phrases = Phrases::for_language(metadata.language.as_deref().unwrap_or(""));
    let features = PageFeatures::of(page, &blocks, &phrases);
    in_time()?;
    let selection = select::select(page, &blocks, &features, metadata, &phrases, options.strictness, None);
    in_time()?;
    let known = Known::of(page, &blocks);
    in_time()?;
    let verdicts = content::second_look(page, &blocks, &features, &known, selection.verdicts);
    in_time()?;
    Some(Judged {
        blocks,
        features,
        known,
        probability: selection.probability,
        verdicts,
        is_article: selection.is_article,
    })
}

/// All that a page shows on the allow-list of an article, with nothing judged and nothing removed.
pub fn clean(page: &Page) -> article::Content {
    content::whole(page)
}

/// Reads a page: the whole way, room by room. When its time is up (see [`page::Deadline`]) it is the page's beginning that is
/// read, and the article says so: nothing that was left half done is in it.
pub fn read(page: &Page, options: &Options) -> Article {
    let nothing = || Article { problem: Some(Problem::Empty), ..Article::default() };
    read_in_time(page, *options).or_else(|| read_in_time(&page.beginning(), *options)).unwrap_or_else(nothing)
}

fn read_in_time(page: &Page, options: Options) -> Option<Article> {
    let mut metadata = metadata::read(page);
    let Judged { blocks, features, known, verdicts, is_article, .. } = judge(page, &metadata, &options)?;
    let (content, removals) = content::build(page, &blocks, &features, &known, &verdicts, &metadata);
    if page.is_late() {
        return None;
    }
    let problem =
        if blocks.list.is_empty() { Some(Problem::Empty) } else { (!is_article).then_some(Problem::NoArticle) };
    let text = render::text(&content, render::TextOptions::default());
    (metadata.words, metadata.minutes) = reading::measure(&text, metadata.language.as_deref());
    Some(Article { problem, metadata, content, removals, truncated: page.truncated })
}
