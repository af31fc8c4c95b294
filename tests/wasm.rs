//! The wasm layer in a real browser, run by wasm-pack.
#![cfg(target_arch = "wasm32")]

use js_sys::{Array, JSON, Object, Reflect, Uint32Array};
use stillpage::wasm::{read, render, write};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Packs `<body>` with paragraphs as `capture.js` does.
fn snapshot(paragraphs: &[&str]) -> Object {
    let mut numbers = vec![0, 0, 0, 1 << 2, 0, 0];
    let mut text = String::new();
    for paragraph in paragraphs {
        numbers.extend([2 << 2, 0, 0, (paragraph.encode_utf16().count() as u32) << 2 | 1, 2]);
        text.push_str(paragraph);
    }
    numbers.extend([2, 2]);
    let snapshot = Object::new();
    let names: Array = ["html", "body", "p"].iter().map(|n| JsValue::from_str(n)).collect();
    set(&snapshot, "url", &"https://a.example/".into());
    set(&snapshot, "base", &"https://a.example/".into());
    set(&snapshot, "names", &names);
    set(&snapshot, "numbers", &Uint32Array::from(numbers.as_slice()));
    set(&snapshot, "text", &text.into());
    snapshot
}

fn set(object: &Object, key: &str, value: &JsValue) {
    Reflect::set(object, &key.into(), value).unwrap();
}

fn get(object: &JsValue, path: &str) -> JsValue {
    path.split('.').fold(object.clone(), |o, key| Reflect::get(&o, &key.into()).unwrap())
}

fn options(json: &str) -> JsValue {
    if json.is_empty() { JsValue::UNDEFINED } else { JSON::parse(json).unwrap() }
}

fn article(snapshot: &Object, with: &str) -> Result<JsValue, String> {
    read(snapshot.unchecked_ref(), options(with).unchecked_ref()).map(Into::into).map_err(message)
}

/// The content alone, packed.
fn content(article: &JsValue) -> Object {
    let numbers = get(article, "packed.numbers").unchecked_into::<Uint32Array>();
    let [count, length] = [0, 1].map(|n| numbers.get_index(n));
    let content = Object::new();
    set(&content, "names", &get(article, "packed.names"));
    set(&content, "numbers", &numbers.subarray(2, 2 + count));
    set(&content, "text", &get(article, "packed.text").unchecked_into::<js_sys::JsString>().slice(0, length));
    content
}

fn message(error: JsError) -> String {
    let error: JsValue = error.into();
    assert!(error.is_instance_of::<js_sys::Error>(), "what is thrown is an Error");
    get(&error, "message").as_string().unwrap()
}

const LONG: &str = "The ferry left the quay at six, as it had every morning for forty years, with the post, two bicycles \
    and a crate of hens on deck. Nobody on board knew that it was the last crossing, and so nobody said anything. \
    𝒳 marks the place where the captain, who kept a log of such things, drew a small anchor beside the date and went below.";

const OTHER: &str = "The new bridge, which the mayor opened at noon with a pair of borrowed scissors, is wide enough for two carts \
    and a procession. It has taken the road's trade already, and the ferryman's daughter has let the boathouse to a \
    painter, who says that the light there is the best on the whole river in the last weeks before the winter comes.";

#[wasm_bindgen_test]
fn an_article_comes_back_as_plain_objects() {
    let article = article(&snapshot(&[LONG, OTHER]), "").unwrap();
    assert_eq!(get(&article, "readable"), JsValue::TRUE);
    assert!(get(&article, "problem").is_undefined());
    assert!(get(&article, "metadata.words").as_f64().unwrap() > 100.0);
    assert_eq!(get(&article, "metadata.direction"), "ltr");
    assert_eq!(get(&content(&article), "text").as_string().unwrap(), format!("{LONG}{OTHER}"));
    let names = Array::from(&get(&article, "packed.names"));
    assert_eq!(names.join(" "), "p");
}

#[wasm_bindgen_test]
fn a_page_without_article_says_so_and_loses_nothing() {
    let article = article(&snapshot(&["Log in", "Forgot it?"]), "").unwrap();
    assert_eq!(get(&article, "readable"), JsValue::FALSE);
    assert_eq!(get(&article, "problem"), "no-article");
    let text = get(&article, "packed.text").as_string().unwrap();
    for paragraph in ["Log in", "Forgot it?"] {
        assert!(text.contains(paragraph), "{paragraph} is kept or removed: {text}");
    }
    let gentle = super_gentle(&["Log in", "Forgot it?"]);
    assert_eq!(get(&gentle, "readable"), JsValue::TRUE);
}

fn super_gentle(paragraphs: &[&str]) -> JsValue {
    article(&snapshot(paragraphs), r#"{"strictness":"gentle"}"#).unwrap()
}

#[wasm_bindgen_test]
fn plain_arrays_are_as_good_as_typed_ones() {
    let typed = snapshot(&[LONG]);
    let plain = snapshot(&[LONG]);
    let numbers = Array::from(&get(&plain, "numbers"));
    set(&plain, "numbers", &numbers);
    let (a, b) = (article(&typed, "").unwrap(), article(&plain, "").unwrap());
    assert_eq!(JSON::stringify(&a).unwrap(), JSON::stringify(&b).unwrap());
}

#[wasm_bindgen_test]
fn misuse_throws_a_readable_error() {
    let broken = snapshot(&[LONG]);
    set(&broken, "text", &"too short".into());
    assert!(article(&broken, "").unwrap_err().contains("text beyond the joined text"));
    let missing = Object::new();
    assert!(article(&missing, "").unwrap_err().contains("numbers"));
    assert!(
        article(&snapshot(&[LONG]), r#"{"strictness":"very"}"#).unwrap_err().contains("gentle, standard or strict")
    );
    assert!(article(&snapshot(&[LONG]), r#"{"strictnes":"gentle"}"#).unwrap_err().contains("strictnes"));
    let format = JsValue::from_str("pdf");
    let error = render(snapshot(&[LONG]).unchecked_ref(), format.unchecked_ref(), JsValue::UNDEFINED.unchecked_ref());
    assert!(message(error.unwrap_err()).contains("markdown, html or text"));
}

#[wasm_bindgen_test]
fn every_format_renders() {
    for (name, sign) in [("markdown", "ferry"), ("html", "<!"), ("text", "ferry")] {
        let format = JsValue::from_str(name);
        let text =
            render(snapshot(&[LONG, LONG]).unchecked_ref(), format.unchecked_ref(), JsValue::UNDEFINED.unchecked_ref());
        assert!(text.map_err(message).unwrap().contains(sign), "{name}");
    }
}

#[wasm_bindgen_test]
fn what_is_on_show_is_written() {
    let metadata = JSON::parse(r#"{"title":"A & b","byline":["Ann"],"direction":"rtl"}"#).unwrap();
    let markdown = |content: &JsValue| {
        let format = JsValue::from_str("markdown");
        write(content.unchecked_ref(), metadata.unchecked_ref(), format.unchecked_ref()).map_err(message)
    };
    let article = article(&snapshot(&[LONG]), "").unwrap();
    let text = markdown(&content(&article)).unwrap();
    assert!(text.starts_with("# A & b\n\nAnn\n\nThe ferry"), "{text}");
    assert!(markdown(&Object::new()).unwrap_err().contains("numbers"));
    assert!(markdown(&snapshot(&["one"])).is_ok(), "html and body are left out");
}
