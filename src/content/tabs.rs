//! Tab panels: each under the label of its tab, since a reader shows them all.

use std::collections::{BTreeMap, HashSet};

use crate::page::{Attr, NodeId, Page, Tag};

/// Elements around a row of tabs in which its panels may be.
const LEVELS: usize = 4;
/// Tabs in a row, at most.
const MAX_TABS: usize = 40;

/// The tab panels of a page.
#[derive(Debug, Default)]
pub(super) struct Tabs {
    /// Panels with their labels.
    pub(super) panels: BTreeMap<NodeId, String>,
    /// Panels of one row of tabs.
    pub(super) groups: Vec<Vec<NodeId>>,
    /// The tabs, whose labels stand over the panels.
    pub(super) labels: Vec<NodeId>,
}

impl Tabs {
    pub(super) fn of(page: &Page) -> Tabs {
        let mut found = Tabs::default();
        let all: Vec<(NodeId, &str)> =
            (0..page.nodes().len() as NodeId).filter_map(|id| Some((id, page.attr(id, Attr::Role)?))).collect();
        let called = |role: &'static str| all.iter().filter(move |(_, r)| *r == role).map(|(id, _)| *id);
        let panels: Vec<NodeId> = called("tabpanel").collect();
        for row in called("tablist") {
            let from = all.partition_point(|(id, _)| *id < row);
            let inside = all[from..].iter().take_while(|(id, _)| page.is_within(*id, row));
            let tabs: Vec<NodeId> = inside.filter(|(_, r)| *r == "tab").map(|(id, _)| *id).take(MAX_TABS).collect();
            let first = panels.partition_point(|&id| id < row);
            let own = page.lineage(row).skip(1).take(LEVELS).find_map(|around| {
                let mut own: Vec<NodeId> = Vec::new();
                for &id in panels[first..].iter().take(MAX_TABS).take_while(|&&id| page.is_within(id, around)) {
                    // Tabs in a tab have panels of their own.
                    if own.last().is_none_or(|&last| !page.is_within(id, last)) && own.len() < tabs.len() {
                        own.push(id);
                    }
                }
                (own.len() == tabs.len() && !own.is_empty()).then_some(own)
            });
            let is_free = |&panel: &NodeId| !page.is_within(panel, row) && !found.panels.contains_key(&panel);
            let Some(own) = own.filter(|own| own.iter().all(is_free)) else { continue };
            // Panels with headings have no need of labels.
            let headed = own.iter().any(|&panel| is_headed(page, panel));
            for (&panel, &tab) in own.iter().zip(&tabs) {
                let label = if headed { String::new() } else { page.inner_text(tab) };
                found.panels.insert(panel, label.split_whitespace().collect::<Vec<_>>().join(" "));
            }
            if !headed {
                found.labels.extend(tabs);
            }
            found.groups.push(own);
        }
        for (labels, own) in by_radio_buttons(page) {
            if own.iter().all(|panel| !found.panels.contains_key(panel))
                && !own.iter().any(|&panel| is_headed(page, panel))
            {
                for (&panel, &label) in own.iter().zip(&labels) {
                    let label = page.inner_text(label).split_whitespace().collect::<Vec<_>>().join(" ");
                    found.panels.insert(panel, label);
                }
                found.labels.extend(labels);
                found.groups.push(own);
            }
        }
        found
    }
}

/// Tabs without a script: labels of radio buttons, and right after them a box with as many panels.
fn by_radio_buttons(page: &Page) -> Vec<(Vec<NodeId>, Vec<NodeId>)> {
    let radios: HashSet<&str> = page
        .elements(Tag::Input)
        .filter(|&id| page.attr(id, Attr::Type) == Some("radio"))
        .filter_map(|id| page.attr(id, Attr::Id))
        .collect();
    let mut rows: BTreeMap<NodeId, Vec<NodeId>> = BTreeMap::new();
    for label in page.elements(Tag::Label) {
        if page.attr(label, Attr::For).is_some_and(|target| radios.contains(target)) {
            rows.entry(page.node(label).parent).or_default().push(label);
        }
    }
    let mut found = Vec::new();
    for (row, labels) in rows {
        let named = |&id: &NodeId| page.naming(id).any(|name| name.to_ascii_lowercase().contains("tab"));
        let last = labels.last().copied().unwrap_or_default();
        if !(2..=MAX_TABS).contains(&labels.len()) || !page.lineage(last).take(3).any(|id| named(&id)) {
            continue;
        }
        // Beside the labels, or beside the box that holds nothing but them.
        let panels = [last, row].into_iter().find_map(|before| {
            let end = page.node(page.node(before).parent).end;
            let mut next = page.node(before).end;
            while next < end && page.tag(next).is_none() {
                next += 1;
            }
            let children = (next < end).then(|| page.children(next)).into_iter().flatten();
            let panels: Vec<NodeId> = children.filter(|&n| page.tag(n).is_some()).take(MAX_TABS + 1).collect();
            (panels.len() == labels.len()).then_some(panels)
        });
        let panels = panels.or_else(|| labels.iter().map(|&label| next_element(page, label)).collect());
        found.extend(panels.map(|panels| (labels, panels)));
    }
    found
}

/// The element right after a label, when it is neither the next button nor the next label.
fn next_element(page: &Page, label: NodeId) -> Option<NodeId> {
    let mut siblings = page.children(page.node(label).parent).skip_while(|&n| n <= label);
    let next = siblings.find(|&n| page.tag(n).is_some())?;
    (!matches!(page.tag(next), Some(Tag::Input | Tag::Label))).then_some(next)
}

fn is_headed(page: &Page, panel: NodeId) -> bool {
    let first = page.inside(panel).find(|&n| !page.is_blank(n));
    first.is_some_and(|n| {
        page.lineage(n)
            .take_while(|&n| n != panel)
            .any(|n| page.tag(n).is_some_and(|tag| tag.heading_level().is_some()))
    })
}
