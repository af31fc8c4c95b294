// Buttons for actions, and the slim row of them over the text.

import { maker } from './element.js';
import { icon } from './icons.js';
import { writtenKey } from './keys.js';

/** @import { Action } from './actions.js' */
/** @import { Reader } from './reader.js' */

/**
 * @typedef {object} ActionButton
 * @property {HTMLElement} element
 * @property {() => void} refresh  shows the state that its action has now
 */

/**
 * @param {Reader} reader
 * @param {Action} action
 * @param {'tool' | 'row'} look  its icon alone, or icon, name and key in a row
 * @returns {ActionButton}
 */
export function actionButton(reader, action, look) {
  const { document, messages } = reader;
  const make = maker(document);
  const name = messages.say(`action_${action.id}`, ...(action.words?.(reader) ?? []));
  const keys = action.keys?.length ? writtenKey(action.keys[0], (key) => messages.say(`key_${key}`)) : [];
  const element = make('button', { type: 'button', class: `${look} do-${action.id}`, 'data-action': action.id });
  const badge = make('span', { class: 'badge' });
  if (action.icon) element.append(icon(document, action.icon));
  if (look === 'row') {
    element.append(make('span', { class: 'name' }, name), make('span', { class: 'key', 'aria-hidden': 'true' }, keys.join('+')));
  } else {
    element.title = keys.length > 0 ? messages.say('withKey', name, keys.join('+')) : name;
    element.append(make('span', { class: 'spoken' }, `${name} `), badge);
  }
  element.addEventListener('click', () => reader.perform(action));
  refresh();
  return { element, refresh };

  function refresh() {
    const text = action.badge?.(reader) ?? '';
    if (badge.textContent !== text) badge.textContent = text;
    badge.hidden = text === '';
    element.hidden = !(action.isOffered?.(reader) ?? true);
    if (action.panel) element.setAttribute('aria-expanded', String(reader.panels.current === action));
    else if (action.isOn) element.setAttribute('aria-pressed', String(action.isOn(reader)));
  }
}

/**
 * @param {Reader} reader
 * @returns {ActionButton}
 */
export function toolbar(reader) {
  const make = maker(reader.document);
  /** @type {ActionButton[]} */
  const buttons = [];
  /** @param {'start' | 'end'} group */
  const side = (group) => {
    const made = reader.actions.filter((action) => action.group === group).map((action) => actionButton(reader, action, 'tool'));
    buttons.push(...made);
    return make('div', { class: `tools ${group}` }, ...made.map((button) => button.element));
  };
  const element = make('div', { class: 'bar', role: 'toolbar', 'aria-label': reader.messages.say('toolbar') }, side('start'), side('end'));
  return { element, refresh: () => buttons.forEach((button) => button.refresh()) };
}
