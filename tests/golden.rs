//! Every folder of `tests/pages` is a test with its own name: `page.html` in, article, removals and metadata out.
//!
//! A missing golden file fails. `UPDATE_EXPECT=1 cargo test --test golden` rewrites them; read the diff.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use libtest_mimic::{Arguments, Failed, Trial};
use serde_json::{Value, json};
use stillpage::article::{Article, Content, Event};
use stillpage::blocks::{Blocks, NO_BLOCK};
use stillpage::content::Known;
use stillpage::page::{NodeId, Page, Tag};
use stillpage::render::{self, TextOptions};
use stillpage::{Judged, Options, judge, metadata, read};

fn main() {
    let arguments = Arguments::from_args();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut names: Vec<PathBuf> =
        fs::read_dir(&folder).expect("tests/pages exists").map(|e| e.expect("readable").path()).collect();
    names.retain(|path| path.is_dir());
    names.sort();
    let trials = names.into_iter().map(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Trial::test(name, move || check(&path))
    });
    libtest_mimic::run(&arguments, trials.collect()).exit();
}

fn check(folder: &Path) -> Result<(), Failed> {
    let html = fs::read_to_string(folder.join("page.html")).map_err(|e| format!("page.html: {e}"))?;
    let expected_path = folder.join("expected.json");
    let expected: Value = fs::read_to_string(&expected_path)
        .map_err(|e| e.to_string())
        .and_then(|text| serde_json::from_str(&text).map_err(|e| e.to_string()))
        .map_err(|e| format!("expected.json: {e}"))?;
    let url = expected["url"].as_str().ok_or("expected.json has no url")?;
    let page = Page::from_html(&html, url);
    let article = read(&page, &Options::default());
    let mut failures = String::new();
    compare(&folder.join("article.txt"), &article_text(&article), &mut failures)?;
    compare(&folder.join("removed.txt"), &removed_lines(&page), &mut failures)?;
    let markup = folder.join("article.html");
    if markup.exists() {
        compare(&markup, &render::html_fragment(&article.content), &mut failures)?;
    }
    let got = facts(&article, &expected);
    if update() {
        fs::write(&expected_path, format!("{got:#}\n"))?;
    } else {
        for (key, value) in got.as_object().into_iter().flatten() {
            if expected.get(key) != Some(value) {
                let _ = writeln!(failures, "expected.json {key}: want {}, got {value}", expected[key]);
            }
        }
        for (key, value) in expected.as_object().into_iter().flatten() {
            if got.get(key).is_none() {
                let _ = writeln!(failures, "expected.json {key}: want {value}, got nothing");
            }
        }
    }
    nothing_is_lost(&page, &article, &mut failures);
    if failures.is_empty() { Ok(()) } else { Err(failures.into()) }
}

fn update() -> bool {
    std::env::var_os("UPDATE_EXPECT").is_some()
}

fn article_text(article: &Article) -> String {
    let mut text = render::text(&article.content, TextOptions::default());
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

/// One line per removed block, in page order.
fn removed_lines(page: &Page) -> String {
    let Judged { blocks, known, verdicts, .. } = judge(page, &metadata::read(page), &Options::default()).unwrap();
    let mut lines = String::new();
    for (block, verdict) in blocks.list.iter().zip(&verdicts) {
        if let Some(reason) = verdict.reason()
            && !known.is_echo(block.first)
        {
            let text: Vec<&str> = blocks.text(block).split_whitespace().collect();
            let _ = writeln!(lines, "{}: {}", reason.name(), text.join(" "));
        }
    }
    lines
}

fn facts(article: &Article, expected: &Value) -> Value {
    let metadata = &article.metadata;
    let mut facts = json!({
        "url": expected["url"],
        "title": metadata.title,
        "byline": metadata.byline,
        "language": metadata.language,
        "direction": if metadata.right_to_left { "rtl" } else { "ltr" },
    });
    for (key, value) in [("date", &metadata.published), ("site", &metadata.site)] {
        if let Some(value) = value {
            facts[key] = json!(value);
        }
    }
    // Told by the expectations that are about them.
    let further = json!({
        "subtitle": metadata.subtitle,
        "modified": metadata.modified,
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
    });
    for (key, value) in further.as_object().into_iter().flatten() {
        if expected.get(key).is_some() {
            facts[key] = value.clone();
        }
    }
    if article.problem.is_some() {
        facts["readable"] = json!(false);
    }
    facts
}

/// Compares with a golden file line by line, or rewrites it.
fn compare(path: &Path, got: &str, failures: &mut String) -> Result<(), Failed> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if update() {
        fs::write(path, got)?;
        return Ok(());
    }
    let Ok(want) = fs::read_to_string(path) else {
        let _ = writeln!(failures, "{name} is missing");
        return Ok(());
    };
    let (want, got) = (tidy(&want), tidy(got));
    if want == got {
        return Ok(());
    }
    let _ = writeln!(failures, "{name} differs (- wanted, + got):");
    let (old, new): (Vec<&str>, Vec<&str>) = (want.lines().collect(), got.lines().collect());
    for (sign, line) in difference(&old, &new) {
        let _ = writeln!(failures, "  {sign} {line}");
    }
    Ok(())
}

/// No-break spaces are spaces to whoever writes an expectation.
fn tidy(text: &str) -> String {
    let spaces = |c: char| if matches!(c, '\u{a0}' | '\u{202f}' | '\u{3000}') { ' ' } else { c };
    text.lines()
        .map(|line| line.chars().map(spaces).collect::<String>().trim_end().to_owned() + "\n")
        .collect::<String>()
        .trim()
        .to_owned()
}

/// Lines that only one side has, in order, by a longest common subsequence.
fn difference<'a>(old: &[&'a str], new: &[&'a str]) -> Vec<(char, &'a str)> {
    let mut best = vec![vec![0u32; new.len() + 1]; old.len() + 1];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            best[i][j] = if old[i] == new[j] { best[i + 1][j + 1] + 1 } else { best[i + 1][j].max(best[i][j + 1]) };
        }
    }
    let (mut i, mut j, mut out) = (0, 0, Vec::new());
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            (i, j) = (i + 1, j + 1);
        } else if j == new.len() || (i < old.len() && best[i + 1][j] >= best[i][j + 1]) {
            out.push(('-', old[i]));
            i += 1;
        } else {
            out.push(('+', new[j]));
            j += 1;
        }
    }
    out
}

/// The text of the content that was text of the page there: a formula's source, a panel's label and what a head says again were not.
fn plain(content: &Content) -> String {
    let mut out = String::new();
    let (mut depth, mut source) = (0usize, None);
    for event in &content.events {
        match event {
            Event::Open { tag, source: from, .. } => {
                let made = *tag == Tag::Annotation
                    || matches!(tag, Tag::Math | Tag::Strong | Tag::Span | Tag::Time) && from.is_none();
                source = source.or(made.then_some(depth));
                depth += 1;
            }
            Event::Close => {
                depth -= 1;
                source = source.filter(|&from| from != depth);
            }
            Event::Text(text) if source.is_none() => out.push_str(text),
            Event::Text(_) | Event::Removed(_) => {}
        }
    }
    out
}

/// Invariant: kept text and removed text together are the page's text, nothing lost and nothing twice.
fn nothing_is_lost(page: &Page, article: &Article, failures: &mut String) {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let blocks = Blocks::of(page);
    let known = Known::of(page, &blocks);
    let heard = |&id: &NodeId| blocks.of_node[id as usize] != NO_BLOCK && !known.is_echo(id);
    let nodes = (0..page.nodes().len() as NodeId).filter(heard);
    let mut whole: Vec<char> = nodes.flat_map(|id| letters(page.text(id)).chars().collect::<Vec<_>>()).collect();
    let mut parts: Vec<char> = letters(&plain(&article.content)).chars().collect();
    let mut built: Vec<char> = parts.clone();
    for removal in &article.removals {
        parts.extend(letters(&removal.text).chars());
        built.extend(letters(&plain(&removal.content)).chars());
    }
    whole.sort_unstable();
    parts.sort_unstable();
    built.sort_unstable();
    if whole != parts {
        let _ = writeln!(
            failures,
            "kept and removed text is not the page's text: {} letters of {}",
            parts.len(),
            whole.len()
        );
    }
    if whole != built {
        let _ = writeln!(
            failures,
            "given back, the removals are not the page's text: {} letters of {}",
            built.len(),
            whole.len()
        );
    }
}
