//! What each kind of thing on a page becomes in an article: a table of kinds, each a small file about one of them.

mod block;
mod bookmark;
mod callout;
pub(super) mod code;
mod embed;
mod figure;
mod fold;
mod formula;
mod heading;
pub(super) mod inline;
mod list;
pub(super) mod media;
mod note;
mod paragraph;
mod part;
mod picture;
pub(super) mod rule;
mod tab;
pub(super) mod table;

use super::anchors::Anchors;
use super::heads::Heads;
use super::marks::Marks;
use super::writer::{Opening, Room};
use super::{Known, allow};
use crate::article::Event;
use crate::blocks::Blocks;
use crate::page::{Attr, NodeId, Page, Tag};

/// What becomes of an element of which something is kept.
pub(super) enum Step {
    /// It stands in the article, and its content in it.
    Open { opening: Opening, room: Room },
    /// Only its content does.
    Through(Room),
    /// Only its content does, under these events.
    Under { label: Vec<Event>, room: Room },
    /// This stands for it, as a block or in running text; nothing inside it is looked at.
    Whole { events: Vec<Event>, block: bool },
    /// A line ends here.
    Break,
    /// A section ends here.
    Rule,
}

/// A kind: what becomes of an element of that kind, `None` for any other.
type Kind = fn(&Element) -> Option<Step>;

/// The kinds in the order in which they are asked; the first that answers decides.
const KINDS: &[Kind] = &[
    formula::step,
    rule::step,
    embed::step,
    bookmark::step,
    picture::step,
    media::step,
    code::step,
    inline::step,
    // From here on only blocks.
    part::step,
    note::step,
    tab::step,
    callout::step,
    list::step,
    table::step,
    figure::step,
    block::in_running_text,
    heading::step,
    paragraph::step,
    fold::step,
];

/// What becomes of an element.
pub(super) fn step(element: &Element) -> Step {
    KINDS.iter().find_map(|kind| kind(element)).unwrap_or_else(|| block::other(element))
}

/// Pictures, films, sounds, players: content without text.
pub(super) fn is_picture(page: &Page, id: NodeId) -> bool {
    picture::is(page, id) || media::is(page, id) || embed::is(page, id)
}

/// Films and sounds that the page itself holds.
pub(super) fn is_film(page: &Page, id: NodeId) -> bool {
    media::is(page, id)
}

/// An element of the page and what a kind may want to know about it.
pub(super) struct Element<'a> {
    pub(super) page: &'a Page,
    pub(super) blocks: &'a Blocks,
    pub(super) anchors: &'a Anchors,
    pub(super) known: &'a Known,
    pub(super) heads: &'a Heads,
    pub(super) marks: &'a Marks,
    pub(super) id: NodeId,
    pub(super) tag: Tag,
    /// What may stand where it stands.
    pub(super) outer: Room,
}

impl Element<'_> {
    /// It starts and ends a line.
    pub(super) fn is_block(&self) -> bool {
        self.blocks.layout.is_block(self.id)
    }

    /// How many blocks of text are in it.
    fn text_blocks(&self) -> usize {
        self.blocks.within(self.page, self.id).len()
    }

    /// It stands under this name, with those of its attributes that the name may have.
    fn open(&self, name: Tag, room: Room) -> Step {
        self.open_with(name, room, Vec::new())
    }

    /// The same, with attributes of our own.
    fn open_with(&self, name: Tag, room: Room, own: Vec<(Attr, String)>) -> Step {
        let mut attrs = self.attributes(name);
        attrs.retain(|(attr, _)| !own.iter().any(|(other, _)| other == attr));
        attrs.extend(own);
        Step::Open { opening: Opening { name, attrs, even_empty: false, apart: false }, room }
    }

    /// The attributes that the page gives it and an article may have under this name.
    fn attributes(&self, name: Tag) -> Vec<(Attr, String)> {
        let mut attrs: Vec<(Attr, String)> = Vec::new();
        // A page's own order is lost by some parsers.
        let mut put = |attr, value| attrs.insert(attrs.partition_point(|(other, _)| *other <= attr), (attr, value));
        if let Some(anchor) = self.anchors.of_target(self.id) {
            put(Attr::Id, anchor.to_owned());
        }
        for (attr, value) in self.page.attrs(self.id) {
            if attr == Attr::Href
                && let Some(anchor) = self.anchors.of_link(self.page, value)
            {
                put(Attr::Href, format!("#{anchor}"));
            } else if !matches!(attr, Attr::Id | Attr::Role)
                && let Some(kind) = allow::kind(name, attr)
                && let Some(value) = allow::check(kind, value, self.page.base.as_ref())
            {
                put(attr, value);
            }
        }
        let role = self.anchors.notes.role(self.id).zip(allow::kind(name, Attr::Role));
        attrs.extend(role.and_then(|(role, kind)| allow::check(kind, role, None)).map(|role| (Attr::Role, role)));
        attrs
    }
}
