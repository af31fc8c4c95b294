//! When two addresses are the same picture: in another size, from another mirror, through another resizer.

use std::borrow::Cow;

/// From this many letters and digits on a file's name is its own; a shorter one (`image`, `1200`) needs its folders.
const DISTINCT: usize = 12;

const ENDINGS: &[&str] = &["jpg", "jpeg", "png", "webp", "avif", "gif", "svg"];

/// A key that addresses of the same picture have in common.
pub(super) fn key(address: &str) -> String {
    if address.starts_with("data:") {
        return address.to_owned();
    }
    let inner = innermost(address);
    let inner = inner.split('#').next().unwrap_or_default();
    let (path, query) = inner.split_once('?').unwrap_or((inner, ""));
    let path = path.split_once("://").map_or(path, |(_, rest)| rest).trim_end_matches('/');
    let segments: Vec<String> = path.split('/').filter(|s| !is_transform(s)).map(bare).collect();
    let name = segments.last().cloned().unwrap_or_default();
    // A file says what it is; a script has it in its query.
    let file = path.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.contains(&ending.to_ascii_lowercase().as_str()));
    if file && name.chars().filter(char::is_ascii_alphanumeric).count() >= DISTINCT {
        return name;
    }
    let path = segments.join("/");
    if file || query.is_empty() { path } else { format!("{path}?{query}") }
}

/// The address inside an address (`/resize?url=https%3A%2F%2F…`), as deep as they go.
fn innermost(address: &str) -> Cow<'_, str> {
    let lower = address.to_ascii_lowercase();
    let at = ["https://", "http://", "https%3a%2f%2f", "http%3a%2f%2f", "https:/", "http:/"]
        .iter()
        .filter_map(|start| lower.rfind(start))
        .max()
        .unwrap_or(0);
    let inner = &address[at..];
    if at == 0 || !inner.contains('%') {
        return Cow::Borrowed(inner);
    }
    // Parameters of the outer address follow the encoded one.
    let encoded = inner.get(4..).is_some_and(|s| s.to_ascii_lowercase().trim_start_matches('s').starts_with("%3a"));
    let inner = if encoded { inner.split('&').next().unwrap_or(inner) } else { inner };
    let decoded: Vec<(Cow<str>, Cow<str>)> = url::form_urlencoded::parse(inner.as_bytes()).collect();
    if encoded && decoded.len() == 1 { Cow::Owned(decoded[0].0.to_string()) } else { Cow::Borrowed(inner) }
}

/// A folder that says how the picture is to be made: `w_300,h_200`, `fit-in`, `300x200`, `800`, `quality=80`.
fn is_transform(segment: &str) -> bool {
    let sized = |s: &str| {
        let digits = s.chars().filter(char::is_ascii_digit).count();
        digits > 0
            && s.chars().all(|c| c.is_ascii_digit() || matches!(c, 'x' | 'X' | 'w' | 'h' | '-' | '_' | '.'))
            && s.len() < 12
    };
    !segment.contains('.') && (segment.contains([',', '=', ':']) || sized(segment) || segment == "fit-in")
}

/// A segment without its ending and without the size in it, in lower case.
fn bare(segment: &str) -> String {
    let lower = segment.to_ascii_lowercase();
    let stem = lower.rsplit_once('.').filter(|(_, ending)| ending.len() <= 4).map_or(lower.as_str(), |(stem, _)| stem);
    let stem =
        stem.rsplit_once('.').filter(|(_, e)| matches!(*e, "jpg" | "jpeg" | "png")).map_or(stem, |(stem, _)| stem);
    let mut stem = stem;
    while let Some((head, tail)) = stem.rsplit_once(['-', '_', '@']) {
        let is_size = tail == "scaled"
            || tail.split_once('x').is_some_and(|(w, h)| is_number(w) && (h.is_empty() || is_number(h)))
            || tail.strip_suffix('w').is_some_and(is_number)
            || tail.strip_prefix('w').is_some_and(is_number);
        if !is_size || head.is_empty() {
            break;
        }
        stem = head;
    }
    stem.to_owned()
}

fn is_number(s: &str) -> bool {
    !s.is_empty() && s.len() <= 5 && s.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_mirrors_and_resizers_make_no_difference() {
        for (a, b) in [
            ("https://a.example/up/harbour-at-dawn-696x464.jpg", "https://a.example/up/harbour-at-dawn.jpg"),
            (
                "https://a.example/up/harbour-at-dawn-scaled.jpg",
                "https://i0.cdn.example/a.example/up/harbour-at-dawn.jpg?w=300",
            ),
            ("https://a.example/_next/image?url=https%3A%2F%2Fb.example%2Fx%2F1.jpg&w=64", "https://b.example/x/1.jpg"),
            ("https://a.example/img/w_300,h_200/x/1.jpg", "https://a.example/img/w_900,h_600/x/1.jpg"),
            ("https://a.example/img/300x200/x/1.jpg", "https://a.example/img/900x600/x/1.webp"),
            ("https://a.example/resize/800/https://b.example/x/1.jpg", "https://b.example/x/1.jpg"),
        ] {
            assert_eq!(key(a), key(b));
        }
    }

    #[test]
    fn other_pictures_stay_apart() {
        for (a, b) in [
            ("https://a.example/one/image.jpg", "https://a.example/two/image.jpg"),
            ("https://a.example/img.php?id=1", "https://a.example/img.php?id=2"),
            ("https://a.example/img?id=1", "https://a.example/img?id=2"),
            ("https://a.example/up/harbour-at-dawn-1.jpg", "https://a.example/up/harbour-at-dawn-2.jpg"),
        ] {
            assert_ne!(key(a), key(b));
        }
    }
}
