//! The picture that a page keeps in `<noscript>` for those who run no scripts.
//!
//! Natively it has been parsed. In a browser that runs scripts it is one raw text, of which the first `img` is read here:
//! its values pass the same policy as any other's, so nothing hangs on reading it just as a browser would.

use std::borrow::Cow;

use crate::page::{Attr, NodeId, Page, Tag};

/// Longest text that is looked at.
const LONGEST: usize = 8000;

/// The attributes of an element, wherever they come from.
pub(super) type Attrs<'a> = Vec<(Attr, Cow<'a, str>)>;

/// The attributes of the only `img` in a `noscript`.
pub(super) fn picture(page: &Page, noscript: NodeId) -> Option<Attrs<'_>> {
    let mut pictures = page.inside(noscript).filter(|&n| page.tag(n) == Some(Tag::Img));
    if let Some(img) = pictures.next() {
        return pictures.next().is_none().then(|| page.attrs(img).map(|(a, v)| (a, Cow::Borrowed(v))).collect());
    }
    let text = page.inside(noscript).map(|n| page.text(n)).find(|text| !text.trim().is_empty())?;
    if text.len() > LONGEST {
        return None;
    }
    let (_, tag) = text.split_once("<img")?;
    (!tag.contains("<img")).then(|| attributes(tag))
}

/// Attributes up to the tag's end.
fn attributes(tag: &str) -> Attrs<'_> {
    let mut attrs = Vec::new();
    let mut rest = tag;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        let end = rest.find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '>' | '/')).unwrap_or(rest.len());
        if end == 0 {
            return attrs;
        }
        let name = Attr::from_name(&rest[..end].to_ascii_lowercase());
        rest = rest[end..].trim_start();
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            let after = after.trim_start();
            let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
            let (taken, left) = match quote {
                Some(quote) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
                None => {
                    after.split_at(after.find(|c: char| c.is_ascii_whitespace() || c == '>').unwrap_or(after.len()))
                }
            };
            value = taken;
            rest = left;
        }
        if name != Attr::Unknown {
            attrs.push((name, decoded(value)));
        }
    }
}

fn decoded(value: &str) -> Cow<'_, str> {
    if !value.contains('&') {
        return Cow::Borrowed(value);
    }
    let plain = value.replace("&quot;", "\"").replace("&#039;", "'").replace("&#39;", "'");
    Cow::Owned(plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raw_attributes_are_read() {
        let attrs = attributes(" src='a.jpg?b&amp;c' ALT=\"x > y\"  width=40 hidden data-x=1 /> <p id=no>");
        let got: Vec<(Attr, &str)> = attrs.iter().map(|(a, v)| (*a, v.as_ref())).collect();
        assert_eq!(got, [(Attr::Src, "a.jpg?b&c"), (Attr::Alt, "x > y"), (Attr::Width, "40"), (Attr::Hidden, "")]);
        assert_eq!(attributes("").len() + attributes(" =x").len() + attributes(" src=\"never ends").len(), 1);
    }
}
