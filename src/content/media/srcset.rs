//! The candidates of a `srcset`, and which of them the reader takes.

use url::Url;

use crate::content::allow::{self, Value};
use crate::content::decimal::decimal;
use crate::order;

/// Pixels that a picture of the reader's width has on a fine screen.
const WANTED: f32 = 1400.0;

/// One candidate.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Candidate {
    /// Checked and absolute.
    pub(super) src: String,
    /// Its width in pixels, where the set says it.
    pub(super) width: Option<f32>,
}

/// The candidate that is wide enough for the reader and no wider than needed, else the widest. The best is looked at first,
/// since to take an address apart costs more than all else here.
pub(super) fn best(srcset: &str, base: Option<&Url>, usable: impl Fn(&str) -> bool) -> Option<Candidate> {
    let candidates: Vec<(f32, Option<f32>, &str)> = candidates(srcset)
        .filter_map(|(address, descriptor)| {
            let descriptor = if descriptor.is_empty() { "1x" } else { descriptor };
            let number = decimal(&descriptor[..descriptor.len() - 1])?;
            let width = descriptor.ends_with('w').then_some(number);
            // A density says how many times as wide as the page shows it: twice is what a fine screen has use for.
            Some((width.unwrap_or(number * WANTED / 2.0), width, address))
        })
        .collect();
    // Turned round, every key is greater than any that is not.
    let key = |worth: f32| if worth >= WANTED { order::key(worth) } else { !order::key(worth) };
    order::ascending(candidates.iter().map(|&(worth, ..)| key(worth))).into_iter().find_map(|(_, i)| {
        let (_, width, address) = candidates[i as usize];
        let src = allow::check(Value::Picture, address, base).filter(|src| !src.ends_with(',') && usable(src))?;
        Some(Candidate { src, width })
    })
}

/// The addresses of a `srcset`, each with its descriptor: `2x`, `640w` or none; what has another one is none.
fn candidates(srcset: &str) -> impl Iterator<Item = (&str, &str)> {
    const BETWEEN: [char; 5] = [',', ' ', '\t', '\n', '\r'];
    let mut rest = srcset;
    let next = std::iter::from_fn(move || {
        rest = rest.trim_start_matches(BETWEEN);
        let end = rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len());
        let (address, tail) = rest.split_at(end);
        rest = tail;
        if let Some(bare) = address.strip_suffix(',') {
            return Some((bare.trim_end_matches(','), ""));
        }
        let end = rest.find(',').unwrap_or(rest.len());
        let (descriptor, tail) = rest.split_at(end);
        rest = tail;
        (!address.is_empty()).then(|| (address, descriptor.trim()))
    });
    let is_known =
        |descriptor: &str| descriptor.ends_with(['w', 'x']) && decimal(&descriptor[..descriptor.len() - 1]).is_some();
    next.filter(move |(_, descriptor)| descriptor.is_empty() || is_known(descriptor))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(srcset: &str) -> Option<(String, Option<f32>)> {
        best(srcset, None, |src| !src.starts_with("data:")).map(|c| (c.src, c.width))
    }

    #[test]
    fn wide_enough_and_no_wider() {
        let of = |name: &str, width| Some((format!("https://a.example/{name}"), width));
        assert_eq!(
            taken("https://a.example/s 320w, https://a.example/l 3000w, https://a.example/m 1500w"),
            of("m", Some(1500.0))
        );
        assert_eq!(taken("https://a.example/s 320w, https://a.example/m 900w"), of("m", Some(900.0)));
        assert_eq!(taken("https://a.example/1, https://a.example/2 2x, https://a.example/3 3x"), of("2", None));
        assert_eq!(taken("data:image/gif;base64,AAAA 1w"), None);
    }

    #[test]
    fn the_best_that_is_a_picture_is_taken() {
        let base = Url::parse("https://news.example/a/b.html").ok();
        let of = |set: &str| best(set, base.as_ref(), |src| !src.contains("blank")).map(|c| c.src);
        assert_eq!(
            of("a.jpg 640w, javascript:x 900w, /blank.jpg 1400w").as_deref(),
            Some("https://news.example/a/a.jpg")
        );
        assert_eq!(of("a.jpg 640w,https://c.example/d,e.jpg 2x").as_deref(), Some("https://c.example/d,e.jpg"));
        assert_eq!(of("a.jpg 2x 3w, b.jpg 1q,, ,"), None);
    }
}
