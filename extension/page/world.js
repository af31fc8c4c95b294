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
