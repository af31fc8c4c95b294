// The entries in the menu that opens on a page.

import { message } from '../browser.js';

export const MENUS = /** @type {const} */ ({
  read: { title: 'menuRead', contexts: ['page', 'frame', 'image', 'link', 'selection'] },
  tidy: { title: 'action_tidy', contexts: ['page', 'frame', 'image', 'action'] },
});

/** @returns {import('../browser.js').MenuEntry[]} */
export function menuEntries() {
  return Object.entries(MENUS).map(([id, { title, contexts }]) => ({ id, title: message(title, []), contexts }));
}
