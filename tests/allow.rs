//! The browser's table of what an article may have is the engine's, written in JavaScript.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use stillpage::content::allow::{self, ELEMENTS, EVERYWHERE, FORCED, PREFIX, VOID, Value};
use stillpage::page::{Attr, Tag};

const HEAD: &str = "\
// The whole policy of what the reader may build: element -> attributes -> kind of value, or the words that it may be. What is
// not in these tables is not built; the children of an unknown element are. values.js says what each kind lets through.
//
// Made of src/content/allow.rs, where the policy is written down and what is left out of it is said, by
// `UPDATE_EXPECT=1 cargo test --test allow`, which fails when the two differ.

/**
 * @typedef {'code-language' | 'flag' | 'image' | 'language' | 'link' | 'media' | 'name' | 'number' | 'text'} Kind
 * @typedef {Readonly<Record<string, Kind | readonly string[]>>} Attributes
 * @typedef {Readonly<Record<string, Attributes>>} Table
 */
";

#[test]
fn the_browser_goes_by_the_same_table() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("extension/page/allow.js");
    let made = script();
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(&path, &made).unwrap();
    }
    assert_eq!(fs::read_to_string(path).unwrap(), made);
}

fn script() -> String {
    let mut out = HEAD.to_owned();
    let (math, html): (Vec<_>, Vec<_>) = ELEMENTS.iter().partition(|(tag, _)| (Tag::Math..).contains(tag));
    let _ = write!(
        out,
        "\n/** What the names of a page's elements begin with. */\nexport const NAME_PREFIX = '{PREFIX}';\n"
    );
    let _ = write!(
        out,
        "\n/** On every element. @type {{Attributes}} */\nexport const GLOBAL = {};\n",
        attributes(EVERYWHERE)
    );
    let _ = write!(out, "\n/** @type {{Table}} */\nexport const HTML_ELEMENTS = {{\n{}}};\n", elements(&html));
    let _ = write!(
        out,
        "\n/** MathML's presentation part. @type {{Table}} */\nexport const MATH_ELEMENTS = {{\n{}}};\n",
        elements(&math)
    );
    let names: Vec<String> = VOID.iter().map(|tag| format!("'{}'", tag.name())).collect();
    let _ = write!(
        out,
        "\n/** Nothing is put into these. */\nexport const VOID_ELEMENTS = new Set([{}]);\n",
        names.join(", ")
    );
    out += "\n/** Set whatever the page says. @type {Readonly<Record<string, Readonly<Record<string, string>>>>} */\n";
    out += "export const FORCED = {\n";
    for (tag, attrs) in FORCED {
        let attrs: Vec<String> = attrs.iter().map(|(name, value)| format!("{name}: '{value}'")).collect();
        let _ = writeln!(out, "  {}: {{ {} }},", tag.name(), attrs.join(", "));
    }
    out + "};\n"
}

fn elements(table: &[&(Tag, &[(Attr, Value)])]) -> String {
    table.iter().fold(String::new(), |mut out, (tag, own)| {
        let _ = writeln!(out, "  {}: {},", tag.name(), attributes(own));
        out
    })
}

fn attributes(list: &[(Attr, Value)]) -> String {
    let entry = |(attr, value): &(Attr, Value)| {
        let key = if attr.name().contains('-') { format!("'{}'", attr.name()) } else { attr.name().to_owned() };
        format!("{key}: {}", kind(*value))
    };
    let entries: Vec<String> = list.iter().map(entry).collect();
    if entries.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", entries.join(", ")) }
}

fn kind(value: Value) -> String {
    let name = match value {
        Value::Word(words) => {
            let words: Vec<String> = words.iter().map(|word| format!("'{word}'")).collect();
            return format!("[{}]", words.join(", "));
        }
        Value::Text => "text",
        Value::Number => "number",
        Value::Language => "language",
        Value::Link => "link",
        Value::Picture => "image",
        Value::Media => "media",
        Value::Name => "name",
        Value::Flag => "flag",
        Value::CodeLanguage => "code-language",
    };
    format!("'{name}'")
}

/// `tests/values.txt` is for both sides: a kind, a value, and what it becomes (`-` for nothing).
#[test]
fn values_are_checked_as_in_the_browser() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/values.txt");
    let text = fs::read_to_string(path).unwrap();
    let mut count = 0;
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let [kind, value, wanted] = line.split(" | ").collect::<Vec<_>>()[..] else { panic!("{line}") };
        let kind = match kind {
            "text" => Value::Text,
            "number" => Value::Number,
            "language" => Value::Language,
            "link" => Value::Link,
            "image" => Value::Picture,
            "media" => Value::Media,
            "name" => Value::Name,
            "flag" => Value::Flag,
            "code-language" => Value::CodeLanguage,
            _ => panic!("{line}"),
        };
        let value: String = serde_json::from_str(&format!("\"{value}\"")).unwrap();
        let got = allow::check(kind, &value, None);
        assert_eq!(got.as_deref(), Some(wanted).filter(|wanted| *wanted != "-"), "{line}");
        count += 1;
    }
    assert!(count > 80, "{count}");
}
