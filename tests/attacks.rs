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
    let (mut all, mut parts, mut other) = (0, 0, Vec::new());
    for (name, content) in golden.chain(attacked) {
        let once = render::html_fragment(&content);
        let twice = render::html_fragment(&clean(&Page::from_html(&format!("<body>{once}"), judge::ADDRESS)));
        all += 1;
        // What tells one part of a page from the next (posts, entries, reviews) is not in what is written, and a second
        // reading takes their sections and the marks of the line over them away; the text stays.
        let is_of_parts = once.contains("<header>") || once.contains("<section>") || once.contains("<section id");
        if is_of_parts && once != twice {
            parts += 1;
        } else if let Some((a, b)) = once.lines().zip(twice.lines()).find(|(a, b)| a != b) {
            other.push(format!("{name}\n    {a}\n    {b}"));
        } else if once != twice {
            other.push(format!("{name}: {} and {} bytes", once.len(), twice.len()));
        }
    }
    assert!(parts <= 13, "{parts} lose their parts");
    assert!(other.is_empty(), "{} of {all} are another:\n{}", other.len(), other[..other.len().min(60)].join("\n"));
}
