//! Which blocks stay, and why each of the others goes.
//!
//! A verdict per block: the model's probability first, then the steps of [`STEPS`] in order, each a small rule about
//! one thing that the model cannot see from one block alone. A removal always has a named [`Reason`].

mod author_note;
mod cards;
mod evidence;
mod forms;
mod groups;
mod headings;
mod masthead;
mod neighbours;
mod notes;
mod promo_lines;
mod recipe;
mod sections;
mod thread;

use crate::blocks::{Blocks, PageFeatures, fold};
use crate::metadata::Metadata;
use crate::model;
use crate::page::{Page, Tag};
use crate::phrases::{Hits, Phrases};
use crate::reason::Reason;

/// How ready the engine is to remove.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Strictness {
    /// Removes only what is surely clutter.
    Gentle,
    /// The balance for every day.
    #[default]
    Standard,
    /// Removes whatever is not surely the article.
    Strict,
}

impl Strictness {
    /// The strictness with this name in the API.
    pub fn from_name(name: &str) -> Option<Strictness> {
        match name {
            "gentle" => Some(Strictness::Gentle),
            "standard" => Some(Strictness::Standard),
            "strict" => Some(Strictness::Strict),
            _ => None,
        }
    }

    /// Probability from which a block stays.
    const fn cut(self) -> f32 {
        match self {
            Strictness::Gentle => 0.2,
            Strictness::Standard => 0.5,
            Strictness::Strict => 0.75,
        }
    }
}

/// What happens to a block.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Verdict {
    /// It is part of the article.
    Keep,
    /// It is not.
    Remove {
        /// Why.
        reason: Reason,
        /// How sure, 0 to 1.
        confidence: f32,
    },
}

impl Verdict {
    /// Whether the block stays.
    pub fn is_keep(self) -> bool {
        self == Verdict::Keep
    }

    /// Why the block goes; `None` when it stays.
    pub fn reason(self) -> Option<Reason> {
        match self {
            Verdict::Keep => None,
            Verdict::Remove { reason, .. } => Some(reason),
        }
    }
}

/// The verdicts on a page.
#[derive(Clone, Debug)]
pub struct Selection {
    /// One per block.
    pub verdicts: Vec<Verdict>,
    /// What was kept reads like an article; when not, it is what there is to read all the same.
    pub is_article: bool,
}

/// Words of kept prose that make an article. Shorter ones exist, but so do log-in pages with as many words.
const ARTICLE_WORDS: f32 = 30.0;
/// A teaser is shorter.
const PARAGRAPH_WORDS: f32 = 22.0;
/// A block as long as this is prose even where paragraphs are short.
const PROSE_WORDS: f32 = 12.0;
/// No phrase is looked for in a longer block: prose may say anything.
const PHRASE_WORDS: f32 = 40.0;

/// The case of one page: everything known, and the verdicts so far.
struct Case<'a> {
    page: &'a Page,
    blocks: &'a Blocks,
    features: &'a PageFeatures,
    metadata: &'a Metadata,
    phrases: &'a Phrases,
    strictness: Strictness,
    hits: Vec<Hits>,
    probability: Vec<f32>,
    verdicts: Vec<Verdict>,
    /// Cells of a kept table and times of a live blog's entries: what they say of themselves is the article's.
    cells: Vec<bool>,
}

/// A rule and its name.
type Step = (&'static str, fn(&mut Case));

/// The rules in the order in which they are applied.
const STEPS: &[Step] = &[
    // What the model thinks of each block alone, with the reason that its surroundings suggest.
    ("evidence", evidence::apply),
    // Lists and tables as wholes, gaps of one.
    ("groups", groups::apply),
    // A box that is one link.
    ("cards", cards::apply),
    // A label ("Related", "Comments") takes with it what it stands over.
    ("sections", sections::apply),
    // A box to type an address into is a newsletter's, one to type a text into a comment form's.
    ("forms", forms::apply),
    // Single lines between paragraphs that say what they are.
    ("promo lines", promo_lines::apply),
    // After the article, comments and all that follows them; in a forum, the posts stay.
    ("thread", thread::apply),
    // A note on the author after the end.
    ("author note", author_note::apply),
    // Above the first paragraph: title, byline and date go, the standfirst stays.
    ("masthead", masthead::apply),
    // Footnotes that the kept text links to.
    ("notes", notes::apply),
    // A recipe's card, whole.
    ("recipe", recipe::apply),
    // A heading shares the fate of what it heads, once that is known.
    ("headings", headings::apply),
    // Whatever has no reason of its own takes that of its company.
    ("neighbours", neighbours::apply),
];

/// Judges every block of a page.
pub fn select(
    page: &Page,
    blocks: &Blocks,
    features: &PageFeatures,
    metadata: &Metadata,
    strictness: Strictness,
) -> Selection {
    let phrases = Phrases::for_language(metadata.language.as_deref().unwrap_or(""));
    let hits = blocks
        .list
        .iter()
        .map(|b| if b.words <= PHRASE_WORDS { phrases.hits(&fold(blocks.text(b))) } else { Hits::default() })
        .collect();
    let probability = model::probabilities(features);
    let verdicts = vec![Verdict::Keep; blocks.list.len()];
    let cells = vec![false; blocks.list.len()];
    let mut case =
        Case { page, blocks, features, metadata, phrases: &phrases, strictness, hits, probability, verdicts, cells };
    for (_, step) in STEPS {
        step(&mut case);
    }
    let is_article = case.prose_kept() >= ARTICLE_WORDS || strictness == Strictness::Gentle;
    Selection { verdicts: case.verdicts, is_article }
}

impl Case<'_> {
    fn remove(&mut self, i: usize, reason: Reason, confidence: f32) {
        self.verdicts[i] = Verdict::Remove { reason, confidence };
    }

    fn keep(&mut self, i: usize) {
        self.verdicts[i] = Verdict::Keep;
    }

    fn text(&self, i: usize) -> &str {
        self.blocks.text(&self.blocks.list[i])
    }

    /// A `<time>` stands in the block, or is the element that makes it.
    fn holds_time(&self, i: usize) -> bool {
        let block = &self.blocks.list[i];
        (block.owner..=block.last).any(|id| self.page.tag(id) == Some(Tag::Time))
    }

    /// The block is a kept paragraph of some length, whatever is short around it.
    fn is_kept_prose(&self, i: usize) -> bool {
        let f = &self.features.blocks[i];
        self.verdicts[i].is_keep() && f.words >= PROSE_WORDS && f.link_density < 0.4 && f.heading == 0
    }

    /// Words in kept paragraphs; on a page without a headline only of a length that teasers do not have.
    fn prose_kept(&self) -> f32 {
        let headline = (0..self.verdicts.len()).any(|i| {
            self.features.blocks[i].heading > 0 && self.verdicts[i].reason() == Some(Reason::MetadataRepeated)
        });
        (0..self.verdicts.len())
            .filter(|&i| self.is_kept_prose(i) && self.features.blocks[i].ends_sentence)
            .map(|i| self.features.blocks[i].words)
            .filter(|words| *words >= if headline { PROSE_WORDS } else { PARAGRAPH_WORDS })
            .sum()
    }
}
