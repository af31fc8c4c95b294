// The part of a page that is selected: what a capture takes of it.

import { dataOf, focusedIn, frameDocumentOf } from './dom.js';

/** @typedef {{ has: (node: Node) => boolean, textOf: (text: CharacterData) => string }} Part */

/**
 * @param {Document} document
 * @returns {Part | null} null when nothing is selected
 */
export function selectedPart(document) {
  const selection = document.getSelection();
  const ranges = Array.from({ length: selection?.rangeCount ?? 0 }, (_, index) => /** @type {Selection} */ (selection).getRangeAt(index)).filter((range) => !range.collapsed);
  if (ranges.length > 0) return partOf(ranges);
  const focused = focusedIn(document);
  const inner = focused instanceof HTMLIFrameElement ? frameDocumentOf(focused) : null;
  return inner && selectedPart(inner);
}

/** @param {Range[]} ranges @returns {Part} */
function partOf(ranges) {
  return {
    has: (node) => ranges.some((range) => range.intersectsNode(node)),
    textOf: (text) => ranges.filter((range) => range.intersectsNode(text)).map((range) => dataOf(text).slice(
      range.startContainer === text ? range.startOffset : 0, range.endContainer === text ? range.endOffset : undefined)).join(' '),
  };
}
