//! Which source is believed first, in one place.
//!
//! Sources disagree often. Each list is tried from the top, and the first source with a usable value wins.

/// Where a value may come from.
#[derive(Clone, Copy, Debug)]
pub enum Source {
    /// A property of the linked data (JSON-LD) that describes the article.
    Linked(&'static str),
    /// Names of `WebSite` objects in linked data.
    LinkedSite,
    /// `<meta name>`, `<meta property>`, `<meta itemprop>`, in lower case.
    Meta(&'static str),
    /// Microdata or `RDFa`: the value of elements with this property.
    Property(&'static str),
    /// `<a rel=author>`.
    AuthorLink,
    /// An element named for this (class or id) near the heading.
    Named,
    /// `<time datetime>` near the heading.
    Time,
    /// Text that reads like it near the heading.
    Text,
    /// The page's address.
    Address,
    /// Any `<meta>` that names itself a date of publication.
    MetaDate,
    /// [`Source::Time`] and [`Source::Named`] wherever they stand after the heading.
    Anywhere,
}

use Source::{Address, Anywhere, AuthorLink, Linked, LinkedSite, Meta, MetaDate, Named, Property, Text, Time};

pub const TITLE: &[Source] = &[
    Linked("headline"),
    Meta("headline"),
    Meta("og:title"),
    Meta("twitter:title"),
    Meta("parsely-title"),
    Meta("sailthru.title"),
    Meta("dc.title"),
    Meta("dcterms.title"),
    Property("headline"),
    Meta("title"),
    Linked("name"),
];

pub const AUTHOR: &[Source] = &[
    Linked("author"),
    Meta("parsely-author"),
    Meta("sailthru.author"),
    Meta("author"),
    Meta("article:author"),
    Meta("article:author_name"),
    Meta("og:author"),
    Meta("dc.creator"),
    Meta("dcterms.creator"),
    Meta("byl"),
    Meta("cxenseparse:author"),
    Meta("twitter:creator:name"),
    Linked("creator"),
    AuthorLink,
    Property("author"),
    Named,
    Text,
    Anywhere,
];

pub const PUBLISHED: &[Source] = &[
    Linked("datePublished"),
    Meta("article:published_time"),
    Meta("og:article:published_time"),
    Meta("datepublished"),
    Meta("parsely-pub-date"),
    Meta("sailthru.date"),
    Meta("article:published"),
    Meta("article.published"),
    Meta("cxenseparse:recs:publishtime"),
    Meta("og:published_time"),
    Meta("pubdate"),
    Meta("publishdate"),
    Meta("publish-date"),
    Meta("publish_date"),
    Meta("published-date"),
    Meta("publication_date"),
    Meta("dc.date.issued"),
    Meta("dcterms.issued"),
    Meta("dc.date.created"),
    Meta("dcterms.created"),
    Meta("dc.date"),
    Meta("dcterms.date"),
    Meta("citation_publication_date"),
    Meta("citation_date"),
    Property("datePublished"),
    Property("dateCreated"),
    Linked("uploadDate"),
    Linked("dateCreated"),
    Linked("datePosted"),
    Time,
    Meta("date"),
    Named,
    Text,
    MetaDate,
    Address,
    Anywhere,
];

/// Asked as well when the date of publication is that of the last change: some systems stamp both at every change.
pub const SHOWN_DATE: &[Source] = &[Time, Named, Text];

pub const MODIFIED: &[Source] = &[
    Linked("dateModified"),
    Meta("article:modified_time"),
    Meta("og:updated_time"),
    Meta("datemodified"),
    Meta("dc.date.modified"),
    Meta("dcterms.modified"),
    Meta("last-modified"),
    Meta("lastmod"),
    Property("dateModified"),
    Time,
    Named,
    Text,
    Anywhere,
];

pub const SITE: &[Source] = &[
    Meta("og:site_name"),
    LinkedSite,
    Linked("publisher"),
    Meta("application-name"),
    Meta("apple-mobile-web-app-title"),
    Meta("dc.publisher"),
    Meta("twitter:app:name:iphone"),
];

pub const DESCRIPTION: &[Source] = &[
    Meta("og:description"),
    Meta("description"),
    Meta("twitter:description"),
    Linked("description"),
    Meta("dc.description"),
    Property("description"),
];

pub const IMAGE: &[Source] = &[
    Meta("og:image:secure_url"),
    Meta("og:image"),
    Meta("og:image:url"),
    Meta("twitter:image"),
    Meta("twitter:image:src"),
    Linked("image"),
    Linked("thumbnailUrl"),
    Meta("image"),
    Property("image"),
];

pub const SECTION: &[Source] =
    &[Meta("article:section"), Linked("articleSection"), Meta("parsely-section"), Property("articleSection")];

pub const TAGS: &[Source] =
    &[Meta("article:tag"), Linked("keywords"), Meta("parsely-tags"), Meta("news_keywords"), Meta("keywords")];

pub const LICENCE: &[Source] = &[Linked("license"), Meta("dc.rights.license"), Meta("dcterms.license")];

pub const SUBTITLE: &[Source] =
    &[Linked("alternativeHeadline"), Meta("sailthru.subtitle"), Property("alternativeHeadline")];
