// The entries in the menu that opens on a page. On a link or a selection there is one, so that no second menu is made of them.

import { message } from '../browser.js';

export const MENUS = /** @type {const} */ ({
  read: { title: 'menuRead', contexts: ['page', 'frame', 'image'] },
  tidy: { title: 'action_tidy', contexts: ['page', 'frame', 'image', 'action'] },
  link: { title: 'menuLink', contexts: ['link'] },
  selection: { title: 'menuSelection', contexts: ['selection'] },
});

/** @returns {import('../browser.js').MenuEntry[]} */
export function menuEntries() {
  return Object.entries(MENUS).map(([id, { title, contexts }]) => ({ id, title: message(title, []), contexts }));
}
