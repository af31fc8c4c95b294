// What lies over a page: found where it is seen, at points of the window, and not by its name.

import { attributeOf, boxOf, kindOf, parentOf, rootOf, viewOf } from '../page/dom.js';
import { isModal } from './cover.js';

/** @import { Floating } from '../page/types' */

/** Points of a row and of a column; the outermost lie this near to the window's edge. */
const POINTS = 5;
const EDGE = 6;

/** The part of the window that an overlay covers. */
const COVERS = 0.3;

/** What is moved over a page that stands still has a layer of its own. */
const HIGH = 10;

/**
 * @param {Document} document
 * @param {Element} own  the bar
 * @returns {Map<Element, boolean>} each that floats, and whether it covers the page
 */
export function floatingIn(document, own) {
  const window = viewOf(document);
  /** @type {Map<Element, boolean>} */
  const found = new Map();
  if (!window) return found;
  const { innerWidth: width, innerHeight: height } = window;
  const at = (/** @type {number} */ step, /** @type {number} */ length) => EDGE + (step * (length - 2 * EDGE)) / (POINTS - 1);
  /** @type {Map<Element, boolean | null>} null: does not float */
  const asked = new Map();
  for (let row = 0; row < POINTS; row++) {
    for (let column = 0; column < POINTS; column++) {
      for (const element of document.elementsFromPoint(at(column, width), at(row, height))) {
        if (element === own) continue;
        const chain = floatsAround(element);
        for (const floating of chain) found.set(floating, /** @type {boolean} */ (asked.get(floating)));
        // What the page itself shows there ends the search below it.
        if (chain.length === 0) break;
      }
    }
  }
  return found;

  /** @param {Element} element @returns {Element[]} */
  function floatsAround(element) {
    const chain = [];
    for (let node = /** @type {Node | null} */ (element); node !== null && node !== rootOf(document); node = kindOf(node) === Node.DOCUMENT_FRAGMENT_NODE ? /** @type {ShadowRoot} */ (node).host : parentOf(node)) {
      if (kindOf(node) !== Node.ELEMENT_NODE) continue;
      const around = /** @type {Element} */ (node);
      if (!asked.has(around)) asked.set(around, coverOf(around));
      if (asked.get(around) !== null) chain.push(around);
    }
    return chain;
  }

  /** @param {Element} element */
  function coverOf(element) {
    const { position, zIndex } = getComputedStyle(element);
    const { left, top, right, bottom } = boxOf(element);
    const part = (Math.max(0, Math.min(right, width) - Math.max(left, 0)) * Math.max(0, Math.min(bottom, height) - Math.max(top, 0))) / (width * height);
    const isHigh = Number(zIndex) >= HIGH;
    const floats = position === 'fixed' || (position === 'absolute' && isHigh && part >= COVERS);
    if (!floats || isModal(element)) return null;
    const isDialog = /^(?:alert)?dialog$/.test(attributeOf(element, 'role') ?? '') || attributeOf(element, 'aria-modal') === 'true';
    return isDialog || (part >= COVERS && (isHigh || part > 0.9));
  }
}

/**
 * @param {Map<Element, boolean>} found
 * @param {Node[]} nodes  by their ids
 * @returns {Floating[]}
 */
export function idsOf(found, nodes) {
  if (found.size === 0) return [];
  return nodes.flatMap((node, id) => (found.has(/** @type {Element} */ (node)) ? [{ id, covers: found.get(/** @type {Element} */ (node)) ?? false }] : []));
}
