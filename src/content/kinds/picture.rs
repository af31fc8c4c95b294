//! Pictures: from where each is loaded, and how large it is.

use super::{Element, Step};
use crate::article::Event;
use crate::content::allow::{self, Value};
use crate::page::{Attr, NodeId, Page, Tag};

/// Attributes in which scripts keep a picture's address until it comes into sight.
const LAZY: &[Attr] = &[Attr::DataSrc, Attr::DataLazySrc, Attr::DataOriginal, Attr::DataHiResSrc, Attr::DataOrigFile];
const SETS: &[Attr] = &[Attr::DataSrcset, Attr::DataLazySrcset, Attr::Srcset];

pub(super) fn is(page: &Page, id: NodeId) -> bool {
    matches!(page.tag(id), Some(Tag::Img | Tag::AmpImg))
}

pub(super) fn step(element: &Element) -> Option<Step> {
    let &Element { page, id, .. } = element;
    if !is(page, id) {
        return None;
    }
    let events = match attributes(page, id) {
        Some(attrs) => vec![Event::Open { tag: Tag::Img, attrs, source: Some(id) }, Event::Close],
        None => Vec::new(),
    };
    let in_figure = page.lineage(id).take(6).any(|n| page.tag(n) == Some(Tag::Figure));
    Some(Step::Whole { events, block: in_figure })
}

/// The attributes that stand for a picture in an article; `None` when it has no usable address.
fn attributes(page: &Page, id: NodeId) -> Option<Vec<(Attr, String)>> {
    let base = page.base.as_ref();
    let picture = |name: &Attr| page.attr(id, *name).and_then(|v| allow::check(Value::Picture, v, base));
    let lazy = LAZY.iter().find_map(picture);
    // A data: picture beside a lazy address is a placeholder.
    let own = picture(&Attr::Src).filter(|src| lazy.is_none() || !src.starts_with("data:"));
    let srcset = SETS.iter().find_map(|name| allow::check(Value::Pictures, page.attr(id, *name)?, base));
    let from_set = srcset.as_deref().and_then(|s| s.split([' ', ',']).next()).map(str::to_owned);
    let mut attrs = vec![(Attr::Src, lazy.or(own).or(from_set)?)];
    attrs.extend(srcset.map(|s| (Attr::Srcset, s)));
    for name in [Attr::Sizes, Attr::Alt, Attr::Width, Attr::Height] {
        let value = page.attr(id, name).zip(allow::kind(Tag::Img, name));
        attrs.extend(value.and_then(|(v, kind)| allow::check(kind, v, base)).map(|v| (name, v)));
    }
    Some(attrs)
}
