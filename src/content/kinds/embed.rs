//! Players and posts of other sites: a card with a link, which loads nothing.
//!
//! A card is a figure that names its provider and holds a link with the title, if the page gives one, and the poster, if
//! the page shows one. It has no text: the page has none there. Renderers write the names.

use super::{Element, Step};
use crate::article::Event;
use crate::content::allow::{self, Value};
use crate::content::media::player;
use crate::page::{Attr, NodeId, Page, Tag};

pub(super) fn is(page: &Page, id: NodeId) -> bool {
    player(page, id).is_some()
}

pub(super) fn step(element: &Element) -> Option<Step> {
    let player = player(element.page, element.id)?;
    let provider = allow::check(Value::Text, &player.provider, None)?;
    let mut link = vec![(Attr::Href, player.link)];
    link.extend(player.title.map(|title| (Attr::Title, title)));
    let source = Some(element.id);
    let mut events = vec![
        Event::Open { tag: Tag::Figure, attrs: vec![(Attr::DataEmbed, provider)], source },
        Event::Open { tag: Tag::A, attrs: link, source: None },
    ];
    if let Some(poster) = player.poster {
        events.push(Event::Open { tag: Tag::Img, attrs: vec![(Attr::Src, poster)], source: None });
        events.push(Event::Close);
    }
    events.extend([Event::Close, Event::Close]);
    Some(Step::Whole { events, block: true })
}
