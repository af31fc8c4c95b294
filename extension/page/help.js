// The help sheet: every action that has a key, with its keys.

import { maker } from './element.js';
import { writtenKey } from './keys.js';

/** @import { Panel } from './panels.js' */

/** @type {Panel} */
export const helpPanel = {
  build(reader, body) {
    const { messages, document } = reader;
    const make = maker(document);
    const list = make('dl', { class: 'keys' });
    for (const action of reader.actions) {
      const keys = action.keys?.filter((key) => key !== '=' && key !== '\u2212') ?? [];
      if (keys.length === 0 || !(action.isOffered?.(reader) ?? true)) continue;
      const written = keys.map((key) => make('span', {}, ...writtenKey(key, (name) => messages.say(`key_${name}`)).map((part) => make('kbd', {}, part))));
      list.append(make('div', {}, make('dt', {}, messages.say(`action_${action.id}`, ...(action.words?.(reader) ?? []))), make('dd', {}, ...written)));
    }
    body.append(make('p', { class: 'hint' }, messages.say('keysHint')), list);
  },
};
