// The attributes that a snapshot carries: the same list as `Attr` in src/page/names.rs, which a test compares with this one.

export const ATTRIBUTES = new Set([
  'class', 'id', 'is', 'role', 'itemprop', 'itemtype', 'itemscope', 'property', 'name', 'content', 'rel', 'href', 'src', 'srcset',
  'alt', 'title', 'type', 'lang', 'dir', 'hidden', 'style', 'width', 'height', 'datetime', 'placeholder', 'value', 'start',
  'reversed', 'colspan', 'rowspan', 'scope', 'headers', 'span', 'aria-hidden', 'aria-label', 'aria-modal', 'aria-level',
  'data-src', 'data-srcset', 'data-lazy-src', 'data-lazy-srcset', 'data-original', 'data-hi-res-src', 'data-orig-file',
  'data-lazy', 'data-image', 'data-large-file', 'data-full-src', 'data-cfsrc', 'data-bg', 'data-href', 'data-embed',
  'videoid', 'data-videoid', 'data-tweetid', 'data-lang', 'data-language', 'data-testid', 'data-component', 'media',
  'sizes', 'poster', 'controls', 'cite', 'open', 'charset', 'http-equiv', 'encoding', 'display', 'mathvariant', 'alttext', 'xmlns', 'for', 'action', 'data-footnote-ref',
  'data-nosnippet', 'aria-controls', 'aria-expanded', 'data-target', 'data-bs-target', 'data-orig-src', 'data-ezsrc',
  'data-ezsrcset', 'data-actualsrc', 'data-opt-src', 'data-splide-lazy', 'data-flickity-lazyload',
  'data-flickity-lazyload-src', 'data-lazyload', 'data-pagespeed-lazy-src', 'data-img-url', 'zoomfile', 'data-poster',
  'data-latex', 'data-video-id', 'data-account', 'data-id', 'data-telegram-post', 'data-enlighter-language', 'data-syntaxhighlighter-params',
]);
