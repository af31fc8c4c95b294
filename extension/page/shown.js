// Whether the browser shows an element. To ask is the dearest step of the walk, so it is asked about as few as will do.

import { firstElementOf, isVisible } from './dom.js';

/** @typedef {'shown' | 'hidden' | 'invisible'} Showing */

/** What is seen, content that the browser leaves out until it is scrolled to included. */
const SEEN = { visibilityProperty: true, contentVisibilityAuto: false };

/**
 * Whether the first element in an element, the first in that, and so on, is seen: then all of these are shown, and the walk
 * hands the answer on from each to the next.
 * @param {Element} element
 * @returns {boolean | undefined} undefined when there is none in it
 */
export function isAroundSeen(element) {
  let innermost = firstElementOf(element);
  if (!innermost) return undefined;
  for (let inner = firstElementOf(innermost); inner; inner = firstElementOf(inner)) innermost = inner;
  return isVisible(innermost, SEEN);
}

/**
 * `hidden` is so with all that is in it; in an `invisible` element one that is set visible again shows.
 * @param {Element} element
 * @returns {Showing}
 */
export function showingOf(element) {
  if (isVisible(element, SEEN)) return 'shown';
  if (isVisible(element)) return 'invisible';
  // `display: contents` has no box, but its children do.
  const { display, visibility } = getComputedStyle(element);
  if (display !== 'contents') return 'hidden';
  return visibility === 'visible' ? 'shown' : 'invisible';
}

/**
 * What an element would be if what covers it did not. Style is computed under `display: none`, too.
 * @param {Element} element
 * @param {boolean} isInside  and not itself what is covered
 * @returns {Showing}
 */
export function showingUnder(element, isInside) {
  return isInside && getComputedStyle(element).display === 'none' ? 'hidden' : 'shown';
}
