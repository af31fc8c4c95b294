//! Sums over groups of like blocks, over subtrees, and what repeats beside itself.

use super::shape::{Shape, each_alike, hash, hash_step};
use super::starts::Sums;
use crate::page::{Page, Tag};

/// The words of a group of blocks.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Group {
    pub blocks: f32,
    pub words: f32,
    pub link_words: f32,
    pub long_words: f32,
}

/// Per group its sums.
pub(super) fn sums_of(groups: &[u32], base: &Base) -> Vec<Group> {
    let count = groups.iter().max().map_or(0, |&m| m as usize + 1);
    let mut sums = vec![Group::default(); count];
    for (i, &g) in groups.iter().enumerate() {
        let group = &mut sums[g as usize];
        group.blocks += 1.0;
        group.words += base.words[i];
        group.link_words += base.link_words[i];
        group.long_words += base.long_words[i];
    }
    sums
}

/// The page's blocks as columns and prefix sums.
pub(super) struct Base {
    pub words: Vec<f32>,
    pub link_words: Vec<f32>,
    pub long_words: Vec<f32>,
    pub sum_words: Sums,
    pub sum_links: Sums,
    pub sum_long: Sums,
}

impl Base {
    pub(super) fn of(words: Vec<f32>, link_words: Vec<f32>, long_words: Vec<f32>) -> Base {
        let sums = |v: &[f32]| Sums::of(v.iter().copied());
        Base {
            sum_words: sums(&words),
            sum_links: sums(&link_words),
            sum_long: sums(&long_words),
            words,
            link_words,
            long_words,
        }
    }
}

/// An element that stands in a row of siblings with its name and class.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Repeat {
    /// Siblings alike, itself included.
    pub siblings: f32,
    /// Their words on average.
    pub mean_words: f32,
    /// Its own place among them, from 1.
    pub place: f32,
    /// Share of links in its words.
    pub links: f32,
}

/// Per element, the most repeated of itself and the elements around it.
pub(super) fn repeats(page: &Page, shape: &Shape, base: &Base) -> Vec<Repeat> {
    let hash_of_class = page.of_classes(|class| hash(class.as_bytes()));
    let key = |e: usize| {
        let element = &shape.elements[e];
        let class = hash_of_class[page.class(element.node)];
        hash_step(hash_step(class, u64::from(element.parent)), element.tag as u64)
    };
    let words = |e: usize| base.sum_words.sum(shape.elements[e].from as usize..shape.elements[e].to as usize);
    // Per element how many are alike, their words, and its own place.
    let mut alike = vec![(0.0, 0.0, 0.0); shape.elements.len()];
    each_alike((0..shape.elements.len()).map(key), |run| {
        let sum = run.iter().fold(0.0, |sum, &(_, e)| sum + words(e as usize));
        for (before, &(_, e)) in run.iter().enumerate() {
            alike[e as usize] = (run.len() as f32, sum, before as f32 + 1.0);
        }
    });
    let mut repeats: Vec<Repeat> = Vec::with_capacity(alike.len());
    for (e, element) in shape.elements.iter().enumerate() {
        let mut here = if e == 0 { Repeat::default() } else { repeats[element.parent as usize] };
        let (siblings, sum, place) = alike[e];
        if siblings >= 3.0 && siblings >= here.siblings && element.tag != Tag::P {
            let range = element.from as usize..element.to as usize;
            let links = base.sum_links.sum(range) / words(e).max(1.0);
            here = Repeat { siblings, mean_words: sum / siblings, place, links };
        }
        repeats.push(here);
    }
    repeats
}

/// How much like an article's container each element is: the long texts with few links that it holds close by.
pub(super) struct Scores {
    /// The best element.
    pub best: u32,
    /// The best score.
    pub most: f32,
    /// Per element the highest score of itself and the elements around it.
    pub around: Vec<f32>,
    /// Per element its own score.
    pub own: Vec<f32>,
}

const REACH: usize = 5;
const FADE: f32 = 0.6;

impl Scores {
    pub(super) fn of(shape: &Shape, base: &Base, commas: impl Fn(usize) -> f32) -> Scores {
        let mut own = vec![0.0; shape.elements.len()];
        for (i, &owner) in shape.owner.iter().enumerate() {
            let (words, links) = (base.words[i], base.link_words[i]);
            if words > 8.0 && links < 0.5 * words {
                let mut value = (words - links).min(60.0) + 2.0 * commas(i).min(20.0);
                for e in shape.lineage(owner).take(REACH) {
                    own[e as usize] += value;
                    value *= FADE;
                }
            }
        }
        for (e, score) in own.iter_mut().enumerate() {
            let range = shape.elements[e].from as usize..shape.elements[e].to as usize;
            *score *= 1.0 - base.sum_links.sum(range.clone()) / base.sum_words.sum(range).max(1.0);
        }
        let mut best = 0;
        let mut around: Vec<f32> = Vec::with_capacity(own.len());
        for (e, &score) in own.iter().enumerate() {
            if score > own[best] {
                best = e;
            }
            around.push(if e == 0 { score } else { score.max(around[shape.elements[e].parent as usize]) });
        }
        Scores { best: best as u32, most: own.get(best).copied().unwrap_or(0.0), around, own }
    }
}

/// No element; see [`branches`].
pub(super) const NOWHERE: u32 = u32::MAX;

/// Per element, the child of `container` that it is or is inside of; [`NOWHERE`] outside of the container and for
/// the container itself.
pub(super) fn branches(shape: &Shape, container: u32) -> Vec<u32> {
    let mut branches: Vec<u32> = Vec::with_capacity(shape.elements.len());
    for (e, element) in shape.elements.iter().enumerate() {
        let branch = if e as u32 != container && element.parent == container {
            e as u32
        } else {
            branches.get(element.parent as usize).copied().unwrap_or(NOWHERE)
        };
        branches.push(branch);
    }
    branches
}
