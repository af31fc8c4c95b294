//! Which blocks stay, and why each of the others goes.
//!
//! A verdict per block: the model's probability first, then the steps of [`STEPS`] in order, each a small rule about
//! one thing that the model cannot see from one block alone. A removal always has a named [`Reason`].

mod author_note;
mod cut;
mod dialogs;
mod evidence;
mod forms;
mod groups;
mod headings;
mod masthead;
mod neighbours;
mod notes;
mod posts;
mod promo_lines;
mod recipe;
mod sections;
mod thread;

use crate::blocks::{Blocks, PageFeatures};
use crate::glance;
use crate::metadata::Metadata;
use crate::model;
use crate::page::{Page, Tag};
use crate::phrases::Phrases;
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
    /// The probability of each that it is content.
    pub probability: Vec<f32>,
    /// What was kept reads like an article; when not, it is what there is to read all the same.
    pub is_article: bool,
}

/// Words of kept prose that make an article. Shorter ones exist, but so do log-in pages with as many words.
const ARTICLE_WORDS: f32 = 30.0;
/// A teaser is shorter.
const PARAGRAPH_WORDS: f32 = 22.0;
/// Probability of a block that is rather surely content.
const LIKELY: f32 = 0.5;
/// Probability of a block that is surely content, whatever it says or is called.
const SURE: f32 = 0.9;
/// A rule that leaves less than this share of the likely prose is not applied.
const MISUNDERSTOOD: f32 = 0.5;
/// When less than this share of the page's prose is kept, the result looks bad.
const LOST: f32 = 0.15;
/// A text as long as this is no label, however it ends.
const LONG_WORDS: f32 = 30.0;
/// Elements around a block that say what it is.
const NEAREST: usize = 3;
/// The line over a post is not longer.
const POST_LINE_WORDS: f32 = 14.0;
/// A block as long as this is prose even where paragraphs are short.
const PROSE_WORDS: f32 = 12.0;

/// The case of one page: everything known, and the verdicts so far.
struct Case<'a> {
    page: &'a Page,
    blocks: &'a Blocks,
    features: &'a PageFeatures,
    metadata: &'a Metadata,
    phrases: &'a Phrases,
    /// The page is one to read.
    to_read: bool,
    /// Posts are what there is to read, not what others say under it.
    thread: bool,
    /// Probability from which a block stays.
    cut: f32,
    probability: Vec<f32>,
    verdicts: Vec<Verdict>,
    /// Cells of a kept table and times of a live blog's entries: what they say of themselves is the article's.
    cells: Vec<bool>,
}

/// A rule with its name.
type Step = (&'static str, Scope, fn(&mut Case));

/// Where a rule applies.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scope {
    AnyPage,
    /// A page that is one to read. Rules about an article and what stands around it say nothing on a list of products.
    ToRead,
    /// One with an article. In a thread clutter stands between all posts.
    Article,
}
use Scope::{AnyPage, Article, ToRead};

/// The rules in the order in which they are applied.
const STEPS: &[Step] = &[
    // What the model thinks of each block alone, with the reason that its surroundings suggest.
    ("evidence", AnyPage, evidence::apply),
    // Lists and tables as wholes.
    ("whole lists", AnyPage, groups::whole_lists),
    // Votes, counts and page numbers.
    ("bare numbers", ToRead, groups::bare_numbers),
    // The time above each entry of a live blog.
    ("times", ToRead, groups::times),
    // Code in the article.
    ("code", AnyPage, groups::code),
    // A sentence under a heading of the article's.
    ("headed", ToRead, groups::headed),
    // A caption under a picture.
    ("captions", ToRead, groups::captions),
    // Gaps of one between kept blocks.
    ("gaps", Article, groups::gaps),
    // Kept text far from all other kept text.
    ("islands", Article, groups::islands),
    // A label ("Related", "Comments") takes with it what it stands over.
    ("sections", ToRead, sections::apply),
    // A box to type an address into is a newsletter's, one to type a text into a comment form's.
    ("forms", AnyPage, forms::apply),
    // Single lines between paragraphs that say what they are.
    ("promo lines", AnyPage, promo_lines::apply),
    // After the article, comments and all that follows them; in a forum, the posts stay.
    ("thread", AnyPage, thread::apply),
    // A note on the author after the end.
    ("author note", ToRead, author_note::apply),
    // Above the first paragraph: title, byline and date go, the standfirst stays.
    ("masthead", AnyPage, masthead::apply),
    // Footnotes that the kept text links to.
    ("notes", ToRead, notes::apply),
    // A recipe's card, whole.
    ("recipe", ToRead, recipe::apply),
    // A heading shares the fate of what it heads, once that is known.
    ("headings", ToRead, headings::apply),
    // Whatever has no reason of its own takes that of its company.
    ("neighbours", AnyPage, neighbours::apply),
];

/// The names of the rules, in order.
pub fn steps() -> impl Iterator<Item = &'static str> {
    STEPS.iter().map(|(name, ..)| *name)
}

/// Judges every block of a page. `without` leaves out one rule by its name, to measure what it is worth.
pub fn select(
    page: &Page,
    blocks: &Blocks,
    features: &PageFeatures,
    metadata: &Metadata,
    phrases: &Phrases,
    strictness: Strictness,
    without: Option<&str>,
) -> Selection {
    let mut probability = model::probabilities(features);
    let verdicts = vec![Verdict::Keep; blocks.list.len()];
    let words: Vec<f32> = features.blocks.iter().map(|b| b.words).collect();
    let kinds = model::kinds(&features.glance);
    let to_read = kinds.to_read() >= model::READABLE;
    let thread = features.thread || glance::is_thread(&features.glance);
    if thread {
        posts::together(features, &mut probability);
    }
    dialogs::doubt(page, blocks, features, &mut probability);
    let article = cut::of_article(strictness);
    let cut = if to_read && !thread {
        cut::of_kinds(&kinds, article)
    } else {
        // On a page that is none to read (a collection, a listing) the trees are unsure of everything, as of many posts
        // of a thread, and the cut that promises most finds more of it.
        cut::promising(&probability, &words, article)
    };
    let cells = vec![false; blocks.list.len()];
    let mut case =
        Case { page, blocks, features, metadata, phrases, to_read, thread, cut, probability, verdicts, cells };
    case.apply(without);
    // Where nearly all prose went, the cut was wrong for this page: a second way is the cut that promises most.
    if to_read && case.prose_kept() < (LOST * features.prose).max(ARTICLE_WORDS) {
        let second = cut::promising(&case.probability, &words, case.cut);
        if second < case.cut {
            case.cut = second;
            case.apply(without);
        }
    }
    // Nothing at all is wrong for any page to read that has prose, however little any cut promises.
    if to_read && features.prose >= ARTICLE_WORDS && !case.verdicts.iter().any(|v| v.is_keep()) {
        case.cut = model::best_cut(&case.probability, &words).0;
        case.apply(without);
    }
    let is_article = case.prose_kept() >= ARTICLE_WORDS || strictness == Strictness::Gentle;
    for verdict in &mut case.verdicts {
        if let Verdict::Remove { confidence, .. } = verdict {
            *confidence = model::sureness(*confidence);
        }
    }
    Selection { verdicts: case.verdicts, probability: case.probability, is_article }
}

impl Case<'_> {
    fn apply(&mut self, without: Option<&str>) {
        self.cells.fill(false);
        let mut likely = self.likely_kept();
        for (name, scope, step) in STEPS {
            if self.is_within(*scope) && Some(*name) != without {
                let before = self.verdicts.clone();
                step(self);
                // A rule is about one thing on a page. One that takes most of the text has misunderstood it.
                match self.likely_kept() {
                    left if left < MISUNDERSTOOD * likely => self.verdicts = before,
                    left => likely = left,
                }
            }
        }
    }

    fn is_within(&self, scope: Scope) -> bool {
        match scope {
            AnyPage => true,
            ToRead => self.to_read,
            Article => self.to_read && !self.thread,
        }
    }

    /// What there is to read is an article, not a thread or a list of things.
    fn is_article(&self) -> bool {
        self.is_within(Article)
    }

    /// Words of kept prose of which the model is rather sure, as sure as it is of anything here.
    fn likely_kept(&self) -> f32 {
        let likely = self.cut.min(LIKELY);
        (0..self.verdicts.len())
            .filter(|&i| self.probability[i] >= likely && self.is_kept_prose(i))
            .map(|i| self.features.blocks[i].words)
            .sum()
    }

    fn remove(&mut self, i: usize, reason: Reason, confidence: f32) {
        self.verdicts[i] = Verdict::Remove { reason, confidence };
    }

    fn keep(&mut self, i: usize) {
        self.verdicts[i] = Verdict::Keep;
    }

    fn text(&self, i: usize) -> &str {
        self.blocks.text(&self.blocks.list[i])
    }

    /// One of the nearest elements around the block, its own among them, is of this kind.
    fn stands_in(&self, i: usize, tag: Tag) -> bool {
        self.page.lineage(self.blocks.list[i].owner).take(NEAREST).any(|id| self.page.tag(id) == Some(tag))
    }

    /// The line over a post, with its author and time, as far as its length and a time tell.
    fn is_post_line(&self, i: usize) -> bool {
        self.features.blocks[i].words <= POST_LINE_WORDS && self.holds_time(i)
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
            .filter(|&i| self.is_kept_prose(i))
            .map(|i| &self.features.blocks[i])
            // Thai has no full stop, and a long text is prose however it ends.
            .filter(|f| f.ends_sentence || f.words >= LONG_WORDS)
            .map(|f| f.words)
            .filter(|words| *words >= if headline { PROSE_WORDS } else { PARAGRAPH_WORDS })
            .sum()
    }
}
