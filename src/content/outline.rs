//! Levels of headings made sequential: the article's title is the only one of the first level, and none is left out
//! below it, whatever the page's theme chose for its looks.

use crate::article::Event;
use crate::page::{Page, Tag};

const LEVELS: [Tag; 5] = [Tag::H2, Tag::H3, Tag::H4, Tag::H5, Tag::H6];

pub(super) fn apply(page: &Page, events: &mut [Event]) {
    // The page's levels of the headings that the next one may stand under.
    let mut above: Vec<u8> = Vec::new();
    for event in events {
        let Event::Open { tag, source: Some(source), .. } = event else { continue };
        let Some(own) = tag.heading_level() else { continue };
        // What is only called a heading has the level that it was given.
        let level = page.tag(*source).and_then(Tag::heading_level).unwrap_or(own);
        while above.last().is_some_and(|&last| last >= level) {
            above.pop();
        }
        *tag = LEVELS[above.len().min(LEVELS.len() - 1)];
        above.push(level);
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use crate::content::sample::content_of;

    #[test]
    fn no_level_is_left_out() {
        let levels = |html: &str| -> String {
            let text = content_of(html);
            text.split("<h").skip(1).map(|rest| &rest[..1]).collect()
        };
        assert_eq!(levels("<h4>a</h4><p>x</p><h6>b</h6><h4>c</h4><h3>d</h3><h4>e</h4>"), "23223");
        assert_eq!(levels("<h1>a</h1><h2>b</h2><h2>c</h2><h1>d</h1>"), "2332");
    }
}
