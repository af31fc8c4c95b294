// The menu of what has no place in the toolbar.

import { actionButton } from './toolbar.js';
import { maker } from './element.js';

/** @import { Action } from './actions.js' */
/** @import { Panel } from './panels.js' */
/** @import { Reader } from './reader.js' */

/** @type {Panel} */
export const morePanel = {
  build(reader, body) {
    const make = maker(reader.document);
    const offered = reader.actions.filter((action) => (action.group === 'more' || isCrowdedOut(reader, action)) && (action.isOffered?.(reader) ?? true));
    const list = make('ul', { class: 'menu', role: 'list' });
    for (const action of offered) {
      const { element } = actionButton(reader, action, 'row');
      // What it does is done in the text, or in a panel that takes this one's place.
      if (!action.panel) element.addEventListener('click', () => reader.panels.close());
      list.append(make('li', {}, element));
    }
    body.append(list);
  },
};

/**
 * Where there is little room, style leaves some out of the toolbar.
 * @param {Reader} reader
 * @param {Action} action
 */
function isCrowdedOut({ bar }, { id, group }) {
  return group !== 'keys' && bar.element.querySelector(`.do-${id}`)?.checkVisibility() === false;
}
