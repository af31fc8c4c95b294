// The menu of what has no place in the toolbar.

import { actionButton } from './toolbar.js';
import { maker } from './element.js';

/** @import { Panel } from './panels.js' */

/** @type {Panel} */
export const morePanel = {
  build(reader, body) {
    const make = maker(reader.document);
    const offered = reader.actions.filter((action) => action.group === 'more' && (action.isOffered?.(reader) ?? true));
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
