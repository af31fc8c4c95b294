// What Tidy hides, by the engine's reasons: what nobody came for. What the site needs to be used stays, and so do its own
// notices of law, the comments and the author's box.

/** `overlay` is none of the engine's: what lies over the page and stops it, whatever it says. */
export const TIDIED = ['promo', 'newsletter', 'related', 'advert', 'share', 'comment-form', 'paywall-note', 'cookie-notice', 'overlay'];

/** On a page that is none to read everything is a teaser, and in a site's head and foot everything leads on; there only this is sure. */
export const TIDIED_ANYWHERE = ['newsletter', 'advert', 'cookie-notice'];

/** How sure the engine must be. */
export const SURE = 0.5;
