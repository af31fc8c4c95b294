// What the engine reads in a live page of a real browser is what it reads in the page's text natively.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Browser } from './browser.js';
import { contentOf, renderSnapshot, snapshotOf } from './engine.js';
import { expectedHtml, expectedText, names, open } from './golden.js';

/** @type {Browser} */
let browser;

before(async () => {
  browser = await Browser.launch();
});

after(async () => {
  await browser?.close();
});

for (const name of names) {
  test(`${name} reads the same in the browser`, async () => {
    await open(browser.page, name);
    const snapshot = await snapshotOf(browser.page);
    assert.deepEqual(renderSnapshot(snapshot, 'text').trim().split('\n\n'), expectedText(name).split('\n\n'));
    const html = expectedHtml(name);
    if (html !== null) assert.deepEqual(contentOf(renderSnapshot(snapshot, 'html')).split('\n'), html.split('\n'));
  });
}
