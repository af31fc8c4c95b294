//! Content without text: which pictures, films, sounds and players stay, and from where they come.
//!
//! One stays when it stands among what was kept, is no decoration, and is not there already.

mod decoration;
mod lead;
mod noscript;
mod provider;
mod same;
mod source;
mod spoken;
mod srcset;

use std::collections::HashMap;

pub(super) use decoration::emoji;
pub(super) use lead::lead;
pub(super) use provider::player;
pub(super) use source::{Picture, picture};

use spoken::Spoken;

use super::names::PLAYER;
use super::{Known, kinds};
use crate::blocks::{Blocks, PageFeatures};
use crate::metadata::Metadata;
use crate::page::{NONE, NodeId, Page, Tag};
use crate::reason::Reason;
use crate::select::Verdict;

/// For each node, whether it is a picture (film, sound, player) that stays.
pub(super) fn kept(
    page: &Page,
    blocks: &Blocks,
    features: &PageFeatures,
    known: &Known,
    verdicts: &[Verdict],
    metadata: &Metadata,
) -> Vec<bool> {
    let mut kept = vec![false; page.nodes().len()];
    let Some(last) = verdicts.iter().rposition(|v| v.is_keep()) else { return kept };
    let first = verdicts.iter().position(|v| v.is_keep()).unwrap_or(0);
    let end = page.node(blocks.list[last].owner).end.max(blocks.list[last].last + 1);
    let start = masthead_start(blocks, verdicts, first);
    let spoken = Spoken::of(metadata);
    let mut seen: HashMap<String, NodeId> = HashMap::new();
    let mut id = 0;
    while id < page.nodes().len() as NodeId {
        let next = if blocks.layout.is_skipped(id) { page.node(id).end } else { id + 1 };
        let inside = page.is_within(id, features.core) || (id >= start && id < end);
        if inside
            && known.is_picture(id)
            && !known.is_echo(id)
            && is_in_sight(page, blocks, known, id)
            && let Some(key) = identity(page, id)
            && stands_among_kept(page, blocks, features, verdicts, id)
            && (is_captioned(page, id) || !spoken.is_no_part(page, id))
        {
            let before = seen.get(&key).copied();
            // The first of the same stays, unless a later one has the caption.
            if before.is_none_or(|before| is_captioned(page, id) && !is_captioned(page, before)) {
                if let Some(before) = before {
                    kept[before as usize] = false;
                }
                kept[id as usize] = true;
                seen.insert(key, id);
            }
        }
        id = next;
    }
    kept
}

/// What the same picture, film or player has in common; `None` for what is nothing to look at.
fn identity(page: &Page, id: NodeId) -> Option<String> {
    if emoji(page, id).is_some() {
        return Some(format!("emoji {id}"));
    }
    if let Some(player) = player(page, id) {
        return Some(player.link);
    }
    if kinds::is_film(page, id) {
        return Some(format!("film {id}"));
    }
    let picture = picture(page, id).filter(|picture| !decoration::is(page, id, picture))?;
    Some(same::key(&picture.src))
}

/// Whether a picture is shown, or would be if its carousel were turned.
fn is_in_sight(page: &Page, blocks: &Blocks, known: &Known, id: NodeId) -> bool {
    // A sound without controls of its own has no box: others play it.
    let parent = page.node(id).parent;
    let is_heard = page.tag(id) == Some(Tag::Audio) && parent != NONE && !blocks.layout.is_hidden(parent);
    if !blocks.layout.is_hidden(id) || is_heard {
        return true;
    }
    let Some(hidden) = page.lineage(id).take_while(|&n| blocks.layout.is_hidden(n)).last() else { return false };
    let is_slide = |&n: &NodeId| page.tag(n) == page.tag(hidden) && (n..page.node(n).end).any(|n| known.is_picture(n));
    let slides = || page.children(page.node(hidden).parent).take(MOST_SLIDES).filter(is_slide);
    hidden != id && slides().any(|n| !blocks.layout.is_hidden(n))
}

/// Elements around what one presses on a player in which the player is found.
const PLAYER_LEVELS: usize = 8;

/// How many slides of a carousel are looked at.
const MOST_SLIDES: usize = 100;

/// Whether a figure with a caption holds the picture.
fn is_captioned(page: &Page, id: NodeId) -> bool {
    let figure = page.lineage(id).take(6).find(|&n| page.tag(n) == Some(Tag::Figure));
    figure.is_some_and(|figure| page.inside(figure).any(|n| page.tag(n) == Some(Tag::Figcaption)))
}

/// Where the article's masthead begins: the title's first node, so that a lead picture under it is seen.
fn masthead_start(blocks: &Blocks, verdicts: &[Verdict], first: usize) -> NodeId {
    let title = (0..first).rev().take(8).filter(|&i| verdicts[i].reason() == Some(Reason::MetadataRepeated)).min();
    blocks.list[title.unwrap_or(first)].first
}

/// The nearest element with text of its own decides: pictures of a removed card go with its text.
pub(super) fn stands_among_kept(
    page: &Page,
    blocks: &Blocks,
    features: &PageFeatures,
    verdicts: &[Verdict],
    id: NodeId,
) -> bool {
    // A caption of which nobody is sure takes no picture along, and a player is not the note that it needs consent.
    let figure = page.lineage(id).take(6).find(|&n| page.tag(n) == Some(Tag::Figure));
    let caption = figure.map_or(0..0, |figure| blocks.within(page, figure));
    let is_player = player(page, id).is_some();
    // Nor is it what one presses on it.
    let is_pressed = |i: usize| page.lineage(blocks.list[i].owner).take(PLAYER_LEVELS).any(|n| PLAYER.calls(page, n));
    let says_nothing = |i: usize| match verdicts[i].reason() {
        Some(Reason::MetadataRepeated) => true,
        Some(Reason::Other) if caption.contains(&i) => true,
        Some(Reason::Other | Reason::Navigation) => is_pressed(i),
        Some(Reason::CookieNotice) => is_player,
        _ => false,
    };
    for ancestor in page.lineage(id) {
        let range = blocks.within(page, ancestor);
        let mut judged = range.filter(|&i| !says_nothing(i)).peekable();
        if judged.peek().is_some() {
            return judged.any(|i| verdicts[i].is_keep());
        }
        let named = if ancestor == features.core { None } else { crate::blocks::naming(page, ancestor) };
        if matches!(
            named,
            Some(Reason::Advert | Reason::Share | Reason::Related | Reason::AuthorBox | Reason::Comments)
        ) {
            return false;
        }
    }
    false
}
