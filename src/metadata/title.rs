//! The title: what the page calls itself, compared with its visible heading, without the site's name.

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
}

/// Signs that sites put between a title and their name.
const SEPARATORS: &[char] =
    &['|', '-', '–', '—', '·', '•', '»', '«', '›', '∷', '~', '｜', 'ㅣ', '⋆', '★', '>', '<', '*', ':'];
/// Of these, the ones that no sentence has.
const STRONG: &[char] = &['|', '｜', 'ㅣ', '»', '«', '›', '∷', '⋆', '★'];
/// A heading that agrees less with the page's data is about something else.
const LEAST_AGREEMENT: f32 = 0.3;
/// A site's name has at most this many words.
const LONGEST_NAME: usize = 6;

/// Letters and digits alone, in lower case: what is left of a title when typography is set aside.
pub fn essence(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Chooses the title.
pub fn choose(sources: &Sources, claims: &Claims) -> Title {
    let document = sources.title.map(|id| sources.shown(id)).unwrap_or_default();
    let mut names: Vec<String> = claims.sites.iter().map(|n| essence(n)).filter(|n| !n.is_empty()).collect();
    let headings: Vec<(NodeId, String)> = sources
        .headings
        .iter()
        .map(|&id| (id, sources.shown(id).trim_end_matches(['¶', '#', '§', ' ']).to_owned()))
        .filter(|(_, text)| !text.is_empty() && text.len() < 400)
        .collect();
    names.extend(name_by_position(&document, &headings, claims));
    let is_name = |text: &str| is_site(&essence(text), &names, claims.host);

    let mut bare: Vec<String> =
        claims.headline.iter().chain(claims.titles).chain([&document]).map(|c| without_site(c, &is_name)).collect();
    bare.retain(|c| !c.is_empty() && !is_name(c));
    let whole: Vec<&String> = claims.titles.iter().chain([&document]).collect();
    let mut best: Option<(f32, NodeId, &str)> = None;
    for (id, text) in headings.iter().filter(|(_, text)| !is_name(text)) {
        let all = bare.iter().chain(whole.iter().copied());
        let agreement = all.map(|claim| agreement(text, claim)).fold(0.0, f32::max);
        if best.is_none_or(|(most, ..)| agreement > most) {
            best = Some((agreement, *id, text));
        }
    }
    let heading = best.map(|(_, id, _)| id);
    let shown = best.filter(|(agreement, ..)| *agreement >= LEAST_AGREEMENT || bare.is_empty());
    let mut text = match (&claims.headline, shown) {
        (Some(headline), _) => without_site(headline, &is_name),
        (None, Some((_, _, shown))) => told_twice(shown, &bare).unwrap_or_else(|| without_site(shown, &is_name)),
        (None, None) => {
            bare.first().map(|c| without_short_end(c).to_owned()).or(best.map(|b| b.2.to_owned())).unwrap_or(document)
        }
    };
    if let Some(whole) = whole_of(&text, &bare, &headings) {
        text = whole;
    }
    Title { text, heading }
}

/// The text that a cut-off one is the beginning of.
fn whole_of(text: &str, claims: &[String], headings: &[(NodeId, String)]) -> Option<String> {
    if !text.ends_with('…') && !text.ends_with("...") {
        return None;
    }
    let start = essence(text);
    let all = claims.iter().chain(headings.iter().map(|(_, text)| text));
    let whole = all.into_iter().find(|c| !c.ends_with('…') && !c.ends_with("...") && essence(c).starts_with(&start));
    whole.filter(|w| w.len() < 400).cloned()
}

/// A heading that holds more than the title (a kicker before it, a source or count after it): the title, when two
/// of the page's claims are the same beginning or end of the heading.
fn told_twice(heading: &str, claims: &[String]) -> Option<String> {
    let folded = heading.to_lowercase();
    let apart = |claim: &String| {
        let claim = claim.to_lowercase();
        let kicker = folded.strip_suffix(&claim).map(str::trim_end).is_some_and(|k| k.ends_with(SEPARATORS));
        let tail = folded
            .strip_prefix(&claim)
            .map(str::trim)
            .is_some_and(|tail| tail.starts_with(['(', '[']) || !tail.contains(char::is_alphabetic));
        claim.chars().count() >= 8 && claim.len() < folded.len() && (kicker || tail)
    };
    let told = claims.iter().find(|claim| apart(claim) && claims.iter().filter(|c| c == claim).count() >= 2)?;
    Some(told.clone())
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
    let (whole, part) = (essence(claim), essence(heading));
    let inside = whole.contains(&part) || part.contains(&whole);
    (shared as f32 / most as f32).max(if inside { 0.5 } else { 0.0 })
}

/// Whether an [`essence`] is the site's name or host.
pub fn is_site(name: &str, names: &[String], host: &str) -> bool {
    if name.is_empty() {
        return false;
    }
    let host = host.trim_start_matches("www.");
    let labels: Vec<String> = host.split('.').map(essence).collect();
    let owner = labels.len().saturating_sub(1);
    names.iter().any(|n| n == name)
        || essence(host) == name
        || labels[..owner].iter().any(|label| label.len() > 2 && label == name)
}

/// The last part of the document's title when it is a heading, while the part before it is what else the page calls
/// itself: a name that stands on every page.
fn name_by_position(document: &str, headings: &[(NodeId, String)], claims: &Claims) -> Option<String> {
    let (at, c) = document.char_indices().rev().find(|(_, c)| SEPARATORS.contains(c) && *c != ':')?;
    let (first, last) = (essence(&document[..at]), essence(&document[at + c.len_utf8()..]));
    let is_heading = headings.iter().any(|(_, text)| essence(text) == last);
    let known = claims.titles.iter().any(|t| {
        let t = essence(t);
        !t.is_empty() && (t == first || t.starts_with(&first)) && t != last
    });
    let untitled = claims.titles.is_empty() && headings.len() == 1;
    let other_heading = headings.iter().any(|(_, text)| essence(text) == first);
    (is_heading && !first.is_empty() && (known || untitled || other_heading)).then_some(last)
}

/// A title without the parts before or after a separator that are the site's name or a section's.
fn without_site(title: &str, is_name: &impl Fn(&str) -> bool) -> String {
    let mut kept = title.trim();
    loop {
        let before = kept;
        for (at, c) in kept.char_indices().filter(|(_, c)| SEPARATORS.contains(c)) {
            let (left, right) = (&kept[..at], &kept[at + c.len_utf8()..]);
            if !essence(left).is_empty() && is_name(right) {
                kept = left;
                break;
            }
            if !essence(right).is_empty() && is_name(left) {
                kept = right;
                break;
            }
        }
        kept = kept.trim().trim_end_matches(SEPARATORS).trim_start_matches(SEPARATORS).trim();
        if kept == before {
            break;
        }
    }
    // What a strong sign sets apart is a section or a slogan.
    if let Some((at, _)) = kept.char_indices().find(|(_, c)| STRONG.contains(c)) {
        let first = kept[..at].trim();
        if essence(first).chars().count() >= 2 {
            kept = first;
        }
    }
    kept.to_owned()
}

/// A title without a short end after a dash with spaces: where no heading says otherwise, it is a name or a slogan.
fn without_short_end(title: &str) -> &str {
    let dash = title.char_indices().rev().find(|(at, c)| {
        matches!(c, '-' | '–' | '—' | '·' | '•')
            && title[..*at].ends_with(' ')
            && title[at + c.len_utf8()..].starts_with(' ')
    });
    let Some((at, _)) = dash else { return title };
    let (first, last) = (title[..at].trim(), &title[at..]);
    let short = first.split_whitespace().count() >= 2 && last.split_whitespace().count() <= LONGEST_NAME;
    if short { first } else { title }
}
