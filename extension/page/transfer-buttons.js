// Export, import, reset.

import { maker } from './element.js';
import { exportAll, importAll } from './transfer.js';

/** @import { Store } from './types' */
/** @import { Messages } from './messages.js' */
/** @import { Offer } from './notes.js' */

/**
 * @typedef {object} TransferOwner
 * @property {Document} document
 * @property {Messages} messages
 * @property {Store} store
 * @property {Store} local
 * @property {(text: string, offer?: Offer) => void} tell
 * @property {() => void} reset
 * @property {() => void} imported
 */

const FILE_NAME = 'stillpage-settings.json';

/**
 * @param {TransferOwner} owner
 * @returns {HTMLElement[]}
 */
export function transferButtons({ document, messages, store, local, tell, reset, imported }) {
  const make = maker(document);
  const file = /** @type {HTMLInputElement} */ (make('input', { type: 'file', accept: '.json,application/json', 'aria-label': messages.say('importSettings'), tabindex: '-1' }));
  file.hidden = true;
  file.addEventListener('change', async () => {
    const [chosen] = file.files ?? [];
    if (!chosen) return;
    const how = await importAll(store, local, await chosen.text()).catch(() => /** @type {const} */ ('none'));
    file.value = '';
    tell(messages.say(`import_${how}`));
    if (how !== 'none') imported();
  });
  return [make('div', { class: 'buttons' },
    button('exportSettings', async () => save(document, await exportAll(store, local))),
    button('importSettings', () => file.click()),
    button('resetSettings', reset)), file];

  /** @param {string} key @param {() => void} act */
  function button(key, act) {
    const element = make('button', { type: 'button', class: 'button', 'data-do': key }, messages.say(key));
    element.addEventListener('click', act);
    return element;
  }
}

/** @param {Document} document @param {string} json */
function save(document, json) {
  const href = URL.createObjectURL(new Blob([json], { type: 'application/json' }));
  const link = /** @type {HTMLAnchorElement} */ (maker(document)('a', { href, download: FILE_NAME }));
  link.click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}
