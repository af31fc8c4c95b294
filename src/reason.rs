//! Why something is removed: the one vocabulary that every room and every interface uses.

/// The named reasons for a removal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)] // The names document themselves; `name` lists them as users see them.
pub enum Reason {
    Advert,
    Promo,
    Related,
    Newsletter,
    Share,
    Comments,
    CommentForm,
    AuthorBox,
    Navigation,
    CookieNotice,
    PaywallNote,
    Legal,
    MetadataRepeated,
    Hidden,
    Other,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Reason; 15] = [
        Reason::Advert,
        Reason::Promo,
        Reason::Related,
        Reason::Newsletter,
        Reason::Share,
        Reason::Comments,
        Reason::CommentForm,
        Reason::AuthorBox,
        Reason::Navigation,
        Reason::CookieNotice,
        Reason::PaywallNote,
        Reason::Legal,
        Reason::MetadataRepeated,
        Reason::Hidden,
        Reason::Other,
    ];

    /// The name in the API and in data files.
    pub const fn name(self) -> &'static str {
        match self {
            Reason::Advert => "advert",
            Reason::Promo => "promo",
            Reason::Related => "related",
            Reason::Newsletter => "newsletter",
            Reason::Share => "share",
            Reason::Comments => "comments",
            Reason::CommentForm => "comment-form",
            Reason::AuthorBox => "author-box",
            Reason::Navigation => "navigation",
            Reason::CookieNotice => "cookie-notice",
            Reason::PaywallNote => "paywall-note",
            Reason::Legal => "legal",
            Reason::MetadataRepeated => "metadata-repeated",
            Reason::Hidden => "hidden",
            Reason::Other => "other",
        }
    }

    /// The reason with this name.
    pub fn from_name(name: &str) -> Option<Reason> {
        Reason::ALL.into_iter().find(|r| r.name() == name)
    }
}
