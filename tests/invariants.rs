//! The invariants of ARCHITECTURE.md, one test each; those about golden pages are in `golden.rs`.

use std::fs;
use std::path::{Path, PathBuf};

use stillpage::article::{Event, Problem};
use stillpage::page::{Attr, Limit, Page, Snapshot};
use stillpage::render::{self, TextOptions};
use stillpage::{Options, read};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Files below a folder with one of these endings.
fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display())) {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if endings.iter().any(|e| path.to_string_lossy().ends_with(e)) {
                found.push(path);
            }
        }
    }
    found.sort();
    assert!(!found.is_empty(), "nothing to look at in {}", folder.display());
    found
}

/// A source file without its tests, which may say what they like.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    text.split("mod tests {").next().unwrap().to_owned()
}

#[test]
fn only_the_wasm_room_knows_the_browser() {
    for path in files(&root().join("src"), &[".rs"]) {
        if !path.starts_with(root().join("src/wasm")) {
            let text = code(&path);
            for name in ["web_sys", "js_sys", "wasm_bindgen"] {
                assert!(!text.contains(name), "{} names {name}", path.display());
            }
        }
    }
}

#[test]
fn only_the_page_room_knows_the_parser() {
    for path in files(&root().join("src"), &[".rs"]) {
        if !path.starts_with(root().join("src/page")) {
            let text = code(&path);
            for name in ["scraper::", "ego_tree::", "html5ever::"] {
                assert!(!text.contains(name), "{} names {name}", path.display());
            }
        }
    }
}

#[test]
fn rooms_never_import_a_later_room() {
    let order = ["page", "metadata", "blocks", "model", "select", "content", "render", "wasm"];
    for (i, room) in order.iter().enumerate() {
        for path in files(&root().join("src").join(room), &[".rs"]) {
            let text = code(&path);
            for later in &order[i + 1..] {
                // Metadata are read before the blocks but count words as they do.
                if (*room, *later) == ("metadata", "blocks") {
                    continue;
                }
                assert!(!text.contains(&format!("crate::{later}")), "{} imports {later}", path.display());
            }
        }
    }
}

#[test]
fn phrases_live_in_data_files() {
    let phrases: Vec<String> = files(&root().join("src/phrases/data"), &[".txt"])
        .iter()
        .flat_map(|file| {
            let text = fs::read_to_string(file).unwrap();
            let body = text.split("\n[keep]").next().unwrap().to_owned();
            let lines = body.lines().filter(|l| !l.starts_with(['#', '[']));
            lines
                .map(|l| l.trim_matches(['^', '$']).to_owned())
                .filter(|l| l.split(' ').count() > 2)
                .collect::<Vec<_>>()
        })
        .collect();
    assert!(phrases.len() > 500);
    let sources = files(&root().join("src"), &[".rs"]).into_iter().chain(files(&root().join("extension"), &[".js"]));
    for path in sources {
        // Comments give examples; what counts is what the program says.
        let text = code(&path);
        let lines = text.lines().filter(|l| !l.trim_start().starts_with(['/', '*']));
        let said = lines.collect::<Vec<_>>().join("\n").to_lowercase();
        for phrase in &phrases {
            assert!(!said.contains(&format!("\"{phrase}")), "{} says {phrase:?}", path.display());
        }
    }
}

#[test]
fn depth_is_no_danger() {
    let depth = 100_000;
    let mut numbers = Vec::new();
    for _ in 0..depth {
        numbers.extend([0, 0, 0]);
    }
    numbers.push(26 << 2 | 1);
    numbers.resize(numbers.len() + depth, 2);
    let names = ["div".to_owned()];
    let text = "Deep down, a word is said.";
    let snapshot = Snapshot { url: "https://a.example/", base: "", names: &names, numbers: &numbers, text, limit: "" };
    let page = Page::from_snapshot(&snapshot).unwrap();
    assert_eq!(page.truncated, Some(Limit::Depth));
    let article = read(&page, &Options::default());
    assert_eq!(article.truncated, Some(Limit::Depth));
    let removed = article.removals.iter().map(|r| r.text.as_str()).collect::<String>();
    assert_eq!(render::text(&article.content, TextOptions::default()) + &removed, text);
}

#[test]
fn a_page_never_fails() {
    for html in
        ["", "<", "\u{0}", "<table><td><svg><p>", "<!--", "<frameset><frame>", "<html hidden><body hidden>a b c"]
    {
        let article = read(&Page::from_html(html, ""), &Options::default());
        assert!(article.problem.is_some(), "{html:?}");
        render::markdown(&article);
        render::html(&article);
    }
    for root in ["slick-cloned", "katex-html", "footnote", "tab-content", "highlight"] {
        let page =
            Page::from_html(&format!("<html class='{root}' hidden><body><img src=a.jpg>a b c"), "https://a.example/");
        read(&page, &Options::default());
    }
    let empty = read(&Page::from_html("<img src=a.png>", "https://a.example/"), &Options::default());
    assert_eq!(empty.problem, Some(Problem::Empty));
}

#[test]
fn content_is_balanced_and_allow_listed() {
    for path in files(&root().join("tests/pages"), &["page.html"]) {
        let page = Page::from_html(&fs::read_to_string(&path).unwrap(), "https://a.example/b");
        let article = read(&page, &Options::default());
        let contents = article.removals.iter().map(|r| &r.content).chain([&article.content]);
        for content in contents {
            let mut depth = 0i32;
            for event in &content.events {
                match event {
                    Event::Open { tag, attrs, .. } => {
                        depth += 1;
                        for (attr, _) in attrs {
                            let kind = stillpage::content::allow::kind(*tag, *attr);
                            assert!(kind.is_some(), "{}: {tag:?} {attr:?}", path.display());
                        }
                    }
                    Event::Close => depth -= 1,
                    Event::Text(_) | Event::Removed(_) => {}
                }
                assert!(depth >= 0, "{}", path.display());
            }
            assert_eq!(depth, 0, "{}", path.display());
        }
    }
}

#[test]
fn the_same_page_gives_the_same_bytes() {
    for path in files(&root().join("tests/pages"), &["page.html"]) {
        let html = fs::read_to_string(&path).unwrap();
        let once = || {
            let article = read(&Page::from_html(&html, "https://a.example/b"), &Options::default());
            (render::html(&article), render::text(&article.content, TextOptions::default()), article.removals)
        };
        assert!(once() == once(), "{}", path.display());
    }
}

#[test]
fn capture_takes_the_attributes_that_the_engine_reads() {
    let names = fs::read_to_string(root().join("extension/page/names.js")).unwrap();
    let mut captured: Vec<&str> = names.split('\'').skip(1).step_by(2).collect();
    let mut read: Vec<&str> = Attr::ALL.iter().map(|(name, _)| *name).collect();
    captured.sort_unstable();
    read.sort_unstable();
    assert_eq!(captured, read);
}

#[test]
fn documents_name_paths_that_exist() {
    for document in ["README.md", "ARCHITECTURE.md", "tests/README.md"] {
        let text = fs::read_to_string(root().join(document)).unwrap_or_else(|e| panic!("{document}: {e}"));
        for word in text.split('`').skip(1).step_by(2) {
            let path = word.split_whitespace().next().unwrap_or("").trim_end_matches('/');
            let first = path.split('/').next().unwrap_or("");
            let ours = ["src", "extension", "www", "tests", "examples", "train", "benches"].contains(&first);
            if ours && !path.contains(['<', '*', '{']) {
                assert!(root().join(path).exists(), "{document} names {path}");
            }
        }
    }
}
