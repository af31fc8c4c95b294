// What is on show, copied for taking along: the article's own elements and attributes by the tables of allow.js, with what
// was given back and without what was taken out, and nothing of the reader's.
//
// Everything that is taken along is made from what is on show, not from what the engine said first: a saved article has what
// its reader saw.

import { GLOBAL, HTML_ELEMENTS, MATH_ELEMENTS } from '../allow.js';
import { HTML, MATHML, attributeNamesOf, attributeOf, createFragmentIn, createIn, createTextIn, dataOf, firstChildOf, kindOf, nameOf, namespaceOf, nextSiblingOf } from '../dom.js';

/** The reader's own parts among the text, and what is not on show. */
const LEFT_OUT = 'button, svg, input, [hidden], [popover], [data-own]';

/** Elements that stand for others: the chosen source of a picture is known to its `img`. */
const UNWRAPPED = new Set(['picture']);

const DROPPED = new Set(['source']);

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
  return DROPPED.has(nameOf(element)) || element.matches(LEFT_OUT);
}

/**
 * @param {Document} into
 * @param {Element} element
 */
function made(into, element) {
  const name = nameOf(element);
  const isMath = namespaceOf(element) === MATHML;
  const table = isMath ? MATH_ELEMENTS : HTML_ELEMENTS;
  if (!Object.hasOwn(table, name) || UNWRAPPED.has(name)) return null;
  const copy = createIn(into, isMath ? MATHML : HTML, name);
  for (const attribute of attributeNamesOf(element)) {
    if (Object.hasOwn(table[name], attribute) || Object.hasOwn(GLOBAL, attribute)) copy.setAttribute(attribute, attributeOf(element, attribute) ?? '');
  }
  if (name === 'code' && !copy.className.startsWith('language-')) copy.removeAttribute('class');
  if (name === 'img') {
    const source = /** @type {HTMLImageElement} */ (element).currentSrc;
    if (source) copy.setAttribute('src', source);
    copy.removeAttribute('srcset');
    copy.removeAttribute('sizes');
  }
  return copy;
}
