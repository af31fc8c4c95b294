// Why something was removed, in the order in which the reader lists it. The names are the engine's, in src/reason.rs.

export const REASONS = [
  'promo', 'newsletter', 'related', 'advert', 'share', 'author-box', 'comments', 'comment-form', 'paywall-note', 'legal',
  'cookie-notice', 'navigation', 'metadata-repeated', 'other', 'hidden',
];

/**
 * @param {string} reason
 * @returns {string} its message's key
 */
export function reasonKey(reason) {
  return `reason_${(REASONS.includes(reason) ? reason : 'other').replaceAll('-', '_')}`;
}
