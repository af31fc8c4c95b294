//! Checks on a folder of pages what must hold on every page: kept and removed text together are the page's text, also
//! when the removals are given back, and no sentence is said more often than the page says it.
//!
//! `cargo run --release --example check -- FOLDER [--gold gold.json]`, where FOLDER holds `ID.html` or `ID.html.gz` and
//! the gold file tells the pages' addresses. A line for each fault; the exit status is 1 when there are any.

mod input;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;

use serde_json::Value;
use stillpage::article::{Article, Content, Event};
use stillpage::blocks::{Blocks, NO_BLOCK};
use stillpage::content::Known;
use stillpage::page::{Attr, NodeId, Page, Tag};
use stillpage::render::{self, TextOptions};
use stillpage::{Options, read};

/// Shorter sentences may well be said twice.
const SENTENCE_WORDS: usize = 10;

fn main() -> ExitCode {
    let (mut folder, mut gold) = (None, Value::Null);
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--gold" => {
                let file = words.next().unwrap_or_default();
                match std::fs::read_to_string(&file)
                    .map_err(|e| e.to_string())
                    .and_then(|text| serde_json::from_str(&text).map_err(|e| e.to_string()))
                {
                    Ok(value) => gold = value,
                    Err(error) => return misuse(&format!("cannot read {file}: {error}")),
                }
            }
            _ => folder = Some(word),
        }
    }
    let Some(folder) = folder else { return misuse("usage: check FOLDER [--gold gold.json]") };
    let pages = match input::pages(Path::new(&folder)) {
        Ok(pages) => pages,
        Err(error) => return misuse(&format!("cannot read {folder}: {error}")),
    };
    let (mut faults, mut faulty) = (0, 0);
    for (id, path) in &pages {
        let html = match input::read_html(path) {
            Ok(html) => html,
            Err(error) => return misuse(&format!("cannot read {}: {error}", path.display())),
        };
        let page = Page::from_html(&html, gold["pages"][id]["url"].as_str().unwrap_or_default());
        let article = read(&page, &Options::default());
        let found: Vec<String> = lost(&page, &article).into_iter().chain(doubled(&page, &article)).collect();
        for fault in &found {
            println!("{id}: {fault}");
        }
        faults += found.len();
        faulty += usize::from(!found.is_empty());
    }
    println!("{} pages, {faults} faults on {faulty} of them", pages.len());
    if faults == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn misuse(message: &str) -> ExitCode {
    eprintln!("check: {message}");
    ExitCode::from(2)
}

/// Signs of a face that is told by a picture, at most.
const LONGEST_SIGN: usize = 3;

/// Whether letters and digits got lost or came twice on the way to what is kept and what is removed.
fn lost(page: &Page, article: &Article) -> Vec<String> {
    let blocks = Blocks::of(page);
    let mut whole = BTreeMap::new();
    // What stands in a film or picture for browsers that cannot show it is not seen.
    let is_fallback = |id| {
        page.lineage(id)
            .any(|n| matches!(page.tag(n), Some(Tag::Video | Tag::Audio | Tag::AmpImg | Tag::AmpVideo | Tag::AmpAudio)))
    };
    let fallback: Vec<bool> = blocks.list.iter().map(|block| is_fallback(block.first)).collect();
    let known = Known::of(page, &blocks);
    for (id, &block) in blocks.of_node.iter().enumerate() {
        if block != NO_BLOCK && !fallback[block as usize] && !known.is_echo(id as NodeId) {
            count(&mut whole, page.text(id as NodeId), 1);
        }
    }
    let mut told = whole.clone();
    count(&mut whole, &plain(&article.content), -1);
    count(&mut told, &plain(&article.content), -1);
    for removal in &article.removals {
        count(&mut told, &removal.text, -1);
        count(&mut whole, &plain(&removal.content), -1);
    }
    // A face or an initial that is a picture is written as its letter.
    let is_sign = |alt: &&str| (1..=LONGEST_SIGN).contains(&alt.chars().filter(|c| !c.is_whitespace()).count());
    let alts = page.elements(Tag::Img).filter_map(|id| page.attr(id, Attr::Alt)).filter(is_sign);
    let signs: i64 = alts.flat_map(str::chars).filter(|c| c.is_alphanumeric()).map(|_| 1).sum();
    let mut faults = Vec::new();
    for (what, rest) in [("kept and removed text", told), ("the article with all given back", whole)] {
        let less: i64 = rest.values().filter(|n| **n > 0).sum();
        let more: i64 = -rest.values().filter(|n| **n < 0).sum::<i64>();
        if less > 0 || more > signs {
            faults.push(format!("{what}: {less} letters are missing, {more} are too many"));
        }
    }
    faults
}

fn count(letters: &mut BTreeMap<char, i64>, text: &str, by: i64) {
    text.chars().filter(|c| c.is_alphanumeric()).for_each(|c| *letters.entry(c).or_default() += by);
}

/// The text of the content that was text of the page there: a formula's source, a panel's label and what a head says again were not.
fn plain(content: &Content) -> String {
    let mut out = String::new();
    let (mut depth, mut made) = (0usize, None);
    for event in &content.events {
        match event {
            Event::Open { tag, source, .. } => {
                let is_made = *tag == Tag::Annotation
                    || matches!(tag, Tag::Math | Tag::Strong | Tag::Span | Tag::Time) && source.is_none();
                made = made.or(is_made.then_some(depth));
                depth += 1;
            }
            Event::Close => {
                depth -= 1;
                made = made.filter(|&from| from != depth);
            }
            Event::Text(text) if made.is_none() => out.push_str(text),
            Event::Text(_) | Event::Removed(_) => {}
        }
    }
    out
}

/// Sentences that the article says more often than the page.
fn doubled(page: &Page, article: &Article) -> Vec<String> {
    let mut said: BTreeMap<String, usize> = BTreeMap::new();
    for sentence in sentences(&render::text(&article.content, TextOptions::default())) {
        *said.entry(sentence).or_default() += 1;
    }
    said.retain(|_, times| *times > 1);
    if said.is_empty() {
        return Vec::new();
    }
    let blocks = Blocks::of(page);
    let whole: String = blocks.list.iter().map(|block| letters(blocks.text(block))).collect();
    let more = said.iter().filter(|(sentence, times)| whole.matches(&letters(sentence)).count() < **times);
    more.map(|(sentence, times)| format!("said {times} times: {sentence}")).collect()
}

fn sentences(text: &str) -> Vec<String> {
    let ends = |c| matches!(c, '.' | '!' | '?' | '。' | '！' | '？' | '\n');
    let parts = text.split(ends).map(|s| s.split_whitespace().collect::<Vec<_>>());
    parts.filter(|words| words.len() >= SENTENCE_WORDS).map(|words| words.join(" ")).collect()
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}
