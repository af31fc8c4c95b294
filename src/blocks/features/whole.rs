//! The columns about the page as a whole, the same for each of its blocks.

use super::facts::Facts;
use super::groups::Group;
use super::row::Row;
use crate::glance::{self, kind};
use crate::page::Tag;
use crate::scale::{count, ratio};

impl Facts<'_> {
    /// Writes them; the last say what the page says it is, of its row at a glance.
    pub(super) fn write_page(&self, glance: &[u8; glance::COUNT], row: &mut impl Row) {
        let list = &self.blocks.list;
        let total = self.base.sum_words.total();
        let words_of =
            |pick: &dyn Fn(usize) -> bool| (0..list.len()).filter(|&i| pick(i)).map(|i| list[i].words).sum::<f32>();
        let number = |pick: &dyn Fn(usize) -> bool| (0..list.len()).filter(|&i| pick(i)).count() as f32;
        let tag = |i: usize| self.page.tag(list[i].owner);
        let best = self.shape.elements.get(self.scores.best as usize).map_or_else(Group::default, |e| self.group(e));
        row.put("page_blocks", count(list.len() as f32));
        row.put("page_words", count(total));
        row.put("page_links", ratio(self.base.sum_links.total(), total));
        row.put("page_long", ratio(self.base.sum_long.total(), total));
        row.put("page_paragraphs", ratio(words_of(&|i| tag(i) == Some(Tag::P)), total));
        row.put("page_items", ratio(words_of(&|i| tag(i) == Some(Tag::Li)), total));
        row.put("page_cells", ratio(words_of(&|i| matches!(tag(i), Some(Tag::Td | Tag::Th))), total));
        row.put("page_very_long", count(number(&|i| list[i].words > 30.0 && list[i].link_density() < 0.4)));
        row.put("page_h1", count(number(&|i| self.shape.heading[i] == 1)));
        row.put("page_h2", count(number(&|i| self.shape.heading[i] == 2)));
        row.put("page_h3", count(number(&|i| self.shape.heading[i] == 3)));
        row.put("page_times", count(number(&|i| self.inner[i].time)));
        row.put("page_prices", count(number(&|i| self.texts[i].price)));
        row.put("page_dates", count(number(&|i| self.texts[i].dates > 0.0)));
        row.put("page_questions", count(number(&|i| self.texts[i].questions > 0.0)));
        row.put("page_articles", count(self.page.elements(Tag::Article).count() as f32));
        row.put(
            "page_repeats",
            ratio(words_of(&|i| self.repeats[self.shape.owner[i] as usize].siblings >= 3.0), total),
        );
        row.put("page_best", ratio(best.words, total));
        row.put("page_best_long", ratio(best.long_words, self.base.sum_long.total()));
        row.put("page_links_per_block", count(self.sum_inside_links.total() / list.len().max(1) as f32));
        row.put("page_word_length", count(self.sum_chars.total() / total.max(1.0)));
        for (name, &code) in kind::NAMES.into_iter().zip(glance::kind_of(glance)) {
            row.put(name, code);
        }
    }
}
