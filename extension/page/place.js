// Where in the text one is: its blocks in order, and the one at the line that is being read.

/** @import { Reader } from './reader.js' */

const BLOCKS = 'p, h1, h2, h3, h4, h5, h6, li, dt, dd, blockquote, pre, figure, table, details, math[display=block]';
const HEADINGS = 'h1, h2, h3, h4, h5, h6';

/** How far down the window the line is that is being read, as a part of its height. */
const READING_LINE = 0.25;

/**
 * The innermost blocks of the text, in order, the title among them.
 * @param {Reader} reader
 * @returns {HTMLElement[]}
 */
export function blocksOf(reader) {
  const all = /** @type {HTMLElement[]} */ ([...(reader.view?.element.querySelectorAll(BLOCKS) ?? [])]);
  return all.filter((block) => isWhole(block) && block.checkVisibility());
}

/**
 * @param {Reader} reader
 * @returns {HTMLElement[]}
 */
export function headingsOf(reader) {
  return /** @type {HTMLElement[]} */ ([...(reader.view?.element.querySelectorAll(HEADINGS) ?? [])]).filter((heading) => heading.checkVisibility());
}

/**
 * A figure, a table and a program are one block each, and a list item is one that holds no others.
 * @param {HTMLElement} block
 */
function isWhole(block) {
  if (block.parentElement?.closest('figure, table, pre, header:not(:has(~ *))')) return false;
  return block.matches('figure, table, pre') || block.querySelector(BLOCKS) === null;
}

/**
 * @param {Reader} reader
 * @param {HTMLElement[]} [blocks]
 * @returns {HTMLElement | undefined} the last that starts above the reading line
 */
export function currentBlock(reader, blocks = blocksOf(reader)) {
  const frame = reader.scroller.getBoundingClientRect();
  const line = frame.top + frame.height * READING_LINE;
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (blocks[middle].getBoundingClientRect().top <= line) low = middle + 1;
    else high = middle;
  }
  return blocks[Math.max(0, low - 1)];
}

/**
 * Brings a block to the reading line, and the focus with it.
 * @param {Reader} reader
 * @param {HTMLElement} block
 */
export function goTo(reader, block) {
  reader.scrollTo(block);
  if (!block.hasAttribute('tabindex')) block.setAttribute('tabindex', '-1');
  block.focus({ preventScroll: true });
}
