//! What the first stage thought of the blocks around one: the second stage's own columns.

use super::{COLUMNS, FIRST_COLUMNS};
use crate::blocks::{PageFeatures, Shape, Sums};
use crate::scale::{count, ratio, share};

/// Columns that this module fills, from [`FIRST_COLUMNS`] on.
pub const COUNT: usize = NAMES.len();

/// Their names. `q` is the first stage's probability; means are weighted by words.
pub const NAMES: [&str; 51] = [
    "q",
    "q_before1",
    "q_before2",
    "q_before3",
    "q_after1",
    "q_after2",
    "q_after3",
    // Means over up to 2, 5, 12 blocks before and after.
    "q_before_2",
    "q_before_5",
    "q_before_12",
    "q_after_2",
    "q_after_5",
    "q_after_12",
    // Means over the owner and the elements around it, and their share of all likely content.
    "q_up0",
    "q_up1",
    "q_up2",
    "q_up3",
    "q_up4",
    "q_up6",
    "q_part1",
    "q_part2",
    "q_part3",
    "q_part4",
    "q_part6",
    // Means over blocks with the same names of elements, the same class; not weighted; and over the section.
    "q_path",
    "q_kin",
    "q_path_plain",
    "q_kin_plain",
    "q_kin_most",
    "q_section",
    "q_page",
    "q_words",
    "q_place",
    "q_words_before",
    "q_words_after",
    "q_most",
    // Blocks to the last and the next that is likely content; the next and last that is no heading.
    "q_since",
    "q_until",
    "q_next_text",
    "q_last_text",
    // The smallest element with 80 % of the likely content: inside, its mean, levels below it, its child's.
    "q_in_most",
    "q_most_mean",
    "q_most_depth",
    "q_branch",
    "q_branch_part",
    // Likely content after the end of the element's child, and of the page's last likely block.
    "q_likely_before",
    "q_likely_after",
    "q_kin_before",
    "q_kin_after",
    "q_siblings",
    "q_gap",
];

/// Probability from which a block of some words is likely content.
const LIKELY: f32 = 0.7;
const FAR: usize = 300;

/// Means over groups of blocks.
struct Means {
    weighted: Vec<f32>,
    plain: Vec<f32>,
    most: Vec<f32>,
}

fn means(groups: &[u32], q: &[f32], words: &[f32]) -> Means {
    let n = groups.iter().max().map_or(0, |&m| m as usize + 1);
    let mut sums = vec![(0.0f32, 0.0f32, 0.0f32, 0.0f32, 0.0f32); n];
    for (i, &g) in groups.iter().enumerate() {
        let s = &mut sums[g as usize];
        *s = (s.0 + q[i] * words[i], s.1 + words[i], s.2 + q[i], s.3 + 1.0, s.4.max(q[i]));
    }
    Means {
        weighted: sums.iter().map(|s| s.0 / s.1.max(0.5)).collect(),
        plain: sums.iter().map(|s| s.2 / s.3.max(1.0)).collect(),
        most: sums.iter().map(|s| s.4).collect(),
    }
}

struct Context<'a> {
    shape: &'a Shape,
    q: &'a [f32],
    likely: Sums,
    words: Sums,
    plain: Sums,
    path: Means,
    kin: Means,
    section: Vec<f32>,
    since: Vec<usize>,
    until: Vec<usize>,
    next_text: Vec<f32>,
    last_text: Vec<f32>,
    same_kin_before: Vec<f32>,
    same_kin_after: Vec<f32>,
    most: u32,
    branch: Vec<u32>,
    likeliest: u8,
}

pub(super) fn fill(rows: &mut [[u8; COLUMNS]], page: &PageFeatures, q: &[f32]) {
    if q.is_empty() {
        return;
    }
    let context = Context::of(&page.shape, q);
    for (i, row) in rows.iter_mut().enumerate() {
        context.write(i, &mut row[FIRST_COLUMNS..]);
    }
}

impl<'a> Context<'a> {
    fn of(shape: &'a Shape, q: &'a [f32]) -> Context<'a> {
        let n = q.len();
        let words = &shape.words;
        let likely = Sums::of(q.iter().zip(words).map(|(q, w)| q * w));
        let heading = |i: usize| shape.heading[i] > 0;
        let mut section = vec![0u32; n];
        for i in 1..n {
            section[i] = section[i - 1] + u32::from(heading(i));
        }
        let section_means = means(&section, q, words).weighted;
        let is_likely = |i: usize| q[i] > LIKELY && words[i] >= 5.0;
        let (mut since, mut until) = (vec![FAR; n], vec![FAR; n]);
        let (mut last_text, mut next_text) = (vec![0.0; n], vec![0.0; n]);
        let kins = shape.kin.iter().max().map_or(0, |&m| m as usize + 1);
        let (mut before, mut after) = (vec![0.0; n], vec![0.0; n]);
        let mut last_of_kin = vec![0.0f32; kins];
        let (mut distance, mut text) = (FAR, 0.0);
        for i in 0..n {
            distance = if is_likely(i) { 0 } else { (distance + 1).min(FAR) };
            since[i] = distance;
            last_text[i] = text;
            if !heading(i) {
                text = q[i];
            }
            before[i] = std::mem::replace(&mut last_of_kin[shape.kin[i] as usize], q[i]);
        }
        last_of_kin.fill(0.0);
        (distance, text) = (FAR, 0.0);
        for i in (0..n).rev() {
            distance = if is_likely(i) { 0 } else { (distance + 1).min(FAR) };
            until[i] = distance;
            next_text[i] = text;
            if !heading(i) {
                text = q[i];
            }
            after[i] = std::mem::replace(&mut last_of_kin[shape.kin[i] as usize], q[i]);
        }
        let need = 0.8 * likely.total();
        let most = shape.elements.iter().rposition(|e| likely.sum(e.from as usize..e.to as usize) >= need);
        let most = most.unwrap_or(0) as u32;
        let mut branch: Vec<u32> = Vec::with_capacity(shape.elements.len());
        for (e, element) in shape.elements.iter().enumerate() {
            let is_child = e as u32 != most && element.parent == most;
            branch.push(if is_child { e as u32 } else { branch.get(element.parent as usize).copied().unwrap_or(0) });
        }
        Context {
            path: means(&shape.path, q, words),
            kin: means(&shape.kin, q, words),
            section: section.iter().map(|&s| section_means[s as usize]).collect(),
            words: Sums::of(words.iter().copied()),
            plain: Sums::of(q.iter().copied()),
            same_kin_before: before,
            same_kin_after: after,
            shape,
            q,
            likely,
            since,
            until,
            next_text,
            last_text,
            most,
            branch,
            likeliest: q.iter().fold(0, |most, &q| most.max(share(q))),
        }
    }

    fn mean(&self, from: usize, to: usize) -> u8 {
        ratio(self.likely.sum(from..to), self.words.sum(from..to))
    }

    fn write(&self, i: usize, row: &mut [u8]) {
        let n = self.q.len();
        let shape = self.shape;
        let mut slots = row.iter_mut();
        let mut put = |code: u8| {
            if let Some(slot) = slots.next() {
                *slot = code;
            }
        };
        let q = |j: Option<usize>| j.filter(|&j| j < n).map_or(0, |j| share(self.q[j]));
        put(share(self.q[i]));
        for step in [-1, -2, -3, 1, 2, 3] {
            put(q(i.checked_add_signed(step)));
        }
        for reach in [2, 5, 12] {
            put(self.mean(i.saturating_sub(reach), i));
        }
        for reach in [2, 5, 12] {
            put(self.mean(i + 1, (i + 1 + reach).min(n)));
        }
        let mut up = [0u32; 7];
        for (slot, e) in up.iter_mut().zip(shape.lineage(shape.owner[i])) {
            *slot = e;
        }
        let range = |e: u32| shape.elements[e as usize].from as usize..shape.elements[e as usize].to as usize;
        for level in [0, 1, 2, 3, 4, 6] {
            put(self.mean(range(up[level]).start, range(up[level]).end));
        }
        let total = self.likely.total();
        for level in [1, 2, 3, 4, 6] {
            put(ratio(self.likely.sum(range(up[level])), total));
        }
        let (path, kin) = (shape.path[i] as usize, shape.kin[i] as usize);
        put(share(self.path.weighted[path]));
        put(share(self.kin.weighted[kin]));
        put(share(self.path.plain[path]));
        put(share(self.kin.plain[kin]));
        put(share(self.kin.most[kin]));
        put(share(self.section[i]));
        put(ratio(total, self.words.total()));
        put(count(total));
        let before = self.likely.sum(0..i);
        put(ratio(before, total));
        put(count(before));
        put(count(self.likely.sum(i + 1..n)));
        put(self.likeliest);
        put(count(self.since[i] as f32));
        put(count(self.until[i] as f32));
        put(share(self.next_text[i]));
        put(share(self.last_text[i]));
        let most = &shape.elements[self.most as usize];
        let inside = (most.from as usize..most.to as usize).contains(&i);
        put(u8::from(inside));
        put(self.mean(most.from as usize, most.to as usize));
        let owner = &shape.elements[shape.owner[i] as usize];
        put(if inside { count(f32::from(owner.depth) - f32::from(most.depth)) } else { 255 });
        let branch = match self.branch[shape.owner[i] as usize] {
            0 => range(shape.owner[i]),
            e => range(e),
        };
        put(self.mean(branch.start, branch.end));
        put(ratio(self.likely.sum(branch.clone()), total));
        put(ratio(self.likely.sum(i.saturating_sub(8)..i), 200.0));
        put(ratio(self.likely.sum(i + 1..(i + 9).min(n)), 200.0));
        put(share(self.same_kin_before[i]));
        put(share(self.same_kin_after[i]));
        let parent = range(owner.parent);
        put(ratio(self.plain.sum(parent.clone()) - self.q[i], parent.len() as f32 - 1.0));
        // Between two likely neighbours, or at the edge of the content?
        let (past, next) = (self.mean(i.saturating_sub(4), i), self.mean(i + 1, (i + 5).min(n)));
        put(past.min(next));
    }
}
