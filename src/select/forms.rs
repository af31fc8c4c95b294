//! What a form is for is told by what can be typed into it.

use super::Case;
use crate::page::{Attr, NodeId, Tag};
use crate::reason::Reason;

/// Words of a form's box, at most; with more it is something else that has a form in it.
const BOX_WORDS: f32 = 90.0;

pub(super) fn apply(case: &mut Case) {
    let mut next = 0;
    for id in 0..case.page.nodes().len() as NodeId {
        let reason = match case.page.tag(id) {
            Some(Tag::Textarea) => Reason::CommentForm,
            Some(Tag::Input) if is_email(case, id) => Reason::Newsletter,
            _ => continue,
        };
        if id < next {
            continue;
        }
        let form = form_box(case, id);
        next = case.page.node(form).end;
        let asks_text = case.page.inside(form).any(|n| case.page.tag(n) == Some(Tag::Textarea));
        let logs_in = case.page.inside(form).any(|n| case.page.attr(n, Attr::Type) == Some("password"));
        let reason = match reason {
            _ if logs_in => Reason::Navigation,
            _ if asks_text => Reason::CommentForm,
            other => other,
        };
        for i in case.blocks.within(case.page, form) {
            let named = case.features.blocks[i].named.map(|n| n.reason);
            let own = named.filter(|r| matches!(r, Reason::CommentForm | Reason::Newsletter | Reason::Comments));
            let own = own.map(|r| if r == Reason::Comments { reason } else { r });
            if !case.blocks.list[i].hidden {
                case.remove(i, own.unwrap_or(reason), 0.93);
            }
        }
    }
}

fn is_email(case: &Case, id: NodeId) -> bool {
    case.page.attrs(id).any(|(name, value)| match name {
        Attr::Type => value.eq_ignore_ascii_case("email"),
        Attr::Placeholder => value.contains('@'),
        Attr::Name | Attr::Id => value.to_ascii_lowercase().contains("email"),
        _ => false,
    })
}

/// The largest element around a field that is nothing but the form and its words.
fn form_box(case: &Case, field: NodeId) -> NodeId {
    if case.page.tag(field) == Some(Tag::Textarea) {
        // Some frameworks put the whole page into a form.
        let form = case.page.lineage(field).find(|&id| case.page.tag(id) == Some(Tag::Form)).unwrap_or(field);
        if !case.page.is_within(case.features.core, form) {
            return form;
        }
    }
    let mut form = field;
    for id in case.page.lineage(field).skip(1) {
        let range = case.blocks.within(case.page, id);
        let words: f32 = range.clone().map(|i| case.features.blocks[i].words).sum();
        let article = range.clone().any(|i| case.is_kept_prose(i) && case.features.blocks[i].words > 25.0);
        let headings = range.clone().filter(|&i| case.features.blocks[i].heading > 0).count();
        let other = range.into_iter().any(|i| {
            let named = case.features.blocks[i].named.map(|n| n.reason);
            matches!(named, Some(Reason::Advert | Reason::Related | Reason::Share | Reason::AuthorBox))
        });
        if article || other || headings > 1 || words > BOX_WORDS || id == case.features.core {
            break;
        }
        form = id;
        // A form ends where its element does; what is around it may be the article's own box.
        if case.page.tag(id) == Some(Tag::Form) && words > 12.0 {
            break;
        }
    }
    form
}
