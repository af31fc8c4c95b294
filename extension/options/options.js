// The options page: the settings with a sample of text, the rules of sites, keys, privacy, licences.

import { changeShortcut, localStore, message, shortcutOf, store, versionOf } from '../browser.js';
import { maker } from '../page/element.js';
import { Keeping, SITE_PREFIX } from '../page/keeping.js';
import { Messages } from '../page/messages.js';
import { Notes } from '../page/notes.js';
import { settingsForm } from '../page/settings-form.js';
import { transferButtons } from '../page/transfer-buttons.js';
import { resetSettings } from '../page/transfer.js';
import { showMayRead } from './may-read.js';
import { RulesList } from './rules-list.js';
import { showSample } from './sample.js';

/** @import { Settings } from '../page/types' */

const messages = new Messages(message);
const make = maker(document);
const notes = new Notes(document);
const keeping = new Keeping(store, '');

document.documentElement.lang = messages.language;
document.documentElement.dir = messages.direction;
for (const element of document.querySelectorAll('[data-say]')) element.textContent = messages.say(element.getAttribute('data-say') ?? '');
for (const element of document.querySelectorAll('[data-name]')) element.setAttribute('aria-label', messages.say(element.getAttribute('data-name') ?? ''));
byId('slip').replaceWith(notes.slip);

const rules = new RulesList(byId('rules-list'), messages, localStore, notes);
const sample = await showSample(byId('sample'), messages);

await showAll();
await showKeys();
byId('version').textContent = messages.say('options_version', versionOf());

async function showAll() {
  const settings = await keeping.load();
  const owner = {
    document,
    messages,
    settings,
    change(/** @type {Partial<Settings>} */ change) {
      owner.settings = { ...owner.settings, ...change };
      form.show(owner.settings);
      sample(owner.settings);
      void keeping.save(owner.settings);
    },
  };
  const form = settingsForm(owner);
  byId('form').replaceChildren(form.element, ...transferButtons({
    document,
    messages,
    store,
    local: localStore,
    tell: (text, offer) => notes.tell(text, offer),
    imported: () => void showAll(),
    async reset() {
      await resetSettings(store);
      await showAll();
      notes.tell(messages.say('settingsReset'));
    },
  }));
  sample(settings);
  if (keeping.problem) notes.tell(messages.say('settingsCorrupt'));
  await showSites();
  await showMayRead(byId('may-read'), messages);
  await rules.show();
}

async function showSites() {
  const keys = await store.keys(SITE_PREFIX);
  const items = keys.map((key) => {
    const site = key.slice(SITE_PREFIX.length);
    const button = make('button', { type: 'button', class: 'button' }, messages.say('options_forgetSite', site));
    button.addEventListener('click', async () => {
      await store.remove(key);
      await showSites();
    });
    return make('li', {}, make('bdi', {}, site), button);
  });
  byId('sites').replaceChildren(...(items.length > 0 ? items : [make('li', { class: 'hint' }, messages.say('options_noSites'))]));
}

async function showKeys() {
  const keys = await shortcutOf('_execute_action');
  byId('shortcut').textContent = keys ? messages.say('options_shortcut', keys) : messages.say('options_noShortcut');
  byId('change-shortcut').addEventListener('click', changeShortcut);
}

/** @param {string} id */
function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}
