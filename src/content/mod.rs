//! Kept blocks as article content: the page's own nodes, mapped onto the allow-list, in one walk.
//!
//! What has no kept text inside is not entered: it becomes a [`Removal`], marked in place so that it can be given
//! back there. Every text block of the page ends up in the content or in exactly one removal.

mod accordions;
pub mod allow;
mod anchors;
mod beside;
mod decimal;
mod echoes;
mod figures;
mod folds;
mod formulas;
mod heads;
mod initials;
mod insets;
mod kinds;
mod links;
mod listings;
mod lists;
mod marks;
mod media;
mod names;
mod next_articles;
mod notes;
mod outline;
mod parts;
mod posts;
mod pressed;
mod refrains;
mod removals;
mod ruby;
mod second_look;
mod tabs;
mod twins;
mod walk;
mod writer;

use std::iter;

use echoes::Echoes;
use formulas::Formulas;
use listings::Listings;
use marks::Marks;
use parts::Parts;
pub use second_look::second_look;
use tabs::Tabs;

use crate::article::{Content, Removal};
use crate::blocks::{Blocks, PageFeatures};
use crate::metadata::Metadata;
use crate::page::{NodeId, Page};
use crate::select::Verdict;

/// What is known of a page before its content is written.
pub struct Known {
    formulas: Formulas,
    listings: Listings,
    tabs: Tabs,
    parts: Parts,
    echoes: Echoes,
    /// The page's marks when all of it is kept.
    everything: Marks,
    /// For each node whether it is content without text; asked of every node, and more than once.
    pictures: Vec<bool>,
}

impl Known {
    /// Looks for formulas, listings and the like.
    pub fn of(page: &Page, blocks: &Blocks) -> Known {
        let (formulas, listings, tabs) = (Formulas::of(page), Listings::of(page, blocks), Tabs::of(page));
        let echoes = Echoes::of(page, &formulas, &listings, &tabs);
        let pictures = (0..page.nodes().len() as NodeId).map(|id| kinds::is_picture(page, id)).collect();
        let (parts, everything) = (Parts::of(page), Marks::default());
        let mut known = Known { formulas, listings, tabs, parts, echoes, everything, pictures };
        let (keep, pictures) = (vec![true; blocks.list.len()], vec![true; page.nodes().len()]);
        known.everything = Marks::of(page, blocks, &known, &keep, &pictures);
        known
    }

    /// Whether a node only says again what stands beside it, so that it is neither kept nor removed.
    pub fn is_echo(&self, id: NodeId) -> bool {
        self.echoes.is(id)
    }

    /// The formulas of which the page has the source alone.
    fn sources(&self) -> impl Iterator<Item = NodeId> {
        self.formulas.at.iter().filter(|(_, formula)| formula.math.is_none()).map(|(id, _)| *id)
    }

    /// A picture, a film, a player.
    fn is_picture(&self, id: NodeId) -> bool {
        self.pictures[id as usize]
    }

    /// Content without text: a picture, a film, the source of a formula.
    fn is_silent(&self, id: NodeId) -> bool {
        match self.formulas.at.get(&id) {
            Some(formula) => formula.math.is_none(),
            None => self.is_picture(id) && !self.echoes.is(id),
        }
    }
}

/// Builds the content and the list of removals.
pub fn build(
    page: &Page,
    blocks: &Blocks,
    features: &PageFeatures,
    known: &Known,
    verdicts: &[Verdict],
    metadata: &Metadata,
) -> (Content, Vec<Removal>) {
    let Some(body) = page.body() else { return (Content::default(), Vec::new()) };
    let mut pictures = media::kept(page, blocks, features, known, verdicts, metadata);
    for id in known.sources() {
        pictures[id as usize] = media::stands_among_kept(page, blocks, features, verdicts, id);
    }
    let keep: Vec<bool> = verdicts.iter().map(|v| v.is_keep()).collect();
    let kept = Marks::of(page, blocks, known, &keep, &pictures);
    let mut remover = removals::Remover::new(page, blocks, known, verdicts);
    let mut content = walk::content(page, blocks, known, &kept, body..page.node(body).end, Some(&mut remover));
    content.events.splice(0..0, media::lead(page, blocks, known, verdicts, &pictures, metadata));
    // What is given back begins at the article's own first level, and leaves none out.
    for content in iter::once(&mut content).chain(remover.removals.iter_mut().map(|r| &mut r.content)) {
        outline::apply(page, &mut content.events);
    }
    (content, remover.removals)
}

/// All that a page shows as article content, with nothing judged: the allow-list alone.
pub fn whole(page: &Page) -> Content {
    let Some(body) = page.body() else { return Content::default() };
    let blocks = Blocks::of(page);
    let known = Known::of(page, &blocks);
    let mut content = walk::content(page, &blocks, &known, &known.everything, body..page.node(body).end, None);
    outline::apply(page, &mut content.events);
    content
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod sample {
    use super::*;

    /// The markup of a page's content when all of it is kept.
    pub fn content_of(html: &str) -> String {
        markup(&whole(&Page::from_html(html, "https://a.example/b")))
    }

    /// Written out here, for this room knows no later one.
    fn markup(content: &Content) -> String {
        use crate::article::Event;
        let (mut out, mut open) = (String::new(), Vec::new());
        for event in &content.events {
            match event {
                Event::Open { tag, attrs, .. } => {
                    out.extend(["<", tag.name()]);
                    for (attr, value) in attrs {
                        out.extend([" ", attr.name(), "=\"", value, "\""]);
                    }
                    out.push('>');
                    open.push(*tag);
                }
                Event::Text(text) => out += text,
                Event::Close => {
                    let tag = open.pop().unwrap();
                    out.extend(["</", tag.name(), ">"]);
                    if tag.flow() == crate::page::Flow::Block && !open.contains(&crate::page::Tag::Pre) {
                        out.push('\n');
                    }
                }
                Event::Removed(_) => out += "[removed]",
            }
        }
        out
    }
}
