// Readability.js as its README says: it changes the document that it is given, so it gets a clone.

import { Readability } from '@mozilla/readability';

export function run() {
  const article = new Readability(/** @type {Document} */ (document.cloneNode(true))).parse();
  return article?.textContent?.length ?? 0;
}
