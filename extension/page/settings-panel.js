// The panel of settings: the form, where they hold, and taking them elsewhere. And the keys for what changes most often.

import { maker } from './element.js';
import { mayBeVertical } from './flow.js';
import { settingsForm } from './settings-form.js';
import { DEFAULTS, SETTINGS, nearest } from './settings.js';
import { transferButtons } from './transfer-buttons.js';

/** @import { Settings } from './types' */
/** @import { Panel } from './panels.js' */
/** @import { Range } from './settings.js' */
/** @import { Reader } from './reader.js' */

/** @type {Panel} */
export const settingsPanel = {
  build(reader, body) {
    const owner = {
      document: reader.document,
      messages: reader.messages,
      settings: reader.settings,
      change: (/** @type {Partial<Settings>} */ change) => reader.change(change),
    };
    const form = settingsForm(owner, (name) => name !== 'writing' || mayBeVertical(reader));
    body.append(form.element, keptWhere(reader), ...transferButtons({
      ...owner,
      store: reader.keeping.store,
      local: reader.local,
      tell: (text, offer) => reader.tell(text, offer),
      reset: () => reset(reader),
      imported: async () => reader.wear(await reader.keeping.load()),
    }));
    if (reader.openOptions) body.append(optionsLink(reader));
    return reader.onSettings((settings) => form.show(settings));
  },
};

/** @param {Reader} reader */
function keptWhere(reader) {
  const { messages, keeping, site } = reader;
  const make = maker(reader.document);
  const element = make('fieldset', { class: 'choice choose-scope' }, make('legend', {}, messages.say('keptWhere')));
  const row = make('div', { class: 'options' });
  for (const isOfSite of [false, true]) {
    const input = /** @type {HTMLInputElement} */ (make('input', { type: 'radio', name: 'scope', value: isOfSite ? 'site' : 'everywhere' }));
    input.checked = keeping.isOfSite === isOfSite;
    input.disabled = isOfSite && !site;
    input.addEventListener('change', async () => reader.wear(await keeping.keepForSite(isOfSite, reader.settings)));
    row.append(make('label', {}, input, make('span', {}, isOfSite && site ? make('bdi', {}, site) : messages.say(isOfSite ? 'keptHere' : 'keptEverywhere'))));
  }
  element.append(row);
  return make('section', {}, make('h3', { 'aria-hidden': 'true' }, messages.say('keptWhere')), element);
}

/** @param {Reader} reader */
function reset(reader) {
  const before = reader.settings;
  reader.change({ ...DEFAULTS, strictness: before.strictness });
  reader.tell(reader.messages.say('settingsReset'), { label: reader.messages.say('undo'), act: () => reader.change(before) });
}

/** @param {Reader} reader */
function optionsLink(reader) {
  const button = maker(reader.document)('button', { type: 'button', class: 'button wide' }, reader.messages.say('openOptions'));
  button.addEventListener('click', () => reader.openOptions?.());
  return button;
}

/** @param {Reader} reader @param {1 | -1} step */
export function sizeBy(reader, step) {
  setSize(reader, reader.settings.size + step * /** @type {Range} */ (SETTINGS.size).step);
}

/** @param {Reader} reader */
export function resetSize(reader) {
  setSize(reader, DEFAULTS.size);
}

/** @param {Reader} reader @param {number} wanted */
function setSize(reader, wanted) {
  const size = nearest(/** @type {Range} */ (SETTINGS.size), wanted);
  reader.change({ size });
  reader.announce(reader.messages.say('textSizeNow', size));
}

/** @param {Reader} reader @param {'theme' | 'lineFocus'} name  goes on to its next value */
export function nextOf(reader, name) {
  const { values } = /** @type {import('./settings.js').Choice} */ (SETTINGS[name]);
  const value = values[(values.indexOf(reader.settings[name]) + 1) % values.length];
  reader.change({ [name]: value });
  reader.tell(`${reader.messages.say(`set_${name}`)}: ${reader.messages.say(`set_${name}_${value}`)}`);
}
