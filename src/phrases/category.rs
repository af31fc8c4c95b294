//! The sections of a data file.

/// What kind of clutter a phrase belongs to; the sections of a data file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // `name` is the section's name, and the data files show what is in each.
#[repr(u8)]
pub enum Category {
    Related,
    Promo,
    Newsletter,
    Share,
    Advert,
    Breadcrumb,
    Author,
    Byline,
    Comments,
    CommentForm,
    Cookie,
    Paywall,
    Legal,
    Login,
    Navigation,
    Embed,
}

impl Category {
    /// All categories in the order of a data file.
    pub const ALL: [Category; 16] = [
        Category::Related,
        Category::Promo,
        Category::Newsletter,
        Category::Share,
        Category::Advert,
        Category::Breadcrumb,
        Category::Author,
        Category::Byline,
        Category::Comments,
        Category::CommentForm,
        Category::Cookie,
        Category::Paywall,
        Category::Legal,
        Category::Login,
        Category::Navigation,
        Category::Embed,
    ];

    /// The section's name in a data file.
    pub const fn name(self) -> &'static str {
        match self {
            Category::Related => "related",
            Category::Promo => "promo",
            Category::Newsletter => "newsletter",
            Category::Share => "share",
            Category::Advert => "advert",
            Category::Breadcrumb => "breadcrumb",
            Category::Author => "author",
            Category::Byline => "byline",
            Category::Comments => "comments",
            Category::CommentForm => "comment-form",
            Category::Cookie => "cookie",
            Category::Paywall => "paywall",
            Category::Legal => "legal",
            Category::Login => "login",
            Category::Navigation => "navigation",
            Category::Embed => "embed",
        }
    }
}
