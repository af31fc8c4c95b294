// What the button says about the page in its tab.

import { message, showButton } from '../browser.js';

const STATES = /** @type {const} */ ({
  ready: { title: 'actionTitle', icon: 'icons' },
  open: { title: 'buttonOpen', icon: 'icons/open' },
  nothing: { title: 'buttonNothing', icon: 'icons/nothing' },
});

/**
 * @param {{ id: number }} tab
 * @param {keyof typeof STATES} state  `nothing`: the page is none to read, as far as can be said at a glance
 */
export async function show(tab, state) {
  const { title, icon } = STATES[state];
  await showButton(tab, message(title, []), icon);
}
