// The reader's own elements, made by one call each.

import { HTML, createIn } from './dom.js';

/** @typedef {(name: string, attributes?: Record<string, string>, ...children: (Node | string)[]) => HTMLElement} Make */

/**
 * Names and attributes are literals of the reader's own code; what comes from a page is only ever a text child.
 * @param {Document} document
 * @returns {Make}
 */
export function maker(document) {
  return (name, attributes = {}, ...children) => {
    const element = /** @type {HTMLElement} */ (createIn(document, HTML, name));
    for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
    element.append(...children);
    return element;
  };
}
