// Writes articles in the packed form, as the engine does.

import { CLOSE, MARK, OPEN, TEXT } from '../../extension/page/stream.js';

/**
 * A text, a mark `{ mark: index }`, or an element with the id of its source node.
 * @typedef {string | { mark: number } | { name: string, attributes?: [string, string][], source?: number, children?: Item[] }} Item
 */

/**
 * @param {...Item} items
 * @returns {import('../../extension/page/types').Packed}
 */
export function pack(...items) {
  /** @type {string[]} */
  const names = [];
  /** @type {number[]} */
  const numbers = [];
  let text = '';
  /** @param {string} name */
  const number = (name) => (names.includes(name) ? names.indexOf(name) : names.push(name) - 1);
  /** @param {string} value */
  const put = (value) => {
    text += value;
    return value.length;
  };
  /** @param {Item} item */
  const write = (item) => {
    if (typeof item === 'string') {
      numbers.push((put(item) << 2) | TEXT);
    } else if ('mark' in item) {
      numbers.push((item.mark << 2) | MARK);
    } else {
      const { name, attributes = [], source = -1, children = [] } = item;
      numbers.push((number(name) << 2) | OPEN, source + 1, attributes.length);
      for (const [key, value] of attributes) numbers.push(number(key), put(value));
      children.forEach(write);
      numbers.push(CLOSE);
    }
  };
  items.forEach(write);
  return { names, numbers, text };
}
