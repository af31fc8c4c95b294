//! What must hold of whatever page, told by a panic.

use stillpage::article::{Article, Event};
use stillpage::content::allow;
use stillpage::page::Page;
use stillpage::render::packed;
use stillpage::{Options, clean, read};

#[path = "../tests/attacks/judge.rs"]
pub mod attacks;

/// A page, all the way.
pub fn judge(page: &Page) {
    let article = read(page, &Options::default());
    stillpage::is_readable(page);
    for content in article.removals.iter().map(|removal| &removal.content).chain([&article.content]) {
        let mut depth = 0;
        for event in &content.events {
            match event {
                Event::Open { tag, attrs, .. } => {
                    depth += 1;
                    for (attr, value) in attrs {
                        let kind = allow::kind(*tag, *attr).expect("an attribute that is allowed");
                        assert!(allow::check(kind, value, None).is_some(), "{tag:?} {attr:?} {value:?}");
                    }
                }
                Event::Close => depth -= 1,
                Event::Text(_) | Event::Removed(_) => {}
            }
            assert!(depth >= 0);
        }
        assert_eq!(depth, 0);
    }
    clean(page);
    let faults = attacks::metadata(&article);
    assert!(faults.is_empty(), "{faults:?}");
    written(&article);
}

/// All that is written of an article; its metadata may be anybody's.
pub fn written(article: &Article) {
    for faults in [attacks::safe(article), attacks::markdown(article)] {
        assert!(faults.is_empty(), "{faults:?}");
    }
    let packed = packed::pack(&article.content);
    let back = packed::unpack(&packed.names, &packed.numbers, &packed.text).expect("what was packed");
    assert_eq!(packed::pack(&back), packed, "packed again");
}
