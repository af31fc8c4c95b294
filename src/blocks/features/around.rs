//! What lies around each node: inherited from the root down.

use super::Named;
use crate::blocks::naming::Namings;
use crate::blocks::{Block, Blocks};
use crate::page::{NONE, NodeId, Page, Tag};
use crate::reason::Reason;

/// A reason under whose names more than this share of all prose stands is the page's layout.
const LAYOUT_SHARE: f32 = 0.6;

/// Elements whose presence around a block is a feature, with the column's name.
pub(super) const AROUND: [(&str, &[Tag]); 18] = [
    ("in_article", &[Tag::Article]),
    ("in_main", &[Tag::Main]),
    ("in_nav", &[Tag::Nav]),
    ("in_header", &[Tag::Header]),
    ("in_footer", &[Tag::Footer]),
    ("in_aside", &[Tag::Aside]),
    ("in_form", &[Tag::Form]),
    ("in_section", &[Tag::Section]),
    ("in_list", &[Tag::Ul, Tag::Ol, Tag::Menu]),
    ("in_table", &[Tag::Table]),
    ("in_figure", &[Tag::Figure]),
    ("in_caption", &[Tag::Figcaption, Tag::Caption]),
    ("in_quote", &[Tag::Blockquote]),
    ("in_button", &[Tag::Button]),
    ("in_details", &[Tag::Details]),
    ("in_dl", &[Tag::Dl]),
    ("in_pre", &[Tag::Pre]),
    ("in_link", &[Tag::A]),
];

/// Per node, inherited downwards.
#[derive(Clone, Copy)]
pub(super) struct Around {
    pub named: Option<Named>,
    pub heading: u8,
    pub control: bool,
    pub landmark: bool,
    /// One bit per entry of [`AROUND`].
    pub inside: u32,
}

impl Around {
    pub(super) const NONE: Around = Around { named: None, heading: 0, control: false, landmark: false, inside: 0 };
}

/// What lies around each node. `is_main` says that a subtree holds so much of the prose that its name and landmark
/// cannot make it clutter.
pub(super) fn surroundings(page: &Page, is_main: impl Fn(NodeId) -> bool) -> Vec<Around> {
    let mut around: Vec<Around> = Vec::with_capacity(page.nodes().len());
    let article = bit(Tag::Article) | bit(Tag::Main);
    let namings = Namings::new(page);
    for id in 0..page.nodes().len() as NodeId {
        let node = page.node(id);
        let mut here = if node.parent == NONE { Around::NONE } else { around[node.parent as usize] };
        if let Some(tag) = node.tag {
            if let Some(level) = tag.heading_level() {
                here.heading = level;
            }
            let main = is_main(id);
            match tag {
                Tag::Button | Tag::Label | Tag::Option | Tag::Legend | Tag::Select => here.control = true,
                Tag::Form if !main => here.control = true,
                Tag::Nav | Tag::Footer | Tag::Aside | Tag::Dialog if !main => here.landmark = true,
                Tag::Header if !main && here.inside & article == 0 => here.landmark = true,
                _ => {}
            }
            here.inside |= bit(tag);
            if !main
                && here.named.is_none_or(|outer| is_vague(outer.reason))
                && let Some(reason) = namings.of(page, id)
                && (here.named.is_none() || !is_vague(reason))
            {
                here.named = Some(Named { node: id, reason });
            }
        }
        around.push(here);
    }
    around
}

/// Names of places rather than of things: what lies in a sidebar may be called more closely.
fn is_vague(reason: Reason) -> bool {
    matches!(reason, Reason::Navigation | Reason::Promo | Reason::Hidden | Reason::Other | Reason::MetadataRepeated)
}

/// Takes back names under which most of the page's prose stands: a page builder calls every paragraph a widget, and in
/// a thread the comments are the content. Returns whether the page is such a thread.
pub(super) fn clear_layout_names(page: &Page, blocks: &Blocks, prose: &[f32], around: &mut [Around]) -> bool {
    let mut under = [0.0; Reason::ALL.len()];
    for (block, words) in blocks.list.iter().zip(prose) {
        if let Some(named) = of_block(page, around, block).named {
            under[named.reason as usize] += words;
        }
    }
    let total: f32 = prose.iter().sum();
    let layout = |reason: Reason| under[reason as usize] > LAYOUT_SHARE * total.max(1.0);
    for a in around.iter_mut() {
        if a.named.is_some_and(|n| layout(n.reason)) {
            a.named = None;
        }
    }
    layout(Reason::Comments)
}

/// What lies around a block: what is around all of its text (a link to a comment in a paragraph names only itself).
pub(super) fn of_block(page: &Page, around: &[Around], block: &Block) -> Around {
    let first = around[block.first as usize];
    match first.named {
        Some(named) if !page.is_within(block.last, named.node) => around[block.owner as usize],
        _ => first,
    }
}

fn bit(tag: Tag) -> u32 {
    static BITS: [u32; 256] = bits();
    BITS[tag as usize]
}

/// [`AROUND`] turned round: per tag its bit.
const fn bits() -> [u32; 256] {
    let mut bits = [0; 256];
    let mut column = 0;
    while column < AROUND.len() {
        let tags = AROUND[column].1;
        let mut tag = 0;
        while tag < tags.len() {
            bits[tags[tag] as usize] = 1 << column;
            tag += 1;
        }
        column += 1;
    }
    bits
}
