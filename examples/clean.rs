//! Reads one page and prints the article.
//!
//! `cargo run --release --example clean -- page.html [--url URL] [--format markdown|html|text|json]`

mod input;

use std::path::Path;
use std::process::ExitCode;

use serde_json::json;
use stillpage::page::Page;
use stillpage::render::{self, TextOptions};
use stillpage::{Options, read};

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
    let Some(file) = file.filter(|_| matches!(format.as_str(), "markdown" | "html" | "text" | "json")) else {
        eprintln!("usage: clean page.html [--url URL] [--format markdown|html|text|json]");
        return ExitCode::from(2);
    };
    let html = match input::read_html(Path::new(&file)) {
        Ok(html) => html,
        Err(error) => {
            eprintln!("clean: cannot read {file}: {error}");
            return ExitCode::FAILURE;
        }
    };
    let article = read(&Page::from_html(&html, &url), &Options::default());
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
                "title": metadata.title, "byline": metadata.byline, "date": metadata.published,
                "site": metadata.site, "language": metadata.language,
                "text": render::text(&article.content, TextOptions::default()), "removals": removals,
            });
            println!("{page:#}");
        }
        _ => print!("{}", render::markdown(&article)),
    }
    ExitCode::SUCCESS
}
