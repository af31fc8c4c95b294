//! A recipe's card stays whole: times and servings are a line each and look like nothing on their own.

use super::Case;
use crate::page::{Attr, NodeId, Tag};
use crate::reason::Reason;

/// Probability from which an item is one of the recipe's, though it may be too short to stay by itself.
const ITEM: f32 = 0.25;
/// Items of a recipe, at least.
const LEAST: usize = 4;

pub(super) fn apply(case: &mut Case) {
    let mut next = 0;
    for id in 0..case.page.nodes().len() as NodeId {
        if id < next || !is_card(case, id) {
            continue;
        }
        next = case.page.node(id).end;
        for i in case.blocks.within(case.page, id) {
            let f = &case.features.blocks[i];
            let vague = matches!(case.verdicts[i].reason(), Some(Reason::Other));
            let plain = f.named.is_none() && !f.control && f.link_density < 0.3 && case.features.said[i].is_empty();
            if vague && plain && case.text(i).chars().any(char::is_alphabetic) {
                case.keep(i);
            }
        }
    }
}

/// An element called a recipe (by class or schema.org) with likely lists in it, near the article's text.
fn is_card(case: &Case, id: NodeId) -> bool {
    let named = case.page.attrs(id).any(|(name, value)| match name {
        Attr::Class => {
            value.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| word.eq_ignore_ascii_case("recipe"))
        }
        Attr::Itemtype => value.ends_with("/Recipe"),
        _ => false,
    });
    let block = case.page.tag(id).is_some_and(|t| !matches!(t, Tag::Body | Tag::Html | Tag::A | Tag::Main));
    if !named || !block || case.page.is_within(case.features.core, id) && case.features.core != id {
        return false;
    }
    let range = case.blocks.within(case.page, id);
    let items = range.clone().filter(|&i| {
        let item = case.stands_in(i, Tag::Li);
        item && case.probability[i] >= ITEM
    });
    range.start < case.verdicts.len() && case.features.blocks[range.start].in_core && items.count() >= LEAST
}
