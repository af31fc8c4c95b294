//! The engine for JavaScript: plain objects in, plain objects out.

use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

use crate::Options;
use crate::article::{Article, Problem};
use crate::metadata::Metadata;
use crate::page::{Deadline, Limit, Page, Snapshot};
use crate::render::{self, packed};
use crate::select::Strictness;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");

#[wasm_bindgen]
extern "C" {
    /// A `Snapshot` of `types.d.ts`.
    #[wasm_bindgen(typescript_type = "Snapshot")]
    pub type SnapshotObject;
    /// `Options` of `types.d.ts`, or undefined.
    #[wasm_bindgen(typescript_type = "Options | undefined")]
    pub type OptionsObject;
    /// A `PackedArticle` of `types.d.ts`.
    #[wasm_bindgen(typescript_type = "PackedArticle")]
    pub type ArticleObject;
    /// `Packed` nodes of `types.d.ts`.
    #[wasm_bindgen(typescript_type = "Packed")]
    pub type PackedObject;
    /// `Metadata` of `types.d.ts`.
    #[wasm_bindgen(typescript_type = "Metadata")]
    pub type MetadataObject;
    /// `Readability` of `types.d.ts`.
    #[wasm_bindgen(typescript_type = "Readability")]
    pub type ReadabilityObject;
    /// The browser's own, which is several times as fast as the loop with which strings are passed else.
    type TextEncoder;
    #[wasm_bindgen(constructor)]
    fn new() -> TextEncoder;
    #[wasm_bindgen(method)]
    fn encode(this: &TextEncoder, text: &js_sys::JsString) -> js_sys::Uint8Array;
    /// One of the formats' names.
    #[wasm_bindgen(typescript_type = "Format")]
    pub type FormatName;

    // Found by its name, for a page and a worker have it in different places.
    #[wasm_bindgen(thread_local_v2, js_name = performance)]
    static PERFORMANCE: web_sys::Performance;
}

fn now() -> f64 {
    PERFORMANCE.with(web_sys::Performance::now)
}

/// Milliseconds that the engine may work on a page before it contents itself with the page's beginning. A reader waits two
/// seconds at most, of which `extension/page/capture.js` takes up to .6; messages and the beginning need the rest.
const TIME_MS: f64 = 900.;

#[derive(Deserialize)]
struct SnapshotInput {
    url: String,
    #[serde(default)]
    base: String,
    #[serde(default)]
    limit: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct OptionsInput {
    strictness: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct MetadataInput {
    title: String,
    byline: Vec<String>,
    date: Option<String>,
    site: Option<String>,
    language: Option<String>,
    direction: String,
}

#[derive(Serialize)]
struct PackedOutput {
    // Made in one call each: one by one, names and numbers would cost as much as the reading.
    #[serde(with = "serde_wasm_bindgen::preserve")]
    names: js_sys::Array,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    numbers: js_sys::Uint32Array,
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct MetadataOutput<'a> {
    title: &'a str,
    byline: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    site: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    direction: &'static str,
    words: u32,
    minutes: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    subtitle: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    modified: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    icon: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    canonical: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    section: Option<&'a str>,
    tags: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    licence: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_page: Option<&'a str>,
}

#[derive(Serialize)]
struct ReadabilityOutput {
    readable: bool,
    score: f32,
}

#[derive(Serialize)]
struct ArticleOutput<'a> {
    readable: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    problem: Option<&'static str>,
    metadata: MetadataOutput<'a>,
    packed: PackedOutput,
    #[serde(skip_serializing_if = "Option::is_none")]
    truncated: Option<&'static str>,
}

/// Says at a glance whether a packed page is one to read.
///
/// # Errors
/// As [`read`].
#[wasm_bindgen(js_name = isReadable)]
pub fn is_readable(snapshot: &SnapshotObject) -> Result<ReadabilityObject, JsError> {
    let (page, _) = input(snapshot, &JsValue::UNDEFINED)?;
    let crate::Readability { score, readable } = crate::is_readable(&page);
    Ok(serde_wasm_bindgen::to_value(&ReadabilityOutput { readable, score })?.unchecked_into())
}

/// Reads a packed page.
///
/// # Errors
/// An `Error` when the snapshot or an option is not what `types.d.ts` says.
#[wasm_bindgen]
pub fn read(snapshot: &SnapshotObject, options: &OptionsObject) -> Result<ArticleObject, JsError> {
    let (page, options) = input(snapshot, options)?;
    let article = crate::read(&page, &options);
    Ok(output(&article)?.unchecked_into())
}

/// Reads a packed page and writes the article as a document: `markdown`, `html` or `text`.
///
/// # Errors
/// As [`read`], and for an unknown format.
#[wasm_bindgen]
pub fn render(snapshot: &SnapshotObject, format: &FormatName, options: &OptionsObject) -> Result<String, JsError> {
    let (page, options) = input(snapshot, options)?;
    let article = crate::read(&page, &options);
    written(&article, format)
}

/// Writes what a reader has on show as a document: the article after what was given back and taken out by hand.
///
/// # Errors
/// An `Error` when an argument is not what `types.d.ts` says.
#[wasm_bindgen]
pub fn write(content: &PackedObject, metadata: &MetadataObject, format: &FormatName) -> Result<String, JsError> {
    let (names, numbers, text) = packed_of(content, "content")?;
    let content =
        packed::unpack(&names, &numbers, &text).ok_or_else(|| JsError::new("content refers to what is not there"))?;
    let metadata: MetadataInput =
        serde_wasm_bindgen::from_value(metadata.into()).map_err(|e| JsError::new(&format!("metadata: {e}")))?;
    let metadata = Metadata {
        title: metadata.title,
        byline: metadata.byline,
        published: metadata.date,
        site: metadata.site,
        language: metadata.language,
        right_to_left: metadata.direction == "rtl",
        ..Metadata::default()
    };
    written(&Article { problem: None, metadata, content, removals: Vec::new(), truncated: None }, format)
}

fn written(article: &Article, format: &JsValue) -> Result<String, JsError> {
    match format.as_string().as_deref() {
        Some("markdown") => Ok(render::markdown(article)),
        Some("html") => Ok(render::html(article)),
        Some("text") => Ok(render::text(&article.content, render::TextOptions::default())),
        _ => Err(JsError::new("format must be markdown, html or text")),
    }
}

/// The names, the numbers and the text of packed nodes. Each comes over in one call.
fn packed_of(packed: &JsValue, what: &str) -> Result<(Vec<String>, Vec<u32>, String), JsError> {
    let get = |key: &str| js_sys::Reflect::get(packed, &key.into()).unwrap_or_default();
    let wrong = |key: &str, kind: &str| JsError::new(&format!("{what}.{key} must be {kind}"));
    let numbers = get("numbers");
    // A plain array or a typed one: messages between an extension's parts carry only the former.
    if !numbers.is_object() {
        return Err(wrong("numbers", "an array of numbers"));
    }
    let names = get("names").dyn_into::<js_sys::Array>().map_err(|_| wrong("names", "an array of strings"))?;
    let text = get("text").dyn_into::<js_sys::JsString>().map_err(|_| wrong("text", "a string"))?;
    let text = String::from_utf8(TextEncoder::new().encode(&text).to_vec()).map_err(|_| wrong("text", "Unicode"))?;
    let names = String::from(names.join(" ")).split(' ').map(str::to_owned).collect();
    Ok((names, js_sys::Uint32Array::new(&numbers).to_vec(), text))
}

fn input(snapshot: &JsValue, options: &JsValue) -> Result<(Page, Options), JsError> {
    let deadline = Deadline { now, at: now() + TIME_MS };
    let (names, numbers, text) = packed_of(snapshot, "snapshot")?;
    let input: SnapshotInput = serde_wasm_bindgen::from_value(snapshot.clone())
        .map_err(|e| JsError::new(&format!("snapshot is not what capture makes: {e}")))?;
    let mut page = Page::from_snapshot(&Snapshot {
        url: &input.url,
        base: &input.base,
        names: &names,
        numbers: &numbers,
        text: &text,
        limit: &input.limit,
    })?;
    page.deadline = Some(deadline);
    let options: OptionsInput = if options.is_undefined() || options.is_null() {
        OptionsInput::default()
    } else {
        // Only the keys that a struct has are read from an object; a misspelt one would be silently nothing.
        let keys = js_sys::Object::keys(options.unchecked_ref::<js_sys::Object>());
        if let Some(unknown) = keys.iter().filter_map(|k| k.as_string()).find(|k| k != "strictness") {
            return Err(JsError::new(&format!("options: there is no option {unknown}")));
        }
        serde_wasm_bindgen::from_value(options.clone()).map_err(|e| JsError::new(&format!("options: {e}")))?
    };
    let strictness = match options.strictness.as_deref() {
        None => Strictness::default(),
        Some(name) => Strictness::from_name(name)
            .ok_or_else(|| JsError::new("options.strictness must be gentle, standard or strict"))?,
    };
    Ok((page, Options { strictness }))
}

fn output(article: &Article) -> Result<JsValue, JsError> {
    let metadata = &article.metadata;
    let output = ArticleOutput {
        readable: article.problem.is_none(),
        problem: article.problem.map(Problem::name),
        metadata: MetadataOutput {
            title: &metadata.title,
            byline: &metadata.byline,
            date: metadata.published.as_deref(),
            site: metadata.site.as_deref(),
            language: metadata.language.as_deref(),
            direction: if metadata.right_to_left { "rtl" } else { "ltr" },
            words: metadata.words,
            minutes: metadata.minutes,
            description: metadata.description.as_deref(),
            subtitle: metadata.subtitle.as_deref(),
            modified: metadata.modified.as_deref(),
            image: metadata.image.as_deref(),
            icon: metadata.icon.as_deref(),
            canonical: metadata.canonical.as_deref(),
            section: metadata.section.as_deref(),
            tags: &metadata.tags,
            licence: metadata.licence.as_deref(),
            next_page: metadata.next_page.as_deref(),
        },
        packed: pack(article),
        truncated: article.truncated.map(Limit::name),
    };
    serde_wasm_bindgen::to_value(&output).map_err(|e| JsError::new(&e.to_string()))
}

fn pack(article: &Article) -> PackedOutput {
    let packed = packed::pack_article(&article.content, &article.removals);
    PackedOutput {
        names: js_sys::JsString::from(packed.names.join(" ")).split(" "),
        numbers: js_sys::Uint32Array::from(packed.numbers.as_slice()),
        text: packed.text,
    }
}
