//! The title: what the page calls itself, compared with its visible heading, without the site's name.

use super::cut::{breaks, ends_apart, essence, is_site, unadorned, without_short_end, without_site};
use super::headings::{Heading, Headings, LONGEST};
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
#[derive(Default)]
pub struct Claims<'c> {
    /// The headline of an article in linked data that says itself to be news or a forum post.
    pub headline: Option<String>,
    /// What it is called where it is shared.
    pub shared: Option<String>,
    /// What the page's data call it, best first.
    pub titles: &'c [String],
    /// The page says that it is one article.
    pub article: bool,
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
/// A heading inside a claim, or the other way round, is at least one part in so many of it.
const INSIDE: usize = 4;
/// How much more of the address the data must have than the heading.
const MARGIN: f32 = 0.1;
/// Fewest characters of a title that stands inside a heading.
const SHORTEST_INSIDE: usize = 8;
/// Fewest words of a heading that is a title though the page's data say something else.
const FEWEST_WORDS: usize = 4;

/// Chooses the title.
pub fn choose(sources: &Sources, claims: &Claims) -> Title {
    let document = sources.title.map(|id| sources.shown(id)).filter(|t| t.len() < LONGEST).unwrap_or_default();
    let headings = Headings::of(sources);
    let mut names: Vec<String> = claims.sites.iter().map(|n| essence(n)).filter(|n| !n.is_empty()).collect();
    names.extend(name_by_position(&document, &headings, claims));
    let is_name = |text: &str| is_site(&essence(text), &names, claims.host);
    let at_home = claims.path.trim_matches('/').is_empty();
    let bared = |text: &str| without_site(text, at_home, &is_name);

    let headline = claims.headline.as_ref().filter(|claim| claim.len() < LONGEST);
    let shared = claims.shared.as_ref().filter(|claim| claim.len() < LONGEST).map(|claim| bared(claim));
    let mut all: Vec<&String> = headline.into_iter().chain(claims.titles).chain([&document]).collect();
    all.retain(|claim| claim.len() < LONGEST);
    let mut bare: Vec<String> = all.iter().map(|claim| bared(claim)).collect();
    bare.retain(|c| !c.is_empty() && !is_name(c));

    let known: Vec<&String> = bare.iter().chain(all).collect();
    let first = likeliest(&headings.first, &known, &is_name)
        .filter(|(agreement, _)| *agreement >= LEAST_AGREEMENT || headings.trail.is_empty());
    let spoken: Vec<String> = shared.iter().cloned().chain(headline.map(|claim| bared(claim))).collect();
    let below = if first.is_none() { headline_below(&headings, &spoken) } else { None };
    let best =
        first.or(below.map(|(heading, _)| (1.0, heading))).or_else(|| likeliest(&headings.trail, &known, &is_name));
    let slug = slug(claims.path);
    let claimed = bare.first().map_or(0.0, |claim| cover(&slug, claim));
    let shown = best.filter(|(agreement, heading)| {
        let seen = cover(&slug, &heading.text);
        *agreement >= SURE_AGREEMENT
            || (*agreement >= LEAST_AGREEMENT && seen + MARGIN >= claimed)
            || seen > claimed
            || bare.is_empty()
            || (claims.article && *agreement > 0.0 && sole(&headings.first, &is_name))
    });
    // A headline that no reader sees yields to a heading that the page's other data confirm.
    let unseen = |headline: &String| {
        first.is_some_and(|(confirmed, heading)| {
            let shown = essence(&heading.text);
            let is_shared = shared.as_ref().is_some_and(|shared| essence(shared) == shown);
            (is_shared && !shown.ends_with(&essence(headline)))
                || (confirmed >= SURE_AGREEMENT && agreement(&heading.text, headline) < LEAST_AGREEMENT)
        })
    };
    let chosen = match (below, headline, shown) {
        (Some((_, claim)), ..) if !headings.trail.is_empty() => claim.clone(),
        (_, Some(headline), _) if !unseen(headline) => told_inside(headline, &bare).unwrap_or_else(|| bared(headline)),
        (.., Some((_, heading))) => told_inside(&heading.text, &bare).unwrap_or_else(|| bared(&heading.text)),
        (.., None) => match (bare.first(), best) {
            (Some(claim), _) => unadorned(claim, &document, at_home).to_owned(),
            (None, Some((_, heading))) => heading.text.clone(),
            (None, None) => document,
        },
    };
    let text = whole_of(&chosen, &bare, &headings).unwrap_or(chosen);
    Title { text, heading: best.map(|(_, heading)| heading.id) }
}

/// The `<h2>` that shows a claim, perhaps after a kicker, on a page that has no `<h1>` but one in its breadcrumb trail.
fn headline_below<'h, 'c>(headings: &'h Headings, claims: &'c [String]) -> Option<(&'h Heading, &'c String)> {
    let shows = |heading: &str, claim: &str| {
        let (heading, claim) = (essence(heading), essence(claim));
        let whole = heading == claim || (!headings.trail.is_empty() && heading.ends_with(&claim));
        claim.chars().count() >= SHORTEST_INSIDE && whole
    };
    headings.second.iter().find_map(|heading| {
        let shown = claims.iter().filter(|claim| shows(&heading.text, claim));
        Some((heading, shown.min_by_key(|claim| claim.len())?))
    })
}

/// Whether there is one heading besides the site's name, long enough to be a title.
fn sole(headings: &[Heading], is_name: &impl Fn(&str) -> bool) -> bool {
    let mut texts = headings.iter().map(|h| h.text.as_str()).filter(|t| !is_name(t));
    let Some(first) = texts.next() else { return false };
    texts.all(|t| t == first) && first.split_whitespace().count() >= FEWEST_WORDS
}

/// The heading that agrees most with what the page calls itself, and how much.
fn likeliest<'h>(
    headings: &'h [Heading],
    claims: &[&String],
    is_name: &impl Fn(&str) -> bool,
) -> Option<(f32, &'h Heading)> {
    let mut best: Option<(f32, &Heading)> = None;
    for heading in headings.iter().filter(|h| !is_name(&h.text)) {
        let agreement = claims.iter().map(|claim| agreement(&heading.text, claim)).fold(0.0, f32::max);
        if best.is_none_or(|(most, ..)| agreement > most) {
            best = Some((agreement, heading));
        }
    }
    best
}

/// The text that a cut-off one is the beginning of.
fn whole_of(text: &str, claims: &[String], headings: &Headings) -> Option<String> {
    let is_cut = |text: &str| text.ends_with('…') || text.ends_with("...");
    if !is_cut(text) {
        return None;
    }
    let start = essence(text);
    let all = claims.iter().chain(headings.main().map(|h| &h.text));
    let mut whole = all.map(|c| without_short_end(c).unwrap_or(c));
    whole.find(|c| !is_cut(c) && c.len() < LONGEST && essence(c).starts_with(&start)).map(str::to_owned)
}

/// A heading that holds more than the title: a kicker before it, a source or count after it. It is one of the page's
/// claims, and where it begins the heading two of them. What more of the claims have is no kicker.
fn told_inside(heading: &str, claims: &[String]) -> Option<String> {
    let whole = essence(heading);
    let count = |text: &str| claims.iter().filter(|claim| essence(claim) == text).count();
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
    claims.iter().find(inside).filter(|claim| count(&essence(claim)) >= count(&whole)).cloned()
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
    // A word that a claim has, too, is no part of it to speak of.
    let inside = (whole.contains(&part) || part.contains(&whole))
        && whole.len().min(part.len()) * INSIDE >= whole.len().max(part.len());
    (shared as f32 / most as f32).max(if inside { 0.5 } else { 0.0 })
}

/// The last part of the document's title when it is a heading, while the part before it is what else the page calls
/// itself: a name that stands on every page.
fn name_by_position(document: &str, headings: &Headings, claims: &Claims) -> Option<String> {
    let (first, _, last) = breaks(document).rev().find(|(_, c, _)| *c != ':')?;
    let (first, last) = (essence(first), essence(last));
    let is_heading = headings.main().any(|h| essence(&h.text) == last);
    let known = claims.titles.iter().any(|t| {
        let t = essence(t);
        !t.is_empty() && t.starts_with(&first) && !t.contains(&last)
    });
    let untitled = claims.titles.is_empty() && headings.main().count() == 1;
    let other_heading = headings.main().any(|h| essence(&h.text) == first);
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
            ..Claims::default()
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
    fn heading_in_the_breadcrumbs_is_not_the_headline() {
        let html = "<title>Mill wheel: all the facts</title>\
                    <nav><ol><li><a href=/>Home</a><li><h1>Mill wheel: all the facts</h1></ol></nav>\
                    <h2><span>On the river</span> Why the wheel turns</h2><h2>Mill wheel</h2>";
        let page = Page::from_html(html, "");
        let (shared, titles) = (Some("Why the wheel turns".to_owned()), ["Mill wheel: all the facts".to_owned()]);
        let claims = Claims { shared, titles: &titles, ..Claims::default() };
        let title = choose(&Sources::gather(&page), &claims);
        assert_eq!(title.text, "Why the wheel turns");
        assert_eq!(title.heading.and_then(|id| page.tag(id)), Some(crate::page::Tag::H2));
    }

    #[test]
    fn headline_for_search_engines_yields_to_the_one_that_is_seen() {
        let page = Page::from_html("<title>Mill wheel: all the facts</title><h1>Why the wheel turns</h1>", "");
        let searched = "Mill wheel: all the facts".to_owned();
        let shared = "Why the wheel turns".to_owned();
        let titles = [searched.clone(), shared.clone()];
        let claims = Claims { headline: Some(searched), shared: Some(shared), titles: &titles, ..Claims::default() };
        assert_eq!(choose(&Sources::gather(&page), &claims).text, "Why the wheel turns");
    }

    #[test]
    fn french_quotes_are_no_separators() {
        let html = "<title>Le meunier parle de la « colère du fleuve »</title>";
        assert_eq!(title(html, &[], None), "Le meunier parle de la « colère du fleuve »");
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
