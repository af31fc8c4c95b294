//! The HTML document that leaves the engine: a parser of another make reads it without an error and sees the same tree.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use scraper::{Html, Node, Selector};
use stillpage::article::{Article, Event};
use stillpage::page::Page;
use stillpage::{Options, read, render};

fn articles() -> Vec<(String, Article)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let read_one = |path: PathBuf| {
        let html = fs::read_to_string(path.join("page.html")).unwrap();
        (path.display().to_string(), read(&Page::from_html(&html, "https://a.example/b"), &Options::default()))
    };
    paths.into_iter().map(read_one).collect()
}

/// Names of the elements and texts as a parser sees them, white space between blocks left out.
fn parsed(document: &Html) -> Vec<String> {
    let article = document.select(&Selector::parse("article").unwrap()).next().expect("an article");
    let mut steps = Vec::new();
    for edge in article.traverse() {
        match edge {
            ego_tree::iter::Edge::Open(node) => match node.value() {
                Node::Element(element) if element.attr("data-embed").is_some() => {
                    steps.push(format!("<{} data-embed", element.name()));
                }
                Node::Element(element) => steps.push(format!("<{}", element.name())),
                Node::Text(text) if !text.trim().is_empty() => steps.push(text.trim().to_owned()),
                _ => {}
            },
            ego_tree::iter::Edge::Close(node) => {
                if let Node::Element(element) = node.value() {
                    steps.push(format!("/{}", element.name()));
                }
            }
        }
    }
    // The words on a player's card are the writer's own.
    let mut on_card = false;
    steps.retain(|step| {
        on_card = (on_card || step == "<figure data-embed") && step != "/figure";
        !on_card || step.starts_with(['<', '/'])
    });
    for step in &mut steps {
        if let Some(bare) = step.strip_suffix(" data-embed") {
            *step = bare.to_owned();
        }
    }
    let header = steps.iter().position(|step| step == "/header").map_or(1, |at| at + 1);
    steps[header..steps.len() - 1].to_vec()
}

/// The same of the content.
fn written(article: &Article) -> Vec<String> {
    let mut steps: Vec<String> = Vec::new();
    let mut open = Vec::new();
    // A parser joins texts that stand side by side.
    let mut text = String::new();
    for event in &article.content.events {
        if !matches!(event, Event::Text(_) | Event::Removed(_)) && !text.trim().is_empty() {
            steps.push(text.trim().to_owned());
        }
        if !matches!(event, Event::Text(_) | Event::Removed(_)) {
            text.clear();
        }
        match event {
            Event::Open { tag, .. } => {
                steps.push(format!("<{}", tag.name()));
                open.push(tag.name());
            }
            Event::Close => steps.push(format!("/{}", open.pop().unwrap())),
            Event::Text(more) => text.push_str(more),
            Event::Removed(_) => {}
        }
    }
    steps
}

#[test]
fn a_parser_sees_what_was_written() {
    for (name, article) in articles() {
        let document = Html::parse_document(&render::html(&article));
        assert_eq!(document.errors, Vec::<String>::new(), "{name}");
        assert_eq!(parsed(&document), written(&article), "{name}");
    }
}

#[test]
fn a_document_stands_alone() {
    for (name, article) in articles() {
        let document = Html::parse_document(&render::html(&article));
        let count = |selector: &str| document.select(&Selector::parse(selector).unwrap()).count();
        assert_eq!(count("title"), 1, "{name}");
        assert_eq!(count("h1"), usize::from(!article.metadata.title.is_empty()), "{name}");
        assert_eq!(count("script, link, iframe, object, embed, form, base, [style], [onclick]"), 0, "{name}");
        let ids: Vec<&str> = document.select(&Selector::parse("[id]").unwrap()).filter_map(|e| e.attr("id")).collect();
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), unique.len(), "{name}");
        for link in document.select(&Selector::parse("a[href^='#']").unwrap()) {
            let target = link.attr("href").unwrap().trim_start_matches('#');
            assert!(unique.contains(target), "{name}: nothing is called {target}");
        }
    }
}
