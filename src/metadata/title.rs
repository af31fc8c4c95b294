//! The title: what the page calls itself, compared with its visible heading, without the site's name.

use super::cut::{breaks, ends_apart, essence, is_site, unadorned, without_short_end, without_site};
use super::sources::Sources;
use crate::page::NodeId;

/// A title and the heading that shows it.
#[derive(Debug, Default)]
pub struct Title {
    /// The title.
    pub text: String,
    /// The heading that shows it, or comes nearest to it.
    pub heading: Option<NodeId>,
}

/// What the page says of its title and of its site.
pub struct Claims<'c> {
    /// The headline of an article in linked data that says itself to be news or a forum post.
    pub headline: Option<String>,
    /// What the page's data call it, best first.
    pub titles: &'c [String],
    /// Names of the site.
    pub sites: &'c [String],
    /// The host of the page's address.
    pub host: &'c str,
    /// The path of the page's address.
    pub path: &'c str,
}

/// A heading that agrees less with the page's data is about something else, unless the address speaks for it.
const LEAST_AGREEMENT: f32 = 0.3;
/// One that agrees at least this much is the title, whatever the address says.
const SURE_AGREEMENT: f32 = 0.6;
/// How much more of the address the data must have than the heading.
const MARGIN: f32 = 0.1;
/// Longest title, in bytes.
const LONGEST: usize = 600;
/// Fewest characters of a title that stands inside a heading.
const SHORTEST_INSIDE: usize = 8;

/// Chooses the title.
pub fn choose(sources: &Sources, claims: &Claims) -> Title {
    let document = sources.title.map(|id| sources.shown(id)).filter(|t| t.len() < LONGEST).unwrap_or_default();
    let headings: Vec<(NodeId, String)> = sources
        .headings
        .iter()
        .map(|&id| (id, sources.shown(id).trim_end_matches(['¶', '#', '§', ' ']).to_owned()))
        .filter(|(_, text)| !text.is_empty() && text.len() < LONGEST)
        .collect();
    let mut names: Vec<String> = claims.sites.iter().map(|n| essence(n)).filter(|n| !n.is_empty()).collect();
    names.extend(name_by_position(&document, &headings, claims));
    let is_name = |text: &str| is_site(&essence(text), &names, claims.host);
    let at_home = claims.path.trim_matches('/').is_empty();
    let bared = |text: &str| without_site(text, at_home, &is_name);

    let mut all: Vec<&String> = claims.headline.iter().chain(claims.titles).chain([&document]).collect();
    all.retain(|claim| claim.len() < LONGEST);
    let mut bare: Vec<String> = all.iter().map(|claim| bared(claim)).collect();
    bare.retain(|c| !c.is_empty() && !is_name(c));

    let mut best: Option<(f32, NodeId, &str)> = None;
    for (id, text) in headings.iter().filter(|(_, text)| !is_name(text)) {
        let either = bare.iter().chain(all.iter().copied());
        let agreement = either.map(|claim| agreement(text, claim)).fold(0.0, f32::max);
        if best.is_none_or(|(most, ..)| agreement > most) {
            best = Some((agreement, *id, text));
        }
    }
    let slug = slug(claims.path);
    let claimed = bare.first().map_or(0.0, |claim| cover(&slug, claim));
    let shown = best.filter(|(agreement, _, text)| {
        let seen = cover(&slug, text);
        *agreement >= SURE_AGREEMENT
            || (*agreement >= LEAST_AGREEMENT && seen + MARGIN >= claimed)
            || seen > claimed
            || bare.is_empty()
    });
    let chosen = match (claims.headline.as_ref().filter(|h| h.len() < LONGEST), shown) {
        (Some(headline), _) => told_inside(headline, &bare).unwrap_or_else(|| bared(headline)),
        (None, Some((_, _, text))) => told_inside(text, &bare).unwrap_or_else(|| bared(text)),
        (None, None) => match (bare.first(), best) {
            (Some(claim), _) => unadorned(claim, &document, at_home).to_owned(),
            (None, Some((_, _, text))) => text.to_owned(),
            (None, None) => document,
        },
    };
    let text = whole_of(&chosen, &bare, &headings).unwrap_or(chosen);
    Title { text, heading: best.map(|(_, id, _)| id) }
}

/// The text that a cut-off one is the beginning of.
fn whole_of(text: &str, claims: &[String], headings: &[(NodeId, String)]) -> Option<String> {
    let is_cut = |text: &str| text.ends_with('…') || text.ends_with("...");
    if !is_cut(text) {
        return None;
    }
    let start = essence(text);
    let all = claims.iter().chain(headings.iter().map(|(_, text)| text));
    let mut whole = all.map(|c| without_short_end(c).unwrap_or(c));
    whole.find(|c| !is_cut(c) && c.len() < LONGEST && essence(c).starts_with(&start)).map(str::to_owned)
}

/// A heading that holds more than the title: a kicker before it, a source or count after it. It is one of the page's
/// claims, and where it begins the heading two of them.
fn told_inside(heading: &str, claims: &[String]) -> Option<String> {
    let folded = heading.to_lowercase();
    let inside = |claim: &&String| {
        let lower = claim.to_lowercase();
        let kicker = folded.strip_suffix(&lower).is_some_and(ends_apart) && lower.matches(' ').count() >= 2;
        let tail = folded
            .strip_prefix(&lower)
            .map(str::trim)
            .is_some_and(|tail| tail.starts_with(['(', '[']) || !tail.contains(char::is_alphabetic));
        let twice = claims.iter().filter(|c| c == claim).count() >= 2;
        lower.chars().count() >= SHORTEST_INSIDE && lower.len() < folded.len() && (kicker || (tail && twice))
    };
    claims.iter().find(inside).cloned()
}

/// The words of the last part of an address: most sites make it from the title.
fn slug(path: &str) -> String {
    let mut parts = path.rsplit('/').filter(|part| part.chars().filter(|c| c.is_alphabetic()).count() > 3);
    let last = parts.next().unwrap_or("");
    last.split('.').next().unwrap_or(last).replace(|c: char| !c.is_alphanumeric(), " ").to_lowercase()
}

/// The share of an address's words that a title has.
fn cover(slug: &str, title: &str) -> f32 {
    let title = title.to_lowercase();
    let has = |word: &&str| title.split(|c: char| !c.is_alphanumeric()).any(|w| w == *word);
    slug.split_whitespace().filter(has).count() as f32 / slug.split_whitespace().count().max(1) as f32
}

/// How far a heading is what the page calls itself, 0 to 1: the words that both have, by the longer of them.
fn agreement(heading: &str, claim: &str) -> f32 {
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
    };
    let (a, b) = (words(heading), words(claim));
    let most = a.len().max(b.len());
    if most == 0 {
        return 0.0;
    }
    let shared = a.iter().filter(|w| b.contains(w)).count().min(b.len());
    let (whole, part) = (a.concat(), b.concat());
    let inside = whole.contains(&part) || part.contains(&whole);
    (shared as f32 / most as f32).max(if inside { 0.5 } else { 0.0 })
}

/// The last part of the document's title when it is a heading, while the part before it is what else the page calls
/// itself: a name that stands on every page.
fn name_by_position(document: &str, headings: &[(NodeId, String)], claims: &Claims) -> Option<String> {
    let (first, _, last) = breaks(document).rev().find(|(_, c, _)| *c != ':')?;
    let (first, last) = (essence(first), essence(last));
    let is_heading = headings.iter().any(|(_, text)| essence(text) == last);
    let known = claims.titles.iter().any(|t| {
        let t = essence(t);
        !t.is_empty() && t.starts_with(&first) && !t.contains(&last)
    });
    let untitled = claims.titles.is_empty() && headings.len() == 1;
    let other_heading = headings.iter().any(|(_, text)| essence(text) == first);
    (is_heading && !first.is_empty() && (known || untitled || other_heading)).then_some(last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Page;

    fn title(html: &str, titles: &[&str], headline: Option<&str>) -> String {
        let page = Page::from_html(html, "");
        let titles: Vec<String> = titles.iter().map(|&t| t.to_owned()).collect();
        let claims = Claims {
            headline: headline.map(str::to_owned),
            titles: &titles,
            sites: &["Mill Gazette".to_owned()],
            host: "mill.example",
            path: "/why-the-wheel-turns",
        };
        choose(&Sources::gather(&page), &claims).text
    }

    #[test]
    fn heading_that_the_data_know_is_the_title() {
        let html = "<title>Why the wheel turns | Mill Gazette</title><h1>Mill Gazette</h1><h1>Why the wheel turns</h1>";
        assert_eq!(title(html, &[], None), "Why the wheel turns");
    }

    #[test]
    fn cut_off_title_is_made_whole() {
        let html = "<title>Why the wheel turns and … - Mill Gazette</title>";
        assert_eq!(
            title(html, &["Why the wheel turns and who turns it"], None),
            "Why the wheel turns and who turns it"
        );
        assert_eq!(
            title("<title>Why the wheel…</title><h1>Why the wheel turns</h1>", &[], None),
            "Why the wheel turns"
        );
    }

    #[test]
    fn heading_of_something_else_is_not_the_title() {
        let html = "<title>Why the wheel turns - Mill Gazette</title><h1>Our newsroom</h1>";
        assert_eq!(title(html, &["Why the wheel turns"], None), "Why the wheel turns");
    }

    #[test]
    fn kicker_and_count_around_the_title_go() {
        let html = "<title>Why the wheel turns</title><h1>Rivers: Why the wheel turns</h1>";
        assert_eq!(title(html, &["Why the wheel turns"], None), "Why the wheel turns");
        let html = "<title>Why the wheel turns - Mill Gazette</title><h1>Why the wheel turns (river.example) 87</h1>";
        assert_eq!(title(html, &["Why the wheel turns"], None), "Why the wheel turns");
    }

    #[test]
    fn page_that_says_nothing_has_no_title() {
        assert_eq!(title("<p>text", &[], None), "");
        assert_eq!(title("<h1></h1><title> </title>", &[""], None), "");
    }
}
