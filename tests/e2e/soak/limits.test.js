// Pages that take quadratic time to read naively, open in a browser: the reader comes, with what could be read of them.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Browser } from '../browser.js';
import { Reader } from '../reader.js';

const SENTENCE = 'The ferry crosses the river twice an hour, and in the evening, when the wind has dropped, it hardly makes a sound.';
const STORY = `<article><h1>The ferry at Saltgate</h1>${`<p>${SENTENCE} ${SENTENCE}</p>`.repeat(8)}</article>`;

/** What the page's parser makes of its text, or its script of itself. @type {Record<string, string>} */
const PAGES = {
  '100,000 nested elements': `${STORY}${'<div>'.repeat(100_000)}deep`,
  // At 3,000 the tab crashes by itself.
  '1,000 elements nested by a script': `${STORY}<script>
    let deepest = document.body; for (let depth = 0; depth < 1000; depth++) deepest = deepest.appendChild(document.createElement('div')); deepest.append('deep')
  </script>`,
  '200,000 attributes of an element': `${STORY}<p ${Array.from({ length: 200_000 }, (_, at) => `a${at}=b`).join(' ')}>attributes`,
  '200,000 attributes that are read': `${STORY}<p ${Array.from({ length: 200_000 }, (_, at) => `data-a${at}=b`).join(' ')}>attributes`,
  '20,000 misnested formats': `${STORY}${'<b><i><p>'.repeat(20_000)}misnested`,
  '5,000 formats that each paragraph opens again': `${STORY}${Array.from({ length: 5_000 }, (_, at) => `<font size=${at}>`).join('')}${'<p>again'.repeat(200)}`,
  '150,000 elements side by side': `${STORY}${'<b>a</b> '.repeat(150_000)}`,
  '500,000 nodes': `${STORY}${'<i></i>'.repeat(500_000)}`,
  '9 M characters': `${STORY}<p>${'words of a text '.repeat(600_000)}`,
};

/** @type {Browser} */
let browser;

before(async () => {
  browser = await Browser.launch();
});

after(async () => {
  await browser?.close();
});

for (const [what, body] of Object.entries(PAGES)) {
  test(`a page with ${what} is read, or the reader says what it has left out`, async (context) => {
    const page = await browser.context.newPage();
    page.setDefaultTimeout(120_000);
    const reader = new Reader(browser, page);
    try {
      await page.route(() => true, (route) => (route.request().isNavigationRequest() ? route.fulfill({ contentType: 'text/html', body: `<!doctype html><html lang="en"><title>The ferry at Saltgate</title><body>${body}` }) : route.abort()));
      await page.goto('https://limits.test/');
      // The browser's own work for the page is not the reader's.
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
      const pressed = performance.now();
      await reader.open();
      const ms = Math.round(performance.now() - pressed);
      assert.ok((await reader.article.locator('p').first().innerText()).length > 0);
      const note = reader.article.locator('.note');
      context.diagnostic(`${what}: ${ms} ms from the press to the text${(await note.count()) > 0 ? `, with the note "${await note.innerText()}"` : ''}`);
      await reader.close();
    } finally {
      await page.close();
    }
  });
}
