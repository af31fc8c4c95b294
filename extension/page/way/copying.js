// Copying a selection gives what was selected, as text and as plain HTML: without the reader's style, which browsers would
// write into every element, and without soft hyphens.

import { markupOf } from '../take/markup.js';
import { copyOf } from '../take/copy.js';

/** @import { Reader } from '../reader.js' */

/** @param {Reader} reader */
export function copyCleanly(reader) {
  reader.onClose(
    reader.hear(
      'copy',
      (event) => {
        const { clipboardData } = /** @type {ClipboardEvent} */ (event);
        const range = selectedIn(reader);
        if (!range || !clipboardData) return;
        event.preventDefault();
        clipboardData.setData('text/plain', plainText(reader));
        clipboardData.setData('text/html', markupOf(copyOf(new Document(), range.cloneContents())));
      },
      { isActive: true },
    ),
  );
}

/**
 * @param {Reader} reader
 * @returns {Range | null} what is selected in the article
 */
export function selectedIn(reader) {
  const selection = selectionOf(reader);
  if (!reader.view || !selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  return reader.view.element.contains(range.commonAncestorContainer) ? range : null;
}

/** @param {Reader} reader */
export function plainText(reader) {
  return (selectionOf(reader)?.toString() ?? '').replace(/\u00ad/g, '');
}

/**
 * Chromium tells of a selection in a shadow tree to that tree only.
 * @param {Reader} reader
 * @returns {Selection | null}
 */
function selectionOf({ tree, document }) {
  return /** @type {ShadowRoot & { getSelection?: () => Selection | null }} */ (tree).getSelection?.() ?? document.getSelection();
}
