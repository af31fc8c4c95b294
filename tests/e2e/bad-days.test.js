// What goes wrong on bad days: the worker stopped, the page gone, the extension replaced, storage full, many at once.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { Browser, root } from './browser.js';
import { Chromium, MAY_UPDATE } from './chromium.js';
import { folder } from './golden.js';
import { HOST, Reader } from './reader.js';
import { serve } from './server.js';
import { until } from './until.js';

const SAMPLE = 'news--wordpress-inline-promo';
const TABS = 10;

/** @type {Record<string, { message: string }>} */
const messages = JSON.parse(readFileSync(path.join(root, 'extension/_locales/en/messages.json'), 'utf8'));

/** @type {Browser} */
let browser;
/** @type {Reader} */
let reader;
/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
/** Stops the extension's worker. @type {() => Promise<void>} */
let stop;

before(async () => {
  server = await serve({ pages: { folder } });
  browser = await Browser.launch();
  reader = new Reader(browser);
  const own = await browser.openOwn('options/options.html');
  const session = await browser.context.newCDPSession(own);
  await session.send('ServiceWorker.enable');
  stop = async () => {
    await session.send('ServiceWorker.stopAllWorkers');
  };
});

after(async () => {
  await browser?.close();
  server?.close();
});

beforeEach(async () => {
  await browser.page.goto(`${server.origin}/pages/${SAMPLE}/page.html`);
});

/** Presses the button and waits until its script is in the page: a worker that is stopped before, or a page that is left, loses the press or has it late. */
async function beginToRead() {
  await reader.pressButton();
  await until(() => browser.evaluateInside(browser.page, 'Boolean(globalThis.chrome?.runtime?.id)'), 'the script is in the page');
}

test('a worker that was stopped before the button is pressed starts again', async () => {
  await stop();
  await reader.open();
  await reader.close();
});

test('a worker that is stopped while it reads is asked again', async () => {
  await beginToRead();
  await stop();
  await reader.article.waitFor({ state: 'visible' });
  await reader.close();
});

test('a worker that is stopped while one reads is there for what comes next', async () => {
  await reader.open();
  await stop();
  await reader.close();
  await reader.open();
  await reader.close();
});

test('a page that is reloaded or left while the reader is open leaves nothing behind', async () => {
  await reader.open();
  await browser.page.reload();
  assert.equal(await browser.page.locator(HOST).count(), 0);
  await reader.open();
  await browser.page.goto(`${server.origin}/pages/${SAMPLE}/page.html?again`);
  assert.equal(await browser.page.locator(HOST).count(), 0);
  await reader.open();
  await reader.close();
});

test('a page that is left while it is being read does not keep the next from being read', async () => {
  await beginToRead();
  await browser.page.goto(`${server.origin}/pages/${SAMPLE}/page.html?next`);
  // On a busy machine the browser loses this press at times, and a person presses again.
  await until(async () => {
    await reader.pressButton();
    return reader.article.waitFor({ state: 'visible', timeout: 5000 }).then(() => true, () => false);
  }, 'the next page is read');
  await reader.close();
});

test('a tab that is closed while it is being read does not keep another from being read', async () => {
  const page = await browser.context.newPage();
  await page.goto(`${server.origin}/pages/${SAMPLE}/page.html?closed`);
  await new Reader(browser, page).pressButton();
  await page.close();
  await reader.open();
  await reader.close();
});

test('a store that is full loses the setting, not the page', async () => {
  await browser.inExtension(async () => {
    const full = 'x'.repeat(1 << 20);
    for (let i = 0; i < 20; i++) {
      await chrome.storage.local.set({ [`full:${i}`]: full }).catch(() => {});
    }
  }, undefined);
  await reader.open();
  await reader.chooseTheme('dark');
  await until(async () => (await reader.look()).background === 'rgb(23, 24, 27)', 'the theme is seen');
  await reader.close();
  await browser.inExtension(async () => chrome.storage.local.clear(), undefined);
  await browser.page.reload();
  await reader.open();
  await reader.close();
});

test('a page with frames is read once, and ten tabs at once', async () => {
  await browser.page.evaluate(() => {
    for (let i = 0; i < 2; i++) document.body.append(Object.assign(document.createElement('iframe'), { src: location.href }));
  });
  await browser.page.waitForLoadState('networkidle');
  await reader.open();
  await reader.close();

  const readers = [];
  for (let i = 0; i < TABS; i++) {
    const page = await browser.context.newPage();
    await page.goto(`${server.origin}/pages/${SAMPLE}/page.html?tab=${i}`);
    readers.push(new Reader(browser, page));
  }
  for (const one of readers) await one.pressButton();
  for (const one of readers) {
    await one.page.bringToFront();
    await one.article.waitFor({ state: 'visible' });
    await one.close();
    await one.page.close();
  }
});

test('an extension that is replaced while one reads leaves a reader that says what it cannot do any more, and closes', async () => {
  const replaced = await Chromium.launch({ args: [MAY_UPDATE] });
  try {
    const own = new Reader(replaced);
    await own.page.goto(`${server.origin}/pages/${SAMPLE}/page.html`);
    const before = await own.page.evaluate(() => document.documentElement.outerHTML);
    await own.open();
    await replaced.update();
    assert.equal(await replaced.evaluateInside(own.page, 'globalThis.chrome?.runtime?.id ?? null'), null, 'the reader is on its own');

    // The keys that move and look still do.
    const { fontSize } = await own.look();
    await own.page.keyboard.press('j');
    await own.page.keyboard.press('+');
    assert.notEqual((await own.look()).fontSize, fontSize);
    await own.page.keyboard.press('d');
    await own.dialog.locator('.slip', { hasText: messages.failed_replaced.message }).waitFor();
    await own.close();
    assert.equal(await own.page.evaluate(() => document.documentElement.outerHTML), before);

    await own.open();
    await own.article.waitFor({ state: 'visible' });
    await own.close();
  } finally {
    await replaced.close();
  }
});
