// What Tidy hides on golden pages: the list in a page's tidy.txt, and nothing of its article. `UPDATE_EXPECT=1` rewrites
// the lists; make an empty one for a page that is to have one.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { Browser } from './browser.js';
import { expectedText, folder, names, open, removedTexts } from './golden.js';
import { Tidy } from './tidy.js';

/** As much of an element's text as is written down. */
const EXCERPT = 100;

/** Reasons for which Tidy may hide; `overlay` stands for any. */
const HIDES = ['advert', 'comment-form', 'cookie-notice', 'newsletter', 'overlay', 'paywall-note', 'promo', 'related', 'share'];

/** @type {Browser} */
let browser;
/** @type {Tidy} */
let tidy;

before(async () => {
  browser = await Browser.launch();
  tidy = new Tidy(browser);
});

after(async () => {
  await browser?.close();
});

const expected = names.filter((name) => existsSync(fileOf(name)));

test('there are twenty pages to try it on', () => {
  assert.ok(expected.length >= 20, String(expected.length));
});

for (const name of expected) {
  test(`${name} is tidied as expected, and given back to the byte`, async () => {
    await open(browser.page, name);
    const before = await browser.page.content();
    await tidy.open();
    const hidden = await tidy.hidden();
    const lines = hidden.map(({ reason, what, text }) => `${reason}: ${what}: ${text.slice(0, EXCERPT)}`.trim()).join('\n') + '\n';
    if (process.env.UPDATE_EXPECT) writeFileSync(fileOf(name), lines);
    assert.deepEqual(lines.split('\n'), readFileSync(fileOf(name), 'utf8').split('\n'));
    assert.deepEqual(hidden.filter(({ reason, isShown }) => isShown || !HIDES.includes(reason)), []);

    // What is hidden was removed, and is no part of the article.
    const kept = expectedText(name).split('\n\n').map((block) => block.replace(/\s+/g, ' ')).filter((block) => block.length > 40);
    for (const { text } of hidden) assert.deepEqual(kept.filter((block) => text.includes(block)), []);
    const removed = removedTexts(name);
    for (const { text, reason } of hidden) assert.ok(removed.some((removal) => removal.reason === reason && isIn(text, removal.text)), `${reason}: ${text}`);

    await tidy.close();
    assert.equal(await browser.page.content(), before);
  });
}

/** @param {string} text @param {string} part */
function isIn(text, part) {
  const plain = (/** @type {string} */ words) => words.replace(/\s+/g, '');
  return plain(text).includes(plain(part)) || plain(part).includes(plain(text));
}

/** @param {string} name */
function fileOf(name) {
  return path.join(folder, name, 'tidy.txt');
}
