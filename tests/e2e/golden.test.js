// What the engine reads in a live page of a real browser is what it reads in the page's text natively.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Browser } from './browser.js';
import { render } from './engine.js';
import { expectedText, folder, names } from './golden.js';
import { serve } from './server.js';

/** @type {Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof serve>>} */
let server;

before(async () => {
  server = await serve({ pages: { folder } });
  browser = await Browser.launch();
});

after(async () => {
  await browser?.close();
  server?.close();
});

for (const name of names) {
  test(`${name} reads the same in the browser`, async () => {
    await browser.page.goto(`${server.origin}/pages/${name}/page.html`);
    const text = await render(browser.page, 'text');
    assert.deepEqual(text.trim().split('\n\n'), expectedText(name).split('\n\n'));
  });
}
