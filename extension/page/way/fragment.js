// A link to a passage of a page: its address with a text fragment, by which a browser finds the passage and marks it.

/** Longer ones are named by their first and last words. */
const WHOLE = 60;
const WORDS = 5;

/**
 * @param {string} address  the page's
 * @param {string} passage  as it is on the page
 * @param {{ before?: string, after?: string, whole?: string, language?: string }} [context]  the text around it in its
 *   block, and all the page's text, by which to tell it from others like it
 */
export function linkTo(address, passage, { before = '', after = '', whole = '', language } = {}) {
  const text = plain(passage);
  const url = new URL(address);
  // A fragment directive that is there already leads elsewhere.
  url.hash = url.hash.split(':~:')[0];
  if (text === '') return url.href;
  const words = wordsOf(text, language);
  const isWhole = text.length <= WHOLE || words.length <= 2 * WORDS;
  const start = isWhole ? text : text.slice(0, words[WORDS - 1].end);
  const end = isWhole ? '' : text.slice(words[words.length - WORDS].start);
  const prefix = occurrences(plain(whole), start) > 1 ? lastWords(plain(before), language) : '';
  const suffix = isWhole && prefix === '' && occurrences(plain(whole), start) > 1 ? firstWords(plain(after), language) : '';
  const directive = [prefix && `${encode(prefix)}-`, encode(start), encode(end), suffix && `-${encode(suffix)}`].filter(Boolean).join(',');
  return `${url.href}${url.hash ? '' : '#'}:~:text=${directive}`;
}

/** @param {string} text */
function plain(text) {
  return text.replace(/\u00ad/g, '').replace(/\s+/g, ' ').trim();
}

/**
 * The comma, the hyphen and the ampersand mean something in a directive.
 * @param {string} text
 */
function encode(text) {
  return encodeURIComponent(text.toWellFormed()).replace(/-/g, '%2D');
}

/**
 * @param {string} text
 * @param {string | undefined} language
 */
function wordsOf(text, language) {
  const found = [];
  for (const { index, segment, isWordLike } of segmenter(language).segment(text)) {
    if (isWordLike) found.push({ start: index, end: index + segment.length });
  }
  return found;
}

/** @param {string | undefined} language */
function segmenter(language) {
  try {
    return new Intl.Segmenter(language, { granularity: 'word' });
  } catch {
    return new Intl.Segmenter(undefined, { granularity: 'word' });
  }
}

/**
 * @param {string} text
 * @param {string | undefined} language
 */
function lastWords(text, language) {
  const words = wordsOf(text, language);
  return words.length === 0 ? '' : text.slice(words[Math.max(0, words.length - WORDS)].start);
}

/**
 * @param {string} text
 * @param {string | undefined} language
 */
function firstWords(text, language) {
  const words = wordsOf(text, language);
  return words.length === 0 ? '' : text.slice(0, words[Math.min(words.length, WORDS) - 1].end);
}

/**
 * @param {string} text
 * @param {string} part
 */
function occurrences(text, part) {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0 && count < 2; at = text.indexOf(part, at + 1)) count += 1;
  return count;
}
