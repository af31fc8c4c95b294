// What each kind of value in allow.js lets through: a function from the page's value to the one that is set, or null.

/** @import { Kind } from './allow.js' */

/** Ids of the page live under this prefix, so that none can name anything of the reader's. */
export const ID_PREFIX = 'page-';

const LINK_PROTOCOLS = new Set(['http:', 'https:', 'mailto:', 'tel:']);
const MEDIA_PROTOCOLS = new Set(['http:', 'https:']);
const IMAGE_PROTOCOLS = new Set(['http:', 'https:', 'blob:']);
const RASTER_DATA = /^data:image\/(?:png|jpeg|gif|webp|avif)[;,]/i;

/** @type {Readonly<Record<Kind, (value: string) => string | null>>} */
export const VALUES = {
  'text': (value) => value,
  'flag': () => '',
  'number': (value) => (/^-?\d{1,6}$/.test(value) ? value : null),
  'keyword': (value) => (/^[a-z-]{1,20}$/i.test(value) ? value : null),
  'direction': (value) => (/^(?:ltr|rtl|auto)$/i.test(value) ? value : null),
  'language': (value) => (/^[a-z]{2,8}(?:-[a-z0-9]{1,8}){0,4}$/i.test(value) ? value : null),
  // Notes and what leads to them, and nothing that would make one thing pass for another.
  'role': (value) => (/^(?:doc-(?:noteref|backlink|footnote|endnotes)|note)$/.test(value) ? value : null),
  'tex': (value) => (value === 'application/x-tex' ? value : null),
  'code-language': (value) => (/^language-[\w+#.-]{1,30}$/.test(value) ? value : null),
  'id': (value) => (isId(value) ? ID_PREFIX + value : null),
  'link': link,
  'image': image,
  'images': images,
  'media': (value) => address(value, MEDIA_PROTOCOLS),
};

/** @param {string} value */
function link(value) {
  if (value.startsWith('#')) return isId(value.slice(1)) ? `#${ID_PREFIX}${value.slice(1)}` : null;
  return address(value, LINK_PROTOCOLS);
}

/** @param {string} value */
function isId(value) {
  return value.length > 0 && value.length <= 200 && !/\s/.test(value);
}

/** @param {string} value */
function image(value) {
  return RASTER_DATA.test(value) ? address(value, new Set(['data:'])) : address(value, IMAGE_PROTOCOLS);
}

/**
 * The address as the URL standard reads it, so that what was checked is what is set. A relative one has nothing here to be
 * relative to: the engine has resolved those.
 * @param {string} value
 * @param {ReadonlySet<string>} protocols
 */
function address(value, protocols) {
  try {
    const url = new URL(value);
    return protocols.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/**
 * A srcset, each candidate checked and written anew: addresses and descriptors with white space between, a comma after each
 * pair. A comma inside an address belongs to it.
 * @param {string} value
 */
function images(value) {
  /** @type {string[]} */
  const candidates = [];
  let source = '';
  let descriptor = '';
  for (const word of value.split(/\s+/)) {
    if (source === '') {
      source = withoutCommas(word);
      if (word.endsWith(',')) finish();
    } else {
      const comma = word.indexOf(',');
      descriptor ||= comma < 0 ? word : word.slice(0, comma);
      if (comma < 0) continue;
      finish();
      source = withoutCommas(word.slice(comma));
    }
  }
  finish();
  return candidates.length > 0 ? candidates.join(', ') : null;

  function finish() {
    const href = source && image(source);
    if (href) candidates.push(/^\d+(?:\.\d+)?[wx]$/.test(descriptor) ? `${href} ${descriptor}` : href);
    source = descriptor = '';
  }
}

/** @param {string} word */
function withoutCommas(word) {
  let start = 0;
  let end = word.length;
  while (word[start] === ',') start++;
  while (end > start && word[end - 1] === ',') end--;
  return word.slice(start, end);
}
