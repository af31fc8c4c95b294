// Settings and rules as a file, to be taken elsewhere and back.

import { EVERYWHERE, SITE_PREFIX } from './keeping.js';
import { RULES_PREFIX, sanitiseRules } from './rules.js';
import { recordOf, sanitise } from './settings.js';

/** @import { Store } from './types' */

const KIND = 'stillpage-settings';

/**
 * @param {Store} store
 * @param {Store} local
 * @returns {Promise<string>} JSON
 */
export async function exportAll(store, local) {
  /** @type {Record<string, unknown>} */
  const sites = {};
  for (const key of await store.keys(SITE_PREFIX)) sites[key.slice(SITE_PREFIX.length)] = recordOf(sanitise(await store.get(key)).settings);
  /** @type {Record<string, unknown>} */
  const rules = {};
  for (const key of await local.keys(RULES_PREFIX)) rules[key.slice(RULES_PREFIX.length)] = sanitiseRules(await local.get(key)).rules;
  const everywhere = recordOf(sanitise(await store.get(EVERYWHERE)).settings);
  return `${JSON.stringify({ kind: KIND, everywhere, sites, rules }, null, 2)}\n`;
}

/**
 * @param {Store} store
 * @param {Store} local
 * @param {string} text
 * @returns {Promise<'taken' | 'partly' | 'none'>} `partly`: some of it was not understood and left out; `none`: nothing of it
 *   was, and nothing has changed
 */
export async function importAll(store, local, text) {
  const file = parsed(text);
  if (file?.kind !== KIND) return 'none';
  let isWhole = true;
  if (file.everywhere !== undefined) await take(store, EVERYWHERE, file.everywhere);
  for (const [site, record] of entriesOf(file.sites)) await take(store, SITE_PREFIX + site, record);
  for (const [site, record] of entriesOf(file.rules)) {
    const { rules, isWhole: areWhole } = sanitiseRules({ rules: record });
    isWhole &&= areWhole;
    if (rules.length > 0) await local.set(RULES_PREFIX + site, { rules });
  }
  return isWhole ? 'taken' : 'partly';

  /** @param {Store} into @param {string} key @param {unknown} record */
  async function take(into, key, record) {
    const checked = sanitise(record);
    isWhole &&= checked.isWhole;
    await into.set(key, recordOf(checked.settings));
  }
}

/** @param {Store} store */
export async function resetSettings(store) {
  for (const key of [EVERYWHERE, ...(await store.keys(SITE_PREFIX))]) await store.remove(key);
}

/** @param {string} text @returns {Record<string, unknown> | null} */
function parsed(text) {
  try {
    const value = JSON.parse(text);
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}

/** @param {unknown} record @returns {[string, unknown][]} those whose key can be a host's name */
function entriesOf(record) {
  if (typeof record !== 'object' || record === null) return [];
  return Object.entries(record).filter(([site]) => /^[\p{L}\p{N}.:[\]-]{1,253}$/u.test(site));
}
