// The name of a saved file: the title, without what a file system forbids.

/** Bytes, so that a Chinese title stays under the limit of every file system, with room for the ending and a number. */
const LONGEST = 120;

/**
 * @param {string} title
 * @param {string} fallback
 * @param {string} ending  without the dot
 */
export function fileName(title, fallback, ending) {
  const plain = clean(title) || clean(fallback) || 'article';
  return `${cut(plain)}.${ending}`;
}

/** @param {string} text */
function clean(text) {
  return text
    .toWellFormed()
    .normalize('NFC')
    // Controls, marks that turn the direction of what follows, and the characters that mean something in a path.
    .replace(/[\p{Cc}\p{Co}\p{Cn}\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\\/:*?"<>|#%]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.~-]+|[\s.]+$/g, '');
}

/** @param {string} name */
function cut(name) {
  const encoder = new TextEncoder();
  let bytes = 0;
  let kept = '';
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(name)) {
    bytes += encoder.encode(segment).length;
    if (bytes > LONGEST) return kept.replace(/[\s.]+$/, '');
    kept += segment;
  }
  return kept;
}
