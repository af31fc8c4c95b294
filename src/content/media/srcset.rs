//! The candidates of a `srcset`, and which of them the reader takes.

use url::Url;

use crate::content::allow::{self, Value};
use crate::content::decimal::decimal;

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

/// The candidate that is wide enough for the reader and no wider than needed, else the widest.
pub(super) fn best(srcset: &str, base: Option<&Url>, usable: impl Fn(&str) -> bool) -> Option<Candidate> {
    let checked = allow::check(Value::Pictures, srcset, base)?;
    let candidates = checked.split(", ").filter_map(|candidate| {
        let (src, descriptor) = candidate.split_once(' ').unwrap_or((candidate, "1x"));
        let number = decimal(&descriptor[..descriptor.len() - 1])?;
        let width = descriptor.ends_with('w').then_some(number);
        // A density says how many times as wide as the page shows it: twice is what a fine screen has use for.
        let worth = width.unwrap_or(number * WANTED / 2.0);
        usable(src).then(|| (worth, Candidate { src: src.to_owned(), width }))
    });
    candidates
        .reduce(|best, next| {
            let enough = next.0 >= WANTED && (best.0 < WANTED || next.0 < best.0);
            let wider = best.0 < WANTED && next.0 > best.0;
            if enough || wider { next } else { best }
        })
        .map(|(_, candidate)| candidate)
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
}
