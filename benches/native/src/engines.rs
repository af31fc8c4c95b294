//! Every engine as a function from HTML to text, with the settings that its own documentation begins with.

use stillpage::page::Page;
use stillpage::render::{self, TextOptions};

/// `None` where an engine finds no article.
pub type Engine = fn(&str) -> Option<String>;

/// Name and function.
pub const ENGINES: [(&str, Engine); 7] = [
    ("stillpage", stillpage),
    ("dom_smoothie", dom_smoothie),
    ("legible", legible),
    ("libreadability", libreadability),
    ("readable-readability", readable_readability),
    ("rs-trafilatura", rs_trafilatura),
    ("trafilatura", trafilatura),
];

fn stillpage(html: &str) -> Option<String> {
    let article = stillpage::read(&Page::from_html(html, ""), &stillpage::Options::default());
    let text = render::text(&article.content, TextOptions::default());
    article.problem.is_none().then_some(text)
}

fn dom_smoothie(html: &str) -> Option<String> {
    Some(dom_smoothie::Readability::new(html, None, None).ok()?.parse().ok()?.text_content.to_string())
}

fn legible(html: &str) -> Option<String> {
    Some(legible::parse(html, None, None).ok()?.text_content)
}

fn libreadability(html: &str) -> Option<String> {
    Some(libreadability::extract(html, None).ok()?.text_content)
}

fn readable_readability(html: &str) -> Option<String> {
    Some(readable_readability::Readability::new().parse(html).0.text_contents())
}

fn rs_trafilatura(html: &str) -> Option<String> {
    Some(rs_trafilatura::extract(html).ok()?.content_text)
}

fn trafilatura(html: &str) -> Option<String> {
    Some(trafilatura::extract(html, &trafilatura::Options::default()).ok()?.content_text)
}
