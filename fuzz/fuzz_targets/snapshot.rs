//! Any bytes as a snapshot: a page or an error.
#![no_main]

use libfuzzer_sys::arbitrary::{self, Arbitrary};
use libfuzzer_sys::fuzz_target;
use stillpage::page::{Attr, Page, Snapshot, Tag};

#[path = "../judge.rs"]
mod judge;

/// Numbers that are often what the format asks for: else nothing would get past the first.
#[derive(Arbitrary, Debug)]
enum Step {
    Open { name: u8, flags: u8, attributes: Vec<(u8, u8)> },
    Text(u8),
    Close,
    Number(u32),
}

#[derive(Arbitrary, Debug)]
struct Input<'a> {
    steps: Vec<Step>,
    text: &'a str,
    base: &'a str,
    names: Vec<&'a str>,
}

fuzz_target!(|input: Input| {
    let own = input.names.iter().map(|name| (*name).to_owned());
    let tags = Tag::ALL.iter().map(|(name, ..)| (*name).to_owned());
    let names: Vec<String> = tags.chain(Attr::ALL.iter().map(|(name, _)| (*name).to_owned())).chain(own).collect();
    let attributes = names.len() as u32 - Attr::ALL.len() as u32 - input.names.len() as u32;
    let mut numbers = vec![0, 0, 0];
    for step in &input.steps {
        match step {
            Step::Open { name, flags, attributes: given } => {
                numbers.extend([u32::from(*name) << 2, u32::from(*flags), given.len() as u32]);
                for (name, length) in given {
                    numbers.extend([attributes + u32::from(*name), u32::from(*length)]);
                }
            }
            Step::Text(length) => numbers.push(u32::from(*length) << 2 | 1),
            Step::Close => numbers.push(2),
            Step::Number(number) => numbers.push(*number),
        }
    }
    let snapshot = Snapshot {
        url: judge::attacks::ADDRESS,
        base: input.base,
        names: &names,
        numbers: &numbers,
        text: input.text,
        limit: "",
    };
    if let Ok(page) = Page::from_snapshot(&snapshot) {
        judge::judge(&page);
    }
});
