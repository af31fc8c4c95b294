//! The parts of a page that are texts of their own: posts of a thread, questions and answers, reviews, entries of a live
//! blog, articles one below the other; and in each who says it, when, and how good it is.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::names::{self, AUTHOR, AUTHOR_NAME, BESIDE, CARD, ENTRY, POST, POSTED, RATING, spread};
use crate::page::{Attr, NodeId, Page, Tag};

/// Elements around a time in which the entry that it stands over may be.
const LEVELS: usize = 7;
/// Characters of a name, of a time and of a rating, at most, and nodes that they may be made of.
const NAME_CHARS: usize = 48;
const TIME_CHARS: usize = 60;
const RATING_CHARS: usize = 40;
const NODES: usize = 40;
/// Words of a name, at most.
const NAME_WORDS: usize = 5;
/// What stands before a person's name in the address of their page.
const USERS: &[&str] = &["user", "users", "u", "profile", "profiles", "member", "members"];
/// Times of one part that are compared.
const TIMES: usize = 12;

/// What a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// What one person says: an answer, a comment, a review.
    Post,
    /// What the others answer. An element of that kind may hold all the answers, too.
    Topic,
    /// One of several articles or entries; or the page's article.
    Entry,
    /// Something inside an article that can stand alone: a recipe, a product.
    Card,
}

/// A part of a page.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) kind: Kind,
    pub(super) author: Option<NodeId>,
    pub(super) time: Option<NodeId>,
    pub(super) rating: Option<NodeId>,
}

/// The parts of a page by their elements.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub(super) at: BTreeMap<NodeId, Part>,
}

/// What an element says of the part that it stands in; the second is how sure that is.
enum Fact {
    Author(u8),
    Time(u8),
    Rating(u8),
}

/// A part that is being read.
struct Open {
    id: NodeId,
    kind: Kind,
    author: Option<(NodeId, u8)>,
    /// What says more of the author than the name.
    about: Option<(NodeId, u8)>,
    times: Vec<(NodeId, u8)>,
    rating: Option<(NodeId, u8)>,
    /// Parts right inside of it, and the first of them.
    inner: usize,
    first: NodeId,
}

impl Parts {
    pub(super) fn of(page: &Page) -> Parts {
        let found = found(page);
        let mut parts = Parts::default();
        // A page's only article is the page.
        if found.len() < 2 && found.values().all(|kind| *kind == Kind::Entry) {
            return parts;
        }
        let mut open: Vec<Open> = Vec::new();
        let mut id = found.keys().next().copied().unwrap_or_default();
        while id < page.nodes().len() as NodeId {
            while let Some(part) = open.pop_if(|part| page.node(part.id).end <= id) {
                parts.close(part, open.last_mut());
            }
            if let Some(&kind) = found.get(&id) {
                open.push(Open {
                    id,
                    kind,
                    author: None,
                    about: None,
                    times: Vec::new(),
                    rating: None,
                    inner: 0,
                    first: id,
                });
            } else if let (Some(part), Some(tag)) = (open.last_mut(), page.tag(id)) {
                part.learn(page, id, tag);
            }
            id += 1;
        }
        while let Some(part) = open.pop() {
            parts.close(part, open.last_mut());
        }
        parts
    }

    fn close(&mut self, part: Open, outer: Option<&mut Open>) {
        let Open { id, kind, author, times, rating, inner, first, .. } = part;
        let author = author.map(|(author, _)| author);
        let sure = times.iter().map(|(_, sure)| *sure).max();
        // Beside its author stands when a post was written, elsewhere when it was changed.
        let far = |id: &NodeId| author.map_or(0, |author| author.abs_diff(*id));
        let best = times.iter().filter(|(_, s)| Some(*s) == sure).map(|(id, _)| *id);
        let time = best.reduce(|a, b| if far(&b) < far(&a) { b } else { a });
        let mut part = Part { kind, author, time, rating: rating.map(|(id, _)| id) };
        // A box with one thing in it is that thing: what one of the two does not know, the other does.
        if inner == 1
            && let Some(other) = self.at.get(&first)
            && ((author.is_some() && time.is_none() && other.author.is_none())
                || (author.is_none() && time.is_some() && other.time.is_none()))
        {
            part.author = part.author.or(other.author);
            part.time = part.time.or(other.time);
            part.rating = part.rating.or(other.rating);
            self.at.remove(&first);
        }
        let known = part.author.is_some() || part.time.is_some() || part.rating.is_some();
        if !known && kind != Kind::Card {
            // Whatever it holds counts as its outer part's.
            if let (Some(outer), true) = (outer, inner > 0) {
                outer.first = if outer.inner == 0 { first } else { outer.first };
                outer.inner += inner;
            }
            return;
        }
        if let Some(outer) = outer {
            outer.first = if outer.inner == 0 { id } else { outer.first };
            outer.inner += 1;
        }
        self.at.insert(id, part);
    }
}

impl Open {
    fn learn(&mut self, page: &Page, id: NodeId, tag: Tag) {
        match fact(page, id, tag) {
            Some(Fact::Author(sure)) => {
                // What is called a name inside of what is called an author is the name.
                let better = self.author.is_none_or(|(author, s)| sure > s || sure == s && page.is_within(id, author));
                if better && is_name(page, id) {
                    self.author = Some((id, sure));
                } else if better {
                    // More than a name: the name is what in it leads to the author.
                    self.about = Some((id, sure));
                }
            }
            Some(Fact::Time(sure)) => {
                let inside = self.times.last().is_some_and(|(time, s)| page.is_within(id, *time) && sure <= *s);
                if !inside && self.times.len() < TIMES && is_time(page, id, tag) {
                    self.times.push((id, sure));
                }
            }
            Some(Fact::Rating(sure)) => {
                if self.rating.is_none_or(|(_, s)| sure > s) && is_rating(page, id) {
                    self.rating = Some((id, sure));
                }
            }
            None => {
                let named = || AUTHOR_NAME.name(page, id) || page.attr(id, Attr::Itemprop) == Some("name");
                if let Some((author, sure)) = self.author
                    && page.is_within(id, author)
                    && named()
                    && is_name(page, id)
                {
                    self.author = Some((id, sure));
                } else if let Some((about, sure)) = self.about
                    && page.is_within(id, about)
                    && (tag == Tag::A || named())
                    && self.author.is_none_or(|(author, s)| sure > s || named() && page.is_within(author, about))
                    && is_name(page, id)
                {
                    self.author = Some((id, sure));
                }
            }
        }
    }
}

/// What may be parts: what its type or its class says it is, and what stands repeatedly side by side.
fn found(page: &Page) -> BTreeMap<NodeId, Kind> {
    use Tag::*;
    let mut found = BTreeMap::new();
    for id in repeated(page) {
        found.insert(id, Kind::Entry);
    }
    for id in 0..page.nodes().len() as NodeId {
        if matches!(page.tag(id), Some(Div | Section | Article | Li | Table | Tbody | Tr | Td | Dd | Aside | Other))
            && let Some(kind) = typed(page, id).or_else(|| called(page, id))
        {
            found.insert(id, kind);
        }
    }
    // What a thread's post calls its entry is the post.
    let mut post_end = 0;
    found.retain(|&id, kind| {
        if *kind == Kind::Post {
            post_end = post_end.max(page.node(id).end);
        }
        *kind != Kind::Entry || id >= post_end
    });
    found
}

/// What an element is by its type.
fn typed(page: &Page, id: NodeId) -> Option<Kind> {
    let name = page.attr(id, Attr::Itemtype)?.trim_end_matches('/').rsplit(['/', ':']).next()?;
    match name {
        "Comment" | "UserComments" | "Answer" | "Review" | "UserReview" => Some(Kind::Post),
        "Question" | "DiscussionForumPosting" | "SocialMediaPosting" => Some(Kind::Topic),
        "BlogPosting" | "Article" | "NewsArticle" | "LiveBlogPosting" | "CriticReview" => Some(Kind::Entry),
        "Recipe" | "Product" | "HowTo" => Some(Kind::Card),
        _ => None,
    }
}

/// What an element is by its class.
fn called(page: &Page, id: NodeId) -> Option<Kind> {
    let table = [(&POST, Kind::Post), (&ENTRY, Kind::Entry), (&CARD, Kind::Card)];
    page.called(id).find_map(|name| table.into_iter().find(|(names, _)| names.is(name)).map(|(_, kind)| kind))
}

/// Whether an element stands beside a post: who its author is, what others made of it.
pub(super) fn is_beside(page: &Page, id: NodeId) -> bool {
    BESIDE.calls(page, id)
}

/// Elements of one parent that are alike, each with a time in it.
fn repeated(page: &Page) -> Vec<NodeId> {
    let mut seen = BTreeSet::new();
    let mut groups: HashMap<(NodeId, Tag, &str), Vec<NodeId>> = HashMap::new();
    for time in page.elements(Tag::Time) {
        for id in page.lineage(time).skip(1).take(LEVELS) {
            let tag = page.tag(id);
            if matches!(tag, Some(Tag::Body | Tag::Main | Tag::A | Tag::Nav)) || !seen.insert(id) {
                break;
            }
            let class = page.attr(id, Attr::Class).and_then(|c| c.split_ascii_whitespace().next()).unwrap_or_default();
            if let Some(tag @ (Tag::Article | Tag::Section | Tag::Div | Tag::Li)) = tag
                && (tag == Tag::Article || !class.is_empty())
            {
                groups.entry((page.node(id).parent, tag, class)).or_default().push(id);
            }
        }
    }
    groups.into_values().filter(|group| group.len() > 1).flatten().collect()
}

fn fact(page: &Page, id: NodeId, tag: Tag) -> Option<Fact> {
    let mut of_class = None;
    for (attr, value) in page.attrs(id) {
        match attr {
            Attr::Itemprop if has(value, &["author", "creator"]) => return Some(Fact::Author(2)),
            Attr::Itemprop if has(value, &["datePublished", "dateCreated"]) => return Some(Fact::Time(2)),
            Attr::Itemprop if has(value, &["reviewRating", "ratingValue"]) => return Some(Fact::Rating(2)),
            Attr::Rel if value == "author" => of_class = Some(Fact::Author(1)),
            Attr::Href if of_class.is_none() && tag == Tag::A && leads_to_user(value) => {
                of_class = Some(Fact::Author(0));
            }
            Attr::Class if of_class.is_none() => {
                of_class = value.split_ascii_whitespace().find_map(|name| {
                    let name = spread(name);
                    names::parts(&name).find_map(|part| match part {
                        part if AUTHOR.is(part) => Some(Fact::Author(1)),
                        part if RATING.is(part) => Some(Fact::Rating(1)),
                        part => POSTED.is(part).then_some(Fact::Time(0)),
                    })
                });
            }
            _ => {}
        }
    }
    if tag == Tag::Time { Some(Fact::Time(1)) } else { of_class }
}

/// Whether an address is that of somebody's own page.
fn leads_to_user(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    let mut segments = path.rsplit('/');
    segments.next().is_some_and(|name| !name.is_empty()) && segments.next().is_some_and(|kind| USERS.contains(&kind))
}

fn has(value: &str, names: &[&str]) -> bool {
    value.split_ascii_whitespace().any(|name| names.contains(&name))
}

fn is_name(page: &Page, id: NodeId) -> bool {
    short(page, id, NAME_CHARS).is_some_and(|text| {
        text.chars().any(char::is_alphabetic)
            && text.split_whitespace().count() <= NAME_WORDS
            && !text.trim_end().ends_with(':')
    })
}

fn is_time(page: &Page, id: NodeId, tag: Tag) -> bool {
    short(page, id, TIME_CHARS)
        .is_some_and(|text| tag == Tag::Time && !text.trim().is_empty() || text.chars().any(char::is_numeric))
}

fn is_rating(page: &Page, id: NodeId) -> bool {
    rating(page, id).is_some() || short(page, id, RATING_CHARS).is_some_and(|text| text.chars().any(char::is_numeric))
}

/// The rating that markup alone tells: what stars are called for those who do not see them, or a number out of another.
pub(super) fn rating(page: &Page, id: NodeId) -> Option<String> {
    let inside = page.inside(id);
    if inside.len() > NODES {
        return None;
    }
    let seen = inside.clone().any(|n| page.text(n).chars().any(char::is_numeric));
    if seen {
        return None;
    }
    let label = |n: NodeId| page.attr(n, Attr::AriaLabel).or(page.attr(n, Attr::Title)).or(page.attr(n, Attr::Alt));
    let number = |name: &str| {
        let is = |&n: &NodeId| page.attr(n, Attr::Itemprop) == Some(name);
        (id..page.node(id).end).find(is).and_then(|n| page.attr(n, Attr::Content)).map(str::trim)
    };
    let counts = |text: &&str| text.len() <= RATING_CHARS && text.contains(|c: char| c.is_numeric());
    let labelled = std::iter::once(id).chain(inside.clone()).find_map(|n| label(n).filter(counts));
    let worth = number("ratingValue").filter(counts).map(|value| match number("bestRating").filter(counts) {
        Some(best) => format!("\u{2605} {value}/{best}"),
        None => format!("\u{2605} {value}"),
    });
    worth.or_else(|| labelled.map(|label| label.trim().to_owned()))
}

/// The text of a small element.
fn short(page: &Page, id: NodeId, chars: usize) -> Option<String> {
    if page.inside(id).len() > NODES {
        return None;
    }
    let text = page.inner_text(id).split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty() && text.chars().count() <= chars).then_some(text)
}
