//! The attacks of this folder, put together: every trick with every item of the lists that it names.
//!
//! A file is blocks with blank lines between. By its first sign a block is a remark (`#`), a list (`=`, an item a line), a
//! trick that stands among others (`-`), one that stands alone on its page since it breaks what comes after (`!`), or a
//! whole page (`%`). `corpus.js` reads the same, in the same order, with the same numbers.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// How many tricks stand on one page.
const ON_A_PAGE: usize = 50;
/// One page with the names of the attacks on it.
pub struct Attacked {
    pub names: Vec<String>,
    pub html: String,
}

struct Trick {
    sign: char,
    name: String,
    markup: String,
}

/// All pages.
pub fn pages() -> Vec<Attacked> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/attacks");
    let prose = fs::read_to_string(folder.join("prose.html")).unwrap();
    let mut files: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    files.sort();
    let mut next = 0;
    let tricks: Vec<Trick> = files
        .iter()
        .flat_map(|file| {
            tricks(&file.file_stem().unwrap().to_string_lossy(), &fs::read_to_string(file).unwrap(), &mut next)
        })
        .collect();
    let (among, alone): (Vec<&Trick>, Vec<&Trick>) = tricks.iter().partition(|trick| trick.sign == '-');
    let page = |tricks: &[&Trick]| Attacked {
        names: tricks.iter().map(|trick| trick.name.clone()).collect(),
        html: match tricks {
            [Trick { sign: '%', markup, .. }] => markup.replace("{prose}", &prose),
            _ => around(&prose, tricks),
        },
    };
    among.chunks(ON_A_PAGE).map(page).chain(alone.chunks(1).map(page)).collect()
}

/// An article with tricks in it: one in a paragraph, the next between two.
fn around(prose: &str, tricks: &[&Trick]) -> String {
    let mut html = format!(
        "<!doctype html><html lang=\"en\"><head><title>Lamps of the quay</title></head><body><article>\
         <h1>Lamps of the quay</h1>{prose}"
    );
    for (index, trick) in tricks.iter().enumerate() {
        if index % 2 == 0 {
            html.extend(["<p>Under the lamp by the crane it is warm ", &trick.markup, " and dry all night.</p>"]);
        } else {
            html.extend(["<p>The keeper goes his round at nine and again at four.</p>", &trick.markup]);
        }
    }
    html + "<p>After that the lamps are put out one by one.</p></article></body></html>"
}

fn tricks(file: &str, text: &str, next: &mut usize) -> Vec<Trick> {
    let mut lists: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut made = Vec::new();
    for block in text.split("\n\n").map(|block| block.trim_matches('\n')).filter(|block| !block.is_empty()) {
        let (head, body) = block.split_once('\n').unwrap_or((block, ""));
        let (sign, name) = head.split_once(' ').unwrap_or((head, ""));
        match sign {
            "#" => {}
            "=" => drop(lists.insert(name, body.split('\n').map(unescaped).collect())),
            "-" | "!" | "%" => {
                let body = unescaped(body);
                for choice in choices(&body, &lists) {
                    let said: Vec<&str> = choice.iter().map(|(list, at)| lists[list][*at].as_str()).collect();
                    let name = format!("{file}: {name}{}{}", if said.is_empty() { "" } else { " " }, said.join(" + "));
                    let markup = filled(&body, &choice, &lists, *next);
                    made.push(Trick { sign: sign.chars().next().unwrap(), name, markup });
                    *next += 1;
                }
            }
            _ => panic!("{file}: no block begins with {head}"),
        }
    }
    made
}

/// Every way to take an item of each list that a trick names.
fn choices<'a>(body: &str, lists: &BTreeMap<&'a str, Vec<String>>) -> Vec<Vec<(&'a str, usize)>> {
    let named = lists
        .iter()
        .filter(|(name, _)| ["", "q:", "t:", "j:"].iter().any(|how| body.contains(&format!("{{{how}{name}}}"))));
    named.fold(vec![Vec::new()], |made, (name, items)| {
        let with = |choice: &Vec<(&'a str, usize)>, at| [choice.as_slice(), &[(*name, at)]].concat();
        made.iter().flat_map(|choice| (0..items.len()).map(move |at| with(choice, at))).collect()
    })
}

fn filled(body: &str, choice: &[(&str, usize)], lists: &BTreeMap<&str, Vec<String>>, id: usize) -> String {
    let mut out = body.to_owned();
    for (list, at) in choice {
        let item = plain(&lists[list][*at], id);
        out = out
            .replace(&format!("{{q:{list}}}"), &encoded(&item))
            .replace(&format!("{{t:{list}}}"), &encoded(&item))
            .replace(&format!("{{j:{list}}}"), &in_json(&item))
            .replace(&format!("{{{list}}}"), &item);
    }
    plain(&out, id)
}

/// What must not run and what must not be asked for, by the attack's number.
fn plain(text: &str, id: usize) -> String {
    text.replace("{run}", &format!("top.struck({id})"))
        .replace("{url}", &format!("http://hit.example/{id}"))
        .replace("{host}", &format!("hit.example/{id}"))
        .replace("{id}", &id.to_string())
        .replace("{deep}", &"<div>".repeat(500))
}

fn encoded(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn in_json(text: &str) -> String {
    let quoted = serde_json::to_string(text).unwrap();
    quoted[1..quoted.len() - 1].replace('<', "\\u003c")
}

/// `\0 \t \n \r \\`, `\xNN` and `\u{N}`.
fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(before);
        let code = |digits: &str| char::from_u32(u32::from_str_radix(digits, 16).unwrap()).unwrap();
        let (c, length) = match after.as_bytes().first() {
            Some(b'0') => ('\0', 1),
            Some(b't') => ('\t', 1),
            Some(b'n') => ('\n', 1),
            Some(b'r') => ('\r', 1),
            Some(b'\\') => ('\\', 1),
            Some(b'x') => (code(&after[1..3]), 3),
            Some(b'u') => {
                let end = after.find('}').unwrap();
                (code(&after[2..end]), end + 1)
            }
            _ => panic!("no escape: {text}"),
        };
        out.push(c);
        rest = &after[length..];
    }
    out + rest
}
