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
 * @returns {HTMLElement | undefined} the last that starts before the reading line; in pages, the first on the page
 */
export function currentBlock(reader, blocks = blocksOf(reader)) {
  const frame = reader.scroller.getBoundingClientRect();
  const flow = reader.root.dataset.flow;
  const isLeftwards = getComputedStyle(reader.body).direction === 'rtl';
  /** @param {HTMLElement} block  whether it lies before the line, which rises once along the blocks */
  const isBefore = (block) => {
    const box = block.getBoundingClientRect();
    if (flow === 'vertical') return box.right >= frame.right - frame.width * READING_LINE;
    if (flow === 'pages') return isLeftwards ? box.right > frame.right : box.left < frame.left;
    return box.top <= frame.top + frame.height * READING_LINE;
  };
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(blocks[middle])) low = middle + 1;
    else high = middle;
  }
  return blocks[flow === 'pages' ? Math.min(low, blocks.length - 1) : Math.max(0, low - 1)];
}

/**
 * Brings a block to the top, and the focus with it.
 * @param {Reader} reader
 * @param {HTMLElement} block
 */
export function goTo(reader, block) {
  reader.scrollTo(block);
  if (!block.hasAttribute('tabindex')) block.setAttribute('tabindex', '-1');
  block.focus({ preventScroll: true });
}

/**
 * Where one is, to be found again in another reading of the same page.
 * @typedef {{ id: number | undefined, by: number, top: number }} Place
 * @param {Reader} reader
 * @returns {Place}
 */
export function placeOf(reader) {
  const block = currentBlock(reader, blocksOf(reader).filter((candidate) => reader.view?.built.ids.has(candidate)));
  const top = reader.scroller.scrollTop;
  return { id: block && reader.view?.built.ids.get(block), by: block?.getBoundingClientRect().top ?? 0, top };
}

/** @param {Reader} reader @param {Place} place */
export function backTo(reader, { id, by, top }) {
  const block = id === undefined ? undefined : reader.view?.built.sources.get(id);
  reader.scroller.scrollTo({ top, behavior: 'instant' });
  if (block) reader.scroller.scrollBy({ top: block.getBoundingClientRect().top - by, behavior: 'instant' });
}
