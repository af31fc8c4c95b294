//! Reads one page and prints the article.
//!
//! `cargo run --release --example clean -- page.html [--url URL] [--format markdown|html|text|json|blocks]`

mod input;

use std::path::Path;
use std::process::ExitCode;

use serde_json::json;
use stillpage::page::Page;
use stillpage::render::{self, TextOptions};
use stillpage::select::Verdict;
use stillpage::{Judged, Options, judge, metadata, read};

fn main() -> ExitCode {
    let (mut file, mut url, mut format) = (None, String::new(), "markdown".to_owned());
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--format" => format = words.next().unwrap_or_default(),
            "--url" => url = words.next().unwrap_or_default(),
            _ => file = Some(word),
        }
    }
    let formats = |f: &str| matches!(f, "markdown" | "html" | "text" | "json" | "blocks");
    let Some(file) = file.filter(|_| formats(&format)) else {
        eprintln!("usage: clean page.html [--url URL] [--format markdown|html|text|json|blocks]");
        return ExitCode::from(2);
    };
    let html = match input::read_html(Path::new(&file)) {
        Ok(html) => html,
        Err(error) => {
            eprintln!("clean: cannot read {file}: {error}");
            return ExitCode::FAILURE;
        }
    };
    let page = Page::from_html(&html, &url);
    if format == "blocks" {
        print_blocks(&page);
        return ExitCode::SUCCESS;
    }
    let article = read(&page, &Options::default());
    if let Some(problem) = article.problem {
        eprintln!("clean: {file} has no article ({})", problem.name());
    }
    match format.as_str() {
        "html" => print!("{}", render::html(&article)),
        "text" => println!("{}", render::text(&article.content, TextOptions::default())),
        "json" => {
            let removals: Vec<_> = article
                .removals
                .iter()
                .map(|r| json!({ "reason": r.reason.name(), "confidence": r.confidence, "text": r.text }))
                .collect();
            let metadata = &article.metadata;
            let page = json!({
                "title": metadata.title, "byline": metadata.byline, "date": metadata.published.as_ref().or(metadata.modified.as_ref()),
                "site": metadata.site, "language": metadata.language,
                "text": render::text(&article.content, TextOptions::default()), "removals": removals,
            });
            println!("{page:#}");
        }
        _ => print!("{}", render::markdown(&article)),
    }
    ExitCode::SUCCESS
}

/// How each block was judged, for studying errors.
fn print_blocks(page: &Page) {
    let Judged { blocks, features, probability, verdicts, .. } =
        judge(page, &metadata::read(page), &Options::default()).expect("the page has no deadline");
    for (i, block) in blocks.list.iter().enumerate() {
        let f = &features.blocks[i];
        let tag = page.tag(block.owner).map_or("", stillpage::page::Tag::name);
        let named = f.named.map_or("-", |n| n.reason.name());
        let text: String = blocks.text(block).chars().take(70).collect();
        let verdict = match verdicts[i] {
            Verdict::Keep => "keep".to_owned(),
            Verdict::Remove { reason, confidence } => format!("{} {confidence:.2}", reason.name()),
        };
        println!(
            "{:.2} {verdict:24} {tag:10} core {} links {:.1} words {:3} {named:14} {text}",
            probability[i],
            u8::from(f.in_core),
            f.link_density,
            f.words
        );
    }
}
