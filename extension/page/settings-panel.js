// The comfort settings: one panel, every change to be seen at once.

import { maker } from './element.js';
import { DEFAULTS, SIZE, THEMES, nearestSize } from './settings.js';

/** @import { Panel } from './panels.js' */
/** @import { Reader } from './reader.js' */

/** @type {Panel} */
export const settingsPanel = {
  build(reader, body) {
    const { messages } = reader;
    const make = maker(reader.document);
    const group = make('fieldset', { class: 'themes' }, make('legend', {}, messages.say('theme')));
    for (const theme of THEMES) {
      const radio = /** @type {HTMLInputElement} */ (make('input', { type: 'radio', name: 'theme', value: theme }));
      radio.checked = reader.settings.theme === theme;
      radio.addEventListener('change', () => reader.change({ theme }));
      group.append(make('label', { 'data-theme': theme }, radio, make('span', {}, messages.say(`theme_${theme}`))));
    }
    body.append(group);
  },
};

/** @param {Reader} reader @param {1 | -1} step */
export function sizeBy(reader, step) {
  setSize(reader, reader.settings.size + step * SIZE.step);
}

/** @param {Reader} reader */
export function resetSize(reader) {
  setSize(reader, DEFAULTS.size);
}

/** @param {Reader} reader @param {number} wanted */
function setSize(reader, wanted) {
  const size = nearestSize(wanted);
  reader.change({ size });
  reader.announce(reader.messages.say('textSizeNow', size));
}

/** @param {Reader} reader */
export function nextTheme(reader) {
  const theme = THEMES[(THEMES.indexOf(reader.settings.theme) + 1) % THEMES.length];
  reader.change({ theme });
  reader.tell(reader.messages.say(`theme_${theme}`));
}
