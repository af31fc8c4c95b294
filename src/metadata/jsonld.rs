//! Linked data in scripts (JSON-LD): every object in any nesting or graph, and which of them is the page's article.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::text::plain;
use crate::order;
use crate::page::{NodeId, Page};

/// An object of linked data.
pub type Thing = Map<String, Value>;

/// Parses the scripts. One that is not JSON even with its usual faults mended is skipped.
pub fn parse(page: &Page, scripts: &[NodeId]) -> Vec<Value> {
    scripts.iter().filter_map(|&id| parse_script(&page.inner_text(id))).collect()
}

fn parse_script(text: &str) -> Option<Value> {
    let text = text.trim().trim_end_matches(';');
    if text.len() < 3 {
        return None;
    }
    serde_json::from_str(text).ok().or_else(|| serde_json::from_str(&mended(text)).ok())
}

/// Without the wrappings that hid scripts from old browsers, with raw line breaks inside strings made spaces, and
/// with no comma before a closing bracket.
fn mended(text: &str) -> String {
    let text = text.split_once("CDATA[").filter(|(before, _)| before.len() < 20).map_or(text, |(_, rest)| rest);
    let text = text.rsplit_once("]]>").filter(|(_, after)| after.len() < 20).map_or(text, |(rest, _)| rest);
    let from = text.find(['{', '[']).unwrap_or(0);
    let to = text.rfind(['}', ']']).map_or(text.len(), |at| at + 1);
    let mut out = String::with_capacity(text.len());
    let mut string = false;
    let mut escaped = false;
    for c in text.get(from..to).unwrap_or("").trim().chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' if string => escaped = true,
            '"' => string = !string,
            '}' | ']' if !string => {
                let kept = out.trim_end();
                if let Some(kept) = kept.strip_suffix(',') {
                    out.truncate(kept.len());
                }
            }
            _ => {}
        }
        out.push(if c.is_control() { ' ' } else { c });
    }
    out
}

/// The objects of all scripts, the likeliest to describe the page's article first.
pub struct Linked<'v> {
    things: Vec<&'v Thing>,
    by_id: HashMap<&'v str, &'v Thing>,
    /// How many of `things`, from the first, may speak for the page.
    leading: usize,
}

/// What a type says of an object's place: articles before other works, works before the page that holds them.
fn rank(kind: &str) -> i32 {
    let kind = kind.rsplit(['/', ':', '#']).next().unwrap_or(kind);
    match kind {
        "Article" | "LiveBlogPosting" | "Report" | "Recipe" => 8,
        "DiscussionForumPosting" | "QAPage" | "Question" | "HowTo" => 7,
        "Product"
        | "Event"
        | "Course"
        | "JobPosting"
        | "Book"
        | "Movie"
        | "PodcastEpisode"
        | "Dataset"
        | "Service"
        | "SoftwareApplication"
        | "SoftwareSourceCode" => 6,
        "Review" | "CreativeWork" | "VideoObject" | "AudioObject" | "MediaObject" => 5,
        "WebPage" | "AboutPage" | "ContactPage" | "ItemPage" | "FAQPage" | "ProfilePage" | "CollectionPage" => 3,
        "WebSite"
        | "Organization"
        | "NewsMediaOrganization"
        | "Person"
        | "BreadcrumbList"
        | "ItemList"
        | "ListItem"
        | "ImageObject"
        | "SearchAction"
        | "SiteNavigationElement"
        | "WPHeader"
        | "WPFooter" => 0,
        other if other.ends_with("Article") || other.ends_with("Posting") => 8,
        other if other.ends_with("Page") => 3,
        _ => 1,
    }
}

/// Properties whose objects are about something beside the page.
const BESIDE: &[&str] = &[
    "itemListElement",
    "hasPart",
    "isPartOf",
    "mentions",
    "citation",
    "comment",
    "isRelatedTo",
    "publisher",
    "author",
    "creator",
    "about",
    "image",
    "video",
    "breadcrumb",
    "review",
    "suggestedAnswer",
    "acceptedAnswer",
    "isBasedOn",
    "liveBlogUpdate",
    "itemReviewed",
    "relatedLink",
    "blogPost",
    "subjectOf",
    "workExample",
];

impl<'v> Linked<'v> {
    /// Finds every object; `address` is the page's own, `titles` the names that it gives itself.
    pub fn new(documents: &'v [Value], address: &str, titles: &[String]) -> Linked<'v> {
        let mut by_id = HashMap::new();
        let mut found: Vec<(i32, &'v Thing)> = Vec::new();
        let mut open: Vec<(&'v Value, bool)> = documents.iter().rev().map(|d| (d, false)).collect();
        while let Some((value, beside)) = open.pop() {
            match value {
                Value::Array(items) => open.extend(items.iter().rev().map(|item| (item, beside))),
                Value::Object(thing) => {
                    if let Some(id) = thing.get("@id").and_then(Value::as_str)
                        && thing.len() > 1
                    {
                        by_id.entry(id).or_insert(thing);
                    }
                    let score = score(thing, beside, address, titles);
                    found.push((score, thing));
                    let inner = thing.iter().filter(|(_, v)| v.is_object() || v.is_array());
                    open.extend(inner.map(|(key, v)| (v, beside || BESIDE.contains(&key.as_str()))));
                }
                _ => {}
            }
        }
        let order = order::ascending(found.iter().map(|(score, _)| u64::from(i32::MAX.abs_diff(*score))));
        let leading = found.iter().filter(|(score, _)| *score > 20).count();
        Linked { things: order.into_iter().map(|(_, i)| found[i as usize].1).collect(), by_id, leading }
    }

    /// The objects that may speak for the page, best first.
    pub fn leading(&self) -> &[&'v Thing] {
        &self.things[..self.leading]
    }

    /// The headline of an article of a newsroom or of a forum's post: there it is what was written as the title, while
    /// other kinds of pages often put a text for search engines there.
    pub fn editorial_headline(&self) -> Option<String> {
        let editorial = |kind: &str| kind.ends_with("NewsArticle") || kind == "DiscussionForumPosting";
        let thing = self.leading().iter().find(|t| match t.get("@type") {
            Some(Value::String(kind)) => editorial(kind),
            Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(editorial),
            _ => false,
        })?;
        self.texts_of(thing, "headline").into_iter().next()
    }

    /// Names of the objects that stand for the whole site.
    pub fn site_names(&self) -> Vec<String> {
        let sites = self.things.iter().filter(|t| t.get("@type").and_then(Value::as_str) == Some("WebSite"));
        sites.flat_map(|t| self.texts_of(t, "name")).collect()
    }

    /// Follows `{"@id": …}` to the object that it names.
    pub fn resolve(&self, thing: &'v Thing) -> &'v Thing {
        let reference = thing.get("@id").and_then(Value::as_str).filter(|_| !thing.contains_key("name"));
        reference.and_then(|id| self.by_id.get(id).copied()).unwrap_or(thing)
    }

    /// The texts that a property of a leading object has: strings, numbers and the names of objects, lists flattened.
    /// The first object that has any is the one that counts.
    pub fn texts(&self, property: &str) -> Vec<String> {
        self.leading().iter().map(|t| self.texts_of(t, property)).find(|t| !t.is_empty()).unwrap_or_default()
    }

    /// The same for one object.
    pub fn texts_of(&self, thing: &'v Thing, property: &str) -> Vec<String> {
        let mut texts = Vec::new();
        let mut open: Vec<(&Value, u8)> = thing.get(property).map(|v| (v, 0)).into_iter().collect();
        while let Some((value, depth)) = open.pop() {
            match value {
                Value::String(text) => texts.push(plain(text)),
                Value::Number(number) => texts.push(number.to_string()),
                Value::Array(items) => open.extend(items.iter().rev().map(|item| (item, depth))),
                Value::Object(inner) if depth < 3 => {
                    let inner = self.resolve(inner);
                    let keys = ["name", "@value", "@list", "url"];
                    let named = keys.iter().find_map(|key| inner.get(*key).filter(|v| !v.is_null()));
                    open.extend(named.map(|v| (v, depth + 1)));
                }
                _ => {}
            }
        }
        texts.retain(|t| !t.is_empty());
        texts
    }
}

/// The type of an object: the one that ranks highest when it has several.
fn kind_rank(thing: &Thing) -> i32 {
    match thing.get("@type") {
        Some(Value::String(kind)) => rank(kind),
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).map(rank).max().unwrap_or(1),
        _ => 1,
    }
}

fn score(thing: &Thing, beside: bool, address: &str, titles: &[String]) -> i32 {
    let rank = kind_rank(thing);
    if rank == 0 {
        return 0;
    }
    let address = without_scheme(address);
    let is_here = ["url", "@id", "mainEntityOfPage"].iter().filter_map(|key| thing.get(*key)).any(|value| {
        let text = value.as_str().or_else(|| value.get("@id").and_then(Value::as_str)).unwrap_or("");
        !address.is_empty() && without_scheme(text) == address
    });
    let named_here = ["headline", "name"].iter().filter_map(|key| thing.get(*key)?.as_str()).any(|name| {
        let name = super::cut::essence(&plain(name));
        !name.is_empty() && titles.contains(&name)
    });
    rank * 10 + i32::from(named_here) * 15 + i32::from(is_here) * 6 - if beside { 60 } else { 0 }
}

fn without_scheme(address: &str) -> &str {
    let address = address.split_once("://").map_or(address, |(_, rest)| rest);
    let address = address.split(['?', '#']).next().unwrap_or(address);
    address.trim_start_matches("www.").trim_end_matches('/')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(scripts: &[&str], property: &str) -> Vec<String> {
        let documents: Vec<Value> = scripts.iter().filter_map(|s| parse_script(s)).collect();
        Linked::new(&documents, "https://mill.example/a", &[]).texts(property)
    }

    #[test]
    fn article_is_found_in_a_graph_and_its_author_by_id() {
        let graph = r##"{"@graph":[{"@type":"WebPage","@id":"#p","name":"Mill – Site"},
            {"@type":["Thing","NewsArticle"],"headline":"Mill &amp; river","author":[{"@id":"#ida"},{"name":"Bo Ek"}]},
            {"@id":"#ida","@type":"Person","name":"Ida Ahl"}]}"##;
        assert_eq!(first(&[graph], "headline"), ["Mill & river"]);
        assert_eq!(first(&[graph], "author"), ["Ida Ahl", "Bo Ek"]);
    }

    #[test]
    fn list_items_do_not_speak_for_the_page() {
        let list = r#"{"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","headline":"Other"}]}"#;
        assert!(first(&[list], "headline").is_empty());
    }

    #[test]
    fn faults_are_mended_and_rubbish_is_skipped() {
        assert_eq!(first(&["{\"@type\":\"Article\",\"headline\":\"Two\nlines\",}"], "headline"), ["Two lines"]);
        assert_eq!(first(&["<!-- {\"@type\":\"Article\",\"headline\":\"Old\"} -->"], "headline"), ["Old"]);
        assert_eq!(
            first(&["//<![CDATA[\n{\"@type\":\"Article\",\"headline\":\"Older\"}\n//]]>"], "headline"),
            ["Older"]
        );
        assert!(first(&["{{{", "nonsense", "", "[", "\"x\"", "é]{"], "headline").is_empty());
        assert!(first(&[&"[".repeat(100_000)], "headline").is_empty());
    }
}
