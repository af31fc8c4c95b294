//! What the trainer in `train/` needs of the engine, so that features are computed by one code only.
//!
//! ```text
//! features dump DIR GOLD PREFIX                          blocks of every page: PREFIX.jsonl
//! features rows DIR GOLD PREFIX --weights W --folds F    their rows: PREFIX.rows (bytes), PREFIX.q (f32, first stage)
//! features glance DIR GOLD PREFIX                        a page at a glance, a row each: PREFIX.glance
//! features read DIR GOLD --weights W --folds F --fold K [--no-captions] [--plain]
//!                                                        articles, as examples/extract prints them; plain: without
//!                                                        rules, the blocks that are likely content
//! features verdicts DIR GOLD --weights W --folds F --fold K [--each]
//!                                                        which blocks are kept, how sure the removals are; with --each
//!                                                        also what is kept without each of the rules
//! features time DIR GOLD                                 what features and scoring cost
//! ```
//!
//! F is a JSON object from page to fold; a page of fold K is read with the weights `W.K.bin`, any other with
//! `W.all.bin`.

mod input;

use std::collections::BTreeMap;
use std::error::Error;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;

use serde_json::{Value, json};
use stillpage::blocks::{Blocks, PageFeatures};
use stillpage::model::{self, Weights};
use stillpage::page::Page;
use stillpage::phrases::Phrases;
use stillpage::render::{self, TextOptions};
use stillpage::select::{self, Strictness, Verdict};
use stillpage::{Options, glance, metadata, read};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let option = |name: &str| words.iter().position(|w| w == name).and_then(|i| words.get(i + 1)).map(String::as_str);
    let given = |i: usize| words.get(i).map(String::as_str).ok_or("see the head of examples/features.rs for usage");
    let pages = Pages::open(given(1)?, given(2)?)?;
    match given(0)? {
        "dump" => dump(&pages, given(3)?),
        "glance" => glance_rows(&pages, given(3)?),
        "rows" => rows(&pages, given(3)?, &Folds::read(option("--weights"), option("--folds"))?),
        "verdicts" => {
            let folds = Folds::read(option("--weights"), option("--folds"))?;
            verdicts(&pages, &folds, option("--fold").unwrap_or("all"), words.iter().any(|w| w == "--each"))
        }
        "read" => {
            let folds = Folds::read(option("--weights"), option("--folds"))?;
            let captions = !words.iter().any(|w| w == "--no-captions");
            read_fold(&pages, &folds, option("--fold").unwrap_or("all"), captions, words.iter().any(|w| w == "--plain"))
        }
        "time" => time(&pages),
        other => Err(format!("unknown command {other}").into()),
    }
}

/// The pages of a data set: id, file, address.
struct Pages(Vec<(String, std::path::PathBuf, String)>);

impl Pages {
    fn open(folder: &str, gold: &str) -> Result<Pages> {
        let gold: Value = serde_json::from_str(&fs::read_to_string(gold)?)?;
        let known = gold["pages"].as_object().ok_or("no pages in gold")?;
        let pages = input::pages(Path::new(folder))?.into_iter().filter_map(|(id, path)| {
            let address = known.get(&id)?["url"].as_str().unwrap_or("").to_owned();
            Some((id, path, address))
        });
        Ok(Pages(pages.collect()))
    }

    fn each(&self, mut with: impl FnMut(&str, &Page) -> Result<()>) -> Result<()> {
        for (id, path, address) in &self.0 {
            with(id, &Page::from_html(&input::read_html(path)?, address))?;
        }
        Ok(())
    }
}

/// Which weights a page is read with.
struct Folds {
    of_page: BTreeMap<String, String>,
    prefix: String,
}

impl Folds {
    fn read(prefix: Option<&str>, folds: Option<&str>) -> Result<Folds> {
        let of_page = folds.map_or_else(|| Ok("{}".to_owned()), fs::read_to_string)?;
        let of_page: BTreeMap<String, u32> = serde_json::from_str(&of_page)?;
        let of_page = of_page.into_iter().map(|(id, fold)| (id, fold.to_string())).collect();
        Ok(Folds { of_page, prefix: prefix.ok_or("--weights is needed")?.to_owned() })
    }

    fn of(&self, page: &str) -> &str {
        self.of_page.get(page).map_or("all", String::as_str)
    }

    fn weights(&self, fold: &str) -> Result<Weights> {
        let file = format!("{}.{fold}.bin", self.prefix);
        Weights::read(&fs::read(&file)?).map_err(|_| format!("{file}: no weights for these columns").into())
    }
}

fn dump(pages: &Pages, prefix: &str) -> Result<()> {
    fs::write(format!("{prefix}.names"), model::column_names().join("\n"))?;
    let mut out = BufWriter::new(File::create(format!("{prefix}.jsonl"))?);
    pages.each(|id, page| {
        let blocks = Blocks::of(page);
        let features = PageFeatures::of(page, &blocks, &phrases_of(page));
        let shape = &features.shape;
        let texts: Vec<&str> = blocks.list.iter().map(|b| blocks.text(b)).collect();
        let hidden: Vec<u8> = blocks.list.iter().map(|b| u8::from(b.hidden)).collect();
        let tokens: Vec<[u32; 3]> = shape
            .tokens
            .iter()
            .map(|&(e, hash)| [hash, shape.elements[e as usize].from, shape.elements[e as usize].to])
            .collect();
        let line = json!({ "id": id, "texts": texts, "words": shape.words, "heading": shape.heading,
            "hidden": hidden, "tokens": tokens });
        writeln!(out, "{line}")?;
        Ok(())
    })
}

fn glance_rows(pages: &Pages, prefix: &str) -> Result<()> {
    fs::write(format!("{prefix}.glance.names"), glance::NAMES.join("\n"))?;
    let mut out = BufWriter::new(File::create(format!("{prefix}.glance"))?);
    pages.each(|_, page| Ok(out.write_all(&glance::row(page))?))
}

fn rows(pages: &Pages, prefix: &str, folds: &Folds) -> Result<()> {
    let mut out = BufWriter::new(File::create(format!("{prefix}.rows"))?);
    let mut first_out = BufWriter::new(File::create(format!("{prefix}.q"))?);
    let mut weights: BTreeMap<String, Weights> = BTreeMap::new();
    pages.each(|id, page| {
        let fold = folds.of(id);
        if !weights.contains_key(fold) {
            weights.insert(fold.to_owned(), folds.weights(fold)?);
        }
        let features = PageFeatures::of(page, &Blocks::of(page), &phrases_of(page));
        let mut rows = weights[fold].first_rows(&features);
        let first: Vec<f32> = rows.iter().map(|row| weights[fold].probability(0, row)).collect();
        Weights::second_rows(&mut rows, &features, &first);
        out.write_all(rows.as_flattened())?;
        for q in first {
            first_out.write_all(&q.to_le_bytes())?;
        }
        Ok(())
    })
}

fn read_fold(pages: &Pages, folds: &Folds, fold: &str, captions: bool, plain: bool) -> Result<()> {
    model::install(folds.weights(fold)?);
    let mut out = serde_json::Map::new();
    let pages = Pages(pages.0.iter().filter(|(id, ..)| folds.of(id) == fold).cloned().collect());
    pages.each(|id, page| {
        let start = std::time::Instant::now();
        let article = read(page, &Options::default());
        let ms = start.elapsed().as_secs_f64() * 1000.0;
        let text = if plain { likely(page) } else { render::text(&article.content, TextOptions { captions }) };
        out.insert(id.to_owned(), json!({ "text": text, "ms": ms, "title": article.metadata.title }));
        Ok(())
    })?;
    println!("{}", Value::Object(out));
    Ok(())
}

/// For each page of a fold, as JSON a line: which blocks are kept, with all rules and, if asked, without each; how sure
/// the removals are; probabilities.
fn verdicts(pages: &Pages, folds: &Folds, fold: &str, each: bool) -> Result<()> {
    model::install(folds.weights(fold)?);
    let pages = Pages(pages.0.iter().filter(|(id, ..)| folds.of(id) == fold).cloned().collect());
    pages.each(|id, page| {
        let metadata = metadata::read(page);
        let phrases = Phrases::for_language(metadata.language.as_deref().unwrap_or(""));
        let blocks = Blocks::of(page);
        let features = PageFeatures::of(page, &blocks, &phrases);
        let (mut lines, mut q) = (serde_json::Map::new(), Vec::new());
        let cases = [None].into_iter().chain(select::steps().filter(|_| each).map(Some));
        for without in cases {
            let selection =
                select::select(page, &blocks, &features, &metadata, &phrases, Strictness::Standard, without);
            let kept: String = selection.verdicts.iter().map(|v| if v.is_keep() { '1' } else { '0' }).collect();
            lines.insert(without.unwrap_or("").to_owned(), Value::String(kept));
            if without.is_none() {
                let sure: Vec<f32> = selection
                    .verdicts
                    .iter()
                    .map(|v| if let Verdict::Remove { confidence, .. } = v { *confidence } else { 0.0 })
                    .collect();
                lines.insert("confidence".to_owned(), json!(sure));
                q = selection.probability;
            }
        }
        let readable = model::kinds(&features.glance).to_read();
        println!("{}", json!({ "id": id, "kept": lines, "q": q, "readable": readable }));
        Ok(())
    })
}

fn likely(page: &Page) -> String {
    let blocks = Blocks::of(page);
    let features = PageFeatures::of(page, &blocks, &phrases_of(page));
    let q = model::probabilities(&features);
    let kept = blocks.list.iter().zip(q).filter(|(b, q)| *q > 0.5 && !b.hidden);
    kept.map(|(b, _)| blocks.text(b)).collect::<Vec<_>>().join("\n")
}

/// Prints the microseconds that features and scoring take for each 218 blocks.
fn time(pages: &Pages) -> Result<()> {
    let (mut blocks_seen, mut of_features, mut of_scores) = (0, 0.0, 0.0);
    pages.each(|_, page| {
        let blocks = Blocks::of(page);
        let start = std::time::Instant::now();
        let features = PageFeatures::of(page, &blocks, &phrases_of(page));
        of_features += start.elapsed().as_secs_f64();
        let start = std::time::Instant::now();
        let scores = model::probabilities(&features);
        of_scores += start.elapsed().as_secs_f64();
        blocks_seen += scores.len();
        Ok(())
    })?;
    let per_page = |seconds: f64| seconds * 1e6 * 218.0 / blocks_seen as f64;
    println!("features {:.0} µs, scoring {:.0} µs for 218 blocks", per_page(of_features), per_page(of_scores));
    Ok(())
}

fn phrases_of(page: &Page) -> Phrases {
    Phrases::for_language(metadata::read(page).language.as_deref().unwrap_or(""))
}
