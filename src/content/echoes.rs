//! What the page says beside itself and a reader does not read: other forms of a formula, the numbers of a listing's
//! lines, its language and its copy button, the tabs whose labels stand over their panels, copies of slides. It is neither kept nor removed, for it is not lost: what it repeats is there.

use super::formulas::Formulas;
use super::listings::Listings;
use super::tabs::Tabs;
use super::twins;
use crate::page::{NodeId, Page};

/// Whether each node of a page is an echo, or lies inside one.
#[derive(Debug)]
pub(super) struct Echoes(Vec<bool>);

impl Echoes {
    pub(super) fn of(page: &Page, formulas: &Formulas, listings: &Listings, tabs: &Tabs) -> Echoes {
        let mut echoes = Echoes(vec![false; page.nodes().len()]);
        for (&id, formula) in &formulas.at {
            echoes.mark(page, id, true);
            if let Some(math) = formula.math {
                echoes.mark(page, math, false);
            }
        }
        let twins = twins::of(page);
        for &id in formulas.again.iter().chain(&listings.beside).chain(&tabs.labels).chain(&twins) {
            echoes.mark(page, id, true);
        }
        echoes
    }

    /// Whether a node is an echo, or lies inside one.
    pub(super) fn is(&self, id: NodeId) -> bool {
        self.0[id as usize]
    }

    fn mark(&mut self, page: &Page, id: NodeId, value: bool) {
        self.0[id as usize..page.node(id).end as usize].fill(value);
    }
}
