// The row of controls: theme, text size, close.

import { maker } from './element.js';
import { SIZE, THEMES, nearestSize } from './settings.js';

/** @import { Settings } from './types' */
/** @import { Messages } from './messages.js' */

/**
 * @typedef {object} Controls
 * @property {(change: Partial<Settings>) => void} change
 * @property {() => Settings} settings
 * @property {(text: string) => void} announce
 * @property {(() => void)} [close]  absent where there is nothing to close
 */

/**
 * @param {Document} document
 * @param {Messages} messages
 * @param {Controls} controls
 * @returns {HTMLElement}
 */
export function toolbar(document, messages, controls) {
  const make = maker(document);
  const bar = make('div', { class: 'bar', role: 'toolbar', 'aria-label': messages.say('toolbar') }, themes(), sizes());
  if (controls.close) bar.append(button('close', '×', controls.close));
  return bar;

  function themes() {
    const group = make('fieldset', { class: 'themes' }, make('legend', {}, messages.say('theme')));
    for (const theme of THEMES) {
      const name = messages.say(`theme_${theme}`);
      const radio = /** @type {HTMLInputElement} */ (make('input', { type: 'radio', name: 'theme', value: theme, 'aria-label': name }));
      radio.checked = controls.settings().theme === theme;
      radio.addEventListener('change', () => controls.change({ theme }));
      group.append(make('label', { title: name, 'data-theme': theme }, radio));
    }
    return group;
  }

  function sizes() {
    const smaller = button('smaller', 'A', () => step(-SIZE.step));
    const larger = button('larger', 'A', () => step(SIZE.step));
    return make('div', { class: 'sizes', role: 'group', 'aria-label': messages.say('textSize') }, smaller, larger);
  }

  /** @param {number} by */
  function step(by) {
    const size = nearestSize(controls.settings().size + by);
    controls.change({ size });
    controls.announce(messages.say('textSizeNow', size));
  }

  /**
   * @param {'smaller' | 'larger' | 'close'} name
   * @param {string} face
   * @param {() => void} act
   */
  function button(name, face, act) {
    const label = messages.say(name);
    const element = make('button', { type: 'button', class: name, 'aria-label': label, title: label }, face);
    element.addEventListener('click', act);
    return element;
  }
}
