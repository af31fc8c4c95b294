//! Pictures whose alternative text tells that they are no part of the article: a banner that asks for something, a badge of an
//! application, the author's face.

use crate::fold::fold;
use crate::metadata::Metadata;
use crate::page::{Attr, NodeId, Page, Tag};
use crate::phrases::{Category, Phrases};

/// What no picture of an article says.
const ASKS: [Category; 5] = [Category::Promo, Category::Newsletter, Category::Share, Category::Advert, Category::Login];
/// Elements between a picture and its link.
const TO_LINK: usize = 4;

/// What pictures are judged by besides their looks.
pub(super) struct Spoken<'a> {
    phrases: Phrases,
    authors: &'a [String],
}

impl<'a> Spoken<'a> {
    pub(super) fn of(metadata: &'a Metadata) -> Spoken<'a> {
        let phrases = Phrases::for_language(metadata.language.as_deref().unwrap_or_default());
        Spoken { phrases, authors: &metadata.byline }
    }

    /// Whether the picture is a banner or an author's face.
    pub(super) fn is_no_part(&self, page: &Page, id: NodeId) -> bool {
        let Some(alt) = page.attr(id, Attr::Alt).map(str::trim).filter(|alt| !alt.is_empty()) else { return false };
        self.authors.iter().any(|author| author.eq_ignore_ascii_case(alt)) || is_linked(page, id) && self.asks(alt)
    }

    fn asks(&self, alt: &str) -> bool {
        let hits = self.phrases.hits(&fold(alt));
        ASKS.iter().any(|category| hits.has(*category))
    }
}

fn is_linked(page: &Page, id: NodeId) -> bool {
    page.lineage(id).skip(1).take(TO_LINK).any(|n| page.tag(n) == Some(Tag::A))
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    #[test]
    fn what_a_banner_asks_and_whose_face_it_is_are_told_by_their_text() {
        let metadata =
            Metadata { byline: vec!["Ada Brook".into()], language: Some("en".into()), ..Metadata::default() };
        let spoken = Spoken::of(&metadata);
        let is_no_part = |html: &str| {
            let page = Page::from_html(html, "https://a.example/");
            spoken.is_no_part(&page, page.elements(Tag::Img).next().unwrap())
        };
        assert!(is_no_part("<img src=a.jpg alt='Ada Brook'>"));
        assert!(is_no_part("<a href=/n><img src=n.png alt='Sign up for our newsletter'></a>"));
        assert!(!is_no_part("<img src=n.png alt='Sign up for our newsletter'>"));
        assert!(!is_no_part("<a href=/l><img src=b.jpg alt='Ada Brook at the lock'></a>"));
        assert!(!is_no_part("<a href=/l><img src=b.jpg alt='The newsletter of 1921, on a table'></a>"));
    }
}
