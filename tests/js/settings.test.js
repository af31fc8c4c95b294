// Settings survive whatever is stored.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import './dom.js';
import { Keeping, siteOf } from '../../extension/page/keeping.js';
import { DEFAULTS, SETTINGS, recordOf, sanitise } from '../../extension/page/settings.js';
import { exportAll, importAll } from '../../extension/page/transfer.js';

/** @import { Store } from '../../extension/page/types' */

/** @param {Record<string, unknown>} [held] @returns {Store & { held: Record<string, unknown> }} */
function memory(held = {}) {
  return {
    held,
    get: async (key) => held[key],
    set: async (key, value) => void (held[key] = JSON.parse(JSON.stringify(value))),
    remove: async (key) => void delete held[key],
    keys: async (prefix) => Object.keys(held).filter((key) => key.startsWith(prefix)),
  };
}

test('a good record is kept whole', () => {
  const settings = { ...DEFAULTS, theme: 'black', size: 120, hyphens: false, paper: '#102030', lineFocus: '3' };
  assert.deepEqual(sanitise(recordOf(/** @type {any} */ (settings))), { settings, isWhole: true });
});

test('no record is nothing to complain of', () => {
  for (const record of [undefined, null, {}]) assert.deepEqual(sanitise(record), { settings: DEFAULTS, isWhole: true });
});

test('a record of the first version is understood', () => {
  assert.deepEqual(sanitise({ theme: 'sepia', size: 130 }), { settings: { ...DEFAULTS, theme: 'sepia', size: 130 }, isWhole: true });
});

test('a corrupt record gives defaults, and says that it did', () => {
  for (const record of [7, 'dark', [], { theme: 'mauve', size: 'big' }, { size: NaN }, { theme: { toString: () => 'dark' } }, { paper: 'red' }, { version: 99 }]) {
    assert.deepEqual(sanitise(record), { settings: DEFAULTS, isWhole: false }, JSON.stringify(record));
  }
});

test('one bad setting does not cost the others', () => {
  assert.deepEqual(sanitise({ theme: 'dark', size: null, old: 1 }), { settings: { ...DEFAULTS, theme: 'dark' }, isWhole: false });
});

test('a number is one of the steps within its limits', () => {
  assert.deepEqual([-5, 64, 117, 1e9].map((size) => sanitise({ size }).settings.size), [60, 60, 120, 300]);
});

test('what is usual is among what is allowed', () => {
  for (const [name, setting] of Object.entries(SETTINGS)) assert.deepEqual(sanitise({ [name]: setting.usual }), { settings: DEFAULTS, isWhole: true }, name);
});

test('a store that fails costs nothing but the setting', async () => {
  const fail = async () => { throw new Error('full'); };
  const keeping = new Keeping({ get: fail, set: fail, remove: fail, keys: fail }, 'a.example');
  assert.deepEqual(await keeping.load(), DEFAULTS);
  await keeping.save(DEFAULTS);
  assert.equal(keeping.problem, 'unsaved');
});

test('a site can have settings of its own, and give them up', async () => {
  const store = memory();
  const here = new Keeping(store, 'a.example');
  await here.load();
  await here.keepForSite(true, { ...DEFAULTS, theme: 'dark' });
  assert.equal((await new Keeping(store, 'a.example').load()).theme, 'dark');
  assert.equal((await new Keeping(store, 'b.example').load()).theme, 'auto');
  assert.equal((await here.keepForSite(false, DEFAULTS)).theme, 'auto');
  assert.deepEqual(Object.keys(store.held), []);
});

test('the site of an address is its host without www', () => {
  const sites = ['https://www.a.example/x', 'http://b.example:81/', 'file:///c.html', 'about:blank', 'no address'].map(siteOf);
  assert.deepEqual(sites, ['a.example', 'b.example', '', '', '']);
});

test('what was exported can be imported elsewhere', async () => {
  const rules = { rules: [{ does: 'remove', pattern: 'p.promo', sample: 'Read more' }] };
  const from = memory({ settings: recordOf({ ...DEFAULTS, size: 140 }), 'settings:a.example': recordOf({ ...DEFAULTS, theme: 'sepia' }) });
  const to = memory();
  const local = memory();
  assert.equal(await importAll(to, local, await exportAll(from, memory({ 'rules:a.example': rules }))), 'taken');
  assert.deepEqual(to.held, from.held);
  assert.deepEqual(local.held, { 'rules:a.example': rules });
});

test('a file of something else changes nothing', async () => {
  const to = memory();
  for (const text of ['', '{', 'null', '[]', '{"kind":"other","everywhere":{}}']) assert.equal(await importAll(to, to, text), 'none', text);
  assert.deepEqual(to.held, {});
});

test('an import leaves out what it does not understand, and says so', async () => {
  const to = memory();
  const file = { kind: 'stillpage-settings', everywhere: { size: 'huge', theme: 'dark' }, sites: { 'a b': {} }, rules: { 'a.example': [{ does: 'explode' }] } };
  assert.equal(await importAll(to, to, JSON.stringify(file)), 'partly');
  assert.deepEqual(to.held, { settings: recordOf({ ...DEFAULTS, theme: 'dark' }) });
});
