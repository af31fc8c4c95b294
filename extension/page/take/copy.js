// What is on show, copied for taking along: the article's own elements and attributes, checked anew since a page's script may
// have been at them, with what was given back and without what was taken out, and nothing of the reader's.
//
// Everything that is taken along is made from what is on show, not from what the engine said first: a saved article has what
// its reader saw.

import { make } from '../build.js';
import { HTML, attributeNamesOf, attributeOf, createFragmentIn, createTextIn, currentSourceOf, dataOf, firstChildOf, kindOf, nameOf, namespaceOf, nextSiblingOf } from '../dom.js';

/** The reader's own parts among the text, and what is not on show. */
const LEFT_OUT = 'button, svg, input, [hidden], [popover], [data-own]';

/**
 * @param {Document} into  one that loads nothing
 * @param {Node} root  itself left out
 * @returns {DocumentFragment}
 */
export function copyOf(into, root) {
  const fragment = createFragmentIn(into);
  /** @type {{ next: Node | null, parent: ParentNode }[]} */
  const after = [];
  /** @type {ParentNode} */
  let parent = fragment;
  let node = /** @type {Node | null} */ (firstChildOf(root));
  while (node !== null || after.length > 0) {
    if (node === null) {
      const outer = /** @type {typeof after[number]} */ (after.pop());
      node = outer.next;
      parent = outer.parent;
      continue;
    }
    const next = nextSiblingOf(node);
    if (kindOf(node) === Node.TEXT_NODE) {
      parent.append(createTextIn(into, dataOf(/** @type {Text} */ (node))));
    } else if (kindOf(node) === Node.ELEMENT_NODE && !isLeftOut(/** @type {Element} */ (node))) {
      const copy = made(into, /** @type {Element} */ (node));
      after.push({ next, parent });
      if (copy) {
        parent.append(copy);
        parent = copy;
      }
      node = firstChildOf(node);
      continue;
    }
    node = next;
  }
  return fragment;
}

/** @param {Element} element */
function isLeftOut(element) {
  return element.matches(LEFT_OUT);
}

/**
 * @param {Document} into
 * @param {Element} element
 */
function made(into, element) {
  const name = nameOf(element);
  const source = name === 'img' && namespaceOf(element) === HTML ? currentSourceOf(/** @type {HTMLImageElement} */ (element)) : '';
  const attributes = attributeNamesOf(element).map((attribute) => /** @type {[string, string]} */ ([attribute, attributeOf(element, attribute) ?? '']));
  return make(into, name, source ? [...attributes, ['src', source]] : attributes);
}
