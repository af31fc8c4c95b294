//! Tables that a page makes of other elements, and says so by their roles: they are tables from the door on.

use super::Tag;

/// What an element with this role is; its own name where the role says nothing about a table.
pub(super) fn spoken(tag: Tag, role: &str) -> Tag {
    use Tag::{Dd, Div, Dl, Dt, Li, Ol, Other, P, Section, Span, Table, Tbody, Td, Th, Tr, Ul};
    if !matches!(tag, Dd | Div | Dl | Dt | Li | Ol | Other | P | Section | Span | Ul) {
        return tag;
    }
    match role {
        "table" => Table,
        "rowgroup" => Tbody,
        "row" => Tr,
        "cell" => Td,
        "columnheader" | "rowheader" => Th,
        _ => tag,
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use crate::page::{Page, Tag};

    #[test]
    fn a_table_by_its_roles_is_a_table() {
        let html = "<div role=table><div role=row><span role=columnheader>Day</span></div></div>";
        let page = Page::from_html(html, "");
        let tags: Vec<Tag> = (0..page.nodes().len() as u32).filter_map(|id| page.tag(id)).skip(3).collect();
        assert_eq!(tags, [Tag::Table, Tag::Tr, Tag::Th]);
    }
}
