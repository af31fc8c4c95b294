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
export function bringIntoSight({ scroller, root }, element) {
  const frame = scroller.getBoundingClientRect();
  const box = element.getBoundingClientRect();
  // In a narrow window the panel lies over the foot of the text.
  const panel = root.querySelector('.panel')?.getBoundingClientRect();
  const covered = panel && panel.left < frame.right - 1 && panel.right > frame.left + 1 ? Math.max(0, frame.bottom - panel.top) : 0;
  const bottom = frame.bottom - covered;
  const isSeen = box.top >= frame.top + 56 && box.bottom <= bottom - 24 && box.left >= frame.left && box.right <= frame.right + 1;
  if (isSeen) return;
  if (covered > 0) scroller.style.setProperty('scroll-padding-bottom', `${covered}px`);
  element.scrollIntoView({ block: box.height > (bottom - frame.top) / 2 ? 'start' : 'center', inline: 'nearest', behavior: 'instant' });
  scroller.style.removeProperty('scroll-padding-bottom');
}
