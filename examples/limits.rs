//! `cargo run --release --example limits [COUNT [NAME]]`: how long each room takes on pages that are as large as may be, and the
//! parser on texts that are made for it.

use std::fs;
use std::time::Instant;

use stillpage::blocks::{Blocks, PageFeatures};
use stillpage::content::{self, Known};
use stillpage::page::Page;
use stillpage::phrases::Phrases;
use stillpage::render::{self, TextOptions, packed};
use stillpage::select::{self, Strictness};
use stillpage::{glance, metadata, model, reading};

#[path = "../tests/limits/shapes.rs"]
mod shapes;

/// Milliseconds that this thread has worked, which other programs do not lengthen; where no system tells, those gone by.
fn now(start: Instant) -> f64 {
    let worked = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let worked = worked.and_then(|line| line.split(' ').next()?.parse::<f64>().ok());
    worked.map_or_else(|| start.elapsed().as_secs_f64() * 1e3, |nanoseconds| nanoseconds / 1e6)
}

struct Clock {
    start: Instant,
    at: f64,
    legs: Vec<(&'static str, f64)>,
}

impl Clock {
    fn leg<T>(&mut self, name: &'static str, value: T) -> T {
        let at = now(self.start);
        self.legs.push((name, at - self.at));
        self.at = now(self.start);
        value
    }
}

fn main() {
    let mut args = std::env::args().skip(1);
    let given = args.next();
    let count = given.map_or(200_000, |n| n.parse().expect("COUNT is a number"));
    let only = args.next();
    let is_asked_for = |name: &str| only.as_deref().is_none_or(|only| only == name);
    for (name, text) in shapes::TEXTS.iter().filter(|(name, _)| is_asked_for(name)) {
        let (html, start) = (text(count / 2), Instant::now());
        let from = now(start);
        let page = Page::from_html(&html, "https://a.example/b");
        let (ms, megabytes) = (now(start) - from, html.len() as f64 / 1e6);
        println!(
            "{name:32} {ms:7.0} ms to parse {megabytes:.1} MB: {} nodes, {:?}",
            page.nodes().len(),
            page.truncated
        );
    }
    for (name, shape) in shapes::SHAPES.iter().filter(|(name, _)| is_asked_for(name)) {
        let html = format!("<!doctype html><title>Words</title><body>{}", shape(count));
        let start = Instant::now();
        let mut clock = Clock { start, at: now(start), legs: Vec::new() };
        let page = clock.leg("parse", Page::from_html(&html, "https://a.example/b"));
        let metadata = clock.leg("metadata", metadata::read(&page));
        let blocks = clock.leg("blocks", Blocks::of(&page));
        let phrases = clock.leg("phrases", Phrases::for_language(metadata.language.as_deref().unwrap_or("")));
        let features = clock.leg("features", PageFeatures::of(&page, &blocks, &phrases));
        clock.leg("glance", model::kinds(&glance::row(&page)).to_read());
        let selection = select::select(&page, &blocks, &features, &metadata, &phrases, Strictness::default(), None);
        clock.leg("select", ());
        let known = clock.leg("known", Known::of(&page, &blocks));
        let verdicts = content::second_look(&page, &blocks, &features, &known, selection.verdicts);
        clock.leg("second look", ());
        let (content, removals) =
            clock.leg("build", content::build(&page, &blocks, &features, &known, &verdicts, &metadata));
        let text = clock.leg("text", render::text(&content, TextOptions::default()));
        clock.leg("count", reading::measure(&text, metadata.language.as_deref()));
        clock.leg("pack", packed::pack_article(&content, &removals));
        let whole = clock.leg("whole", stillpage::clean(&page));
        clock.leg("html", render::html_fragment(&whole));
        clock.leg("", ());
        let total: f64 = clock.legs[1..13].iter().map(|(_, ms)| ms).sum();
        let mut long: Vec<_> = clock.legs.iter().filter(|(_, ms)| *ms > 20.).collect();
        long.sort_by(|a, b| b.1.total_cmp(&a.1));
        let long: Vec<_> = long.iter().map(|(name, ms)| format!("{name} {ms:.0}")).collect();
        println!("{name:28} {total:7.0} ms, {} nodes: {}", page.nodes().len(), long.join(", "));
    }
}
