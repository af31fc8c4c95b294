//! Footnotes, endnotes and side notes: the marks in the text, the notes that they lead to, and the ways back.
//!
//! A note is known by a short raised link to it, not by what a platform calls it.

use std::collections::{BTreeMap, BTreeSet};

use super::anchors::Anchors;
use crate::article::Event;
use crate::blocks::Layout;
use crate::page::{Attr, NONE, NodeId, Page, Tag};

/// Characters of a mark without its brackets, at most ("note 12").
const MARK_CHARS: usize = 8;
/// Characters of a block that is but a note's label, at most.
const LABEL_CHARS: usize = 6;
/// Elements around a label in which the note may be.
const LEVELS: usize = 3;
/// A mark and the elements around it in which a word must be kept.
const AROUND_MARK: usize = 3;
/// Characters of a note, at most; longer, it is a section of the text.
const NOTE_CHARS: usize = 6000;
/// Characters beside the notes in an element that holds nothing else: its heading.
const HEADING_CHARS: usize = 40;
/// Marks of one note that a way back is compared with, and nodes of one note that are looked at.
const MAX_MARKS: usize = 100;
const MAX_NODES: usize = 4000;
/// What platforms call marks and notes, as parts of a class name or id.
const NAMES: &[&str] = &["footnote", "endnote", "noteref", "fnref", "fn:", "fn-", "cite_note", "sidenote"];

/// The notes of a page.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// Marks, each with its note.
    pub(super) marks: BTreeMap<NodeId, NodeId>,
    /// The element of each note, with its marks.
    elements: BTreeMap<NodeId, Vec<NodeId>>,
    backs: BTreeSet<NodeId>,
    lists: BTreeSet<NodeId>,
}

impl Notes {
    /// Finds those of which the mark is kept, too, among links within the page, each with what it leads to. A note takes over
    /// the name of what in it was linked to.
    pub(super) fn of(
        page: &Page,
        layout: &Layout,
        anchors: &mut Anchors,
        links: &[(NodeId, NodeId)],
        kept: impl Fn(NodeId) -> bool,
    ) -> Notes {
        let mut found = Notes::default();
        let mut known = BTreeMap::new();
        for &(link, target) in links {
            // A star or a dagger is no word: what it stands in says whether it is kept.
            if !is_mark(page, link, target) || !page.lineage(link).take(AROUND_MARK).any(&kept) {
                continue;
            }
            let note = *known.entry(target).or_insert_with(|| note_of(page, layout, target));
            let Some(note) = note.filter(|&note| !page.is_within(link, note)) else { continue };
            anchors.rename(target, note);
            found.marks.insert(link, note);
            found.elements.entry(note).or_default().push(link);
        }
        for &(link, target) in links {
            let marks = page.lineage(link).find_map(|n| found.elements.get(&n));
            let leads_back = |&mark: &NodeId| page.is_within(mark, target) || page.is_within(target, mark);
            if marks.is_some_and(|marks| marks.iter().take(MAX_MARKS).any(leads_back)) {
                found.backs.insert(link);
            }
        }
        let mut lists = BTreeSet::new();
        lists.extend(found.elements.keys().filter_map(|&note| box_of(page, note)));
        lists.retain(|&list| found.fill(page, list));
        found.lists = lists;
        found
    }

    /// What an element is among notes, as a role in the article.
    pub(super) fn role(&self, id: NodeId) -> Option<&'static str> {
        if self.marks.contains_key(&id) {
            Some("doc-noteref")
        } else if self.backs.contains(&id) {
            Some("doc-backlink")
        } else if self.elements.contains_key(&id) {
            Some("doc-footnote")
        } else {
            self.lists.contains(&id).then_some("doc-endnotes")
        }
    }

    /// Whether there is little but notes in an element.
    fn fill(&self, page: &Page, list: NodeId) -> bool {
        let mut beside = 0;
        let mut id = list + 1;
        while id < page.node(list).end {
            if self.elements.contains_key(&id) {
                id = page.node(id).end;
                continue;
            }
            beside += page.text(id).trim().chars().count();
            id += 1;
        }
        beside <= HEADING_CHARS
    }
}

/// A paragraph of nothing but a note's number or its way back, put before the note's first words.
pub(super) fn with_labels(events: Vec<Event>) -> Vec<Event> {
    let is_back = |event: &Event| {
        matches!(event, Event::Open { tag: Tag::A, attrs, .. }
            if attrs.iter().any(|(attr, value)| *attr == Attr::Role && value == "doc-backlink"))
    };
    let is_plain = |event: &Event| matches!(event, Event::Open { tag: Tag::P, attrs, .. } if attrs.is_empty());
    if !events.iter().any(is_back) {
        return events;
    }
    let mut out: Vec<Event> = Vec::with_capacity(events.len());
    let mut paragraph = None;
    let mut events = events.into_iter().peekable();
    while let Some(event) = events.next() {
        if is_plain(&event) {
            paragraph = Some(out.len());
        }
        let ends = matches!(event, Event::Close) && events.peek().is_some_and(is_plain);
        if let Some(start) = paragraph.filter(|_| ends)
            && is_label(&out[start..])
            && out[start..].iter().any(is_back)
        {
            events.next();
            out.push(Event::Text(" ".to_owned()));
            paragraph = None;
            continue;
        }
        out.push(event);
    }
    out
}

/// Everything but the paragraph itself has ended, and it is no longer than a label.
fn is_label(paragraph: &[Event]) -> bool {
    let depth = paragraph.iter().fold(0, |depth, event| match event {
        Event::Open { .. } => depth + 1,
        Event::Close => depth - 1,
        _ => depth,
    });
    let texts = paragraph.iter().map(|event| if let Event::Text(text) = event { text.chars().count() } else { 0 });
    depth == 1 && texts.sum::<usize>() <= LABEL_CHARS
}

fn is_mark(page: &Page, link: NodeId, target: NodeId) -> bool {
    let text = page.inner_text(link);
    let label = text.trim().trim_matches(['[', ']', '(', ')']);
    let all = |fits: fn(char) -> bool| label.chars().all(fits);
    let short = !label.is_empty() && label.chars().count() <= MARK_CHARS;
    let counts = label.ends_with(|c: char| c.is_numeric())
        || all(|c| "*†‡§¶‖#".contains(c))
        || all(|c| c.is_ascii_lowercase()) && label.len() <= 3;
    if !short || !counts || page.lineage(link).any(|n| page.tag(n).is_some_and(|t| t.heading_level().is_some())) {
        return false;
    }
    let raised = (link..page.node(link).end).chain(page.lineage(link).take(3)).any(|n| page.tag(n) == Some(Tag::Sup));
    raised || is_named(page, link) || is_named(page, target)
}

fn is_named(page: &Page, id: NodeId) -> bool {
    page.attrs(id).any(|(attr, value)| match attr {
        Attr::Role => matches!(value, "doc-noteref" | "doc-footnote" | "doc-endnote"),
        Attr::DataFootnoteRef => true,
        Attr::Rel => value == "footnote",
        Attr::Class | Attr::Id => NAMES.iter().any(|name| value.contains(name)),
        _ => false,
    })
}

/// What may hold nothing but this note and others.
fn box_of(page: &Page, note: NodeId) -> Option<NodeId> {
    let is_box = |&n: &NodeId| matches!(page.tag(n), Some(Tag::Div | Tag::Section | Tag::Aside | Tag::Footer));
    page.lineage(page.node(note).parent).find(is_box)
}

/// The element that is the whole note, of which a link's target may be but the number.
fn note_of(page: &Page, layout: &Layout, target: NodeId) -> Option<NodeId> {
    let mut note = page.lineage(target).find(|&n| layout.is_block(n))?;
    if page.tag(note) == Some(Tag::Dt) {
        note = page.children(page.node(note).parent).find(|&n| n > note && page.tag(n) == Some(Tag::Dd))?;
    }
    let length = |id: NodeId| {
        let small = page.inside(id).len() <= MAX_NODES;
        small.then(|| page.inner_text(id).trim().chars().count())
    };
    for _ in 0..LEVELS {
        if length(note)? > LABEL_CHARS {
            break;
        }
        note = page.node(note).parent;
        if note == NONE || matches!(page.tag(note)?, Tag::Body | Tag::Article | Tag::Main | Tag::Ol | Tag::Ul) {
            return None;
        }
    }
    // The label stands before the note; what stands at the end of a paragraph names something else.
    let before: usize = (note..target).map(|n| page.text(n).trim().chars().count()).sum();
    let fits = matches!(page.tag(note)?, Tag::Li | Tag::P | Tag::Div | Tag::Aside | Tag::Section | Tag::Dd);
    (fits && before <= LABEL_CHARS && length(note)? <= NOTE_CHARS).then_some(note)
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use crate::content::sample::content_of;

    #[test]
    fn a_list_of_notes_is_linked_both_ways() {
        assert_eq!(
            content_of(
                "<p>So it is.<sup id='r1'><a href='#fn1'>1</a></sup></p><div class='notes'><hr><ol><li id='fn1'><p>Or not. \
                 <a href='#r1'>↩</a></p></li></ol></div>"
            ),
            "<p>So it is.<sup id=\"page-r1\"><a href=\"#page-fn1\" role=\"doc-noteref\">1</a></sup></p>\n\
             <section role=\"doc-endnotes\"><hr></hr>\n<ol><li id=\"page-fn1\">Or not. <a href=\"#page-r1\" role=\"doc-backlink\">↩</a>\
             </li>\n</ol>\n</section>\n"
        );
    }

    #[test]
    fn a_note_is_more_than_its_number() {
        assert_eq!(
            content_of(
                "<p>So it is.<a class='footnote-anchor' id='a1' href='#f1'>1</a></p><div class='footnote'>\
                 <a id='f1' href='#a1'>1</a><div><p>Or not, as it may be.</p></div></div>"
            ),
            "<p>So it is.<a id=\"page-a1\" href=\"#page-f1\" role=\"doc-noteref\">1</a></p>\n<div id=\"page-f1\" role=\"doc-footnote\">\
             <p><a href=\"#page-a1\" role=\"doc-backlink\">1</a> Or not, as it may be.</p>\n</div>\n"
        );
    }

    #[test]
    fn a_link_to_a_section_is_no_mark() {
        let html = "<p>See part <a href='#s2'>2</a>.</p><h2 id='s2'>Two</h2><p>More of it is said here.</p>";
        assert!(!content_of(html).contains("role"));
        let html =
            "<ol><li><a href='#s2'>1</a></li></ol><div id='s2'><h2>Two</h2><p>More of it is said here.</p></div>";
        assert!(!content_of(html).contains("role"));
    }
}
