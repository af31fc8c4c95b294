//! Reads every page of a folder and prints what the engine makes of it, as JSON.
//!
//! `cargo run --release --example extract -- DIR [--gold GOLD.json] [--no-captions] [--strictness S] [--blocks] > out.json`
//!
//! With `--blocks` each entry has its blocks, too: text, probability, and the reason and confidence of a removal.

mod input;

use std::collections::BTreeMap;
use std::panic;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use serde_json::{Value, json};
use stillpage::page::Page;
use stillpage::render::{self, TextOptions};
use stillpage::select::{Strictness, Verdict};
use stillpage::{Options, judge, metadata, read};

const USAGE: &str =
    "usage: extract DIR [--gold GOLD.json] [--no-captions] [--strictness gentle|standard|strict] [--blocks]";

struct Arguments {
    folder: PathBuf,
    addresses: BTreeMap<String, String>,
    captions: bool,
    blocks: bool,
    options: Options,
}

fn main() -> ExitCode {
    let arguments = match arguments() {
        Ok(arguments) => arguments,
        Err(message) => {
            eprintln!("extract: {message}\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    let pages = match input::pages(&arguments.folder) {
        Ok(pages) => pages,
        Err(error) => {
            eprintln!("extract: cannot list {}: {error}", arguments.folder.display());
            return ExitCode::FAILURE;
        }
    };
    // A page that panics is an entry with an error; the message goes there and not to the terminal.
    panic::set_hook(Box::new(|_| {}));
    let mut separator = "{\n";
    for (id, path) in pages {
        let address = arguments.addresses.get(&id).map_or("", String::as_str);
        let entry = panic::catch_unwind(|| entry(&path, address, &arguments)).unwrap_or_else(|panic| {
            let message = panic.downcast_ref::<String>().map(String::as_str);
            let message = message.or(panic.downcast_ref::<&str>().copied()).unwrap_or("panic");
            json!({ "error": message })
        });
        print!("{separator}{}: {entry}", Value::from(id));
        separator = ",\n";
    }
    println!("{}", if separator.starts_with('{') { "{}" } else { "\n}" });
    ExitCode::SUCCESS
}

fn entry(path: &Path, address: &str, arguments: &Arguments) -> Value {
    let html = match input::read_html(path) {
        Ok(html) => html,
        Err(error) => return json!({ "error": error.to_string() }),
    };
    let start = Instant::now();
    let page = Page::from_html(&html, address);
    let article = read(&page, &arguments.options);
    let text = render::text(&article.content, TextOptions { captions: arguments.captions });
    let ms = start.elapsed().as_secs_f64() * 1000.0;
    let metadata = &article.metadata;
    let removals: Vec<Value> = article
        .removals
        .iter()
        .map(|r| json!({ "reason": r.reason.name(), "confidence": r.confidence, "text": r.text }))
        .collect();
    let mut entry = json!({
        "text": text,
        "markdown": render::markdown(&article),
        "title": metadata.title,
        "author": metadata.byline,
        "date": metadata.published.as_ref().or(metadata.modified.as_ref()),
        "published": metadata.published,
        "modified": metadata.modified,
        "subtitle": metadata.subtitle,
        "description": metadata.description,
        "image": metadata.image,
        "icon": metadata.icon,
        "canonical": metadata.canonical,
        "section": metadata.section,
        "tags": metadata.tags,
        "licence": metadata.licence,
        "next_page": metadata.next_page,
        "words": metadata.words,
        "minutes": metadata.minutes,
        "site": metadata.site,
        "lang": metadata.language,
        "removals": removals,
        "ms": ms,
    });
    if arguments.blocks {
        entry["blocks"] = blocks(&page, arguments.options);
    }
    entry
}

/// What was thought of each block.
fn blocks(page: &Page, options: Options) -> Value {
    let judged = judge(page, &metadata::read(page), &options).expect("the page has no deadline");
    let verdicts = judged.probability.iter().zip(&judged.verdicts);
    let entries = judged.blocks.list.iter().zip(verdicts).map(|(block, (probability, verdict))| {
        let mut entry = json!({ "text": judged.blocks.text(block), "probability": probability });
        if let Verdict::Remove { reason, confidence } = verdict {
            entry["reason"] = reason.name().into();
            entry["confidence"] = (*confidence).into();
        }
        entry
    });
    entries.collect()
}

fn arguments() -> Result<Arguments, String> {
    let mut folder = None;
    let mut parsed = Arguments {
        folder: PathBuf::new(),
        addresses: BTreeMap::new(),
        captions: true,
        blocks: false,
        options: Options::default(),
    };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--gold" => {
                let file = words.next().ok_or("--gold needs a file")?;
                parsed.addresses = addresses(Path::new(&file)).map_err(|e| format!("cannot read {file}: {e}"))?;
            }
            "--no-captions" => parsed.captions = false,
            "--blocks" => parsed.blocks = true,
            "--strictness" => {
                let name = words.next().unwrap_or_default();
                parsed.options.strictness =
                    Strictness::from_name(&name).ok_or("--strictness is gentle, standard or strict")?;
            }
            flag if flag.starts_with('-') => return Err(format!("unknown option {flag}")),
            path if folder.is_none() => folder = Some(PathBuf::from(path)),
            path => return Err(format!("one folder only, {path} is a second")),
        }
    }
    parsed.folder = folder.ok_or("no folder given")?;
    Ok(parsed)
}

/// Addresses of the pages by id, from a gold file.
fn addresses(file: &Path) -> Result<BTreeMap<String, String>, Box<dyn std::error::Error>> {
    let gold: Value = serde_json::from_str(&std::fs::read_to_string(file)?)?;
    let pages = gold["pages"].as_object().ok_or("it has no \"pages\"")?;
    Ok(pages.iter().filter_map(|(id, page)| Some((id.clone(), page["url"].as_str()?.to_owned()))).collect())
}
