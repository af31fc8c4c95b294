//! Every attack of `tests/attacks` through the engine, from HTML text to each of the forms that leave it. The documents are
//! read again by a parser, and may hold nothing but what stands in `tests/attacks/judge.rs`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use stillpage::article::Article;
use stillpage::page::Page;
use stillpage::{Options, clean, read, render};

#[path = "attacks/corpus.rs"]
mod corpus;
#[path = "attacks/judge.rs"]
mod judge;

static ARTICLES: LazyLock<Vec<(corpus::Attacked, Article)>> = LazyLock::new(|| {
    let read_one = |page: corpus::Attacked| {
        let article = read(&Page::from_html(&page.html, judge::ADDRESS), &Options::default());
        (page, article)
    };
    corpus::pages().into_iter().map(read_one).collect()
});

fn each(mut look: impl FnMut(&Article) -> Vec<String>) {
    let mut faults = Vec::new();
    let mut count = 0;
    for (page, article) in ARTICLES.iter() {
        count += page.names.len();
        faults.extend(look(article).into_iter().map(|fault| format!("{fault}   in {:?}", &page.names[0])));
    }
    assert!(count >= 1200, "only {count} attacks");
    assert!(
        faults.is_empty(),
        "{} faults of {count} attacks:\n{}",
        faults.len(),
        faults[..faults.len().min(40)].join("\n")
    );
}

#[test]
fn documents_hold_nothing_but_what_is_allowed() {
    each(judge::document);
}

#[test]
fn markdown_holds_no_markup_and_no_unsafe_address() {
    each(judge::markdown);
}

#[test]
fn metadata_have_safe_addresses() {
    each(judge::metadata);
}

#[test]
fn attacks_have_names_of_their_own() {
    let names: Vec<String> = corpus::pages().into_iter().flat_map(|page| page.names).collect();
    let unique: BTreeSet<&String> = names.iter().collect();
    assert_eq!(names.len(), unique.len());
    // Most pages are still articles: what is not kept shows nothing.
    let kept = ARTICLES.iter().filter(|(_, article)| article.problem.is_none()).count();
    assert!(kept * 10 > ARTICLES.len() * 8, "{kept} of {} pages are articles", ARTICLES.len());
}

/// What was written is cleaned again to the same: on every golden page and every page with attacks.
///
/// What tells one part of a page from the next (posts, entries, reviews, a recipe) is a class or a type, which is not in what
/// is written. There a second reading leaves out the sections and the heads over them, and nothing else.
#[test]
fn what_was_written_is_cleaned_to_the_same() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut paths: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path().join("page.html")).collect();
    paths.sort();
    let golden = paths.iter().map(|path| {
        let page = Page::from_html(&fs::read_to_string(path).unwrap(), judge::ADDRESS);
        (
            path.parent().unwrap().file_name().unwrap().to_string_lossy().into_owned(),
            read(&page, &Options::default()).content,
        )
    });
    let attacked =
        ARTICLES.iter().map(|(page, _)| (page.names[0].clone(), clean(&Page::from_html(&page.html, judge::ADDRESS))));
    let again = |html: &str| render::html_fragment(&clean(&Page::from_html(&format!("<body>{html}"), judge::ADDRESS)));
    let (mut all, mut of_parts, mut other) = (0, 0, Vec::new());
    for (name, content) in golden.chain(attacked) {
        let mut once = render::html_fragment(&content);
        let mut twice = again(&once);
        all += 1;
        if once != twice && has_parts(&once) {
            of_parts += 1;
            (once, twice) = (without_parts(&once), without_parts(&twice));
        }
        if let Some((a, b)) = once.lines().zip(twice.lines()).find(|(a, b)| a != b) {
            other.push(format!("{name}\n    {a}\n    {b}"));
        } else if once != twice {
            other.push(format!("{name}: {} and {} bytes", once.len(), twice.len()));
        }
    }
    println!("{} of {all} are the same, {of_parts} but for their parts", all - of_parts - other.len());
    assert!(other.is_empty(), "{} of {all} are another:\n{}", other.len(), other[..other.len().min(60)].join("\n"));
}

fn has_parts(html: &str) -> bool {
    ["<header>", "<section>", "<section id"].iter().any(|mark| html.contains(mark))
}

/// Without sections, heads, and what in these only says that a text is the engine's own.
fn without_parts(html: &str) -> String {
    let kept = html.split_inclusive('>').map(|piece| {
        let tag = piece.rfind('<').unwrap_or(piece.len());
        let name = piece[tag..].trim_start_matches(['<', '/']);
        let is_mark = name.starts_with("section") || ["header>", "span>"].contains(&name);
        if is_mark { &piece[..tag] } else { piece }
    });
    let lines: String = kept.collect();
    lines.lines().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}
