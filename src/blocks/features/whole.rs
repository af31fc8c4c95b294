//! The columns about the page as a whole, the same for each of its blocks.

use super::facts::Facts;
use super::groups::Group;
use crate::page::Tag;
use crate::scale::{count, ratio};

impl Facts<'_> {
    pub(super) fn of_page(&self) -> Vec<(&'static str, u8)> {
        let list = &self.blocks.list;
        let total = self.base.sum_words.total();
        let words_of =
            |pick: &dyn Fn(usize) -> bool| (0..list.len()).filter(|&i| pick(i)).map(|i| list[i].words).sum::<f32>();
        let number = |pick: &dyn Fn(usize) -> bool| (0..list.len()).filter(|&i| pick(i)).count() as f32;
        let tag = |i: usize| self.page.tag(list[i].owner);
        let best = self.shape.elements.get(self.scores.best as usize).map_or_else(Group::default, |e| self.group(e));
        vec![
            ("page_blocks", count(list.len() as f32)),
            ("page_words", count(total)),
            ("page_links", ratio(self.base.sum_links.total(), total)),
            ("page_long", ratio(self.base.sum_long.total(), total)),
            ("page_paragraphs", ratio(words_of(&|i| tag(i) == Some(Tag::P)), total)),
            ("page_items", ratio(words_of(&|i| tag(i) == Some(Tag::Li)), total)),
            ("page_cells", ratio(words_of(&|i| matches!(tag(i), Some(Tag::Td | Tag::Th))), total)),
            ("page_very_long", count(number(&|i| list[i].words > 30.0 && list[i].link_density() < 0.4))),
            ("page_h1", count(number(&|i| self.shape.heading[i] == 1))),
            ("page_h2", count(number(&|i| self.shape.heading[i] == 2))),
            ("page_h3", count(number(&|i| self.shape.heading[i] == 3))),
            ("page_times", count(number(&|i| self.inner[i].time))),
            ("page_prices", count(number(&|i| self.texts[i].price))),
            ("page_dates", count(number(&|i| self.texts[i].dates > 0.0))),
            ("page_questions", count(number(&|i| self.texts[i].questions > 0.0))),
            ("page_articles", count(self.page.elements(Tag::Article).count() as f32)),
            ("page_repeats", ratio(words_of(&|i| self.repeats[self.shape.owner[i] as usize].siblings >= 3.0), total)),
            ("page_best", ratio(best.words, total)),
            ("page_best_long", ratio(best.long_words, self.base.sum_long.total())),
            ("page_links_per_block", count(self.sum_inside_links.total() / list.len().max(1) as f32)),
            ("page_word_length", count(self.sum_chars.total() / total.max(1.0))),
        ]
    }
}
