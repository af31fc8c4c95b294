//! Pictures that say nothing: icons, avatars, tracking pixels, share buttons; and emoji, which are text.

use super::source::Picture;
use crate::content::names::{DECORATION, DRAWN, ELSEWHERE};
use crate::page::{Attr, NodeId, Page, Tag};

/// Pictures smaller than this on both sides, in CSS pixels, are icons, avatars and tracking pixels.
const SMALLEST: u32 = 64;
/// No picture is as flat as this; rules and shadows are.
const FLATTEST: u32 = 8;
/// A picture as large as this on both sides is one, whatever it is called.
const LARGE: u32 = 200;
/// How many elements around a picture may say by their names what it is.
const AROUND: usize = 3;

/// Whether a picture is no part of an article.
pub(super) fn is(page: &Page, id: NodeId, picture: &Picture) -> bool {
    let side = |name| page.attr(id, name).and_then(|v| v.trim().trim_end_matches("px").parse::<u32>().ok());
    let (width, height) = (side(Attr::Width), side(Attr::Height));
    let small = |n: Option<u32>, limit| n.is_some_and(|n| n < limit);
    // A lazy picture's stand-in may be tiny: then the picture's own size counts.
    let (width, height) = match (picture.width, picture.height) {
        (Some(w), Some(h)) if width.max(height) <= Some(1) => (Some(w), Some(h)),
        _ => (width, height),
    };
    if page.node(id).shown_small
        || small(width, SMALLEST) && height.is_none_or(|h| h < SMALLEST)
        || small(height, SMALLEST) && width.is_none()
        || small(width, FLATTEST)
        || small(height, FLATTEST)
    {
        return true;
    }
    if ELSEWHERE.is_in(&picture.src.to_ascii_lowercase()) {
        return true;
    }
    let large = width.is_some_and(|w| w >= LARGE) && height.is_some_and(|h| h >= LARGE);
    if large {
        return false;
    }
    let mut around = page.lineage(id).take(AROUND);
    DECORATION.name(page, id)
        || around.any(|n| page.tag(n) != Some(Tag::Figure) && is_avatar(page, n))
        || is_drawn(page, id, picture)
}

/// A wrapper that exists for a person's or a service's picture.
fn is_avatar(page: &Page, id: NodeId) -> bool {
    let lone = page.inside(id).len() < 12;
    // WordPress calls the box of each picture of a gallery its icon.
    let is_gallery = || page.attr(id, Attr::Class).is_some_and(|class| class.contains("gallery"));
    lone && DECORATION.name(page, id) && !is_gallery()
}

/// A drawing without size or alternative text, or in a button, is a sign.
fn is_drawn(page: &Page, id: NodeId, picture: &Picture) -> bool {
    let path = picture.src.split(['?', '#']).next().unwrap_or_default();
    let file = path.rsplit('/').next().unwrap_or_default();
    let Some(stem) = file.strip_suffix(".svg") else { return false };
    let sized = picture.width.is_some_and(|w| w >= LARGE);
    let in_button = page.lineage(id).take(4).any(|n| page.tag(n) == Some(Tag::Button));
    !sized && (picture.alt.is_none() || in_button || DRAWN.holds(stem))
}

/// The text of a picture that is an emoji, or one of the faces that were written before there were any.
pub(in crate::content) fn emoji(page: &Page, id: NodeId) -> Option<&str> {
    if page.tag(id) != Some(Tag::Img) {
        return None;
    }
    let alt = page.attr(id, Attr::Alt)?.trim();
    let is_sign = |c: char| !c.is_ascii() && !c.is_alphanumeric();
    let is_emoji = !alt.is_empty() && alt.chars().count() <= 8 && alt.chars().all(is_sign);
    (is_emoji || is_face(alt) || is_initial(page, id, alt)).then_some(alt)
}

/// A letter in whose place a picture of it stands: the word goes on behind it.
fn is_initial(page: &Page, id: NodeId, alt: &str) -> bool {
    let mut letters = alt.chars();
    let next = page.node(id).end;
    let follows = next < page.node(page.node(id).parent).end && page.text(next).starts_with(char::is_lowercase);
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none() && follows
}

/// `:-)` and its like: eyes, perhaps a nose, a mouth.
fn is_face(alt: &str) -> bool {
    let mut signs = alt.chars();
    signs.next().is_some_and(|eyes| ":;=8xX".contains(eyes))
        && signs.next_back().is_some_and(|mouth| "()[]|/\\DPpOo*?".contains(mouth))
        && matches!(signs.as_str(), "" | "-" | "'" | "o" | "^")
        && !alt.chars().all(char::is_alphanumeric)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::page::Page;

    fn decorates(html: &str) -> bool {
        let page = Page::from_html(html, "https://a.example/p/");
        let id = page.elements(Tag::Img).next().unwrap();
        super::super::picture(&page, id).is_none_or(|picture| is(&page, id, &picture))
    }

    #[test]
    fn small_pictures_and_signs_decorate() {
        for html in [
            "<img src=/a.png width=1 height=1>",
            "<img src=/a.png width=40>",
            "<img src=/rule.png width=600 height=3>",
            "<img src=/a.png class=author-avatar>",
            "<div class=avatar><img src=/face.jpg></div>",
            "<img src=https://secure.gravatar.com/avatar/abc width=96 height=96>",
            "<img src=https://www.facebook.com/tr?id=1>",
            "<button><img src=/i/zoom-in.svg alt=zoom></button>",
        ] {
            assert!(decorates(html), "{html}");
        }
    }

    #[test]
    fn pictures_do_not() {
        for html in [
            "<img src=/a.png>",
            "<img src=/iconic-bridge.jpg>",
            "<img src=/a.png width=640 height=480 class=size-full-icon>",
            "<img src=/chart.svg alt='A chart of rainfall'>",
            "<img src=/strip.png width=600 height=40>",
            "<dt class='gallery-icon landscape'><img src=/a-150x150.jpg width=150 height=150></dt>",
        ] {
            assert!(!decorates(html), "{html}");
        }
    }

    #[test]
    fn emoji_and_faces_are_text() {
        let alts = ["🌧️", "Rain", ":-)", ";)", "8)", "x", "OO"];
        let page =
            Page::from_html(&alts.map(|alt| format!("<img alt='{alt}' src=a.png>")).concat(), "https://a.example/");
        let found: Vec<Option<&str>> = page.elements(Tag::Img).map(|id| emoji(&page, id)).collect();
        let initial = Page::from_html("<p><img src=t.gif alt=T>he mill<img src=a.gif alt=A> B", "https://a.example/");
        let letters: Vec<Option<&str>> = initial.elements(Tag::Img).map(|id| emoji(&initial, id)).collect();
        assert_eq!(letters, [Some("T"), None]);
        assert_eq!(found, [Some("🌧️"), None, Some(":-)"), Some(";)"), Some("8)"), None, None]);
    }
}
