//! The title: what the page calls itself, compared with its visible heading, without the site's name.

use super::sources::Sources;
use crate::page::NodeId;

/// A title and how it was come by.
#[derive(Debug, Default)]
pub struct Title {
    /// The title.
    pub text: String,
    /// The heading that shows it.
    pub heading: Option<NodeId>,
}

/// Signs that sites put between a title and their name, with spaces around them.
const SEPARATORS: &[char] = &['|', '-', '–', '—', '·', '•', '»', '«', '›', '/', ':', '∷', '~', '｜', '>', '<', '⋆', '*', '☆', '★', ',', '_'];

/// Letters and digits alone, in lower case: what is left of a title when typography is set aside.
pub fn essence(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Chooses the title. `claims` are what the page's data call it, best first; `names` what the site is called.
pub fn choose(sources: &Sources, claims: &[String], names: &[String]) -> Title {
    let document = sources.title.map(|id| sources.shown(id)).unwrap_or_default();
    let headings: Vec<(NodeId, String)> = sources
        .headings
        .iter()
        .map(|&id| (id, sources.shown(id)))
        .filter(|(_, text)| !text.is_empty() && text.len() < 400)
        .collect();
    let sites: Vec<String> = names.iter().map(|n| essence(n)).filter(|n| !n.is_empty()).collect();
    let mut all: Vec<String> = claims.iter().map(|c| without_site(c, &sites)).collect();
    let stripped = without_site(&document, &sites);
    all.push(stripped.clone());
    all.retain(|c| !c.is_empty());

    let mut title = Title::default();
    let agreed = headings.iter().filter(|(_, text)| !sites.contains(&essence(text)));
    let best = agreed.max_by(|a, b| agreement(&a.1, &all).total_cmp(&agreement(&b.1, &all)).then(b.0.cmp(&a.0)));
    if let Some((id, text)) = best {
        title.text.clone_from(text);
        title.heading = Some(*id);
        if agreement(text, &all) == 0.0 && headings.len() > 1 {
            title = Title::default();
        }
    }
    if title.text.is_empty() {
        title.text = all.first().or(headings.first().map(|h| &h.1)).cloned().unwrap_or_default();
    }
    if is_cut_off(&title.text) {
        let start = essence(&title.text);
        if let Some(whole) = all.iter().find(|c| !is_cut_off(c) && essence(c).starts_with(&start)) {
            title.text.clone_from(whole);
        }
    }
    title
}

/// How far a heading is what the page calls itself: 1 the same, less the part of a claim that it makes up.
fn agreement(heading: &str, claims: &[String]) -> f32 {
    let heading = essence(heading);
    let size = heading.chars().count() as f32;
    let parts = claims.iter().map(|claim| {
        let claim = essence(claim);
        let whole = claim.chars().count() as f32;
        if claim == heading {
            1.0
        } else if !heading.is_empty() && (claim.contains(&heading) || heading.contains(&claim)) {
            size.min(whole) / size.max(whole)
        } else {
            0.0
        }
    });
    parts.fold(0.0, f32::max)
}

fn is_cut_off(text: &str) -> bool {
    text.ends_with('…') || text.ends_with("...")
}

/// A title without the parts before or after a separator that are the site's name.
fn without_site(title: &str, sites: &[String]) -> String {
    let mut kept = title;
    loop {
        let before = kept;
        for (at, c) in kept.char_indices().filter(|(_, c)| SEPARATORS.contains(c)) {
            let (left, right) = (&kept[..at], &kept[at + c.len_utf8()..]);
            let (left_name, right_name) = (essence(left), essence(right));
            if !left_name.is_empty() && sites.contains(&right_name) {
                kept = left;
                break;
            }
            if !right_name.is_empty() && sites.contains(&left_name) {
                kept = right;
                break;
            }
        }
        kept = kept.trim().trim_matches(SEPARATORS).trim();
        if kept == before {
            return kept.to_owned();
        }
    }
}
