// What each kind of value in allow.js lets through: a function from the page's value to the one that is set, or null. The
// engine has checked before; tests/values.txt holds both to the same answers.

import { NAME_PREFIX } from './allow.js';

/** @import { Kind } from './allow.js' */

const LINK_PROTOCOLS = new Set(['http:', 'https:', 'mailto:', 'tel:']);
const MEDIA_PROTOCOLS = new Set(['http:', 'https:']);
const IMAGE_PROTOCOLS = new Set(['http:', 'https:', 'blob:']);
const DATA_PROTOCOL = new Set(['data:']);
const RASTER_DATA = /^data:image\/(?:png|jpeg|gif|webp|avif)[;,]/i;

/** Longest text of an attribute, and longest name. */
const MAX_TEXT = 2000;
const MAX_NAME = 200;
const MAX_NUMBER = 10_000;

/** @type {Readonly<Record<Kind, (value: string) => string | null>>} */
const KINDS = {
  'text': (value) => value.slice(0, MAX_TEXT).toWellFormed().trim() || null,
  'flag': () => '',
  'number': (value) => (/^\s*\d{1,9}\s*$/.test(value) && Number(value) <= MAX_NUMBER ? String(Number(value)) : null),
  'language': (value) => (/^[a-z0-9-]{2,35}$/i.test(value) ? value : null),
  'code-language': (value) => (/^language-[\w+#.-]{1,40}$/.test(value) ? value : null),
  'name': (value) => (isName(value) ? value : null),
  'link': (value) => (value.startsWith('#') ? (isName(value.slice(1)) ? value : null) : address(value, LINK_PROTOCOLS)),
  'image': (value) => address(value, RASTER_DATA.test(value) ? DATA_PROTOCOL : IMAGE_PROTOCOLS),
  'media': (value) => address(value, MEDIA_PROTOCOLS),
};

/**
 * @param {Kind | readonly string[]} kind
 * @param {string} value
 * @returns {string | null}
 */
export function checked(kind, value) {
  if (typeof kind === 'string') return KINDS[kind](value);
  return kind.includes(value) ? value : null;
}

/** @param {string} value */
function isName(value) {
  const name = value.startsWith(NAME_PREFIX) ? value.slice(NAME_PREFIX.length) : '';
  return name.length > 0 && name.length <= MAX_NAME && !/[\s\p{Cc}]/u.test(name);
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
