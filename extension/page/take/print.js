// The article on paper: where it is from stands under its title, and the addresses of its links do if the reader wants them.
// What else differs on paper is style (style/print.css).

import { maker } from '../element.js';

/** @import { Reader } from '../reader.js' */

/** Class of the text while addresses of links are to be printed. */
const WITH_ADDRESSES = 'print-addresses';

/** @param {Reader} reader */
export function nameSource(reader) {
  reader.onArticle(({ element }) => {
    if (/^https?:/.test(reader.url)) element.querySelector('header')?.append(maker(reader.document)('p', { class: 'print-source', dir: 'ltr' }, reader.url));
  });
}

/** @param {Reader} reader */
export function print(reader) {
  reader.document.defaultView?.print();
}

/** @param {Reader} reader */
export function printsAddresses({ body }) {
  return body.classList.contains(WITH_ADDRESSES);
}

/**
 * @param {Reader} reader
 * @param {boolean} isOn
 */
export function printAddresses({ body }, isOn) {
  body.classList.toggle(WITH_ADDRESSES, isOn);
}
