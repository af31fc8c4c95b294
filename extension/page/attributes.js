// What a snapshot carries of an element's attributes.

import { attributeNamesOf, attributeOf } from './dom.js';
import { ATTRIBUTES } from './names.js';

const SHORT = 4096;
export const LONG = 65536;

/** Addresses and metadata may be long. */
const MAY_BE_LONG = /^(?:content|href|src|srcset|data-.*)$/;

/** Half an address leads elsewhere: an over-long one is left out rather than cut. */
const IS_ADDRESS = /src|href/;

/** The declarations that say something about content. */
const TELLING_STYLE = /(?:display|visibility|text-align|background(?:-image)?|direction|white-space)\s*:/i;

const FIELDS = new Set(['input', 'textarea', 'select', 'button']);

/**
 * Calls with each, in the element's own order.
 * @param {Element} element
 * @param {string} name  its local name
 * @param {(attribute: string, value: string) => void} put
 */
export function eachAttribute(element, name, put) {
  const attributes = attributeNamesOf(element);
  for (let i = 0; i < attributes.length; i++) {
    const attribute = attributes[i];
    if (!ATTRIBUTES.has(attribute)) continue;
    if (attribute === 'value' && FIELDS.has(name) && !isLabelledButton(element)) continue;
    const value = attributeOf(element, attribute) ?? '';
    if (attribute === 'style' && !TELLING_STYLE.test(value)) continue;
    if (value.length <= SHORT) {
      put(attribute, value);
      continue;
    }
    const limit = MAY_BE_LONG.test(attribute) ? LONG : SHORT;
    if (value.length <= limit) put(attribute, value);
    else if (!IS_ADDRESS.test(attribute)) put(attribute, value.slice(0, limit));
  }
}

/**
 * Only the caption of a button is the page's; what stands in another field may be the reader's own.
 * @param {Element} element
 */
function isLabelledButton(element) {
  return /^(?:submit|button)$/i.test(attributeOf(element, 'type') ?? '');
}
