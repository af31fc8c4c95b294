//! Everything about a page that the rows of the matrix are written from, gathered once.

use super::around::Around;
use super::groups::{Base, Group, NOWHERE, Repeat, Scores, branches, repeats, sums_of};
use super::inner::{Inner, Site};
use super::shape::{Element, Shape, each_alike, hash};
use super::speech::Speech;
use super::starts::Sums;
use super::text::{TextFacts, ends_sentence};
use super::title::Title;
use crate::blocks::{Block, Blocks};
use crate::page::{Page, Tag};
use crate::phrases::Hits;

/// Words from which a block is long.
const LONG: f32 = 12.0;

/// Everything about a page that a row reads.
pub(super) struct Facts<'a> {
    pub(super) page: &'a Page,
    pub(super) blocks: &'a Blocks,
    pub(super) shape: &'a Shape,
    pub(super) around: &'a [Around],
    pub(super) texts: Vec<TextFacts>,
    pub(super) inner: Vec<Inner>,
    pub(super) terms: Vec<bool>,
    pub(super) base: Base,
    pub(super) sum_terms: Sums,
    pub(super) sum_chars: Sums,
    pub(super) sum_inside_links: Sums,
    pub(super) images: Vec<u32>,
    pub(super) paths: Vec<Group>,
    pub(super) kins: Vec<Group>,
    pub(super) repeats: Vec<Repeat>,
    pub(super) scores: Scores,
    pub(super) best_branch: Vec<u32>,
    pub(super) core: u32,
    pub(super) core_branch: Vec<u32>,
    pub(super) title: Vec<(f32, f32)>,
    pub(super) description: Vec<(f32, f32)>,
    pub(super) headline: Option<usize>,
    pub(super) level_of_headline: Vec<u32>,
    pub(super) described: Option<usize>,
    pub(super) same_text: Vec<(u32, u32)>,
    pub(super) first_h1: Option<usize>,
    pub(super) heading_before: Vec<Option<usize>>,
    pub(super) heading_after: Vec<Option<usize>>,
    pub(super) long_before: Vec<f32>,
    pub(super) best_range: (usize, usize),
    pub(super) level_of_best: Vec<u32>,
    pub(super) comment_words: f32,
    pub(super) first_comment: Option<usize>,
    pub(super) speech: Speech,
}

impl<'a> Facts<'a> {
    pub(super) fn of(
        page: &'a Page,
        blocks: &'a Blocks,
        shape: &'a Shape,
        around: &'a [Around],
        in_comments: &[bool],
        said: &[Hits],
        core: u32,
    ) -> Facts<'a> {
        let list = &blocks.list;
        let n = list.len();
        let texts: Vec<TextFacts> = list.iter().map(|b| TextFacts::of(blocks.text(b))).collect();
        let terms: Vec<bool> = list.iter().map(|b| ends_sentence(blocks.text(b))).collect();
        let site = Site::of(page);
        let inner: Vec<Inner> = (0..n).map(|i| Inner::of(page, blocks, i, &site)).collect();
        let links = |b: &Block| b.words * b.link_density();
        let is_long = |b: &Block| b.words > LONG && b.link_density() < 0.4;
        let base = Base::of(
            list.iter().map(|b| b.words).collect(),
            list.iter().map(links).collect(),
            list.iter().map(|b| if is_long(b) { b.words } else { 0.0 }).collect(),
        );
        let mut images = vec![0u32; page.nodes().len() + 1];
        for (id, node) in page.nodes().iter().enumerate() {
            images[id + 1] = images[id] + u32::from(matches!(node.tag, Some(Tag::Img | Tag::AmpImg | Tag::Video)));
        }
        let scores = Scores::of(shape, &base, |i| texts[i].commas);
        let best = shape.elements.get(scores.best as usize);
        let best_range = best.map_or((0, 0), |e| (e.from as usize, e.to as usize));
        let heads = [&Title::of(page), &Title::description(page)];
        let overlaps = list.iter().map(|b| Title::overlaps(heads, blocks.text(b), b.words).into());
        let (title, description): (Vec<_>, Vec<_>) = overlaps.unzip();
        let headline = headline(blocks, shape, &title);
        let level_of_headline = headline.map_or_else(Vec::new, |h| levels(shape, shape.owner[h]));
        let described = (0..n)
            .filter(|&i| description[i].0 > 0.5 && description[i].1 > 0.5 && list[i].words > 6.0 && !list[i].hidden)
            .max_by(|&a, &b| (description[a].1).total_cmp(&description[b].1).then(b.cmp(&a)));
        let mut heading_before = Vec::with_capacity(n);
        let mut last = None;
        for (i, &h) in shape.heading.iter().enumerate() {
            heading_before.push(last);
            if h > 0 {
                last = Some(i);
            }
        }
        let mut heading_after = vec![None; n];
        let mut next = None;
        for i in (0..n).rev() {
            heading_after[i] = next;
            if shape.heading[i] > 0 {
                next = Some(i);
            }
        }
        let long_before = (0..n).map(|i| base.sum_long.sum(0..i)).collect();
        Facts {
            sum_terms: Sums::of(terms.iter().zip(list).map(|(&t, b)| f32::from(u8::from(t && b.words > 5.0)))),
            sum_chars: Sums::of(list.iter().map(|b| b.chars as f32)),
            sum_inside_links: Sums::of(inner.iter().map(|i| i.links)),
            paths: sums_of(&shape.path, &base),
            kins: sums_of(&shape.kin, &base),
            repeats: repeats(page, shape, &base),
            best_branch: branches(shape, scores.best),
            core_branch: branches(shape, core),
            title,
            description,
            headline,
            level_of_headline,
            described,
            same_text: same_texts(blocks),
            first_h1: shape.heading.iter().position(|&h| h == 1),
            level_of_best: levels(shape, scores.best),
            comment_words: list.iter().zip(in_comments).filter(|(_, c)| **c).map(|(b, _)| b.words).sum(),
            first_comment: in_comments.iter().position(|&c| c),
            speech: Speech::of(said, list),
            page,
            blocks,
            shape,
            around,
            texts,
            inner,
            terms,
            base,
            images,
            scores,
            core,
            heading_before,
            heading_after,
            long_before,
            best_range,
        }
    }

    pub(super) fn element(&self, i: usize) -> &Element {
        &self.shape.elements[self.shape.owner[i] as usize]
    }

    pub(super) fn group(&self, e: &Element) -> Group {
        let range = e.from as usize..e.to as usize;
        Group {
            blocks: range.len() as f32,
            words: self.base.sum_words.sum(range.clone()),
            link_words: self.base.sum_links.sum(range.clone()),
            long_words: self.base.sum_long.sum(range),
        }
    }

    pub(super) fn images_in(&self, e: &Element) -> f32 {
        (self.images[self.page.node(e.node).end as usize] - self.images[e.node as usize]) as f32
    }
}

/// The block that says the page's title: best match, headings first; else the first h1.
fn headline(blocks: &Blocks, shape: &Shape, title: &[(f32, f32)]) -> Option<usize> {
    let match_of = |i: usize| {
        let (share, cover) = title[i];
        let heading = f32::from(shape.heading[i]);
        let bonus = if heading > 0.0 { 0.35 - 0.05 * heading } else { 0.0 };
        if share + cover > 0.0 { 2.0 * share * cover / (share + cover) + bonus } else { 0.0 }
    };
    (0..title.len())
        .filter(|&i| !blocks.list[i].hidden && match_of(i) > 0.5)
        .max_by(|&a, &b| match_of(a).total_cmp(&match_of(b)).then(b.cmp(&a)))
        .or_else(|| shape.heading.iter().position(|&h| h == 1))
}

/// For each block how many blocks have the same text, and how many of them stand before it.
fn same_texts(blocks: &Blocks) -> Vec<(u32, u32)> {
    let mut same = vec![(0, 0); blocks.list.len()];
    each_alike(blocks.list.iter().map(|b| hash(blocks.text(b).as_bytes())), |alike| {
        for (before, &(_, i)) in alike.iter().enumerate() {
            same[i as usize] = (alike.len() as u32, before as u32);
        }
    });
    same
}

/// Per element, how many levels above the best element the first common ancestor is; 0 inside of it.
fn levels(shape: &Shape, best: u32) -> Vec<u32> {
    let mut levels = vec![NOWHERE; shape.elements.len()];
    if shape.elements.is_empty() {
        return levels;
    }
    for (k, e) in shape.lineage(best).enumerate() {
        levels[e as usize] = k as u32;
    }
    for e in 0..levels.len() {
        if levels[e] == NOWHERE {
            levels[e] = levels[shape.elements[e].parent as usize];
        }
    }
    levels
}
