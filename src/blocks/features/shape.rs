//! The page's shape as far as the scorer needs it: the elements that hold blocks, and which blocks are alike.

use super::starts::Starts;
use crate::blocks::Blocks;
use crate::order;
use crate::page::{Attr, NONE, NodeId, Page, Tag};

/// Longest value of class or id whose words are read, and how many words of one element.
const MAX_VALUE: usize = 300;
const MAX_TOKENS: usize = 24;

/// An element that makes a block and has at least one inside.
#[derive(Clone, Debug)]
pub struct Element {
    /// Its id in the page.
    pub node: NodeId,
    /// Its name.
    pub tag: Tag,
    /// Index of the next such element around it; the root's is itself.
    pub parent: u32,
    /// First block inside.
    pub from: u32,
    /// One past the last block inside.
    pub to: u32,
    /// Elements around it.
    pub depth: u16,
}

/// Elements and groups; see the module.
#[derive(Clone, Debug, Default)]
pub struct Shape {
    /// In document order; the first is the root.
    pub elements: Vec<Element>,
    /// Per block the element that makes it.
    pub owner: Vec<u32>,
    /// Per block a group number: the same names of elements from the root down.
    pub path: Vec<u32>,
    /// Per block a group number: the same name and class, of the owner and of its parent.
    pub kin: Vec<u32>,
    /// Words of each block.
    pub words: Vec<f32>,
    /// Heading level of each block, 0 for none.
    pub heading: Vec<u8>,
    /// Hashes of the words in class, id and role, with their element, in order.
    pub tokens: Vec<(u32, u32)>,
}

impl Shape {
    pub(super) fn of(page: &Page, blocks: &Blocks, starts: &Starts) -> Shape {
        let mut shape = Shape { words: blocks.list.iter().map(|b| b.words).collect(), ..Shape::default() };
        let nodes = page.nodes().len();
        let mut at = vec![0u32; nodes];
        let mut path_of: Vec<u64> = Vec::new();
        let mut kin_of: Vec<u64> = Vec::new();
        let hash_of_class = page.of_classes(|class| hash(class.as_bytes()));
        let tokens_of_class = page.of_classes(tokens);
        for id in 0..nodes as NodeId {
            let node = page.node(id);
            let parent = if node.parent == NONE { 0 } else { at[node.parent as usize] };
            at[id as usize] = parent;
            let Some(tag) = node.tag else { continue };
            let range = starts.range(page, id);
            if range.is_empty() || !(blocks.layout.is_block(id) || shape.elements.is_empty()) {
                continue;
            }
            let index = shape.elements.len() as u32;
            at[id as usize] = index;
            let (outer_path, depth) =
                shape.elements.get(parent as usize).map_or((0, 0), |p| (path_of[parent as usize], p.depth + 1));
            path_of.push(hash_step(outer_path, u64::from(tag as u8)));
            kin_of.push(hash_step(hash_of_class[page.class(id)], u64::from(tag as u8)));
            if !matches!(tag, Tag::Html | Tag::Body) {
                let first = shape.tokens.len();
                for (name, value) in page.attrs(id) {
                    match name {
                        Attr::Class => shape.add(index, first, &tokens_of_class[page.class(id)]),
                        Attr::Id | Attr::Role | Attr::Itemprop | Attr::DataComponent | Attr::DataTestid => {
                            shape.add(index, first, &tokens(value));
                        }
                        _ => {}
                    }
                }
            }
            shape.elements.push(Element {
                node: id,
                tag,
                parent,
                from: range.start as u32,
                to: range.end as u32,
                depth,
            });
        }
        shape.owner = blocks.list.iter().map(|b| at[b.owner as usize]).collect();
        let parent = |o: u32| shape.elements[o as usize].parent as usize;
        shape.path = groups(shape.owner.iter().map(|&o| path_of[o as usize]));
        shape.kin = groups(shape.owner.iter().map(|&o| hash_step(kin_of[o as usize], kin_of[parent(o)])));
        shape
    }

    /// Adds words of an element's names; `first` is where its own begin.
    fn add(&mut self, element: u32, first: usize, tokens: &[u32]) {
        for &token in tokens {
            let seen = &self.tokens[first..];
            if seen.len() < MAX_TOKENS && !seen.contains(&(element, token)) {
                self.tokens.push((element, token));
            }
        }
    }

    /// The element, its parent, and so on up to the root.
    pub fn lineage(&self, element: u32) -> impl Iterator<Item = u32> {
        let mut next = Some(element);
        std::iter::from_fn(move || {
            let here = next?;
            let parent = self.elements[here as usize].parent;
            next = (parent != here).then_some(parent);
            Some(here)
        })
    }
}

/// Calls with each run of equal keys: the key and the place of each, in order.
pub(super) fn each_alike(keys: impl Iterator<Item = u64>, mut run: impl FnMut(&[(u64, u32)])) {
    order::ascending(keys).chunk_by(|a, b| a.0 == b.0).for_each(&mut run);
}

/// Numbers equal keys alike, from 0 in the order of their first use.
fn groups(keys: impl ExactSizeIterator<Item = u64>) -> Vec<u32> {
    let mut first = vec![0; keys.len()];
    each_alike(keys, |alike| alike.iter().for_each(|&(_, i)| first[i as usize] = alike[0].1));
    let mut numbers: Vec<u32> = Vec::with_capacity(first.len());
    let mut next = 0;
    for (i, &first) in first.iter().enumerate() {
        let is_new = first as usize == i;
        numbers.push(if is_new { next } else { numbers[first as usize] });
        next += u32::from(is_new);
    }
    numbers
}

const FNV: u64 = 0xcbf2_9ce4_8422_2325;

pub(super) fn hash_step(hash: u64, byte: u64) -> u64 {
    (hash ^ byte).wrapping_mul(0x0000_0100_0000_01b3).rotate_left(23)
}

pub(super) fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(FNV, |h, &b| hash_step(h, u64::from(b)))
}

/// Hashes of the words of a class, id, role and the like: `postMeta` is `post` and `meta`, and joined `postmeta`.
fn tokens(value: &str) -> Vec<u32> {
    let mut out = Vec::new();
    for class in value.as_bytes()[..value.len().min(MAX_VALUE)].split(u8::is_ascii_whitespace) {
        let (mut word, mut whole) = (Token::default(), Token::default());
        let (mut words, mut lower_before) = (0, false);
        for &b in class {
            if !b.is_ascii_alphabetic() || b.is_ascii_uppercase() && lower_before {
                words += u32::from(word.length > 0);
                out.extend(word.take());
            }
            lower_before = b.is_ascii_lowercase();
            if b.is_ascii_alphabetic() {
                word.push(b);
                whole.push(b);
            }
        }
        words += u32::from(word.length > 0);
        out.extend(word.take());
        if words == 2 || words == 3 {
            out.extend(whole.take());
        }
    }
    out
}

struct Token {
    hash: u64,
    length: u32,
}

impl Default for Token {
    fn default() -> Token {
        Token { hash: FNV, length: 0 }
    }
}

impl Token {
    fn push(&mut self, byte: u8) {
        self.hash = hash_step(self.hash, u64::from(byte.to_ascii_lowercase()));
        self.length += 1;
    }

    /// The hash of what was read, when that is a word; nothing is left.
    fn take(&mut self) -> Option<u32> {
        let token = std::mem::take(self);
        (2..=24).contains(&token.length).then_some((token.hash >> 40) as u32)
    }
}
