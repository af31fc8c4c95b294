//! Addresses of links without what only tells the other site where its reader came from, and without the stop on the way.

use std::sync::LazyLock;

use url::Url;

/// The lines of the table: a host (`*` for any, `name.*` for any ending) and parameters.
static TABLE: LazyLock<Vec<(&str, Vec<&str>)>> = LazyLock::new(|| {
    let lines = include_str!("tracking.txt").lines().filter(|line| !line.starts_with('#'));
    let words = lines.map(|line| line.split_ascii_whitespace().collect::<Vec<_>>());
    words.filter(|words| !words.is_empty()).map(|words| (words[0], words[1..].to_vec())).collect()
});

static REDIRECTS: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let lines = include_str!("redirects.txt").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(' ')).collect()
});

/// Where a page leads that only sends its reader on.
fn destination(url: &Url) -> Option<Url> {
    url.query()?;
    let (host, path) = (url.host_str()?, url.path());
    let is_at = |start: &str| match start.strip_prefix(host) {
        Some(rest) => path.starts_with(rest),
        None => host.starts_with(start),
    };
    let (_, parameter) =
        REDIRECTS.iter().find(|(start, name)| is_at(start) && url.query_pairs().any(|(key, _)| key == *name))?;
    let (_, address) = url.query_pairs().find(|(key, _)| key == parameter)?;
    Url::parse(&address).ok().filter(|url| matches!(url.scheme(), "http" | "https"))
}

/// The address without tracking parameters, and of a page that only sends on, where it leads. What is left of the query stays byte for byte.
pub(super) fn without_tracking(url: Url) -> Url {
    let mut url = destination(&url).unwrap_or(url);
    let Some(query) = url.query().filter(|_| matches!(url.scheme(), "http" | "https")) else { return url };
    let host = url.host_str().unwrap_or_default();
    let left: Vec<&str> = query.split('&').filter(|pair| !tracks(host, pair)).collect();
    if left.len() == query.split('&').count() {
        return url;
    }
    let left = left.join("&");
    url.set_query(Some(left.as_str()).filter(|left| !left.is_empty()));
    url
}

fn tracks(host: &str, pair: &str) -> bool {
    let name = pair.split('=').next().unwrap_or_default().to_ascii_lowercase();
    TABLE
        .iter()
        .filter(|(site, _)| is_of(host, site))
        .flat_map(|(_, names)| names)
        .any(|tracker| tracker.strip_suffix('*').map_or(name == *tracker, |start| name.starts_with(start)))
}

fn is_of(host: &str, site: &str) -> bool {
    let ends_in = |site: &str| host.strip_suffix(site).is_some_and(|sub| sub.is_empty() || sub.ends_with('.'));
    match site.strip_suffix(".*") {
        // The last part or two are the country's.
        Some(name) => host.split('.').rev().skip(1).take(2).any(|part| part == name),
        None => site == "*" || ends_in(site),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clean(address: &str) -> String {
        without_tracking(Url::parse(address).unwrap()).into()
    }

    #[test]
    fn tracking_goes_and_everything_else_stays() {
        for (address, left) in [
            ("https://a.example/p?utm_source=x&id=5&fbclid=Iw#top", "https://a.example/p?id=5#top"),
            (
                "https://l.facebook.com/l.php?u=https%3A%2F%2Fb.example%2Fz%3Futm_id%3D1%26k%3D2&h=AT",
                "https://b.example/z?k=2",
            ),
            ("https://www.google.com/url?sa=D&q=https://b.example/&ust=1", "https://b.example/"),
            ("https://a.example/p?UTM_Medium=mail&mc_eid=1", "https://a.example/p"),
            ("https://a.example/p?q=a+b%20c&&x=%C3%A9&gclid=1", "https://a.example/p?q=a+b%20c&&x=%C3%A9"),
            ("https://www.youtube.com/watch?v=abc&si=1&feature=share&t=10", "https://www.youtube.com/watch?v=abc&t=10"),
            ("https://www.amazon.co.uk/dp/1?tag=shop-21&th=1", "https://www.amazon.co.uk/dp/1?th=1"),
        ] {
            assert_eq!(clean(address), left);
        }
        for same in [
            "https://a.example/p?tag=birds&si=2&source=map",
            "https://a.example/p?",
            "https://www.google.com/url?q=javascript:alert(1)",
            "https://l.facebook.com/other?u=https://b.example/",
            "mailto:a@b.example?subject=utm_x",
        ] {
            assert_eq!(clean(same), same);
        }
    }
}
