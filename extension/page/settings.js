// How the reader likes to read: what is kept, and what is made of a record that is old or broken.

/** @import { Settings, Store, Theme } from './types' */

/** @type {readonly Theme[]} */
export const THEMES = ['auto', 'light', 'sepia', 'dark'];

export const SIZE = { least: 60, most: 220, step: 10 };

/** @type {Readonly<Settings>} */
export const DEFAULTS = { theme: 'auto', size: 100 };

const KEY = 'settings';

/**
 * Whatever is stored, a setting that is not right becomes the default.
 * @param {unknown} record
 * @returns {Settings}
 */
export function sanitise(record) {
  const { theme, size } = /** @type {Record<string, unknown>} */ (typeof record === 'object' && record ? record : {});
  return {
    theme: THEMES.find((name) => name === theme) ?? DEFAULTS.theme,
    size: typeof size === 'number' && Number.isFinite(size) ? nearestSize(size) : DEFAULTS.size,
  };
}

/** @param {number} size */
export function nearestSize(size) {
  return Math.min(SIZE.most, Math.max(SIZE.least, Math.round(size / SIZE.step) * SIZE.step));
}

/**
 * Reading goes on without storage.
 * @param {Store} store
 */
export async function loadSettings(store) {
  try {
    return sanitise(await store.get(KEY));
  } catch {
    return { ...DEFAULTS };
  }
}

/**
 * @param {Store} store
 * @param {Settings} settings
 */
export async function saveSettings(store, settings) {
  try {
    await store.set(KEY, settings);
  } catch {
    // A full or closed store loses the setting, not the page that is being read.
  }
}
