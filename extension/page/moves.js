// Moving about by keys, from block to block and from heading to heading.

import { isPointing, togglePointing } from './byhand.js';
import { blocksOf, currentBlock, goTo, headingsOf } from './place.js';

/** @import { Reader } from './reader.js' */

/** @param {Reader} reader @param {1 | -1} step */
export function goBy(reader, step) {
  go(reader, blocksOf(reader), step);
}

/** @param {Reader} reader @param {1 | -1} step */
export function goByHeading(reader, step) {
  go(reader, headingsOf(reader), step);
}

/**
 * From the block that has the focus, if it is still in sight: near the end of a text it cannot come up to the line.
 * @param {Reader} reader
 * @param {HTMLElement[]} blocks
 * @param {1 | -1} step
 */
function go(reader, blocks, step) {
  const { focused } = reader;
  const held = focused instanceof HTMLElement && isInSight(reader, focused) ? focused : undefined;
  const from = held && reader.view?.element.contains(held) ? held : currentBlock(reader);
  if (!from) return;
  const isAfter = (/** @type {HTMLElement} */ block) => Boolean(from.compareDocumentPosition(block) & Node.DOCUMENT_POSITION_FOLLOWING);
  const isBefore = (/** @type {HTMLElement} */ block) => Boolean(from.compareDocumentPosition(block) & Node.DOCUMENT_POSITION_PRECEDING) && !block.contains(from);
  const next = step > 0 ? blocks.find((block) => isAfter(block) && !from.contains(block)) : blocks.findLast(isBefore);
  if (next) goTo(reader, next);
}

/**
 * @param {Reader} reader
 * @param {HTMLElement} element
 */
function isInSight({ scroller }, element) {
  const frame = scroller.getBoundingClientRect();
  const box = element.getBoundingClientRect();
  return box.bottom > frame.top && box.top < frame.bottom && box.right > frame.left && box.left < frame.right;
}

/** @param {Reader} reader */
export function closePanelOrReader(reader) {
  if (isPointing(reader)) togglePointing(reader);
  else if (reader.panels.current) reader.panels.close();
  else reader.close?.();
}
