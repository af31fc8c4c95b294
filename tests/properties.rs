#![cfg(not(target_arch = "wasm32"))]
//! What must hold of whatever input, tried on inputs made at random; a failing one is made small and told. `fuzz` goes on from
//! there for as long as it is let.

use proptest::prelude::*;
use stillpage::article::{Article, Content, Event};
use stillpage::metadata::Metadata;
use stillpage::page::{Attr, Page, Snapshot, Tag};
use stillpage::render::{self, TextOptions, packed};
use stillpage::{Options, read};

#[path = "attacks/judge.rs"]
mod judge;

/// Texts with what is a sign to somebody: HTML, Markdown, formulas, XML, and what no text should hold.
fn text() -> impl Strategy<Value = String> {
    let sign = prop::sample::select(vec![
        "<",
        ">",
        "&",
        "\"",
        "'",
        "<b>",
        "</p>",
        "&lt;",
        "&#0;",
        "*",
        "_",
        "`",
        "```",
        "[",
        "](",
        "|",
        "~~",
        "$",
        "\\(",
        "#",
        "- ",
        "1. ",
        "\n",
        "\r\n",
        "\n\n",
        "\t",
        "\0",
        "\u{7f}",
        "\u{85}",
        "\u{202e}",
        "\u{feff}",
        "\u{fffe}",
        "\u{301}",
        "𝒳",
        "水",
        "]]>",
        "-->",
        "javascript:",
        "https://a.example/",
        "data:text/html,",
        "word",
        "Two words. ",
        " ",
    ]);
    prop::collection::vec(
        prop_oneof![4 => sign.prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)],
        0..12,
    )
    .prop_map(|signs| signs.concat())
}

/// Names of elements and of attributes that the engine knows.
fn names() -> (Vec<String>, u32) {
    let tags: Vec<String> = Tag::ALL.iter().map(|(name, ..)| (*name).to_owned()).collect();
    let count = tags.len() as u32;
    (tags.into_iter().chain(Attr::ALL.iter().map(|(name, _)| (*name).to_owned())).collect(), count)
}

#[derive(Clone, Debug)]
enum Step {
    Open(u32, u32, Vec<(u32, String)>),
    Text(String),
    Close,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let attribute = (0..Attr::ALL.len() as u32, text());
    let step = prop_oneof![
        (0..Tag::ALL.len() as u32, 0..8_u32, prop::collection::vec(attribute, 0..4))
            .prop_map(|(n, f, a)| Step::Open(n, f, a)),
        text().prop_map(Step::Text),
        Just(Step::Close),
    ];
    prop::collection::vec(step, 0..60)
}

/// The steps as the snapshot's operations. The first element is the root, or `html` where there is another step first.
fn packed_steps(steps: &[Step]) -> (Vec<u32>, String) {
    let attributes = names().1;
    let length = |value: &str| value.encode_utf16().count() as u32;
    let html = Tag::ALL.iter().position(|(name, ..)| *name == "html").unwrap() as u32;
    let (mut numbers, mut text, mut depth) = (Vec::new(), String::new(), 0);
    let made = Step::Open(html, 0, Vec::new());
    let has_root = matches!(steps.first(), Some(Step::Open(..)));
    for step in (!has_root).then_some(&made).into_iter().chain(steps) {
        match step {
            Step::Open(name, flags, given) => {
                numbers.extend([name << 2, *flags, given.len() as u32]);
                for (name, value) in given {
                    numbers.extend([attributes + name, length(value)]);
                    text += value;
                }
                depth += 1;
            }
            Step::Text(value) => {
                numbers.push(length(value) << 2 | 1);
                text += value;
            }
            Step::Close if depth > 1 => {
                numbers.push(2);
                depth -= 1;
            }
            Step::Close => {}
        }
    }
    (numbers, text)
}

fn snapshot<'a>(names: &'a [String], numbers: &'a [u32], text: &'a str) -> Snapshot<'a> {
    Snapshot { url: judge::ADDRESS, base: "", names, numbers, text, limit: "" }
}

fn safe(article: &Article) -> Vec<String> {
    [judge::safe(article), judge::markdown(article), judge::metadata(article)].concat()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_numbers_are_a_page_or_an_error(numbers in prop::collection::vec(prop_oneof![0..40_u32, any::<u32>()], 0..80), text in text()) {
        if let Ok(page) = Page::from_snapshot(&snapshot(&names().0, &numbers, &text)) {
            read(&page, &Options::default());
        }
    }

    #[test]
    fn any_tree_gives_what_may_be_and_nothing_else(steps in steps()) {
        let (numbers, text) = packed_steps(&steps);
        let page = Page::from_snapshot(&snapshot(&names().0, &numbers, &text)).expect("the format's own");
        prop_assert_eq!(safe(&read(&page, &Options::default())), Vec::<String>::new());
    }

    #[test]
    fn any_text_is_parsed(html in prop::collection::vec(text(), 0..12)) {
        let article = read(&Page::from_html(&html.concat(), judge::ADDRESS), &Options::default());
        prop_assert_eq!(safe(&article), Vec::<String>::new());
    }

    #[test]
    fn what_a_page_sends_back_is_written_down_safely(steps in steps(), title in text(), name in text(), site in text(), language in text()) {
        let (numbers, text) = packed_steps(&steps);
        let content = packed::unpack(&names().0, &numbers, &text).expect("the format's own");
        let metadata = Metadata { title, byline: vec![name], site: Some(site), ..Metadata::default() };
        let metadata = Metadata { published: Some(language), ..metadata };
        let packed = packed::pack(&content);
        let back = packed::unpack(&packed.names, &packed.numbers, &packed.text).expect("what was packed");
        prop_assert_eq!(packed::pack(&back), packed);
        let article = Article { metadata, content, ..Article::default() };
        prop_assert_eq!([judge::safe(&article), judge::markdown(&article)].concat(), Vec::<String>::new());
    }

    #[test]
    fn a_text_is_the_same_text_in_html(said in text()) {
        let events = vec![Event::Open { tag: Tag::P, attrs: Vec::new(), source: None }, Event::Text(format!("a{said}b")), Event::Close];
        let content = Content { events };
        let html = render::html_fragment(&content);
        let read_back = scraper::Html::parse_fragment(&html);
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        prop_assert_eq!(letters(&read_back.root_element().text().collect::<String>()), letters(&format!("a{said}b")));
        prop_assert_eq!(letters(&render::text(&content, TextOptions::default())), letters(&format!("a{said}b")));
    }
}
