// Shows where in the text something is, or was.

import { maker } from './element.js';

/** @import { Reader } from './reader.js' */

/**
 * @param {Reader} reader
 * @param {HTMLElement[]} elements  what is there now
 * @param {Node | undefined} [mark]  where it was, when nothing is
 * @returns {() => void} takes the light away
 */
export function spotlight(reader, elements, mark) {
  /** @type {HTMLElement[]} */
  let lit = elements;
  if (lit.length === 0) {
    const place = maker(reader.document)('span', { class: 'place', 'aria-hidden': 'true' });
    if (mark instanceof CharacterData) mark.after(place);
    else reader.view?.text.append(place);
    lit = [place];
  }
  for (const element of lit) element.classList.add('lit');
  bringIntoSight(reader, lit[0]);
  return () => {
    for (const element of lit) {
      element.classList.remove('lit');
      if (element.className === '') element.removeAttribute('class');
      if (element.classList.contains('place')) element.remove();
    }
  };
}

/** @param {Reader} reader @param {HTMLElement} element */
export function bringIntoSight({ scroller }, element) {
  const frame = scroller.getBoundingClientRect();
  const box = element.getBoundingClientRect();
  const isSeen = box.top >= frame.top + 56 && box.bottom <= frame.bottom - 24 && box.left >= frame.left && box.right <= frame.right + 1;
  if (!isSeen) element.scrollIntoView({ block: box.height > frame.height / 2 ? 'start' : 'center', inline: 'nearest', behavior: 'instant' });
}
