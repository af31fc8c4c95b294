//! The matrix: for each block one row of bytes. `columns.md` documents each column.

use super::around::{AROUND, Around};
use super::groups::{Base, Group, NOWHERE, Repeat, Scores, branches, repeats, sums_of};
use super::inner::{Inner, Site};
use super::scale::{count, flag, ratio, share, signed};
use super::shape::{Element, Shape, hash};
use super::starts::Sums;
use super::text::{TextFacts, ends_sentence};
use super::title::Title;
use crate::blocks::{Block, Blocks};
use crate::page::{Attr, Page, Tag};
use crate::reason::Reason;

/// Words from which a block is long.
const LONG: f32 = 12.0;
/// Far away, where there is no such block.
const FAR: f32 = 300.0;

/// Rows of bytes being written; with names when they are asked for.
#[derive(Default)]
pub(super) struct Rows {
    pub codes: Vec<u8>,
    pub names: Option<Vec<String>>,
}

impl Rows {
    fn put(&mut self, name: &str, code: u8) {
        self.codes.push(code);
        if let Some(names) = &mut self.names {
            names.push(name.to_owned());
        }
    }

    fn put_of(&mut self, name: &str, of: &str, code: u8) {
        self.codes.push(code);
        if let Some(names) = &mut self.names {
            names.push(format!("{name}_{of}"));
        }
    }
}

/// Everything about a page that a row reads.
pub(super) struct Facts<'a> {
    page: &'a Page,
    blocks: &'a Blocks,
    shape: &'a Shape,
    around: &'a [Around],
    texts: Vec<TextFacts>,
    inner: Vec<Inner>,
    terms: Vec<bool>,
    base: Base,
    sum_terms: Sums,
    sum_chars: Sums,
    sum_inside_links: Sums,
    images: Vec<u32>,
    paths: Vec<Group>,
    kins: Vec<Group>,
    repeats: Vec<Repeat>,
    scores: Scores,
    best_branch: Vec<u32>,
    core: u32,
    core_branch: Vec<u32>,
    title: Vec<(f32, f32)>,
    same_text: Vec<(u32, u32)>,
    first_h1: Option<usize>,
    heading_before: Vec<Option<usize>>,
    heading_after: Vec<Option<usize>>,
    long_before: Vec<f32>,
    best_range: (usize, usize),
    level_of_best: Vec<u32>,
    comment_words: f32,
    first_comment: Option<usize>,
    page_codes: Vec<(&'static str, u8)>,
}

impl<'a> Facts<'a> {
    pub(super) fn of(
        page: &'a Page,
        blocks: &'a Blocks,
        shape: &'a Shape,
        around: &'a [Around],
        in_comments: &[bool],
        core: u32,
    ) -> Facts<'a> {
        let list = &blocks.list;
        let n = list.len();
        let texts: Vec<TextFacts> = list.iter().map(|b| TextFacts::of(blocks.text(b))).collect();
        let terms: Vec<bool> = list.iter().map(|b| ends_sentence(blocks.text(b))).collect();
        let site = Site::of(page);
        let inner: Vec<Inner> = (0..n).map(|i| Inner::of(page, blocks, i, &site)).collect();
        let links = |b: &Block| b.words * b.link_density();
        let is_long = |b: &Block| b.words > LONG && b.link_density() < 0.4;
        let base = Base::of(
            list.iter().map(|b| b.words).collect(),
            list.iter().map(links).collect(),
            list.iter().map(|b| if is_long(b) { b.words } else { 0.0 }).collect(),
        );
        let mut images = vec![0u32; page.nodes().len() + 1];
        for (id, node) in page.nodes().iter().enumerate() {
            images[id + 1] = images[id] + u32::from(matches!(node.tag, Some(Tag::Img | Tag::AmpImg | Tag::Video)));
        }
        let scores = Scores::of(shape, &base, |i| texts[i].commas);
        let best = shape.elements.get(scores.best as usize);
        let best_range = best.map_or((0, 0), |e| (e.from as usize, e.to as usize));
        let title = Title::of(page);
        let mut heading_before = Vec::with_capacity(n);
        let mut last = None;
        for (i, &h) in shape.heading.iter().enumerate() {
            heading_before.push(last);
            if h > 0 {
                last = Some(i);
            }
        }
        let mut heading_after = vec![None; n];
        let mut next = None;
        for i in (0..n).rev() {
            heading_after[i] = next;
            if shape.heading[i] > 0 {
                next = Some(i);
            }
        }
        let long_before = (0..n).map(|i| base.sum_long.sum(0..i)).collect();
        let mut facts = Facts {
            sum_terms: Sums::of(terms.iter().zip(list).map(|(&t, b)| f32::from(u8::from(t && b.words > 5.0)))),
            sum_chars: Sums::of(list.iter().map(|b| b.chars as f32)),
            sum_inside_links: Sums::of(inner.iter().map(|i| i.links)),
            paths: sums_of(&shape.path, &base),
            kins: sums_of(&shape.kin, &base),
            repeats: repeats(page, shape, &base),
            best_branch: branches(shape, scores.best),
            core_branch: branches(shape, core),
            title: list.iter().map(|b| title.overlap(blocks.text(b), b.words)).collect(),
            same_text: same_texts(blocks),
            first_h1: shape.heading.iter().position(|&h| h == 1),
            level_of_best: levels(shape, scores.best),
            comment_words: list.iter().zip(in_comments).filter(|(_, c)| **c).map(|(b, _)| b.words).sum(),
            first_comment: in_comments.iter().position(|&c| c),
            page_codes: Vec::new(),
            page,
            blocks,
            shape,
            around,
            texts,
            inner,
            terms,
            base,
            images,
            scores,
            core,
            heading_before,
            heading_after,
            long_before,
            best_range,
        };
        facts.page_codes = facts.of_page();
        facts
    }

    pub(super) fn write(&self, i: usize, row: &mut Rows) {
        self.text(i, row);
        self.markup(i, row);
        self.surroundings(i, row);
        self.position(i, row);
        self.likeness(i, row);
        self.subtrees(i, row);
        self.containers(i, row);
        self.headings(i, row);
        self.neighbours(i, row);
        for &(name, code) in &self.page_codes {
            row.put(name, code);
        }
    }

    fn text(&self, i: usize, row: &mut Rows) {
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
        row.put("same_text", count(self.same_text[i].0 as f32));
        row.put("said_before", count(self.same_text[i].1 as f32));
    }

    fn markup(&self, i: usize, row: &mut Rows) {
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
        let owner = self.element(i);
        let parent = &self.shape.elements[owner.parent as usize];
        row.put("images_in_owner", count(self.images_in(owner)));
        row.put("images_in_parent", count(self.images_in(parent)));
    }

    fn surroundings(&self, i: usize, row: &mut Rows) {
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

    fn position(&self, i: usize, row: &mut Rows) {
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

    fn likeness(&self, i: usize, row: &mut Rows) {
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

    fn subtrees(&self, i: usize, row: &mut Rows) {
        const LEVELS: [&str; 7] = ["up0", "up1", "up2", "up3", "up4", "", "up6"];
        let mut up = self.shape.owner[i];
        for (level, name) in LEVELS.iter().enumerate() {
            if level > 0 {
                up = self.shape.elements[up as usize].parent;
            }
            if level == 0 || name.is_empty() {
                continue;
            }
            let e = &self.shape.elements[up as usize];
            let g = self.group(e);
            row.put_of(name, "blocks", count(g.blocks));
            row.put_of(name, "share", ratio(g.words, self.base.sum_words.total()));
            row.put_of(name, "links", ratio(g.link_words, g.words));
            row.put_of(name, "mean", count(g.words / g.blocks.max(1.0)));
            row.put_of(name, "long", ratio(g.long_words, g.words));
            row.put_of(name, "terms", ratio(self.sum_terms.sum(e.from as usize..e.to as usize), g.blocks));
        }
    }

    fn containers(&self, i: usize, row: &mut Rows) {
        let owner = self.shape.owner[i];
        let most = self.scores.most;
        row.put("score_around", ratio(self.scores.around[owner as usize], most));
        row.put("score_owner", ratio(self.scores.own[owner as usize], most));
        let parent = self.element(i).parent;
        row.put("score_parent", ratio(self.scores.own[parent as usize], most));
        let (from, to) = self.best_range;
        row.put("in_best", flag((from..to).contains(&i)));
        row.put("level_of_best", count(self.level_of_best[owner as usize] as f32));
        let distance = if i < from { i as f32 - from as f32 } else { (i + 1).saturating_sub(to) as f32 };
        row.put("best_distance", signed(distance));
        let inside = i.saturating_sub(from) as f32 / to.saturating_sub(from).max(1) as f32;
        row.put("best_place", share(inside));
        self.container("best", i, self.scores.best, &self.best_branch, row);
        self.container("core", i, self.core, &self.core_branch, row);
        let core = &self.shape.elements[self.core as usize];
        row.put("core_from_start", signed(i as f32 - core.from as f32));
        row.put("core_from_end", signed(core.to as f32 - 1.0 - i as f32));
    }

    /// The branch of a container that the block is in.
    fn container(&self, name: &str, i: usize, container: u32, branches: &[u32], row: &mut Rows) {
        let owner = self.shape.owner[i];
        let branch = branches[owner as usize];
        let inside = branch != NOWHERE || owner == container;
        let whole = &self.shape.elements[container as usize];
        let depth = f32::from(self.element(i).depth) - f32::from(whole.depth);
        row.put_of(name, "depth", if inside { count(depth) } else { 255 });
        let e = if branch == NOWHERE { self.element(i) } else { &self.shape.elements[branch as usize] };
        let g = self.group(e);
        let all = self.group(whole);
        row.put_of(name, "branch", if branch == NOWHERE { 0 } else { owner_kind(Some(e.tag)) });
        row.put_of(name, "branch_blocks", count(g.blocks));
        row.put_of(name, "branch_share", ratio(g.words, all.words));
        row.put_of(name, "branch_links", ratio(g.link_words, g.words));
        row.put_of(name, "branch_long", ratio(g.long_words, g.words));
        row.put_of(
            name,
            "long_after",
            count(self.base.sum_long.sum((e.to as usize).min(whole.to as usize)..whole.to as usize)),
        );
    }

    fn headings(&self, i: usize, row: &mut Rows) {
        row.put("heading", self.shape.heading[i]);
        row.put("h1_distance", self.first_h1.map_or(0, |h| signed(i as f32 - h as f32)));
        let before = self.heading_before[i];
        row.put("heading_before", count(before.map_or(FAR, |h| (i - h) as f32)));
        row.put("heading_before_level", before.map_or(0, |h| self.shape.heading[h]));
        row.put("words_since_heading", count(self.base.sum_words.sum(before.map_or(0, |h| h + 1)..i)));
        let after = self.heading_after[i];
        row.put("heading_after", count(after.map_or(FAR, |h| (h - i) as f32)));
        row.put("heading_after_level", after.map_or(0, |h| self.shape.heading[h]));
        let section = before.map_or(0, |h| h + 1)..after.unwrap_or(self.blocks.list.len());
        let words = self.base.sum_words.sum(section.clone());
        row.put("section_words", count(words));
        row.put("section_links", ratio(self.base.sum_links.sum(section.clone()), words));
        row.put("section_long", ratio(self.base.sum_long.sum(section), words));
        let until = after.unwrap_or(self.blocks.list.len());
        let follows = i + 1..until.max(i + 1);
        let words = self.base.sum_words.sum(follows.clone());
        row.put("follows_words", count(words));
        row.put("follows_long", ratio(self.base.sum_long.sum(follows), words));
    }

    fn neighbours(&self, i: usize, row: &mut Rows) {
        const NEAR: [(&str, isize); 6] =
            [("before1", -1), ("before2", -2), ("before3", -3), ("after1", 1), ("after2", 2), ("after3", 3)];
        let list = &self.blocks.list;
        for (name, step) in NEAR {
            let j = i.checked_add_signed(step).filter(|&j| j < list.len());
            row.put_of(name, "words", j.map_or(0, |j| count(list[j].words)));
            row.put_of(name, "links", j.map_or(255, |j| share(list[j].link_density())));
            row.put_of(name, "term", flag(j.is_some_and(|j| self.terms[j])));
            if step.abs() == 1 {
                row.put_of(name, "heading", j.map_or(0, |j| self.shape.heading[j]));
                row.put_of(name, "same_path", flag(j.is_some_and(|j| self.shape.path[j] == self.shape.path[i])));
                row.put_of(name, "same_kin", flag(j.is_some_and(|j| self.shape.kin[j] == self.shape.kin[i])));
                row.put_of(
                    name,
                    "same_parent",
                    flag(j.is_some_and(|j| self.element(j).parent == self.element(i).parent)),
                );
            }
        }
        for (name, reach) in [("near3", 3), ("near8", 8)] {
            let words = self.base.sum_words.window(i, reach);
            row.put_of(name, "words", count(words));
            row.put_of(name, "links", ratio(self.base.sum_links.window(i, reach), words));
            row.put_of(name, "long", ratio(self.base.sum_long.window(i, reach), words));
            row.put_of(name, "terms", count(self.sum_terms.window(i, reach)));
        }
        let from = i.saturating_sub(10);
        row.put("long_10_before", count(self.base.sum_long.sum(from..i)));
        row.put("long_10_after", count(self.base.sum_long.sum(i + 1..(i + 11).min(list.len()))));
    }

    fn of_page(&self) -> Vec<(&'static str, u8)> {
        let list = &self.blocks.list;
        let total = self.base.sum_words.total();
        let words_of =
            |pick: &dyn Fn(usize) -> bool| (0..list.len()).filter(|&i| pick(i)).map(|i| list[i].words).sum::<f32>();
        let number = |pick: &dyn Fn(usize) -> bool| (0..list.len()).filter(|&i| pick(i)).count() as f32;
        let tag = |i: usize| self.page.tag(list[i].owner);
        let best = self.shape.elements.get(self.scores.best as usize).map_or_else(Group::default, |e| self.group(e));
        let property =
            |name: &str| self.page.elements(Tag::Meta).find(|&m| self.page.attr(m, Attr::Property) == Some(name));
        let kind = property("og:type").and_then(|m| self.page.attr(m, Attr::Content)).unwrap_or("");
        let kind =
            ["article", "product", "website"].iter().position(|k| k.eq_ignore_ascii_case(kind)).map_or(0, |k| k + 1);
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
            ("page_kind", kind as u8),
        ]
    }

    fn element(&self, i: usize) -> &Element {
        &self.shape.elements[self.shape.owner[i] as usize]
    }

    fn group(&self, e: &Element) -> Group {
        let range = e.from as usize..e.to as usize;
        Group {
            blocks: range.len() as f32,
            words: self.base.sum_words.sum(range.clone()),
            link_words: self.base.sum_links.sum(range.clone()),
            long_words: self.base.sum_long.sum(range),
        }
    }

    fn images_in(&self, e: &Element) -> f32 {
        (self.images[self.page.node(e.node).end as usize] - self.images[e.node as usize]) as f32
    }
}

/// Elements by kind, from prose to controls.
fn owner_kind(tag: Option<Tag>) -> u8 {
    use Tag::*;
    match tag {
        Some(P) => 1,
        Some(Blockquote | Q) => 2,
        Some(Pre | Code) => 3,
        Some(H1) => 4,
        Some(H2) => 5,
        Some(H3) => 6,
        Some(H4 | H5 | H6) => 7,
        Some(Li | Dd | Dt) => 8,
        Some(Ul | Ol | Dl) => 9,
        Some(Td | Th | Tr | Tbody | Table) => 10,
        Some(Figcaption | Caption | Figure) => 11,
        Some(Article | Main) => 12,
        Some(Section) => 13,
        Some(Div) => 14,
        Some(Span) => 15,
        Some(A) => 16,
        Some(Header) => 17,
        Some(Aside) => 18,
        Some(Footer) => 19,
        Some(Nav | Menu) => 20,
        Some(Button | Label | Option | Form | Summary | Legend) => 21,
        _ => 22,
    }
}

/// For each block how many blocks have the same text, and how many of them stand before it.
fn same_texts(blocks: &Blocks) -> Vec<(u32, u32)> {
    let mut seen: std::collections::HashMap<u64, u32> = std::collections::HashMap::new();
    let keys: Vec<u64> = blocks.list.iter().map(|b| hash(blocks.text(b).as_bytes())).collect();
    let before: Vec<u32> = keys
        .iter()
        .map(|&k| {
            let n = seen.entry(k).or_default();
            *n += 1;
            *n - 1
        })
        .collect();
    keys.iter().zip(before).map(|(k, b)| (seen[k], b)).collect()
}

/// Per element, how many levels above the best element the first common ancestor is; 0 inside of it.
fn levels(shape: &Shape, best: u32) -> Vec<u32> {
    let mut levels = vec![NOWHERE; shape.elements.len()];
    if shape.elements.is_empty() {
        return levels;
    }
    for (k, e) in shape.lineage(best).enumerate() {
        levels[e as usize] = k as u32;
    }
    for e in 0..levels.len() {
        if levels[e] == NOWHERE {
            levels[e] = levels[shape.elements[e].parent as usize];
        }
    }
    levels
}
