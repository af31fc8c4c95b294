//! The lead picture, when it stands outside of what was kept or only in the page's data.

use super::{decoration, picture, same, source};
use crate::article::Event;
use crate::blocks::Blocks;
use crate::content::Known;
use crate::content::names::SITE;
use crate::metadata::Metadata;
use crate::page::{NodeId, Page, Tag};
use crate::select::Verdict;

/// A picture before this many kept words leads the article already.
const HEAD_WORDS: f32 = 120.0;

/// The events that show it; none when the article has it, or has another one at its head.
pub(in crate::content) fn lead(
    page: &Page,
    blocks: &Blocks,
    known: &Known,
    verdicts: &[Verdict],
    kept: &[bool],
    metadata: &Metadata,
) -> Vec<Event> {
    let Some(address) = metadata.image.as_deref().filter(|a| source::is_usable(a) && !is_site(a)) else {
        return Vec::new();
    };
    let head_end = end_of_head(blocks, verdicts);
    let key = same::key(address);
    let mut elsewhere = None;
    for id in (0..page.nodes().len() as NodeId).filter(|&id| known.is_picture(id)) {
        if kept[id as usize] && id < head_end {
            return Vec::new();
        }
        let Some(shown) = picture(page, id).filter(|shown| same::key(&shown.src) == key) else { continue };
        if kept[id as usize] {
            return Vec::new();
        }
        if !blocks.layout.is_hidden(id) && !decoration::is(page, id, &shown) && elsewhere.is_none() {
            elsewhere = Some((id, shown));
        }
    }
    let (source, picture) = match elsewhere {
        Some((id, picture)) => (Some(id), picture),
        // Data describe any page; one that has a date of publication is an article, and its picture is the lead.
        None if metadata.published.is_some() => (None, super::Picture::at(address.to_owned())),
        None => return Vec::new(),
    };
    vec![
        Event::Open { tag: Tag::Figure, attrs: Vec::new(), source: None },
        Event::Open { tag: Tag::Img, attrs: picture.attrs(), source },
        Event::Close,
        Event::Close,
    ]
}

/// The node before which a picture leads the article.
fn end_of_head(blocks: &Blocks, verdicts: &[Verdict]) -> NodeId {
    let mut words = 0.0;
    for (block, verdict) in blocks.list.iter().zip(verdicts) {
        if verdict.is_keep() {
            words += block.words;
        }
        if words >= HEAD_WORDS {
            return block.first;
        }
    }
    NodeId::MAX
}

/// A picture that stands for the site rather than for the article.
fn is_site(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let file = path.rsplit('/').next().unwrap_or_default();
    SITE.holds(file.split('.').next().unwrap_or_default())
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use crate::article::Event;
    use crate::page::{Attr, Page, Tag};
    use crate::{Options, read};

    /// Addresses of the pictures of an article whose page names `/lead-1200x800.jpg` and has this markup over its text.
    fn pictures(image: &str, above: &str) -> Vec<String> {
        let text = "<p>The walls of the mill stand in the water as they have stood for three hundred years, and nobody has \
                    found out who built them or why they were built so far from the road.</p>";
        let html = format!(
            "<html lang=en><head><title>The mill</title><meta property='og:image' content='{image}'>\
             <meta property='article:published_time' content='2024-05-06'></head><body>{above}<main><article><h1>The mill</h1>\
             {}</article></main></body></html>",
            text.repeat(6)
        );
        let article = read(&Page::from_html(&html, "https://a.example/mill"), &Options::default());
        let shown = article.content.events.iter().filter_map(|event| match event {
            Event::Open { tag: Tag::Img, attrs, .. } => {
                attrs.iter().find(|(a, _)| *a == Attr::Src).map(|(_, v)| v.clone())
            }
            _ => None,
        });
        shown.collect()
    }

    #[test]
    fn a_lead_picture_that_only_data_name_is_shown_once() {
        assert_eq!(pictures("/lead-1200x800.jpg", ""), ["https://a.example/lead-1200x800.jpg"]);
        let above = "<div class=hero><img src=/lead-600x400.jpg></div>";
        assert_eq!(pictures("/lead-1200x800.jpg", above).len(), 1);
    }

    #[test]
    fn what_stands_for_the_site_leads_no_article() {
        for image in ["/img/logo.png", "/og-image.jpg", "/placeholder.png", "data:image/png;base64,AAAA"] {
            assert!(pictures(image, "").is_empty(), "{image}");
        }
    }
}
