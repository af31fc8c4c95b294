// Settings survive whatever is stored.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULTS, loadSettings, sanitise, saveSettings } from '../../extension/page/settings.js';

test('a good record is kept', () => {
  assert.deepEqual(sanitise({ theme: 'sepia', size: 120 }), { theme: 'sepia', size: 120 });
});

test('a corrupt record gives defaults', () => {
  for (const record of [undefined, null, 7, 'dark', [], { theme: 'mauve', size: 'big' }, { size: NaN }, { theme: { toString: () => 'dark' } }]) {
    assert.deepEqual(sanitise(record), DEFAULTS);
  }
});

test('one bad setting does not cost the other', () => {
  assert.deepEqual(sanitise({ theme: 'dark', size: null, old: 1 }), { theme: 'dark', size: 100 });
});

test('a size is one of the steps within its limits', () => {
  assert.deepEqual([-5, 64, 117, 1e9].map((size) => sanitise({ size }).size), [60, 60, 120, 220]);
});

test('a store that fails costs nothing but the setting', async () => {
  const broken = { get: async () => { throw new Error('closed'); }, set: async () => { throw new Error('full'); } };
  assert.deepEqual(await loadSettings(broken), DEFAULTS);
  await saveSettings(broken, DEFAULTS);
});
