//! Films, posts, charts and maps of other sites: from the address in a page's frame to one that a person can open.

use std::borrow::Cow;
use std::sync::LazyLock;

use url::Url;

use crate::content::allow::{self, Value};
use crate::content::decimal::decimal;
use crate::content::names::{UNSHOWN, UNSHOWN_WORD};
use crate::page::{Attr, NodeId, Page, Tag};

static TABLE: LazyLock<Vec<Rule>> =
    LazyLock::new(|| include_str!("providers.txt").lines().filter_map(Rule::read).collect());

/// Something of another site's that a page shows in a frame.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::content) struct Player {
    /// The other site's name.
    pub(in crate::content) provider: Cow<'static, str>,
    /// Where a person can see it.
    pub(in crate::content) link: String,
    pub(in crate::content) title: Option<String>,
    /// The picture that the page shows before it is loaded.
    pub(in crate::content) poster: Option<String>,
}

/// A line of the table.
struct Rule {
    name: &'static str,
    hosts: Vec<&'static str>,
    path: Vec<&'static str>,
    query: Vec<(&'static str, &'static str)>,
    link: &'static str,
}

/// Attributes that hold a frame's address, before and after a script or a consent.
const ADDRESSES: &[Attr] = &[Attr::Src, Attr::DataSrc, Attr::DataLazySrc, Attr::DataHref];

/// Attributes that hold a film's or a post's number.
const NUMBERS: &[Attr] =
    &[Attr::Videoid, Attr::DataVideoid, Attr::DataTweetid, Attr::DataVideoId, Attr::DataId, Attr::DataTelegramPost];

/// Providers whose scripts write a film or a listing where they stand, and how the addresses for people end.
const WRITTEN: &[(&str, &str)] = &[("JW Player", ".html"), ("GitHub", "")];

/// Characters of a title that says something.
const TITLE_CHARS: usize = 4;
/// Pixels of a frame's sides, at least; smaller ones are there to count.
const SMALLEST: f32 = 100.0;

/// What an element shows of another site; `None` when it shows nothing.
pub(in crate::content) fn player(page: &Page, id: NodeId) -> Option<Player> {
    let tag = page.tag(id)?;
    // A page's own document in a frame is walked into.
    if !matches!(
        tag,
        Tag::Iframe | Tag::Div | Tag::Other | Tag::Embed | Tag::Object | Tag::Img | Tag::Span | Tag::Script
    ) {
        return None;
    }
    let addressed = page.attrs(id).any(|(attr, _)| ADDRESSES.contains(&attr) || NUMBERS.contains(&attr));
    if !addressed || has_text(page, id, tag) {
        return None;
    }
    let resolved = |attr: &Attr| allow::resolve(page.attr(id, *attr)?, page.base.as_ref());
    let (provider, link) = match tag {
        // A script that writes what it shows in its own place.
        Tag::Script => page.attr(id, Attr::DataTelegramPost).and_then(telegram).or_else(|| written(page, id)),
        // A still of a film, which the page would replace by the film.
        Tag::Img => Some(page.attr(id, Attr::Src)?)
            .filter(|src| src.contains("ytimg"))
            .and_then(|_| resolved(&Attr::Src))
            .as_ref()
            .filter(|u| u.host_str().is_some_and(|h| h.ends_with("ytimg.com")))
            .and_then(find),
        _ => ADDRESSES.iter().filter_map(resolved).find_map(|url| find(&url)),
    }
    .or_else(|| by_number(page, id))
    .map(|(name, link)| (Cow::Borrowed(name), link))
    .or_else(|| match tag {
        Tag::Iframe => unknown(page, id, &ADDRESSES.iter().find_map(resolved)?),
        _ => None,
    })?;
    let link = allow::check(Value::Link, &link, None)?;
    let title = [Attr::Title, Attr::AriaLabel, Attr::Alt]
        .iter()
        .find_map(|attr| allow::check(Value::Text, page.attr(id, *attr)?, None));
    let poster = if tag == Tag::Img { page.attr(id, Attr::Src).map(str::to_owned) } else { poster(page, id) };
    let poster = poster.and_then(|p| allow::check(Value::Picture, &p, page.base.as_ref()));
    Some(Player { provider, link, title, poster })
}

/// A frame of a site that the table does not know: a person may look there, when the page says what it is and shows it in
/// some size.
fn unknown(page: &Page, id: NodeId, url: &Url) -> Option<(Cow<'static, str>, String)> {
    let host = url.host_str()?;
    let said = |attr: Attr| page.attr(id, attr).is_some_and(|value| value.trim().chars().count() >= TITLE_CHARS);
    let in_figure = || page.lineage(id).skip(1).take(3).any(|n| page.tag(n) == Some(Tag::Figure));
    let number = |attr: Attr| page.attr(id, attr).and_then(|value| decimal(value.trim_end_matches("px")));
    let seen = [Attr::Width, Attr::Height].into_iter().filter_map(number).all(|side| side >= SMALLEST);
    let mut names = page.naming(id).chain(page.attr(id, Attr::Name)).chain([url.as_str()]);
    let shown = matches!(url.scheme(), "http" | "https")
        && page.base.as_ref().and_then(Url::host_str) != Some(host)
        && (said(Attr::Title) || in_figure())
        && seen
        && page.attr(id, Attr::Hidden).is_none()
        && !UNSHOWN.is_in(&url.as_str().to_ascii_lowercase())
        && !names.any(|name| UNSHOWN_WORD.holds(name));
    let name = host.strip_prefix("www.").unwrap_or(host).to_owned();
    shown.then(|| (Cow::Owned(name), url.to_string()))
}

/// Elements of their own (`lite-youtube`, `amp-youtube`, `amp-twitter`, `video-js`), and boxes that a script is to fill,
/// have the film's or post's number.
fn by_number(page: &Page, id: NodeId) -> Option<(&'static str, String)> {
    if !matches!(page.tag(id), Some(Tag::Other | Tag::Div)) {
        return None;
    }
    let name = |number: &str| number.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
    page.attrs(id).find_map(|(attr, value)| {
        let address = match attr {
            Attr::DataVideoId if page.attr(id, Attr::DataAccount).is_some_and(name) => {
                let account = page.attr(id, Attr::DataAccount)?;
                format!("https://players.brightcove.net/{account}/default_default/index.html?videoId={value}")
            }
            Attr::DataId if page.attr(id, Attr::Class).is_some_and(|class| class.contains("infogram")) => {
                format!("https://e.infogram.com/{value}")
            }
            // Flourish writes `visualisation/123`.
            Attr::DataSrc if page.attr(id, Attr::Class).is_some_and(|class| class.contains("flourish-embed")) => {
                let (kind, number) = value.split_once('/')?;
                let address = format!("https://flo.uri.sh/{kind}/{number}/embed");
                return if name(kind) && name(number) { find(&Url::parse(&address).ok()?) } else { None };
            }
            Attr::Videoid | Attr::DataVideoid if value.bytes().all(|b| b.is_ascii_digit()) => {
                format!("https://player.vimeo.com/video/{value}")
            }
            Attr::Videoid | Attr::DataVideoid if value.len() == 11 => format!("https://www.youtube.com/embed/{value}"),
            Attr::DataTweetid => format!("https://platform.twitter.com/embed/Tweet.html?id={value}"),
            _ => return None,
        };
        if name(value) { find(&Url::parse(&address).ok()?) } else { None }
    })
}

/// What a script is to write where it stands.
fn written(page: &Page, id: NodeId) -> Option<(&'static str, String)> {
    let address = page.attr(id, Attr::Src)?.strip_suffix(".js")?;
    let (name, link) = find(&allow::resolve(address, page.base.as_ref())?)?;
    let (_, ending) = WRITTEN.iter().find(|(written, _)| *written == name)?;
    Some((name, link + ending))
}

/// Telegram's script has the post as `channel/123`.
fn telegram(post: &str) -> Option<(&'static str, String)> {
    find(&Url::parse("https://t.me/").ok()?.join(&format!("{post}?embed=1")).ok()?)
}

/// The picture that stands where the frame is to be.
fn poster(page: &Page, id: NodeId) -> Option<String> {
    page.attr(id, Attr::Poster).map(str::to_owned).or_else(|| {
        let (_, style) = page.attr(id, Attr::Style)?.split_once("url(")?;
        Some(style.split_once(')')?.0.trim_matches(['"', '\'', ' ']).to_owned())
    })
}

/// Whether anything is said inside it; in a frame, by a document of the page's own.
fn has_text(page: &Page, id: NodeId, tag: Tag) -> bool {
    let nodes = page.inside(id);
    let large = nodes.end - nodes.start > 40 && tag != Tag::Iframe;
    large || nodes.clone().any(|n| !page.is_blank(n))
}

/// The first rule that fits an address.
fn find(url: &Url) -> Option<(&'static str, String)> {
    TABLE.iter().find_map(|rule| Some((rule.name, rule.link(url)?)))
}

impl Rule {
    fn read(line: &'static str) -> Option<Rule> {
        if line.starts_with('#') {
            return None;
        }
        let mut parts = line.split(" | ").map(str::trim);
        let (name, hosts, address, link) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let query = query.split('&').filter_map(|pair| pair.split_once('='));
        Some(Rule {
            name,
            hosts: hosts.split(' ').collect(),
            path: path.split('/').filter(|p| !p.is_empty()).collect(),
            query: query.collect(),
            link,
        })
    }

    /// The address to open, when the rule fits.
    fn link(&self, url: &Url) -> Option<String> {
        let host = url.host_str()?;
        let bare =
            |h: &&'static str| *h == "*" || host == *h || host.strip_suffix(*h).is_some_and(|sub| sub.ends_with('.'));
        if !matches!(url.scheme(), "http" | "https") || !self.hosts.iter().any(bare) {
            return None;
        }
        let mut values: Vec<(&str, Cow<str>)> = vec![("host", host.into()), ("address", url.as_str().into())];
        let mut parts = url.path_segments()?.filter(|p| !p.is_empty());
        for &pattern in &self.path {
            if let Some(name) = pattern.strip_prefix('{').and_then(|p| p.strip_suffix("*}")) {
                values.push((name, parts.by_ref().collect::<Vec<_>>().join("/").into()));
            } else {
                let part = parts.next()?;
                let (before, rest) = pattern.split_once('{').unwrap_or((pattern, ""));
                let after = part.strip_prefix(before)?;
                match rest.strip_suffix('}') {
                    // The end of the part, and all parts after it, may be anything.
                    Some("*") => {}
                    Some(name) if !after.is_empty() => values.push((name, after.into())),
                    _ if after.is_empty() && rest.is_empty() => {}
                    _ => return None,
                }
            }
        }
        let exact = self.path.last().is_none_or(|last| !last.contains("*}") && !last.starts_with('{'));
        if exact && parts.next().is_some() {
            return None;
        }
        for (key, pattern) in &self.query {
            let (_, value) = url.query_pairs().find(|(k, _)| k == key)?;
            values.push((pattern.trim_matches(['{', '}']), value));
        }
        let mut link = self.link.to_owned();
        for (name, value) in values {
            link = link.replace(&format!("{{{name}}}"), &value);
        }
        Some(link)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(address: &str) -> Option<(&'static str, String)> {
        find(&Url::parse(address).unwrap())
    }

    #[test]
    fn every_line_of_the_table_is_a_rule() {
        let lines = include_str!("providers.txt").lines().filter(|l| !l.is_empty() && !l.starts_with('#'));
        assert_eq!(lines.count(), TABLE.len());
        for rule in TABLE.iter() {
            assert!(rule.link.starts_with("https://") || rule.link.starts_with('{'), "{}", rule.name);
        }
    }

    #[test]
    fn a_frame_of_any_site_is_shown_when_it_says_what_it_is() {
        let shown = |frame: &str| {
            let page = Page::from_html(frame, "https://a.example/");
            let id = page.elements(Tag::Iframe).next().unwrap();
            player(&page, id).map(|player| format!("{} {}", player.provider, player.link))
        };
        let card = Some("maps.example https://maps.example/e?x=1".to_owned());
        let frame = |rest: &str| format!("<iframe src='https://maps.example/e?x=1' {rest}></iframe>");
        assert_eq!(shown(&frame("title='Where the mills stood' width=600")), card);
        assert_eq!(shown(&format!("<figure>{}<figcaption>Mills</figcaption></figure>", frame(""))), card);
        for nothing in ["", "title='Mills' width=1 height=1", "title='Mills' class=ad-slot", "title='Mills' hidden"] {
            assert_eq!(shown(&frame(nothing)), None, "{nothing}");
        }
        for address in
            ["https://ads.example/x", "https://a.example/own", "about:blank", "https://tpc.googlesyndication.com/f"]
        {
            assert_eq!(shown(&format!("<iframe src='{address}' title='Mills'></iframe>")), None, "{address}");
        }
    }

    #[test]
    fn frames_of_every_provider_lead_to_pages_for_people() {
        let mut seen = vec![false; TABLE.len()];
        for line in include_str!("frames.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let parts: Vec<&str> = line.split(" | ").collect();
            let [frame, name, link] = parts[..] else { panic!("{line}") };
            let link = if link == "=" { frame } else { link };
            assert_eq!(found(frame), Some((name, link.to_owned())), "{frame}");
            assert!(allow::check(Value::Link, link, None).is_some(), "{link}");
            let url = Url::parse(frame).unwrap();
            if let Some(rule) = TABLE.iter().position(|rule| rule.link(&url).is_some()) {
                seen[rule] = true;
            }
        }
        let unseen: Vec<&str> =
            TABLE.iter().zip(&seen).filter(|(_, seen)| !**seen).map(|(rule, _)| rule.name).collect();
        assert!(unseen.is_empty(), "no frame for {unseen:?}");
    }

    #[test]
    fn scripts_that_write_something_are_cards() {
        let shown = |script: &str| {
            let page = Page::from_html(&format!("<body><p>a<script {script}></script>"), "https://a.example/");
            let id = page.elements(Tag::Script).next().unwrap();
            player(&page, id).map(|player| player.link)
        };
        let gist = shown("src='https://gist.github.com/ada/ab1.js'");
        assert_eq!(gist.as_deref(), Some("https://gist.github.com/ada/ab1"));
        let film = shown("src='https://cdn.jwplayer.com/players/ab1-cd2.js'");
        assert_eq!(film.as_deref(), Some("https://cdn.jwplayer.com/players/ab1-cd2.html"));
        let post = shown("src='https://telegram.org/js/telegram-widget.js?22' data-telegram-post='ada/88'");
        assert_eq!(post.as_deref(), Some("https://t.me/ada/88"));
        assert_eq!(shown("src='https://www.youtube.com/iframe_api.js'"), None);
    }

    #[test]
    fn what_is_not_in_the_table_is_nothing() {
        for address in [
            "https://ads.example/frame?id=1",
            "https://www.youtube.com/watch",
            "https://notyoutube.com/embed/abc",
            "https://www.google.com/recaptcha/api2/anchor",
            "ftp://www.youtube.com/embed/abc",
        ] {
            assert_eq!(found(address), None, "{address}");
        }
        let hostile = found("https://www.facebook.com/plugins/post.php?href=javascript:alert(1)").unwrap();
        assert_eq!(allow::check(Value::Link, &hostile.1, None), None);
    }
}
