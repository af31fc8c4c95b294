// Markup written out: of elements, for saved and copied HTML and for the XHTML of a book, and of literals, for a book's own
// files. Everything that comes from a page passes through one escape.

import { MATHML, attributeNamesOf, attributeOf, dataOf, firstChildOf, kindOf, nameOf, namespaceOf, nextSiblingOf } from '../dom.js';
import { VOID_ELEMENTS } from '../allow.js';

/** @type {Readonly<Record<string, string>>} */
const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** No XML may hold these, not even escaped. */
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

/** @param {string} text */
export function escape(text) {
  return text.toWellFormed().replace(FORBIDDEN, '').replace(/[&<>"]/g, (character) => ESCAPES[character]);
}

/**
 * @param {string} name
 * @param {Readonly<Record<string, string | undefined>>} attributes  undefined ones are left out
 * @param {...string} children  markup
 */
export function tag(name, attributes = {}, ...children) {
  const written = Object.entries(attributes).map(([key, value]) => (value === undefined ? '' : ` ${key}="${escape(value)}"`)).join('');
  return children.length > 0 ? `<${name}${written}>${children.join('')}</${name}>` : `<${name}${written}/>`;
}

/**
 * What is in a node, the node itself left out. A loop, as everything that goes over a page's depth.
 * @param {Node} root
 * @param {{ xml?: boolean }} [options]
 */
export function markupOf(root, { xml = false } = {}) {
  let out = '';
  /** The ends that are still to be written, innermost last. @type {{ end: string, next: Node | null }[]} */
  const open = [];
  let node = /** @type {Node | null} */ (firstChildOf(root));
  for (;;) {
    if (node === null) {
      const last = open.pop();
      if (!last) return out;
      out += last.end;
      node = last.next;
      continue;
    }
    const next = nextSiblingOf(node);
    if (kindOf(node) === Node.TEXT_NODE) out += escape(dataOf(/** @type {Text} */ (node)));
    else if (kindOf(node) === Node.ELEMENT_NODE) {
      const element = /** @type {Element} */ (node);
      const name = nameOf(element);
      const isVoid = VOID_ELEMENTS.has(name);
      out += start(element, name, xml, xml && isVoid);
      if (!isVoid) {
        open.push({ end: `</${name}>`, next });
        node = firstChildOf(element);
        // A parser eats the first line break of a `pre`.
        if (!xml && name === 'pre') out += '\n';
        continue;
      }
    }
    node = next;
  }
}

/**
 * @param {Element} element
 * @param {string} name
 * @param {boolean} xml
 * @param {boolean} isEmpty
 */
function start(element, name, xml, isEmpty) {
  let out = `<${name}`;
  if (xml && name === 'math') out += ` xmlns="${MATHML}"`;
  for (const attribute of attributeNamesOf(element)) {
    if (attribute === 'xmlns' && namespaceOf(element) === MATHML) continue;
    const value = attributeOf(element, attribute) ?? '';
    out += ` ${attribute}="${escape(value)}"`;
    // XML asks for its own name of the language beside HTML's.
    if (xml && attribute === 'lang') out += ` xml:lang="${escape(value)}"`;
  }
  return out + (isEmpty ? '/>' : '>');
}
