// Whether the browser shows an element. To ask is the dearest step of the walk, so it is asked about as few as will do.

import { firstElementOf, isVisible } from './dom.js';

/** @typedef {'shown' | 'hidden' | 'invisible'} Showing */

/**
 * Elements that have no box of their own however much they are part of the page, so that having none says nothing:
 * matter for other elements, choices of a closed menu, ruby's fallback brackets, and what stands in for scripts.
 */
const WITHOUT_BOX = new Set([
  'base', 'link', 'meta', 'noscript', 'optgroup', 'option', 'rp', 'script', 'source', 'title', 'track',
]);

/** What is seen, content that the browser leaves out until it is scrolled to included. */
const SEEN = { visibilityProperty: true, contentVisibilityAuto: false };

/** What is known of a page's elements while they are walked from the outside in. */
export class Shown {
  constructor() {
    /** Around something that is seen. @type {Set<Element>} */
    this.around = new Set();
    /** Around something that is not, which says nothing. @type {Set<Element>} */
    this.unclear = new Set();
  }

  /**
   * `hidden` is so with all that is in it; in an `invisible` element one that is set visible again shows.
   * @param {Element} element
   * @param {string} name
   * @param {boolean} isHtml
   * @returns {Showing}
   */
  of(element, name, isHtml) {
    // In MathML the browser's own style hides the annotations, which are the engine's to use.
    if (!isHtml || WITHOUT_BOX.has(name) || this.isAround(element)) return 'shown';
    if (isVisible(element, SEEN)) return 'shown';
    const style = getComputedStyle(element);
    // `display: contents` has no box, but its children do.
    if (style.display === 'contents') return style.visibility === 'visible' ? 'shown' : 'invisible';
    return style.visibility !== 'visible' && isVisible(element) ? 'invisible' : 'hidden';
  }

  /**
   * Whether the first element in the first element in it, and so on, is seen: then all of these are shown.
   * @param {Element} element
   */
  isAround(element) {
    if (this.around.has(element)) return true;
    if (this.unclear.has(element)) return false;
    const line = [element];
    for (let inner = firstElementOf(element); inner; inner = firstElementOf(inner)) line.push(inner);
    if (line.length === 1) return false;
    const isSeen = isVisible(line[line.length - 1], SEEN);
    const known = isSeen ? this.around : this.unclear;
    for (const one of line) known.add(one);
    return isSeen;
  }
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
