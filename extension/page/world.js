// What the extension's scripts in one page know of each other: each has a world of its own with its page, and finds there
// what an earlier one has left open.

/**
 * @typedef {object} Session
 * @property {boolean} isOpen
 * @property {() => void} close
 */

export const READER = Symbol.for('stillpage');
export const TIDY = Symbol.for('stillpage.tidy');

/** By symbols: a page's element answers to a string, if that is its id. @type {{ [key: symbol]: Session | undefined }} */
export const world = /** @type {any} */ (globalThis);

const WAY = Symbol.for('stillpage.way');

/**
 * How a script was sent for, said once: `open` opens and never closes, `auto` the same and only what is to be read,
 * `selection` reads only that; `turn`: the page goes on to another, nobody closes.
 * @returns {string}
 */
export function takeWay() {
  const way = /** @type {any} */ (world)[WAY] ?? '';
  /** @type {any} */ (world)[WAY] = undefined;
  return way;
}

/** @param {string} way */
export function leaveWay(way) {
  /** @type {any} */ (world)[WAY] = way;
}
