//! The engine for JavaScript: plain objects in, plain objects out.

use js_sys::{Array, JSON, JsString, Object, Reflect, Uint32Array};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::Options;
use crate::article::{Article, Problem};
use crate::metadata::Metadata;
use crate::page::{Deadline, Limit, Page, Snapshot};
use crate::render;
use crate::render::packed::{self, Packed};
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
    /// An `Article` of `types.d.ts`.
    #[wasm_bindgen(typescript_type = "Article")]
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
    fn encode(this: &TextEncoder, text: &JsString) -> js_sys::Uint8Array;
    /// One of the formats' names.
    #[wasm_bindgen(typescript_type = "Format")]
    pub type FormatName;

    #[wasm_bindgen(js_namespace = performance)]
    fn now() -> f64;
}

/// Milliseconds that the engine may work on a page before it contents itself with the page's beginning. A reader waits two
/// seconds at most, of which `extension/page/capture.js` takes up to .6; messages and the beginning need the rest.
const TIME_MS: f64 = 900.;

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
struct RemovalOutput<'a> {
    reason: &'static str,
    /// As the engine has it, not as it would be written shortest: what compares it compares the same number.
    confidence: f64,
    text: &'a str,
    pictures: u32,
    nodes: &'a [u32],
    content: Packed,
}

#[derive(Serialize)]
struct ReadabilityOutput {
    readable: bool,
    score: f64,
}

#[derive(Serialize)]
struct ArticleOutput<'a> {
    readable: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    problem: Option<&'static str>,
    metadata: MetadataOutput<'a>,
    content: Packed,
    removals: Vec<RemovalOutput<'a>>,
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
    Ok(object(&ReadabilityOutput { readable, score: score.into() })?.unchecked_into())
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
    let Stream { names, numbers, text } = Stream::of(content, "content")?;
    let content =
        packed::unpack(&names, &numbers, &text).ok_or_else(|| JsError::new("content refers to what is not there"))?;
    if !metadata.is_object() {
        return Err(JsError::new("metadata must be an object"));
    }
    let metadata = Metadata {
        title: string(metadata, "title").unwrap_or_default(),
        byline: get(metadata, "byline").dyn_ref().map_or_else(Vec::new, strings),
        published: string(metadata, "date"),
        site: string(metadata, "site"),
        language: string(metadata, "language"),
        right_to_left: string(metadata, "direction").as_deref() == Some("rtl"),
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

fn get(object: &JsValue, key: &str) -> JsValue {
    Reflect::get(object, &key.into()).unwrap_or_default()
}

fn string(object: &JsValue, key: &str) -> Option<String> {
    get(object, key).as_string()
}

fn strings(array: &Array) -> Vec<String> {
    array.iter().filter_map(|value| value.as_string()).collect()
}

/// What a snapshot and packed nodes have in common.
struct Stream {
    names: Vec<String>,
    numbers: Vec<u32>,
    text: String,
}

impl Stream {
    /// The numbers may be a plain array or a typed one: messages between an extension's parts carry only the former.
    fn of(object: &JsValue, what: &str) -> Result<Stream, JsError> {
        let (names, numbers) = (get(object, "names"), get(object, "numbers"));
        if !numbers.is_object() {
            return Err(JsError::new(&format!("{what}.numbers must be an array of numbers")));
        }
        let names = names.dyn_ref::<Array>().ok_or_else(|| JsError::new(&format!("{what}.names must be an array")))?;
        // One string comes in faster than a hundred. In a name there can be no such character.
        let names = text_of(&names.join("\0"))?.split('\0').map(str::to_owned).collect();
        let text = get(object, "text");
        let text = text.dyn_ref().ok_or_else(|| JsError::new(&format!("{what}.text must be a string")))?;
        Ok(Stream { names, numbers: Uint32Array::new(&numbers).to_vec(), text: text_of(text)? })
    }
}

fn text_of(text: &JsString) -> Result<String, JsError> {
    Ok(String::from_utf8(TextEncoder::new().encode(text).to_vec())?)
}

fn input(snapshot: &JsValue, options: &JsValue) -> Result<(Page, Options), JsError> {
    let deadline = Deadline { now, at: now() + TIME_MS };
    let Stream { names, numbers, text } = Stream::of(snapshot, "snapshot")?;
    let url = string(snapshot, "url").ok_or_else(|| JsError::new("snapshot.url must be a string"))?;
    let [base, limit] = ["base", "limit"].map(|key| string(snapshot, key).unwrap_or_default());
    let mut page = Page::from_snapshot(&Snapshot {
        url: &url,
        base: &base,
        names: &names,
        numbers: &numbers,
        text: &text,
        limit: &limit,
    })?;
    page.deadline = Some(deadline);
    if options.is_undefined() || options.is_null() {
        return Ok((page, Options::default()));
    }
    // A misspelt key would be silently nothing.
    let keys = Object::keys(options.unchecked_ref::<Object>());
    if let Some(unknown) = keys.iter().filter_map(|k| k.as_string()).find(|k| k != "strictness") {
        return Err(JsError::new(&format!("options: there is no option {unknown}")));
    }
    let strictness = get(options, "strictness");
    if strictness.is_undefined() || strictness.is_null() {
        return Ok((page, Options::default()));
    }
    let strictness = strictness.as_string().and_then(|name| Strictness::from_name(&name));
    let strictness = strictness.ok_or_else(|| JsError::new("options.strictness must be gentle, standard or strict"))?;
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
        content: packed::pack(&article.content),
        removals: article
            .removals
            .iter()
            .map(|r| RemovalOutput {
                reason: r.reason.name(),
                confidence: r.confidence.into(),
                text: &r.text,
                pictures: r.pictures,
                nodes: &r.nodes,
                content: packed::pack(&r.content),
            })
            .collect(),
        truncated: article.truncated.map(Limit::name),
    };
    object(&output)
}

/// As one string, which the browser parses: no slower than objects made key by key, and less code.
fn object(output: &impl Serialize) -> Result<JsValue, JsError> {
    let json = serde_json::to_string(output)?;
    JSON::parse(&json).map_err(|_| JsError::new("what the engine wrote is no JSON"))
}
