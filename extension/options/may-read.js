// The sites that may be read without being asked each time: why, and the way to take that back.

import { sitesToRead } from '../browser.js';
import { maker } from '../page/element.js';
import { isAlways, setAlways } from '../ways/always.js';

/** @import { Messages } from '../page/messages.js' */

/** @param {HTMLElement} list @param {Messages} messages */
export async function showMayRead(list, messages) {
  const make = maker(list.ownerDocument);
  const items = await Promise.all((await sitesToRead()).map(async (host) => {
    const button = make('button', { type: 'button', class: 'button' }, messages.say('options_takeBack', host));
    button.addEventListener('click', async () => {
      await setAlways(host, false);
      await showMayRead(list, messages);
    });
    const why = messages.say((await isAlways(host)) ? 'options_mayAlways' : 'options_mayLinks');
    return make('li', {}, make('span', {}, make('bdi', {}, host), ' ', make('span', { class: 'hint' }, why)), button);
  }));
  list.replaceChildren(...(items.length > 0 ? items : [make('li', { class: 'hint' }, messages.say('options_noMay'))]));
}
