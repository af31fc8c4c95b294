// A picture that does not come leaves what it is said to show, not a hole of its size.

/** @import { Reader } from './reader.js' */

/** @param {Reader} reader */
export function closeGaps(reader) {
  reader.onArticle(({ text }) => {
    for (const type of ['error', 'load']) {
      text.addEventListener(type, ({ target }) => {
        if (target instanceof HTMLImageElement) target.classList.toggle('lost', type === 'error');
      }, true);
    }
  });
}
