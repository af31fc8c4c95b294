//! What a reader sends back to be written down: any elements in any order, texts and metadata.
#![no_main]

use libfuzzer_sys::arbitrary::{self, Arbitrary};
use libfuzzer_sys::fuzz_target;
use stillpage::article::Article;
use stillpage::metadata::Metadata;
use stillpage::page::{Attr, Tag};
use stillpage::render::packed;

#[path = "../judge.rs"]
mod judge;

#[derive(Arbitrary, Debug)]
enum Step<'a> {
    Open { name: u8, source: u8, attributes: Vec<(u8, &'a str)> },
    Text(&'a str),
    Close,
}

#[derive(Arbitrary, Debug)]
struct Input<'a> {
    steps: Vec<Step<'a>>,
    title: &'a str,
    byline: Vec<&'a str>,
    date: Option<&'a str>,
    site: Option<&'a str>,
    language: Option<&'a str>,
    right_to_left: bool,
}

fuzz_target!(|input: Input| {
    let tags = Tag::ALL.iter().map(|(name, ..)| (*name).to_owned());
    let names: Vec<String> = tags.chain(Attr::ALL.iter().map(|(name, _)| (*name).to_owned())).collect();
    let attributes = (names.len() - Attr::ALL.len()) as u32;
    let (mut numbers, mut text) = (Vec::new(), String::new());
    for step in &input.steps {
        match step {
            Step::Open { name, source, attributes: given } => {
                numbers.extend([u32::from(*name) << 2, u32::from(*source), given.len() as u32]);
                for (name, value) in given {
                    numbers.extend([attributes + u32::from(*name), value.encode_utf16().count() as u32]);
                    text += value;
                }
            }
            Step::Text(value) => {
                numbers.push((value.encode_utf16().count() as u32) << 2 | 1);
                text += value;
            }
            Step::Close => numbers.push(2),
        }
    }
    let owned = |value: Option<&str>| value.map(str::to_owned);
    let metadata = Metadata {
        title: input.title.to_owned(),
        byline: input.byline.iter().map(|name| (*name).to_owned()).collect(),
        published: owned(input.date),
        site: owned(input.site),
        language: owned(input.language),
        right_to_left: input.right_to_left,
        ..Metadata::default()
    };
    if let Some(content) = packed::unpack(&names, &numbers, &text) {
        judge::written(&Article { metadata, content, ..Article::default() });
    }
});
