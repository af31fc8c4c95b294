//! The limits: pages that are as large as may be end in an article, whole or cut short, and say which. How long they take is
//! told by `examples/limits.rs`: a test has no clock but one of its own.

use std::cell::Cell;

use stillpage::article::Article;
use stillpage::page::{Deadline, Limit, Page};
use stillpage::{Options, read, render};

#[path = "limits/shapes.rs"]
mod shapes;

thread_local! {
    static LOOKS: Cell<f64> = const { Cell::new(0.) };
}

/// A clock that goes on by one at each look.
fn ticking() -> f64 {
    LOOKS.set(LOOKS.get() + 1.);
    LOOKS.get()
}

/// The article of a page whose time is up after so many looks at the clock.
fn read_within(page: &Page, looks: f64) -> Article {
    LOOKS.set(0.);
    let mut page = page.clone();
    page.deadline = Some(Deadline { now: ticking, at: looks });
    read(&page, &Options::default())
}

fn bytes(article: &Article) -> String {
    render::html(article) + &render::markdown(article) + &format!("{:?}", article.removals)
}

#[test]
fn when_the_time_is_up_the_beginning_is_read_whenever_that_is() {
    let count = Limit::BEGINNING_NODES / 20;
    let paragraph = "<p>The lamps on the quay were lit <b>one</b> by <b>one</b>, <i>and</i> then <b>one</b> by <b>one</b> \
                     they <i>went</i> out again.<br>It was <b>late</b>.</p>";
    let page = format!("<title>Lamps</title><article><h1>Lamps</h1>{}</article>", paragraph.repeat(count));
    let page = Page::from_html(&page, "https://a.example/b");
    assert!(page.nodes().len() > Limit::BEGINNING_NODES);
    let whole = read(&page, &Options::default());
    let beginning = read(&page.beginning(), &Options::default());
    assert_eq!((whole.truncated, beginning.truncated), (None, Some(Limit::Time)));
    assert!(beginning.problem.is_none() && !beginning.content.events.is_empty());
    let (whole, beginning) = (bytes(&whole), bytes(&beginning));
    read_within(&page, f64::INFINITY);
    let looks = LOOKS.get();
    assert!(looks > 20., "the clock is looked at {looks} times");
    let (mut at, mut step) = (0., 1.);
    while at < looks {
        assert!(bytes(&read_within(&page, at)) == beginning, "{at} of {looks} looks");
        (at, step) = (at + step, step * 1.5_f64);
    }
    assert!(bytes(&read_within(&page, looks)) == whole);
}

#[test]
fn what_parsers_dislike_is_parsed() {
    for (name, text) in shapes::TEXTS {
        let page = Page::from_html(&text(1500), "https://a.example/b");
        assert!(page.nodes().len() <= Limit::MAX_NODES, "{name}");
        let depth = (0..page.nodes().len()).map(|id| page.lineage(id as u32).count()).max().unwrap_or(0);
        // A text lies one deeper than the deepest element.
        assert!(depth <= Limit::MAX_DEPTH + 1, "{name}: {depth} deep");
        let article = read(&page, &Options::default());
        render::html(&article);
        render::markdown(&article);
    }
}

#[test]
fn a_page_of_one_thing_is_read() {
    for (name, shape) in shapes::SHAPES {
        let page = Page::from_html(&format!("<title>Words</title><body>{}", shape(600)), "https://a.example/b");
        let article = read(&page, &Options::default());
        let again = render::html(&article);
        assert!(again.contains("</article>"), "{name}");
        render::markdown(&article);
    }
}
