// The interface's words: all there, all used, and said with their numbers.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { Messages, fromFile } from '../../extension/page/messages.js';
import { REASONS, reasonKey } from '../../extension/page/reasons.js';
import { SETTINGS } from '../../extension/page/settings.js';
import { REFUSALS } from '../../extension/refusal.js';
import { sources, text } from './sources.js';

const locales = new URL('../../extension/_locales/', import.meta.url);
const en = JSON.parse(readFileSync(new URL('en/messages.json', locales), 'utf8'));
const plural = (/** @type {string} */ key) => [`${key}_one`, `${key}_other`];

/** The keys that the sources name, and those that they put together. */
function usedKeys() {
  const keys = new Set(['locale', 'direction']);
  for (const file of sources()) {
    const code = text(file);
    for (const [, key] of code.matchAll(/\b(?:say|message)\('(\w+)'/g)) keys.add(key);
    for (const [, key] of code.matchAll(/\bcount\('(\w+)'/g)) plural(key).forEach((form) => keys.add(form));
    for (const [, key] of code.matchAll(/data-(?:say|name)="(\w+)"|__MSG_(\w+)__/g)) if (key) keys.add(key);
    for (const [, key] of code.matchAll(/__MSG_(\w+)__/g)) keys.add(key);
    for (const [, first, second] of code.matchAll(/say\([^?]*?\? '(\w+)' : '(\w+)'[,)]/g)) keys.add(first).add(second);
    for (const [, key] of code.matchAll(/^ +button\('(\w+)'/gm)) keys.add(key);
    for (const [, key] of code.matchAll(/(?<!count\()'((?:lightbox|listen|take)_\w+)'/g)) keys.add(key);
    for (const [, id] of code.matchAll(/row\('\w+', '(\w+)'/g)) keys.add(`action_${id}`);
    for (const [, key] of code.matchAll(/^ +(demo_\w+): /gm)) keys.add(key);
  }
  for (const [, id] of text('extension/page/actions.js').matchAll(/\{\s*id: '(\w+)'/g)) keys.add(`action_${id}`);
  for (const [, key] of text('extension/ways/menus.js').matchAll(/title: '(\w+)'/g)) keys.add(key);
  for (const [, key] of text('extension/ways/button.js').matchAll(/title: '(\w+)'/g)) keys.add(key);
  for (const key of ['Control', 'Delete', 'Escape', 'PageDown', 'PageUp', 'Shift', 'Space']) keys.add(`key_${key}`);
  for (const reason of REASONS) keys.add(reasonKey(reason));
  for (const [name, setting] of Object.entries(SETTINGS)) {
    keys.add(`set_${name}`);
    if (setting.kind === 'choice') for (const value of setting.values) keys.add(`set_${name}_${value}`);
  }
  for (const [, id] of text('extension/page/settings-form.js').matchAll(/\{ id: '(\w+)', names/g)) keys.add(`settings_${id}`);
  for (const how of ['taken', 'partly', 'none']) keys.add(`import_${how}`);
  for (const way of ['undo', 'redo']) keys.add(`nothingTo_${way}`);
  for (const why of REFUSALS) keys.add(`refused_${why.replaceAll('-', '_')}`).add(`refused_${why.replaceAll('-', '_')}_instead`);
  for (const limit of ['', '_depth', '_nodes', '_text', '_time']) keys.add(`truncated${limit}`);
  return keys;
}

test('every key that is used exists, and every key that exists is used', () => {
  assert.deepEqual([...usedKeys()].sort(), Object.keys(en).sort());
});

test('every message says to translators what it is', () => {
  for (const [key, { message, description, placeholders = {} }] of Object.entries(en)) {
    assert.ok(message && description, key);
    assert.match(key, /^\w+$/);
    const named = [...message.matchAll(/\$([A-Z]+)\$/g)].map(([, name]) => name.toLowerCase());
    assert.deepEqual(named.sort(), Object.keys(placeholders).sort(), key);
  }
  assert.ok(en.extensionDescription.message.length <= 132);
});

test('every locale has the keys of en, with the plural forms of its language', () => {
  for (const locale of readdirSync(locales)) {
    const file = JSON.parse(readFileSync(new URL(`${locale}/messages.json`, locales), 'utf8'));
    const forms = new Intl.PluralRules(file.locale.message).resolvedOptions().pluralCategories;
    const expected = Object.keys(en).flatMap((key) => (key.endsWith('_one') ? [] : plural(key.replace(/_other$/, ''))[0] in en ? forms.map((form) => key.replace(/other$/, form)) : [key]));
    assert.deepEqual(Object.keys(file).sort(), expected.sort(), locale);
  }
});

test('the engine knows the same reasons', () => {
  const engine = [...readFileSync(new URL('../../src/reason.rs', import.meta.url), 'utf8').matchAll(/=> "([a-z-]+)"/g)].map(([, name]) => name);
  assert.deepEqual([...REASONS].sort(), engine.sort());
});

test('placeholders are filled and numbers written as the language writes them', () => {
  const messages = new Messages(fromFile(en));
  assert.equal(messages.count('words', 1), '1 word');
  assert.equal(messages.count('words', 12345), '12,345 words');
  assert.equal(messages.say('confidence', 93), '93% sure');
  assert.equal(messages.say('no such key'), '');
  assert.equal(messages.say('demo_failed', '$1 $& $$'), en.demo_failed.message.replace('$ERROR$', () => '$1 $& $$'));
});

test('a language without the form at hand falls back to its general one', () => {
  const messages = new Messages(fromFile({ locale: { message: 'ru' }, words_other: { message: '$1 words' } }));
  assert.equal(messages.count('words', 2), '2 words');
});
