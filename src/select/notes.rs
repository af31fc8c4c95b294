//! Footnotes stay: a list to whose items the kept text links.

use std::collections::HashSet;

use super::Case;
use crate::page::{Attr, NodeId, Tag};

pub(super) fn apply(case: &mut Case) {
    let wanted: HashSet<&str> = (0..case.page.nodes().len() as NodeId)
        .filter(|&id| case.page.tag(id) == Some(Tag::A) && is_in_kept_prose(case, id))
        .filter_map(|id| case.page.attr(id, Attr::Href)?.strip_prefix('#'))
        .filter(|name| !name.is_empty())
        .collect();
    if wanted.is_empty() {
        return;
    }
    for i in 0..case.verdicts.len() {
        if case.verdicts[i].is_keep() || case.blocks.list[i].hidden {
            continue;
        }
        let mut lineage = case.page.lineage(case.blocks.list[i].owner).take(3);
        let note = lineage.any(|id| {
            let small =
                case.page.tag(id).is_some_and(|t| matches!(t, Tag::Li | Tag::P | Tag::Div | Tag::Dd | Tag::Aside));
            small && case.page.attr(id, Attr::Id).is_some_and(|name| wanted.contains(name))
        });
        if note {
            case.keep(i);
        }
    }
}

/// The link is a small mark in a paragraph, not an item of a table of contents.
fn is_in_kept_prose(case: &Case, link: NodeId) -> bool {
    case.page
        .inside(link)
        .find_map(|n| case.blocks.of_node.get(n as usize).filter(|b| **b != crate::blocks::NO_BLOCK))
        .is_some_and(|&block| {
            let f = &case.features.blocks[block as usize];
            case.verdicts[block as usize].is_keep() && f.words > 8.0 && f.link_density < 0.5
        })
}
