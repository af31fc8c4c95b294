//! Where the engine's time goes in the browser: its rooms in the order of `stillpage::read`, a clock between them.

use stillpage::blocks::{Blocks, PageFeatures};
use stillpage::content::{self, Known};
use stillpage::page::{Page, Snapshot};
use stillpage::phrases::Phrases;
use stillpage::render::{self, TextOptions, packed};
use stillpage::select::{self, Strictness};
use stillpage::{glance, metadata, model, reading};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = performance)]
    fn now() -> f64;
}

/// The names of what [`legs`] tells.
#[wasm_bindgen]
pub fn names() -> Vec<String> {
    [
        "decode",
        "metadata",
        "blocks",
        "phrases",
        "features",
        "glance",
        "model",
        "select",
        "known",
        "second look",
        "build",
        "text",
        "count",
        "pack",
    ]
    .map(String::from)
    .to_vec()
}

struct Clock {
    at: f64,
    legs: Vec<f64>,
}

impl Clock {
    fn leg<T>(&mut self, value: T) -> T {
        let at = now();
        self.legs.push(at - self.at);
        self.at = now();
        value
    }
}

/// Milliseconds of each room on one page.
///
/// # Errors
/// When the snapshot is malformed.
#[wasm_bindgen]
pub fn legs(url: &str, base: &str, names: Vec<String>, numbers: &[u32], text: &str) -> Result<Vec<f64>, JsError> {
    let mut clock = Clock { at: now(), legs: Vec::new() };
    let page = Page::from_snapshot(&Snapshot { url, base, names: &names, numbers, text, limit: "" })?;
    let page = clock.leg(page);
    let metadata = clock.leg(metadata::read(&page));
    let blocks = clock.leg(Blocks::of(&page));
    let phrases = clock.leg(Phrases::for_language(metadata.language.as_deref().unwrap_or("")));
    let features = clock.leg(PageFeatures::of(&page, &blocks, &phrases));
    // These two are called by select, too; here they are told apart.
    clock.leg(model::kinds(&glance::row(&page)).to_read());
    clock.leg(model::probabilities(&features));
    let (glanced, modelled) = (clock.legs[5], clock.legs[6]);
    let selection = select::select(&page, &blocks, &features, &metadata, &phrases, Strictness::default(), None);
    clock.leg(());
    clock.legs[7] -= glanced + modelled;
    let known = clock.leg(Known::of(&page, &blocks));
    let verdicts = clock.leg(content::second_look(&page, &blocks, &features, &known, selection.verdicts));
    let (content, removals) = clock.leg(content::build(&page, &blocks, &features, &known, &verdicts, &metadata));
    let text = clock.leg(render::text(&content, TextOptions::default()));
    clock.leg(reading::measure(&text, metadata.language.as_deref()));
    clock.leg(packed::pack_article(&content, &removals));
    Ok(clock.legs)
}
