//! Makes the data files of `src/phrases/data` into the tables that `src/phrases/table.rs` includes.

use std::env;
use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::path::Path;

#[path = "src/phrases/category.rs"]
mod category;
#[path = "src/phrases/compile.rs"]
mod compile;
#[path = "src/phrases/fingerprint.rs"]
#[allow(dead_code)] // The engine reads with what is left over here.
mod fingerprint;
#[path = "src/phrases/language.rs"]
#[allow(dead_code)] // Only translators' programs write data files.
mod language;

use category::Category;
use compile::Compiled;
use language::Language;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=src/phrases");
    let mut files =
        fs::read_dir("src/phrases/data")?.map(|file| Ok(file?.path())).collect::<Result<Vec<_>, std::io::Error>>()?;
    files.sort();
    let mut out = format!("pub(super) static LANGUAGES: [Packed; {}] = [\n", files.len());
    for file in files {
        let name = file.display();
        let language = Language::parse(&fs::read_to_string(&file)?).map_err(|e| format!("{name}: {e}"))?;
        write(&mut out, &Compiled::of(&language))?;
    }
    out.push_str("];\n");
    fs::write(Path::new(&env::var("OUT_DIR")?).join("phrases.rs"), out)?;
    Ok(())
}

fn write(out: &mut String, language: &Compiled) -> std::fmt::Result {
    let Compiled { tag, whole_words, prints, count, rice, longest, heads, patterns } = language;
    writeln!(
        out,
        "Packed {{ tag: {tag:?}, whole_words: {whole_words}, count: {count}, rice: {rice}, longest: {longest}, heads: &{heads:?},"
    )?;
    writeln!(out, "prints: b\"{}\",", prints.escape_ascii())?;
    out.push_str("patterns: &[\n");
    for (category, line) in patterns {
        writeln!(out, "(Category::{category:?}, \"{}\"),", line.escape_default())?;
    }
    out.push_str("] },\n");
    Ok(())
}
