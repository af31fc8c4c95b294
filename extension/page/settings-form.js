// The comfort settings as a form, in the reader's panel and on the options page.

import { controlOf } from './controls.js';
import { maker } from './element.js';
import { contrast } from './look.js';

/** @import { Settings } from './types' */
/** @import { Control, Owner } from './controls.js' */

/** What stands together. @type {readonly { id: string, names: readonly (keyof Settings)[] }[]} */
const SECTIONS = [
  { id: 'colours', names: ['theme', 'paper', 'ink'] },
  { id: 'letters', names: ['font', 'size', 'letterSpacing', 'wordSpacing'] },
  { id: 'lines', names: ['width', 'lineHeight', 'paragraphSpacing', 'align', 'hyphens'] },
  { id: 'page', names: ['flow', 'writing', 'images', 'links'] },
  { id: 'aids', names: ['lineFocus', 'motion'] },
];

/** Text needs this much. */
const LEAST_CONTRAST = 4.5;

/**
 * @param {Owner} owner
 * @param {(name: keyof Settings) => boolean} [isOffered]
 * @returns {Control}
 */
export function settingsForm(owner, isOffered = () => true) {
  const { document, messages } = owner;
  const make = maker(document);
  const element = make('div', { class: 'settings' });
  /** @type {Map<keyof Settings, Control>} */
  const controls = new Map();
  const warning = make('p', { class: 'hint warning', role: 'status' });
  for (const { id, names } of SECTIONS) {
    const section = make('section', {}, make('h3', {}, messages.say(`settings_${id}`)));
    for (const name of names.filter(isOffered)) {
      const control = controlOf(owner, name);
      controls.set(name, control);
      section.append(control.element);
    }
    if (id === 'colours') section.append(warning);
    element.append(section);
  }
  show(owner.settings);
  return { element, show };

  /** @param {Settings} settings */
  function show(settings) {
    for (const control of controls.values()) control.show(settings);
    const isOwn = settings.theme === 'custom';
    for (const name of /** @type {const} */ (['paper', 'ink'])) {
      const control = controls.get(name);
      if (control) control.element.hidden = !isOwn;
    }
    const isFaint = isOwn && contrast(settings.paper, settings.ink) < LEAST_CONTRAST;
    warning.hidden = !isFaint;
    const text = isFaint ? messages.say('faintColours') : '';
    if (warning.textContent !== text) warning.textContent = text;
  }
}
