//! The columns about where a block stands: subtrees, containers, headings, neighbours.

use super::facts::Facts;
use super::groups::NOWHERE;
use super::row::{Row, owner_kind};
use crate::scale::{count, flag, ratio, share, signed};

/// Far away, where there is no such block.
const FAR: f32 = 300.0;

impl Facts<'_> {
    pub(super) fn subtrees(&self, i: usize, row: &mut impl Row) {
        const LEVELS: [&str; 7] = ["up0", "up1", "up2", "up3", "up4", "", "up6"];
        let mut up = self.shape.owner[i];
        for (level, name) in LEVELS.iter().enumerate() {
            if level > 0 {
                up = self.shape.elements[up as usize].parent;
            }
            if level == 0 || name.is_empty() {
                continue;
            }
            let e = &self.shape.elements[up as usize];
            let g = self.group(e);
            row.put_of(name, "blocks", count(g.blocks));
            row.put_of(name, "share", ratio(g.words, self.base.sum_words.total()));
            row.put_of(name, "links", ratio(g.link_words, g.words));
            row.put_of(name, "mean", count(g.words / g.blocks.max(1.0)));
            row.put_of(name, "long", ratio(g.long_words, g.words));
            row.put_of(name, "terms", ratio(self.sum_terms.sum(e.from as usize..e.to as usize), g.blocks));
        }
    }

    pub(super) fn containers(&self, i: usize, row: &mut impl Row) {
        let owner = self.shape.owner[i];
        let most = self.scores.most;
        row.put("score_around", ratio(self.scores.around[owner as usize], most));
        row.put("score_owner", ratio(self.scores.own[owner as usize], most));
        let parent = self.element(i).parent;
        row.put("score_parent", ratio(self.scores.own[parent as usize], most));
        let (from, to) = self.best_range;
        row.put("in_best", flag((from..to).contains(&i)));
        row.put("level_of_best", count(self.level_of_best[owner as usize] as f32));
        let distance = if i < from { i as f32 - from as f32 } else { (i + 1).saturating_sub(to) as f32 };
        row.put("best_distance", signed(distance));
        let inside = i.saturating_sub(from) as f32 / to.saturating_sub(from).max(1) as f32;
        row.put("best_place", share(inside));
        self.container("best", i, self.scores.best, &self.best_branch, row);
        self.container("core", i, self.core, &self.core_branch, row);
        let core = &self.shape.elements[self.core as usize];
        row.put("core_from_start", signed(i as f32 - core.from as f32));
        row.put("core_from_end", signed(core.to as f32 - 1.0 - i as f32));
    }

    /// The branch of a container that the block is in.
    fn container(&self, name: &str, i: usize, container: u32, branches: &[u32], row: &mut impl Row) {
        let owner = self.shape.owner[i];
        let branch = branches[owner as usize];
        let inside = branch != NOWHERE || owner == container;
        let whole = &self.shape.elements[container as usize];
        let depth = f32::from(self.element(i).depth) - f32::from(whole.depth);
        row.put_of(name, "depth", if inside { count(depth) } else { 255 });
        let e = if branch == NOWHERE { self.element(i) } else { &self.shape.elements[branch as usize] };
        let g = self.group(e);
        let all = self.group(whole);
        row.put_of(name, "branch", if branch == NOWHERE { 0 } else { owner_kind(Some(e.tag)) });
        row.put_of(name, "branch_blocks", count(g.blocks));
        row.put_of(name, "branch_share", ratio(g.words, all.words));
        row.put_of(name, "branch_links", ratio(g.link_words, g.words));
        row.put_of(name, "branch_long", ratio(g.long_words, g.words));
        row.put_of(
            name,
            "long_after",
            count(self.base.sum_long.sum((e.to as usize).min(whole.to as usize)..whole.to as usize)),
        );
    }

    pub(super) fn headings(&self, i: usize, row: &mut impl Row) {
        row.put("heading", self.shape.heading[i]);
        row.put("h1_distance", self.first_h1.map_or(0, |h| signed(i as f32 - h as f32)));
        row.put("headline_distance", self.headline.map_or(0, |h| signed(i as f32 - h as f32)));
        let owner = self.shape.owner[i] as usize;
        row.put("headline_level", count(self.level_of_headline.get(owner).map_or(FAR, |&l| l as f32)));
        let since = self.headline.map_or(FAR, |h| if h < i { self.base.sum_long.sum(h + 1..i) } else { FAR });
        row.put("headline_long", count(since));
        row.put("described_distance", self.described.map_or(0, |d| signed(i as f32 - d as f32)));
        let before = self.heading_before[i];
        row.put("heading_before", count(before.map_or(FAR, |h| (i - h) as f32)));
        row.put("heading_before_level", before.map_or(0, |h| self.shape.heading[h]));
        row.put("words_since_heading", count(self.base.sum_words.sum(before.map_or(0, |h| h + 1)..i)));
        let after = self.heading_after[i];
        row.put("heading_after", count(after.map_or(FAR, |h| (h - i) as f32)));
        row.put("heading_after_level", after.map_or(0, |h| self.shape.heading[h]));
        let section = before.map_or(0, |h| h + 1)..after.unwrap_or(self.blocks.list.len());
        let words = self.base.sum_words.sum(section.clone());
        row.put("section_words", count(words));
        row.put("section_links", ratio(self.base.sum_links.sum(section.clone()), words));
        row.put("section_long", ratio(self.base.sum_long.sum(section), words));
        let until = after.unwrap_or(self.blocks.list.len());
        let follows = i + 1..until.max(i + 1);
        let words = self.base.sum_words.sum(follows.clone());
        row.put("follows_words", count(words));
        row.put("follows_long", ratio(self.base.sum_long.sum(follows), words));
    }

    pub(super) fn neighbours(&self, i: usize, row: &mut impl Row) {
        const NEAR: [(&str, isize); 6] =
            [("before1", -1), ("before2", -2), ("before3", -3), ("after1", 1), ("after2", 2), ("after3", 3)];
        let list = &self.blocks.list;
        for (name, step) in NEAR {
            let j = i.checked_add_signed(step).filter(|&j| j < list.len());
            row.put_of(name, "words", j.map_or(0, |j| count(list[j].words)));
            row.put_of(name, "links", j.map_or(255, |j| share(list[j].link_density())));
            row.put_of(name, "term", flag(j.is_some_and(|j| self.terms[j])));
            if step.abs() == 1 {
                row.put_of(name, "heading", j.map_or(0, |j| self.shape.heading[j]));
                row.put_of(name, "same_path", flag(j.is_some_and(|j| self.shape.path[j] == self.shape.path[i])));
                row.put_of(name, "same_kin", flag(j.is_some_and(|j| self.shape.kin[j] == self.shape.kin[i])));
                row.put_of(
                    name,
                    "same_parent",
                    flag(j.is_some_and(|j| self.element(j).parent == self.element(i).parent)),
                );
            }
        }
        for (name, reach) in [("near3", 3), ("near8", 8)] {
            let words = self.base.sum_words.window(i, reach);
            row.put_of(name, "words", count(words));
            row.put_of(name, "links", ratio(self.base.sum_links.window(i, reach), words));
            row.put_of(name, "long", ratio(self.base.sum_long.window(i, reach), words));
            row.put_of(name, "terms", count(self.sum_terms.window(i, reach)));
        }
        let from = i.saturating_sub(10);
        row.put("long_10_before", count(self.base.sum_long.sum(from..i)));
        row.put("long_10_after", count(self.base.sum_long.sum(i + 1..(i + 11).min(list.len()))));
    }
}
