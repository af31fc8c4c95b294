// Giving the reader a file: a link to it that is followed at once, so that no permission is needed.

import { maker } from '../element.js';

/** The browser reads the file after the click has been dealt with. */
const KEPT_MS = 60_000;

/**
 * @param {Document} document
 * @param {BlobPart} content
 * @param {string} name
 * @param {string} type
 */
export function saveFile(document, content, name, type) {
  const href = URL.createObjectURL(new Blob([content], { type }));
  const link = /** @type {HTMLAnchorElement} */ (maker(document)('a', { href, download: name }));
  link.click();
  setTimeout(() => URL.revokeObjectURL(href), KEPT_MS);
}
