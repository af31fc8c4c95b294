// An article's packed nodes made into elements, by the tables of allow.js and nothing else.
//
// Invariant: no text of a page is given to a parser here. What comes out consists of elements made one by one, so there is
// no markup that could be read in two ways.

import { FORCED, GLOBAL, HTML_ELEMENTS, MATH_ELEMENTS, VOID_ELEMENTS } from './allow.js';
import { HTML, MATHML, createCommentIn, createFragmentIn, createIn, createTextIn } from './dom.js';
import { readStream } from './stream.js';
import { checked } from './values.js';

/** @import { Packed } from './types' */

/**
 * @typedef {object} Built
 * @property {DocumentFragment} fragment
 * @property {Map<number, Comment>} marks  where each removal was taken out, by its index
 * @property {Map<number, Element>} sources  the first element built from each node of the page, by the node's id
 * @property {Map<Element, number>} ids  the other way round, of every element that a node stands behind
 */

/**
 * @param {Document} document
 * @param {Packed} packed
 * @returns {Built}
 */
export function build(document, packed) {
  const fragment = createFragmentIn(document);
  /** @type {Map<number, Comment>} */
  const marks = new Map();
  /** @type {Map<number, Element>} */
  const sources = new Map();
  /** @type {Map<Element, number>} */
  const ids = new Map();
  /** Where the children of each open element go. @type {ParentNode[]} */
  const parents = [fragment];
  /** Figures that stand for what another site shows: it is opened beside the reader. @type {Set<ParentNode>} */
  const cards = new Set();
  const parent = () => parents[parents.length - 1];

  readStream(packed, {
    open(name, attributes, extra) {
      const element = make(document, name, attributes);
      if (!element) {
        parents.push(parent());
        return;
      }
      if (name === 'a' && cards.has(parent())) element.setAttribute('target', '_blank');
      if (name === 'figure' && attributes.some(([attribute]) => attribute === 'data-embed')) cards.add(element);
      if (extra > 0 && !sources.has(extra - 1)) sources.set(extra - 1, element);
      if (extra > 0) ids.set(element, extra - 1);
      parent().append(element);
      parents.push(VOID_ELEMENTS.has(name) ? parent() : element);
    },
    text(text) {
      parent().append(createTextIn(document, text));
    },
    close() {
      if (parents.length > 1) parents.pop();
    },
    mark(index) {
      if (marks.has(index)) return;
      const mark = createCommentIn(document, '');
      marks.set(index, mark);
      parent().append(mark);
    },
  });
  return { fragment, marks, sources, ids };
}

/**
 * One element of an article, its attributes checked; null when no article has such a one.
 * @param {Document} document
 * @param {string} name
 * @param {Iterable<[string, string]>} attributes
 */
export function make(document, name, attributes) {
  const isMath = Object.hasOwn(MATH_ELEMENTS, name);
  if (!isMath && !Object.hasOwn(HTML_ELEMENTS, name)) return null;
  const element = createIn(document, isMath ? MATHML : HTML, name);
  // First, so that nothing is loaded before it is known how.
  for (const [attribute, value] of Object.entries(own(FORCED, name) ?? {})) element.setAttribute(attribute, value);
  const allowed = isMath ? MATH_ELEMENTS[name] : HTML_ELEMENTS[name];
  for (const [attribute, given] of attributes) {
    const kind = own(allowed, attribute) ?? own(GLOBAL, attribute);
    const value = kind ? checked(kind, given) : null;
    if (value !== null) element.setAttribute(attribute, value);
  }
  return element;
}

/**
 * @template T
 * @param {Readonly<Record<string, T>>} table
 * @param {string} key  may be any word of the page's, `constructor` too
 * @returns {T | undefined}
 */
function own(table, key) {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
