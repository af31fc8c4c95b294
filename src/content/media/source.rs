//! From where a picture is loaded, and how large it is.
//!
//! A page may keep the address in many places until scripts put it where the browser looks: every place is tried, the best
//! candidate of each, and what stands in for a picture that is still to come is none. A snapshot holds what the browser
//! has loaded, and then nothing else (`extension/page/attributes.js`).

use std::borrow::Cow;

use super::noscript::{self, Attrs};
use super::srcset;
use crate::content::allow::{self, Value};
use crate::content::decimal::decimal;
use crate::content::names::{DRAWN, STAND_IN};
use crate::page::{Attr, NodeId, Page, Tag};

/// A picture as the article shows it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::content) struct Picture {
    /// Checked and absolute.
    pub(in crate::content) src: String,
    pub(in crate::content) alt: Option<String>,
    pub(in crate::content) width: Option<u32>,
    pub(in crate::content) height: Option<u32>,
}

/// Sets, then addresses, in which scripts keep a picture until it comes into sight; then the browser's own.
const SETS: &[Attr] = &[Attr::DataSrcset, Attr::DataLazySrcset, Attr::DataEzsrcset, Attr::Srcset];
const LAZY: &[Attr] = &[
    Attr::DataSrc,
    Attr::DataLazySrc,
    Attr::DataLazy,
    Attr::DataOriginal,
    Attr::DataCfsrc,
    Attr::DataImage,
    Attr::DataBg,
    Attr::DataOrigSrc,
    Attr::DataEzsrc,
    Attr::DataActualsrc,
    Attr::DataOptSrc,
    Attr::DataSplideLazy,
    Attr::DataFlickityLazyload,
    Attr::DataFlickityLazyloadSrc,
    Attr::DataLazyload,
    Attr::DataPagespeedLazySrc,
    Attr::DataImgUrl,
    Attr::Zoomfile,
    Attr::Src,
    // Larger ones for a closer look.
    Attr::DataLargeFile,
    Attr::DataHiResSrc,
    Attr::DataFullSrc,
    Attr::DataOrigFile,
];

/// A `data:` picture shorter than this is a blur or a blank.
const SHORTEST_DATA: usize = 1500;
/// The width of the window for which the sources of a `<picture>` are chosen.
const WINDOW: f32 = 1280.0;
/// How far from a picture its `<noscript>` twin is looked for.
const NEAR: NodeId = 60;

/// The picture that an element shows; `None` when there is no usable address.
pub(in crate::content) fn picture(page: &Page, id: NodeId) -> Option<Picture> {
    let own: Attrs = page.attrs(id).map(|(a, v)| (a, Cow::Borrowed(v))).collect();
    match page.tag(id)? {
        Tag::Img if page.node(id).loaded => {
            let src = allow::check(Value::Picture, page.attr(id, Attr::Src)?, page.base.as_ref())?;
            Some(Picture { src, ..Picture::default() }.sized(&own))
        }
        Tag::Img | Tag::AmpImg => {
            from_sources(page, id).or_else(|| from_attrs(page, &own)).map(|p| p.sized(&own)).or_else(|| {
                let twin = noscript::picture(page, twin(page, id)?)?;
                from_attrs(page, &twin).map(|p| p.sized(&twin))
            })
        }
        Tag::Noscript => {
            let twin = noscript::picture(page, id)?;
            from_attrs(page, &twin).map(|p| p.sized(&twin))
        }
        _ => background(page, id),
    }
}

/// Attributes' own candidates: the best of a set, an address kept for later, the address.
fn from_attrs(page: &Page, attrs: &Attrs) -> Option<Picture> {
    let get = |name: Attr| attrs.iter().find(|(a, _)| *a == name).map(|(_, v)| v.as_ref());
    let base = page.base.as_ref();
    let set = SETS.iter().find_map(|name| srcset::best(get(*name)?, base, is_usable));
    if let Some(srcset::Candidate { src, width }) = set {
        return Some(Picture { src, width: width.map(|w| w as u32), ..Picture::default() });
    }
    let address = |name: &Attr| {
        // The width that a script fills in.
        let address = get(*name)?.replace("{width}", "1080");
        allow::check(Value::Picture, &address, base).filter(|src| is_usable(src))
    };
    let src = LAZY.iter().find_map(address).or_else(|| {
        let own = allow::check(Value::Picture, get(Attr::Src)?, base)?;
        (own.starts_with("data:") && own.len() >= SHORTEST_DATA).then_some(own)
    })?;
    Some(Picture { src, ..Picture::default() })
}

/// The first source of the `<picture>` around an `img` that a browser with a large window would take.
fn from_sources(page: &Page, img: NodeId) -> Option<Picture> {
    let picture = page.lineage(img).skip(1).take(2).find(|&n| page.tag(n) == Some(Tag::Picture))?;
    page.inside(picture).take_while(|&n| n < img).filter(|&n| page.tag(n) == Some(Tag::Source)).find_map(|source| {
        let fits =
            page.attr(source, Attr::Type).is_none_or(is_shown) && page.attr(source, Attr::Media).is_none_or(is_met);
        let set = SETS.iter().find_map(|name| page.attr(source, *name)).filter(|_| fits)?;
        let best = srcset::best(set, page.base.as_ref(), is_usable)?;
        Some(Picture { src: best.src, width: best.width.map(|w| w as u32), ..Picture::default() })
    })
}

/// Types that browsers show.
fn is_shown(kind: &str) -> bool {
    let kind = kind.trim().to_ascii_lowercase();
    kind.is_empty()
        || ["jpeg", "jpg", "png", "gif", "webp", "avif", "svg+xml"].iter().any(|k| kind == format!("image/{k}"))
}

/// Whether a media query asks for a window no wider or narrower than ours, the only thing that tells sources apart.
fn is_met(query: &str) -> bool {
    let query = query.to_ascii_lowercase();
    query.split(',').any(|query| {
        !query.contains("print")
            && !query.contains("prefers-color-scheme: dark")
            && !query.contains("orientation: portrait")
            && query.split('(').all(|part| {
                let Some((feature, value)) = part.split_once(':') else { return true };
                let value = value.split(')').next().unwrap_or_default().trim();
                let digits = value.trim_end_matches(|c: char| c.is_ascii_alphabetic());
                let Some(number) = decimal(digits.trim()) else { return true };
                let pixels = if value.ends_with("em") { number * 16.0 } else { number };
                match feature.trim() {
                    "min-width" => WINDOW >= pixels,
                    "max-width" => WINDOW <= pixels,
                    _ => true,
                }
            })
    })
}

/// The `<noscript>` that holds the same picture: beside it, or beside what is around it alone.
fn twin(page: &Page, img: NodeId) -> Option<NodeId> {
    page.lineage(img).skip(1).take(3).find_map(|around| {
        let inside = page.inside(around);
        if inside.end - inside.start > NEAR {
            return None;
        }
        inside
            .clone()
            .find(|&n| page.tag(n) == Some(Tag::Noscript) && n > img)
            .or_else(|| inside.take_while(|&n| n < img).filter(|&n| page.tag(n) == Some(Tag::Noscript)).last())
    })
}

/// The picture in an element's background.
fn background(page: &Page, id: NodeId) -> Option<Picture> {
    let lazy = page.attr(id, Attr::DataBg).map(str::to_owned);
    let style = page.attr(id, Attr::Style).and_then(|style| {
        let (_, value) = style.split_once("background")?;
        let (_, rest) = value.split_once("url(")?;
        let (address, _) = rest.split_once(')')?;
        Some(address.trim_matches(['"', '\'', ' ']).to_owned())
    });
    let src = lazy.or(style).and_then(|address| {
        let address = address.trim_start_matches("url(").trim_end_matches(')').trim_matches(['"', '\'']);
        allow::check(Value::Picture, address, page.base.as_ref())
    })?;
    let alt = page.attr(id, Attr::AriaLabel).or(page.attr(id, Attr::Title)).and_then(alternative);
    is_usable(&src).then(|| Picture { alt, ..Picture::at(src) })
}

fn alternative(text: &str) -> Option<String> {
    allow::check(Value::Text, text, None)
}

/// Whether an address leads to a picture, not to what stands in for one.
pub(super) fn is_usable(src: &str) -> bool {
    // A script has still to fill in what stands in braces.
    if src.starts_with("data:") || src.contains("%7B") {
        return false;
    }
    let path = src.split(['?', '#']).next().unwrap_or_default();
    let file = path.rsplit('/').next().unwrap_or_default();
    let (stem, ending) = file.rsplit_once('.').unwrap_or((file, ""));
    let ending = ending.to_ascii_lowercase();
    // Photographs are called all sorts of things; what is drawn to be empty is called so and is no photograph.
    let drawn = matches!(ending.as_str(), "gif" | "png" | "svg");
    !(drawn && STAND_IN.holds(stem) || matches!(ending.as_str(), "gif" | "svg") && DRAWN.holds(stem))
}

impl Picture {
    /// One of which nothing is known but its address.
    pub(super) fn at(src: String) -> Picture {
        Picture { src, ..Picture::default() }.sized(&Attrs::new())
    }

    /// With the size that the page gives it, in the pixels of the candidate taken, and its alternative text.
    fn sized(mut self, attrs: &Attrs) -> Picture {
        let get = |name: Attr| attrs.iter().find(|(a, _)| *a == name).map(|(_, v)| v.as_ref());
        self.alt = get(Attr::Alt).and_then(alternative);
        let number =
            |name| get(name).and_then(|v| v.trim().trim_end_matches("px").parse::<u32>().ok()).filter(|&n| n > 1);
        let size = number(Attr::Width).zip(number(Attr::Height)).or_else(|| size_in_name(&self.src));
        match (self.width, size) {
            (Some(known), Some((width, height))) => {
                self.height = Some((f64::from(known) * f64::from(height) / f64::from(width)).round() as u32);
            }
            (None, Some((width, height))) => (self.width, self.height) = (Some(width), Some(height)),
            // One side alone says how the page lays it out, not how large the picture is.
            (_, None) => (self.width, self.height) = (None, None),
        }
        self
    }

    /// The attributes of the `img` that shows it.
    pub(in crate::content) fn attrs(self) -> Vec<(Attr, String)> {
        let size = |n: Option<u32>| n.filter(|n| (1..=10_000).contains(n)).map(|n| n.to_string());
        let (width, height) = (size(self.width), size(self.height));
        let both = width.is_some() && height.is_some();
        let rest =
            [(Attr::Alt, self.alt), (Attr::Width, width.filter(|_| both)), (Attr::Height, height.filter(|_| both))];
        let rest = rest.into_iter().filter_map(|(name, value)| Some((name, value?)));
        std::iter::once((Attr::Src, self.src)).chain(rest).collect()
    }
}

/// `name-800x600.jpg`, as publishing systems write it.
fn size_in_name(src: &str) -> Option<(u32, u32)> {
    let path = src.split(['?', '#']).next()?;
    let (stem, _) = path.rsplit_once('.')?;
    let (_, size) = stem.rsplit_once('-')?;
    let (width, height) = size.split_once('x')?;
    let number = |s: &str| s.parse::<u32>().ok().filter(|n| (16..=10_000).contains(n));
    Some((number(width)?, number(height)?))
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    fn shown(html: &str) -> Option<Picture> {
        let page = Page::from_html(html, "https://a.example/p/");
        let id = (0..page.nodes().len() as NodeId)
            .find(|&n| matches!(page.tag(n), Some(Tag::Img)) || page.attr(n, Attr::Class) == Some("it"))?;
        picture(&page, id)
    }

    fn src(html: &str) -> Option<String> {
        Some(shown(html)?.src.strip_prefix("https://a.example/")?.to_owned())
    }

    #[test]
    fn lazy_addresses_are_found() {
        for attr in [
            "data-src",
            "data-lazy-src",
            "data-original",
            "data-lazy",
            "data-hi-res-src",
            "data-orig-file",
            "data-ezsrc",
            "data-flickity-lazyload",
            "zoomfile",
        ] {
            let html = format!("<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw=' {attr}='/x.jpg'>");
            assert_eq!(src(&html).as_deref(), Some("x.jpg"), "{attr}");
        }
        assert_eq!(src("<img src=/spacer.gif data-srcset='/s.jpg 300w, /l.jpg 900w'>").as_deref(), Some("l.jpg"));
        let commas = "<img srcset='/fill/w_740,h_493,al_c/s.jpg 1x, /fill/w_1480,h_986,al_c/l.jpg 2x'>";
        assert_eq!(src(commas).as_deref(), Some("fill/w_1480,h_986,al_c/l.jpg"));
        assert_eq!(src("<img src=/s_{width}x.jpg data-src='/s_{width}x.jpg'>").as_deref(), Some("s_1080x.jpg"));
    }

    #[test]
    fn stand_ins_are_no_pictures() {
        for html in [
            "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>",
            "<img src=/img/grey-placeholder.png>",
            "<img src=/img/loading.svg>",
            "<img src=/1x1.gif>",
            "<img alt=nothing>",
        ] {
            assert_eq!(shown(html), None, "{html}");
        }
        assert_eq!(src("<img src=/loading-dock.jpg>").as_deref(), Some("loading-dock.jpg"));
    }

    #[test]
    fn the_noscript_twin_is_taken() {
        let twin = "<noscript><img src=/real.jpg alt=Quay width=900 height=600></noscript>";
        let blank = "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw=' width=1 height=1>";
        let got = shown(&format!("<figure><div>{blank}</div>{twin}</figure>")).unwrap();
        assert_eq!((got.src.as_str(), got.alt.as_deref()), ("https://a.example/real.jpg", Some("Quay")));
        assert_eq!((got.width, got.height), (Some(900), Some(600)));
        assert_eq!(src(&format!("<p><img src=/own.jpg>{twin}")).as_deref(), Some("own.jpg"));
    }

    #[test]
    fn a_source_is_chosen_as_a_browser_does() {
        let html = "<picture><source type=image/jxl srcset=/a.jxl><source media='(max-width: 600px)' srcset=/b.webp>\
                    <source media='(min-width: 40em)' type=image/webp srcset='/c.webp 700w, /d.webp 1600w'>\
                    <img src=/e.jpg width=400 height=300></picture>";
        let fine = "<picture><source media='(max-width: 599px) and (min-resolution: 192dpi)' srcset=/phone.jpg>\
                    <source media='(min-width: 660px) and (min-resolution: 120dpi), (min-width: 700px)' srcset=/desk.jpg>\
                    <img src=/e.jpg></picture>";
        assert_eq!(src(fine).as_deref(), Some("desk.jpg"));
        let got = shown(html).unwrap();
        assert_eq!(got.src, "https://a.example/d.webp");
        assert_eq!((got.width, got.height), (Some(1600), Some(1200)));
    }

    #[test]
    fn backgrounds_are_read() {
        let html = "<div class=it role=img aria-label=Quay style=\"background: url('/q.jpg') center\"></div>";
        let got = shown(html).unwrap();
        assert_eq!((got.src.as_str(), got.alt.as_deref()), ("https://a.example/q.jpg", Some("Quay")));
    }

    #[test]
    fn sizes_come_from_attributes_or_the_name() {
        let size = |html| shown(html).map(|p| (p.width, p.height)).unwrap();
        assert_eq!(size("<img src=/a.jpg width=300px height=200>"), (Some(300), Some(200)));
        assert_eq!(size("<img src=/a-696x464.jpg>"), (Some(696), Some(464)));
        assert_eq!(size("<img src=/a.jpg width=300>"), (None, None));
        assert_eq!(size("<img srcset='/a.jpg 1400w' width=70 height=40>"), (Some(1400), Some(800)));
    }
}
