//! The matrix: for each block one row of bytes. `columns.md` documents each column.

use std::slice::IterMut;

use super::around::AROUND;
use super::facts::Facts;
use crate::page::Tag;
use crate::reason::Reason;
use crate::scale::{count, flag, ratio, share};

/// Where the columns of a row go: the codes into their places, or, for the test of the names, the names into a list.
pub(super) trait Row {
    fn put(&mut self, name: &str, code: u8);
    fn put_of(&mut self, name: &str, of: &str, code: u8);
}

impl Row for IterMut<'_, u8> {
    fn put(&mut self, _: &str, code: u8) {
        if let Some(place) = self.next() {
            *place = code;
        }
    }

    fn put_of(&mut self, _: &str, _: &str, code: u8) {
        self.put("", code);
    }
}

#[cfg(test)]
impl Row for Vec<String> {
    fn put(&mut self, name: &str, _: u8) {
        self.push(name.to_owned());
    }

    fn put_of(&mut self, name: &str, of: &str, _: u8) {
        self.push([name, of].join("_"));
    }
}

impl Facts<'_> {
    pub(super) fn write(&self, i: usize, row: &mut impl Row) {
        self.text(i, row);
        self.markup(i, row);
        self.surroundings(i, row);
        self.position(i, row);
        self.likeness(i, row);
        self.subtrees(i, row);
        self.containers(i, row);
        self.headings(i, row);
        self.speech.write(i, row);
        self.neighbours(i, row);
    }

    fn text(&self, i: usize, row: &mut impl Row) {
        let (b, t) = (&self.blocks.list[i], &self.texts[i]);
        row.put("words", count(b.words));
        row.put("sentences", count(t.sentences));
        row.put("words_per_sentence", count(b.words / t.sentences.max(1.0)));
        row.put("link_density", share(b.link_density()));
        row.put("emphasis", ratio(b.emphasis_chars as f32, b.chars as f32));
        row.put("commas", count(t.commas));
        row.put("comma_share", share(4.0 * t.commas / b.words.max(1.0)));
        row.put("ends_sentence", flag(self.terms[i]));
        row.put("first_kind", t.first);
        row.put("last_kind", t.last);
        row.put("digits", ratio(t.digits, t.chars));
        row.put("upper", ratio(t.upper, t.chars));
        row.put("separators", count(t.separators));
        row.put("dates", count(t.dates + t.years));
        row.put("price", flag(t.price));
        row.put("address", flag(t.address));
        row.put("copyright", flag(t.copyright));
        row.put("questions", count(t.questions));
        row.put("quotes", count(t.quotes));
        row.put("brackets", count(t.brackets));
        row.put("lead", count(t.lead));
        row.put("title_share", share(self.title[i].0));
        row.put("title_cover", share(self.title[i].1));
        row.put("description_share", share(self.description[i].0));
        row.put("description_cover", share(self.description[i].1));
        row.put("same_text", count(self.same_text[i].0 as f32));
        row.put("said_before", count(self.same_text[i].1 as f32));
    }

    fn markup(&self, i: usize, row: &mut impl Row) {
        let (b, m) = (&self.blocks.list[i], &self.inner[i]);
        row.put("links", count(m.links));
        row.put("links_to_page", count(m.to_page));
        row.put("links_to_site", count(m.to_site));
        row.put("links_to_web", count(m.to_web));
        row.put("links_to_none", count(m.to_none));
        row.put("link_first", flag(m.link_first));
        row.put("link_last", flag(m.link_last));
        row.put("bold_first", flag(m.bold_first));
        row.put("images", count(m.images));
        row.put("breaks", count(m.breaks));
        row.put("time", flag(m.time));
        row.put("small", flag(m.small));
        row.put("texts", count(m.texts));
        row.put("hidden", flag(b.hidden));
        row.put("folded", flag(b.folded));
        let owner = self.element(i);
        let parent = &self.shape.elements[owner.parent as usize];
        row.put("images_in_owner", count(self.images_in(owner)));
        row.put("images_in_parent", count(self.images_in(parent)));
    }

    fn surroundings(&self, i: usize, row: &mut impl Row) {
        let b = &self.blocks.list[i];
        let around = &self.around[i];
        for (bit, (name, _)) in AROUND.iter().enumerate() {
            row.put(name, (around.inside >> bit & 1) as u8);
        }
        row.put("control", flag(around.control));
        row.put("landmark", flag(around.landmark));
        let reason = around.named.map(|n| n.reason);
        let named = |list: &[Reason]| flag(reason.is_some_and(|r| list.contains(&r)));
        row.put("named", flag(reason.is_some()));
        row.put("named_comments", named(&[Reason::Comments, Reason::CommentForm]));
        row.put("named_related", named(&[Reason::Related, Reason::Promo, Reason::Advert, Reason::Newsletter]));
        row.put("named_share", named(&[Reason::Share]));
        row.put("named_author", named(&[Reason::AuthorBox]));
        row.put("named_meta", named(&[Reason::MetadataRepeated, Reason::Legal]));
        row.put("named_navigation", named(&[Reason::Navigation]));
        let size = around.named.map_or(0.0, |n| self.blocks.within(self.page, n.node).len() as f32);
        row.put("named_blocks", count(size));
        row.put("owner", owner_kind(self.page.tag(b.owner)));
        let parent = &self.shape.elements[self.element(i).parent as usize];
        row.put("parent", owner_kind(Some(parent.tag)));
        row.put("depth", self.element(i).depth.min(255) as u8);
        row.put("comment_share", ratio(self.comment_words, self.base.sum_words.total()));
        row.put("past_comments", count(self.first_comment.map_or(0.0, |c| (i + 1) as f32 - c as f32)));
    }

    fn position(&self, i: usize, row: &mut impl Row) {
        let n = self.blocks.list.len();
        row.put("place", ratio(i as f32, n as f32));
        row.put("from_start", count(i as f32));
        row.put("from_end", count((n - 1 - i) as f32));
        row.put("words_before", ratio(self.base.sum_words.sum(0..i), self.base.sum_words.total()));
        row.put("long_before", count(self.long_before[i]));
        row.put("long_after", count(self.base.sum_long.total() - self.long_before[i]));
        let parent = self.element(i);
        row.put("owner_blocks", count((parent.to - parent.from) as f32));
        let parent = &self.shape.elements[parent.parent as usize];
        row.put("parent_from_start", count((i as f32) - parent.from as f32));
        row.put("parent_from_end", count(parent.to as f32 - 1.0 - i as f32));
    }

    fn likeness(&self, i: usize, row: &mut impl Row) {
        let total = self.base.sum_words.total();
        let long = self.base.sum_long.total();
        let groups =
            [("path", &self.paths[self.shape.path[i] as usize]), ("kin", &self.kins[self.shape.kin[i] as usize])];
        for (name, g) in groups {
            row.put_of(name, "blocks", count(g.blocks));
            row.put_of(name, "share", ratio(g.words, total));
            row.put_of(name, "mean", count(g.words / g.blocks));
            row.put_of(name, "links", ratio(g.link_words, g.words));
            row.put_of(name, "long", ratio(g.long_words, g.words));
            row.put_of(name, "long_share", ratio(g.long_words, long));
        }
        let r = &self.repeats[self.shape.owner[i] as usize];
        row.put("repeat", count(r.siblings));
        row.put("repeat_words", count(r.mean_words));
        row.put("repeat_place", count(r.place));
        row.put("repeat_links", share(r.links));
    }
}

/// Elements by kind, from prose to controls.
pub(super) fn owner_kind(tag: Option<Tag>) -> u8 {
    match tag {
        Some(Tag::P) => 1,
        Some(Tag::Blockquote | Tag::Q) => 2,
        Some(Tag::Pre | Tag::Code) => 3,
        Some(Tag::H1) => 4,
        Some(Tag::H2) => 5,
        Some(Tag::H3) => 6,
        Some(Tag::H4 | Tag::H5 | Tag::H6) => 7,
        Some(Tag::Li | Tag::Dd | Tag::Dt) => 8,
        Some(Tag::Ul | Tag::Ol | Tag::Dl) => 9,
        Some(Tag::Td | Tag::Th | Tag::Tr | Tag::Tbody | Tag::Table) => 10,
        Some(Tag::Figcaption | Tag::Caption | Tag::Figure) => 11,
        Some(Tag::Article | Tag::Main) => 12,
        Some(Tag::Section) => 13,
        Some(Tag::Div) => 14,
        Some(Tag::Span) => 15,
        Some(Tag::A) => 16,
        Some(Tag::Header) => 17,
        Some(Tag::Aside) => 18,
        Some(Tag::Footer) => 19,
        Some(Tag::Nav | Tag::Menu) => 20,
        Some(Tag::Button | Tag::Label | Tag::Option | Tag::Form | Tag::Summary | Tag::Legend) => 21,
        _ => 22,
    }
}
