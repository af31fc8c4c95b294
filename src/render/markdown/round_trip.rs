//! Markdown read back by a parser of another make has the text that [`text`] gives for the same content.

use pulldown_cmark::{CodeBlockKind, Event as Read, Options, Parser, Tag as Part, TagEnd};

use super::super::cards::labelled;
use super::super::formula::Formula;
use super::super::sample::{article, content, open, open_with, say};
use super::super::{TextOptions, text};
use super::markdown;
use crate::article::{Content, Event};
use crate::metadata::Metadata;
use crate::page::{Attr, Tag};

/// Stands for a picture, which has no text of its own.
const PICTURE: char = '\u{fffc}';

/// Stands for the mark of a footnote, which Markdown numbers anew.
const MARK: char = '\u{fffb}';

/// The content with the source of every formula that has one in its place, and with the words of players' cards.
fn with_sources(content: &Content) -> Content {
    let content = with_films(&labelled(content));
    let mut events = Vec::new();
    let mut formula: Option<Formula> = None;
    for event in &content.events {
        match (&mut formula, event) {
            (None, Event::Open { tag: Tag::Math, attrs, .. }) => formula = Some(Formula::new(attrs)),
            (None, event) => events.push(event.clone()),
            (Some(formula), Event::Open { tag, attrs, .. }) => formula.open(*tag, attrs),
            (Some(formula), Event::Text(text)) => formula.text(text),
            (Some(open), Event::Close) => {
                if open.close() {
                    events.push(say(open.tex().unwrap_or(open.readable())));
                    formula = None;
                }
            }
            (Some(_), Event::Removed(_)) => {}
        }
    }
    Content { events }
}

/// The content with the poster of each film in its place, or with its address.
fn with_films(content: &Content) -> Content {
    let mut events = Vec::new();
    let mut inside = 0;
    let of = |attrs: &[(Attr, String)], name| attrs.iter().find(|(a, _)| *a == name).map(|(_, v)| v.clone());
    for (at, event) in content.events.iter().enumerate() {
        match event {
            Event::Open { tag: Tag::Video | Tag::Audio, attrs, .. } => {
                inside = 1;
                events.push(open("div"));
                let Some(poster) = of(attrs, Attr::Poster) else {
                    let own = of(attrs, Attr::Src).or_else(|| match &content.events[at + 1] {
                        Event::Open { attrs, .. } => of(attrs, Attr::Src),
                        _ => None,
                    });
                    events.push(say(&own.unwrap_or_default()));
                    continue;
                };
                events.extend([open_with("img", &[("src", &poster)]), Event::Close]);
            }
            Event::Open { .. } if inside > 0 => inside += 1,
            Event::Close if inside > 0 => {
                inside -= 1;
                if inside == 0 {
                    events.push(Event::Close);
                }
            }
            _ if inside > 0 => {}
            event => events.push(event.clone()),
        }
    }
    Content { events }
}

/// The content as Markdown can show it: pictures and marks visible, headings on one line.
fn showable(content: &Content) -> Content {
    let mut in_heading = false;
    let mut events = Vec::new();
    let mut depth = 0;
    // Whether in each open element there can be no mark (code, links), and how many are a mark or inside of one.
    let mut closed = Vec::new();
    let mut in_mark = 0;
    for event in &content.events {
        if in_mark > 0 {
            match event {
                Event::Open { .. } => in_mark += 1,
                Event::Close => in_mark -= 1,
                _ => {}
            }
            if in_mark == 0 {
                events.push(Event::Close);
            }
            continue;
        }
        match event {
            Event::Open { attrs, .. } if attrs.contains(&(Attr::Role, "doc-backlink".to_owned())) => {
                // The label before it goes with it.
                while let Some(Event::Text(text)) = events.last()
                    && text.trim().chars().count() <= 3
                    && !text.contains(char::is_alphabetic)
                {
                    events.pop();
                }
                events.push(open("span"));
                in_mark = 1;
                continue;
            }
            Event::Open { attrs, .. }
                if attrs.contains(&(Attr::Role, "doc-noteref".to_owned())) && !closed.contains(&true) =>
            {
                events.extend([open("span"), say(&MARK.to_string())]);
                in_mark = 1;
                continue;
            }
            Event::Open { tag, .. } => closed.push(matches!(tag, Tag::Code | Tag::Pre | Tag::A)),
            Event::Close => {
                closed.pop();
            }
            _ => {}
        }
        match event {
            Event::Open { tag: Tag::Img, .. } => events.extend([open("span"), say(&PICTURE.to_string())]),
            Event::Open { tag: Tag::Br, .. } if in_heading => events.extend([open("span"), say(" ")]),
            event => events.push(event.clone()),
        }
        match event {
            Event::Open { tag, .. } if in_heading || tag.heading_level().is_some() => {
                (in_heading, depth) = (true, depth + 1);
            }
            Event::Close if in_heading => {
                depth -= 1;
                in_heading = depth > 0;
            }
            _ => {}
        }
    }
    Content { events }
}

/// Blocks of text as a Markdown reader sees them.
fn read_back(markdown: &str) -> String {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_MATH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_GFM;
    let mut blocks = Vec::new();
    let mut block = String::new();
    let mut pictures = 0;
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut in_table = false;
    for event in Parser::new_ext(markdown, options) {
        match event {
            Read::Start(Part::Image { .. }) => pictures += 1,
            Read::End(TagEnd::Image) => {
                pictures -= 1;
                block.push(PICTURE);
            }
            _ if pictures > 0 => {}
            Read::Text(t) | Read::Code(t) | Read::InlineMath(t) | Read::DisplayMath(t) => block.push_str(&t),
            Read::HardBreak => block.push('\n'),
            Read::SoftBreak => block.push_str("<soft break>"),
            Read::Html(t) | Read::InlineHtml(t) => panic!("markup {t:?} in {markdown}"),
            Read::FootnoteReference(_) => block.push(MARK),
            Read::TaskListMarker(_) => panic!("invented mark in {markdown}"),
            Read::Start(Part::CodeBlock(CodeBlockKind::Indented)) => panic!("indented code in {markdown}"),
            Read::End(TagEnd::CodeBlock) => {
                blocks.push(block.strip_suffix('\n').unwrap_or(&block).to_owned());
                block.clear();
            }
            Read::Start(Part::Table(_)) => in_table = true,
            Read::Start(Part::TableRow | Part::TableHead) => rows.push(Vec::new()),
            Read::End(TagEnd::TableCell) => rows.last_mut().unwrap().push(std::mem::take(&mut block)),
            Read::End(TagEnd::Table) => {
                in_table = false;
                let rows = rows.drain(..).map(|mut row| {
                    row.retain(|cell| !cell.is_empty());
                    row.join(" | ")
                });
                blocks.push(rows.filter(|row| !row.is_empty()).collect::<Vec<_>>().join("\n"));
            }
            Read::Start(Part::Emphasis | Part::Strong | Part::Strikethrough | Part::Link { .. } | Part::TableCell)
            | Read::End(
                TagEnd::Emphasis
                | TagEnd::Strong
                | TagEnd::Strikethrough
                | TagEnd::Link
                | TagEnd::TableRow
                | TagEnd::TableHead,
            ) => {}
            _ if in_table => panic!("block in a table: {markdown}"),
            _ => blocks.push(std::mem::take(&mut block)),
        }
    }
    blocks.push(block);
    blocks.retain(|block| !block.trim().is_empty());
    blocks.join("\n\n")
}

/// What differs, when something does.
fn difference(content: Content) -> Option<String> {
    difference_to(&content.clone(), content)
}

/// Raised and lowered digits as plain ones, and no empty cells: which digits Markdown raises, and how it fills up the
/// rows of a table, is its own affair; and so is what keeps a note from being read as an address.
fn level(text: &str) -> String {
    let text = text.replace(" |  | ", " | ").replace(" |\n", "\n").replace("\n | ", "\n").replace('\u{2060}', "");
    let plain = |c: char| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().chain("₀₁₂₃₄₅₆₇₈₉".chars()).position(|shifted| shifted == c);
    text.chars().map(|c| plain(c).and_then(|at| char::from_digit(at as u32 % 10, 10)).unwrap_or(c)).collect()
}

fn difference_to(wanted: &Content, content: Content) -> Option<String> {
    let expected = text(&showable(wanted), TextOptions::default());
    let article = article(Metadata::default(), content);
    let markdown = markdown(&article);
    let [got, expected] = [read_back(&markdown), expected].map(|text| level(&text));
    (got != expected).then(|| {
        let events = article.content.events;
        format!("{events:?}\n--- markdown\n{markdown}\n--- read back\n{got}\n--- expected\n{expected}")
    })
}

fn assert_round_trip(content: Content) {
    assert_eq!(difference(content), None);
}

const NASTY: &[&str] = &[
    "# no heading",
    "#",
    "####### seven",
    "#hash",
    "+ plus",
    "- minus",
    "-",
    "--- ",
    "===",
    "=",
    "***",
    "* * *",
    "___",
    "1. one",
    "2) two",
    "1.",
    "123456789. x",
    "> quote",
    ">",
    "| a | b |",
    "| --- | --- |",
    "--- | ---",
    ":-:",
    "~~~",
    "~~gone~~",
    "~x~",
    "```",
    "`code`",
    "`",
    "``",
    "<b>",
    "</b>",
    "<!-- x -->",
    "<https://a.example>",
    "<",
    "a<b",
    "&amp;",
    "&#35;",
    "&",
    "&copy",
    "&copy;",
    "[x](y)",
    "[x]",
    "[x]: y",
    "![x](y)",
    "[^1]",
    "[ ] todo",
    "]",
    "!",
    "\\",
    "\\\\",
    "\\*",
    "\\",
    "a\\|b",
    "*",
    "**",
    "_",
    "__",
    "_x_",
    "snake_case_word",
    "a*b*c",
    "**b**",
    "x^2",
    "$5 and $6$",
    "$",
    "$$",
    "$x$",
    "\u{a0}",
    "\u{a0}x\u{a0}",
    "«x»",
    "「注意」",
    "と",
    "😀",
    "word",
    "so\u{ad}ft",
    "two words",
    "“q”",
    "(p)",
    "Note:",
    "- [ ] x",
    "a  b",
    " lead",
    "trail ",
    "\t",
    "http://a.example/_b_",
    "{#id}",
    "%",
    "^",
    "\"",
    "'",
];

#[test]
fn nasty_texts_stay_as_they_are() {
    for nasty in NASTY {
        for name in ["p", "h2", "li", "blockquote", "td", "em", "code", "pre", "a"] {
            let attrs = if name == "a" { &[("href", "https://e.example/(x_y)?a=1&amp;b")][..] } else { &[] };
            let step = |before: &str, after: &str| {
                let events = vec![
                    open("p"),
                    say(before),
                    Event::Close,
                    open_with(name, attrs),
                    say(nasty),
                    Event::Close,
                    say(after),
                ];
                assert_round_trip(Content { events });
                let events = vec![
                    open("p"),
                    say(before),
                    open("br"),
                    Event::Close,
                    open_with(name, attrs),
                    say(nasty),
                    Event::Close,
                    say(after),
                    Event::Close,
                ];
                assert_round_trip(Content { events });
            };
            step("", "");
            step("a", "b");
        }
    }
}

/// Notes at the end of an article.
const NOTES: usize = 3;

/// A small generator: the same numbers on every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    fn words(&mut self, events: &mut Vec<Event>) {
        const SIGNS: &[char] = &[
            'a', 'b', '1', ' ', '*', '_', '`', '[', ']', '(', ')', '<', '>', '&', ';', '#', '|', '~', '\\', '$', '!',
            '-', '=', '.', '+', 'é', '、', '\u{a0}', '\n', ':', '"',
        ];
        if self.roll(2) == 0 {
            events.push(say(NASTY[self.roll(NASTY.len())]));
        } else {
            let length = 1 + self.roll(5);
            events.push(say(&(0..length).map(|_| SIGNS[self.roll(SIGNS.len())]).collect::<String>()));
        }
    }

    fn running(&mut self, events: &mut Vec<Event>, depth: usize) {
        for _ in 0..=self.roll(4) {
            let name = ["", "", "em", "strong", "b", "i", "del", "code", "a", "br", "span", "img", "mark"]
                [self.roll(if depth == 0 { 2 } else { 13 })];
            match name {
                "" => self.words(events),
                "mark" => {
                    let note = format!("#n{}", self.roll(NOTES));
                    events.extend([
                        open_with("a", &[("role", "doc-noteref"), ("href", &note)]),
                        say("[1]"),
                        Event::Close,
                    ]);
                }
                "br" | "img" => {
                    events
                        .extend([open_with(name, &[("src", "https://e.example/*x_"), ("alt", "[*`<")]), Event::Close]);
                }
                _ => {
                    events.push(open_with(name, &[("href", "https://e.example/(`_*"), ("title", "\"`*")]));
                    self.running(events, depth - 1);
                    events.push(Event::Close);
                }
            }
        }
    }

    fn blocks(&mut self, events: &mut Vec<Event>, depth: usize) {
        for _ in 0..=self.roll(3) {
            let name = ["p", "p", "h2", "pre", "hr", "table", "dl", "", "ul", "ol", "blockquote", "div", "b"]
                [self.roll(if depth == 0 { 8 } else { 13 })];
            if name.is_empty() {
                self.running(events, 2);
                continue;
            }
            events.push(open_with(name, &[("start", ["1", "0", "7", "99"][self.roll(4)])]));
            match name {
                "p" | "h2" => self.running(events, 3),
                "pre" => (0..=self.roll(3)).for_each(|_| self.words(events)),
                "table" => {
                    let columns = 1 + self.roll(3);
                    for _ in 0..=self.roll(3) {
                        events.push(open("tr"));
                        for _ in 0..columns {
                            events.extend([open(["td", "th"][self.roll(2)]), say("x")]);
                            self.running(events, 2);
                            events.push(Event::Close);
                        }
                        events.push(Event::Close);
                    }
                }
                "ul" | "ol" | "dl" => {
                    for _ in 0..=self.roll(3) {
                        events.push(open(if name == "dl" { ["dt", "dd"][self.roll(2)] } else { "li" }));
                        if self.roll(2) == 0 {
                            self.running(events, 2);
                        }
                        if depth > 0 && self.roll(2) == 0 {
                            self.blocks(events, depth - 1);
                        }
                        events.push(Event::Close);
                    }
                }
                "hr" => {}
                _ => self.blocks(events, depth - 1),
            }
            events.push(Event::Close);
        }
    }
}

#[test]
fn made_up_articles_read_back_as_their_text() {
    let rounds = std::env::var("STILLPAGE_ROUNDS").ok().and_then(|n| n.parse().ok()).unwrap_or(1500);
    let failures = (0..rounds).filter_map(|seed| {
        let mut dice = Dice(seed);
        let mut events = Vec::new();
        dice.blocks(&mut events, seed as usize % 4);
        for note in 0..NOTES {
            events.push(open_with(["p", "div", "li"][dice.roll(3)], &[("id", &format!("n{note}"))]));
            // A note that says nothing has no definition.
            events.push(say("n"));
            dice.running(&mut events, 2);
            events.push(Event::Close);
        }
        difference(Content { events })
    });
    if let Some(shortest) = failures.min_by_key(String::len) {
        panic!("{shortest}");
    }
}

#[cfg(not(target_arch = "wasm32"))]
#[test]
fn golden_pages_read_back_as_their_text() {
    use crate::page::Page;
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut pages: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    pages.sort();
    for path in pages {
        let html = std::fs::read_to_string(path.join("page.html")).unwrap();
        let article = crate::read(&Page::from_html(&html, "https://a.example/"), &crate::Options::default());
        let difference = difference_to(&with_sources(&article.content), article.content);
        assert_eq!(difference, None, "{}", path.display());
    }
}

#[test]
fn unbalanced_streams_are_written_whole() {
    for notation in [
        "</></><p>a",
        "<ul><li>a<b>b",
        "<table><tr><td>a",
        "<pre>a",
        "a</></><li>b</>",
        "<math><mi>x",
        "<video src=\"u\"><source>",
        "<figure><figcaption>a",
    ] {
        let events = content(notation);
        let markdown = markdown(&article(Metadata::default(), events));
        assert!(!markdown.trim().is_empty(), "{notation}");
    }
}

#[test]
fn depth_does_not_matter() {
    for name in ["blockquote", "ul", "li", "em", "table", "a", "sup"] {
        let deep = format!("<{name}>").repeat(60_000) + "x" + &"</>".repeat(60_000);
        assert!(markdown(&article(Metadata::default(), content(&deep))).contains('x'), "{name}");
    }
}
