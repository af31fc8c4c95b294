// Whether the browser shows an element.

import { HTML, isVisible, namespaceOf } from './dom.js';

/** @typedef {'shown' | 'hidden' | 'invisible'} Showing */

/**
 * Elements that have no box of their own however much they are part of the page, so that having none says nothing:
 * matter for other elements, choices of a closed menu, ruby's fallback brackets, and what stands in for scripts.
 */
const WITHOUT_BOX = new Set([
  'base', 'link', 'meta', 'noscript', 'optgroup', 'option', 'rp', 'script', 'source', 'title', 'track',
]);

/**
 * `hidden` is so with all that is in it; in an `invisible` element one that is set visible again shows.
 * @param {Element} element
 * @param {string} name
 * @returns {Showing}
 */
export function showingOf(element, name) {
  // In MathML the browser's own style hides the annotations, which are the engine's to use.
  if (namespaceOf(element) !== HTML || WITHOUT_BOX.has(name)) return 'shown';
  if (isVisible(element, { visibilityProperty: true, contentVisibilityAuto: false })) return 'shown';
  const style = getComputedStyle(element);
  // `display: contents` has no box, but its children do.
  if (style.display === 'contents') return style.visibility === 'visible' ? 'shown' : 'invisible';
  return style.visibility !== 'visible' && isVisible(element) ? 'invisible' : 'hidden';
}
