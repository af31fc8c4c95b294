//! The site's or publication's name.

use super::jsonld::Linked;
use super::precedence::{self, Source};
use super::sources::Sources;
use super::text::tidy;

/// Every name that the page's data give the site, best first. A domain is not one.
pub fn names(sources: &Sources, linked: &Linked) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for source in precedence::SITE {
        let found: Vec<String> = match source {
            Source::Meta(name) => sources.metas(name).collect(),
            Source::Linked(property) => linked.texts(property),
            Source::LinkedSite => linked.site_names(),
            _ => Vec::new(),
        };
        names.extend(found.iter().map(|n| tidy(n)).filter(|n| is_name(n)));
    }
    names
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().count() <= 80 && !text.starts_with("http") && !text.starts_with('@')
}
