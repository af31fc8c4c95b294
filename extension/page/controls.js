// Form controls for settings, each made of its row in the table of settings.js.

import { maker } from './element.js';
import { SETTINGS } from './settings.js';

/** @import { Settings } from './types' */
/** @import { Choice, Range } from './settings.js' */
/** @import { Messages } from './messages.js' */

/**
 * Whose settings they are: the reader's, or the options page's.
 * @typedef {object} Owner
 * @property {Document} document
 * @property {Messages} messages
 * @property {Settings} settings
 * @property {(change: Partial<Settings>) => void} change
 */

/**
 * @typedef {object} Control
 * @property {HTMLElement} element
 * @property {(settings: Settings) => void} show
 */

/** Settings that are a count of something rather than a part of what is usual. */
const COUNTED = new Set(['width']);

/**
 * @param {Owner} owner
 * @param {keyof Settings} name
 * @returns {Control}
 */
export function controlOf(owner, name) {
  const setting = SETTINGS[name];
  switch (setting.kind) {
    case 'choice': return radios(owner, name, setting);
    case 'range': return slider(owner, name, setting);
    case 'flag': return toggle(owner, name);
    case 'colour': return colour(owner, name);
  }
}

/** @param {Owner} owner @param {keyof Settings} name @param {Choice} choice @returns {Control} */
function radios({ document, messages, change }, name, choice) {
  const make = maker(document);
  const element = make('fieldset', { class: `choice choose-${name}` }, make('legend', {}, messages.say(`set_${name}`)));
  const row = make('div', { class: 'options' });
  const inputs = choice.values.map((value) => {
    const input = /** @type {HTMLInputElement} */ (make('input', { type: 'radio', name, value }));
    input.addEventListener('change', () => change({ [name]: value }));
    row.append(make('label', { [`data-${name}`]: value }, input, make('span', {}, messages.say(`set_${name}_${value}`))));
    return input;
  });
  element.append(row);
  return { element, show: (settings) => inputs.forEach((input) => (input.checked = input.value === settings[name])) };
}

/** @param {Owner} owner @param {keyof Settings} name @param {Range} range @returns {Control} */
function slider({ document, messages, change }, name, { least, most, step }) {
  const make = maker(document);
  const percent = new Intl.NumberFormat(messages.language, { style: 'percent' });
  const input = /** @type {HTMLInputElement} */ (make('input', {
    type: 'range', name, min: String(least), max: String(most), step: String(step),
  }));
  const output = make('output', {});
  input.addEventListener('input', () => change({ [name]: Number(input.value) }));
  const element = make('label', { class: 'slider' }, make('span', {}, messages.say(`set_${name}`)), output, input);
  return {
    element,
    show(settings) {
      const value = Number(settings[name]);
      const written = COUNTED.has(name) ? messages.numbers.format(value) : percent.format(value / 100);
      if (input.value !== String(value)) input.value = String(value);
      input.setAttribute('aria-valuetext', written);
      output.textContent = written;
    },
  };
}

/** @param {Owner} owner @param {keyof Settings} name @returns {Control} */
function toggle({ document, messages, change }, name) {
  const make = maker(document);
  const input = /** @type {HTMLInputElement} */ (make('input', { type: 'checkbox', name, role: 'switch' }));
  input.addEventListener('change', () => change({ [name]: input.checked }));
  const element = make('label', { class: 'toggle' }, make('span', {}, messages.say(`set_${name}`)), input);
  return { element, show: (settings) => void (input.checked = Boolean(settings[name])) };
}

/** @param {Owner} owner @param {keyof Settings} name @returns {Control} */
function colour({ document, messages, change }, name) {
  const make = maker(document);
  const input = /** @type {HTMLInputElement} */ (make('input', { type: 'color', name }));
  input.addEventListener('input', () => change({ [name]: input.value }));
  const element = make('label', { class: 'colour' }, make('span', {}, messages.say(`set_${name}`)), input);
  return { element, show: (settings) => void (input.value = String(settings[name])) };
}
