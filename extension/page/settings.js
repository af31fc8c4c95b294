// How the reader likes to read: the table of what there is to choose, and what is made of a record that is old or broken.

/** @import { Settings, Strictness } from './types' */

/**
 * @typedef {{ kind: 'choice', values: readonly string[], usual: string }} Choice
 * @typedef {{ kind: 'range', least: number, most: number, step: number, usual: number }} Range
 * @typedef {{ kind: 'flag', usual: boolean }} Flag
 * @typedef {{ kind: 'colour', usual: string }} Colour
 * @typedef {Choice | Range | Flag | Colour} Setting
 */

/** @param {...string} values  the usual one first @returns {Choice} */
const choice = (...values) => ({ kind: 'choice', values, usual: values[0] });

/** @param {number} least @param {number} most @param {number} step @param {number} usual @returns {Range} */
const range = (least, most, step, usual) => ({ kind: 'range', least, most, step, usual });

/** The version of the record; one without it has theme and size only, and they are read like these. */
const VERSION = 2;

/** @type {Readonly<Record<keyof Settings, Setting>>} */
export const SETTINGS = {
  theme: choice('auto', 'light', 'sepia', 'dark', 'black', 'contrast', 'custom'),
  paper: { kind: 'colour', usual: '#f3efe4' },
  ink: { kind: 'colour', usual: '#33302a' },
  font: choice('serif', 'sans', 'mono', 'dyslexic'),
  size: range(60, 300, 10, 100),
  width: range(40, 100, 2, 66),
  lineHeight: range(120, 240, 10, 160),
  letterSpacing: range(0, 20, 1, 0),
  wordSpacing: range(0, 60, 5, 0),
  paragraphSpacing: range(0, 250, 25, 100),
  align: choice('start', 'justify'),
  hyphens: { kind: 'flag', usual: true },
  images: choice('shown', 'dimmed', 'hidden'),
  links: choice('marked', 'plain'),
  flow: choice('scroll', 'pages'),
  writing: choice('page', 'across', 'vertical'),
  lineFocus: choice('off', '1', '3', '5'),
  motion: choice('system', 'reduced'),
  strictness: { ...choice('gentle', 'standard', 'strict'), usual: 'standard' },
};

const NAMES = /** @type {(keyof Settings)[]} */ (Object.keys(SETTINGS));

/** @type {Readonly<Settings>} */
export const DEFAULTS = /** @type {any} */ (Object.fromEntries(NAMES.map((name) => [name, SETTINGS[name].usual])));

/** @type {readonly Strictness[]} */
export const STRICTNESS = ['gentle', 'standard', 'strict'];

/**
 * Whatever is stored, a setting that is not right becomes the usual one.
 * @param {unknown} record  `undefined` or `null` where there is none yet
 * @returns {{ settings: Settings, isWhole: boolean }} `isWhole`: nothing in it had to be given up
 */
export function sanitise(record) {
  const settings = { ...DEFAULTS };
  if (record === undefined || record === null) return { settings, isWhole: true };
  if (typeof record !== 'object' || Array.isArray(record)) return { settings, isWhole: false };
  const given = /** @type {Record<string, unknown>} */ (record);
  const isKnown = given.version === undefined || given.version === VERSION;
  let isWhole = isKnown;
  for (const name of NAMES) {
    if (!Object.hasOwn(given, name)) continue;
    const value = fitting(SETTINGS[name], given[name]);
    if (value === undefined) isWhole = false;
    else Object.assign(settings, { [name]: value });
  }
  return { settings, isWhole };
}

/**
 * @param {Setting} setting
 * @param {unknown} value
 * @returns {string | number | boolean | undefined}
 */
function fitting(setting, value) {
  switch (setting.kind) {
    case 'choice': return setting.values.find((known) => known === value);
    case 'flag': return typeof value === 'boolean' ? value : undefined;
    case 'colour': return typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value) ? value.toLowerCase() : undefined;
    case 'range': return typeof value === 'number' && Number.isFinite(value) ? nearest(setting, value) : undefined;
  }
}

/** @param {Range} range @param {number} value */
export function nearest({ least, most, step }, value) {
  return Math.min(most, Math.max(least, least + Math.round((value - least) / step) * step));
}

/** @param {Settings} settings @returns {object} the record of them */
export function recordOf(settings) {
  return { version: VERSION, ...settings };
}
