// What every reader does, in Firefox by BROWSER=firefox, where the rest of the tests does not run; in Chromium it holds, too.

import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { Browser, isFirefox, root } from './browser.js';
import { MAY_UPDATE } from './chromium.js';
import { folder } from './golden.js';
import { Reader } from './reader.js';
import { serve } from './server.js';
import { until } from './until.js';

const SAMPLE = 'news--wordpress-inline-promo';
const PROMO = 'READ MORE: Penn Mill bridge';


/** @type {Browser} */
let browser;
/** @type {Reader} */
let reader;
/** @type {Awaited<ReturnType<typeof serve>>} */
let server;

before(async () => {
  const strict = { 'content-security-policy': "default-src 'none'; img-src *" };
  server = await serve({ pages: { folder }, strict: { folder, headers: strict }, own: { folder: path.join(root, 'tests/e2e/pages') } });
  browser = await Browser.launch();
  reader = new Reader(browser);
});

after(async () => {
  await browser?.close();
  server?.close();
});

async function read(page = `pages/${SAMPLE}`) {
  await browser.inExtension(async () => {
    await chrome.storage.local.clear();
    await chrome.storage.sync.clear();
  }, null);
  await browser.page.goto(`${server.origin}/${page}/page.html`);
  await reader.open();
}

/** @param {string} key */
async function press(key) {
  await browser.page.keyboard.press(key);
}

async function text() {
  return (await reader.article.locator('.text').innerText()).replace(/\s+/g, ' ');
}

async function stored() {
  return browser.inExtension(async () => /** @type {any} */ ({ ...(await chrome.storage.sync.get(null)), ...(await chrome.storage.local.get(null)) }), null);
}

describe('the sample page', () => {
  beforeEach(() => read());

  test('a removal comes back in its place, and goes again', async () => {
    const before = await text();
    const panel = await reader.openPanel('removed');
    const button = panel.locator('li', { hasText: PROMO }).locator('.toggle-item');
    await button.click();
    assert.ok((await text()).includes(PROMO));
    await button.click();
    assert.equal(await text(), before);
  });

  test('a paragraph is removed by the keyboard, and brought back', async () => {
    const before = await text();
    for (let n = 0; n < 4; n++) await press('j');
    await press('Delete');
    assert.notEqual(await text(), before);
    await press('Control+z');
    assert.equal(await text(), before);
  });

  for (const panel of ['outline', 'listen', 'take', 'removed', 'settings', 'more', 'help']) {
    test(`the panel ${panel} opens and closes with its key`, async () => {
      await press(/** @type {Record<string, string>} */ ({ outline: 'o', listen: 'l', take: 'd', removed: 'r', settings: 's', more: 'm', help: '?' })[panel]);
      await reader.dialog.locator(`.panel[data-panel=${panel}]`).waitFor();
      await press('Escape');
      assert.equal(await reader.dialog.locator('.panel').count(), 0);
      assert.ok(await reader.article.isVisible());
    });
  }

  test('the theme is chosen, seen and kept', async () => {
    await reader.chooseTheme('black');
    assert.equal((await reader.look()).background, 'rgb(0, 0, 0)');
    await until(async () => (await stored()).settings?.theme === 'black', 'the theme is kept');
  });

  test('the theme of the system follows the system', async () => {
    await browser.setColorScheme('dark');
    const { background } = await reader.look();
    await browser.setColorScheme(null);
    assert.equal(background, 'rgb(23, 24, 27)');
  });

  test('the letters grow and shrink by the keyboard', async () => {
    const sizes = [];
    for (const key of ['+', '-']) {
      await press(key);
      sizes.push(parseFloat((await reader.look()).fontSize));
    }
    assert.ok(sizes[0] > sizes[1], `${sizes}`);
  });

  test('Markdown is copied', async () => {
    await press('d');
    await reader.dialog.locator('.do-copyMarkdown').click();
    await reader.dialog.locator('.slip', { hasText: 'Copied.' }).waitFor();
    assert.match(await browser.clipboard(), /^# Saltgate ferry to sail again after eleven years ashore\n/);
  });

  test("the browser's own search is left to it", async () => {
    await press('Control+f');
    assert.ok(await reader.article.isVisible());
    await press('Escape');
  });
});

for (const format of ['Html', 'Epub']) {
  test(`a file in the format ${format} has the pictures inside`, async () => {
    await read('own/harbour');
    await press('d');
    await reader.dialog.locator(`.do-save${format}`).click();
    await reader.dialog.getByText('2 pictures are in the file').waitFor();
  });
}

test('pictures are shown, under a strict policy, too', async () => {
  await read(`strict/${SAMPLE}`);
  await until(() => reader.article.locator('img').first().evaluate((image) => /** @type {HTMLImageElement} */ (image).naturalWidth > 0), 'the picture is there');
});

test('the options page keeps a setting', async () => {
  const options = await browser.openOwn('options/options.html');
  await options.locator('input[name=theme][value=sepia]').check();
  await until(async () => (await stored()).settings?.theme === 'sepia', 'the setting is kept');
  await options.close();
});

test('the page is left with nothing of the reader in it', async () => {
  await read();
  await reader.close();
  const before = await browser.page.evaluate(() => document.documentElement.outerHTML);
  await reader.open();
  await reader.close();
  assert.equal(await browser.page.evaluate(() => document.documentElement.outerHTML), before);
});

test('of a reader whose extension is replaced nothing is left for the next, which opens and closes', async () => {
  const replaced = await Browser.launch({ args: isFirefox ? [] : [MAY_UPDATE] });
  try {
    const own = new Reader(replaced);
    await own.page.goto(`${server.origin}/pages/${SAMPLE}/page.html`);
    await own.open();
    await replaced.update();
    // In Firefox the script is gone, and the browser closes what is modal.
    await own.page.keyboard.press('Escape');
    await until(() => own.page.evaluate(() => document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.closest('[data-stillpage]') === null), 'the page is in sight');
    await own.open();
    assert.equal(await own.host.count(), 1);
    await own.close();
  } finally {
    await replaced.close();
  }
});
