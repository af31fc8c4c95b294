//! The site's or publication's name.

use super::jsonld::Linked;
use super::precedence::{self, Source};
use super::sources::Sources;
use super::text::tidy;

/// Every name that the page's data give the site, best first. A domain is not one.
pub fn names(sources: &Sources, linked: &Linked) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for source in precedence::SITE {
        let found: Vec<String> = match source {
            Source::Meta(name) => sources.metas(name).collect(),
            Source::Linked(property) => linked.texts(property),
            Source::LinkedSite => linked.site_names(),
            _ => Vec::new(),
        };
        names.extend(found.iter().map(|n| tidy(n)).filter(|n| is_name(n)));
    }
    names
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().count() <= 80 && !text.starts_with("http") && !text.starts_with('@')
}

#[cfg(test)]
mod tests {
    use crate::metadata::read;
    use crate::page::Page;

    #[test]
    fn name_comes_from_metas_or_linked_data_but_not_the_address() {
        let site = |html: &str| read(&Page::from_html(html, "https://mill.example/")).site;
        assert_eq!(
            site("<meta property=og:site_name content='Mill &amp;amp; River'>").as_deref(),
            Some("Mill & River")
        );
        let linked = r#"<script type="application/ld+json">[{"@type":"WebSite","name":"The Mill"}]</script>"#;
        assert_eq!(site(linked).as_deref(), Some("The Mill"));
        let publisher =
            r#"<script type="application/ld+json">{"@type":"Article","publisher":{"name":"Mill Press"}}</script>"#;
        assert_eq!(site(publisher).as_deref(), Some("Mill Press"));
        assert_eq!(site("<meta property=og:site_name content='https://mill.example'>"), None);
    }
}
