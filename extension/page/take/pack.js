// Elements packed as the engine packs them: build.js the other way round. What is on show, whatever was given back or taken
// out by hand, can so be written by the engine's own writers.

import { attributeNamesOf, attributeOf, dataOf, firstChildOf, kindOf, nameOf, nextSiblingOf } from '../dom.js';
import { CLOSE, OPEN, TEXT } from '../stream.js';

/** @import { Packed } from '../types' */

/**
 * @param {Node} root  itself left out
 * @returns {Packed}
 */
export function packNodes(root) {
  /** @type {Map<string, number>} */
  const names = new Map();
  /** @type {number[]} */
  const numbers = [];
  /** @type {string[]} */
  const pieces = [];
  /** @type {(Node | null)[]} */
  const after = [];
  let node = /** @type {Node | null} */ (firstChildOf(root));
  while (node !== null || after.length > 0) {
    if (node === null) {
      numbers.push(CLOSE);
      node = after.pop() ?? null;
    } else if (kindOf(node) === Node.ELEMENT_NODE) {
      const element = /** @type {Element} */ (node);
      const attributes = attributeNamesOf(element);
      numbers.push((number(nameOf(element)) << 2) | OPEN, 0, attributes.length);
      for (const name of attributes) numbers.push(number(name), put(attributeOf(element, name) ?? ''));
      after.push(nextSiblingOf(node));
      node = firstChildOf(node);
    } else {
      if (kindOf(node) === Node.TEXT_NODE) numbers.push((put(dataOf(/** @type {Text} */ (node))) << 2) | TEXT);
      node = nextSiblingOf(node);
    }
  }
  return { names: [...names.keys()], numbers, text: pieces.join('') };

  /** @param {string} name */
  function number(name) {
    let known = names.get(name);
    if (known === undefined) names.set(name, (known = names.size));
    return known;
  }

  /** @param {string} piece */
  function put(piece) {
    pieces.push(piece.toWellFormed());
    return piece.length;
  }
}
