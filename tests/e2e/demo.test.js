// The demo page has the same reader as the extension, with nothing installed.

import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { Browser, root } from './browser.js';
import { serve } from './server.js';
import { until } from './until.js';

/** @import { Locator, Page } from 'playwright-core' */

/** @type {Browser} */
let browser;
/** @type {Page} */
let page;
/** @type {Locator} */
let reader;
/** @type {Awaited<ReturnType<typeof serve>>} */
let server;

before(async () => {
  server = await serve({ www: { folder: path.join(root, 'dist/www') } });
  browser = await Browser.launch();
  page = browser.page;
  await page.goto(`${server.origin}/www/index.html`);
  reader = page.locator('#reader .reader');
  await reader.locator('article').waitFor();
});

after(async () => {
  await browser?.close();
  server?.close();
});

test('the first sample is one with its pictures, in the reader and beside it', async () => {
  for (const [name, image] of Object.entries({ reader: reader.locator('article img').first(), page: page.frameLocator('#page').locator('.td-post-featured-image img') })) {
    await until(() => image.evaluate((element) => /** @type {HTMLImageElement} */ (element).naturalWidth > 0), `the picture is in the ${name}`);
  }
});

test('a removal of a sample is brought back in the reader', async () => {
  await reader.locator('.do-removed').click();
  const item = reader.locator('.panel li').first();
  const excerpt = (await item.locator('.excerpt').innerText()).slice(0, 30);
  assert.ok(!(await reader.locator('article').innerText()).includes(excerpt));
  await item.locator('.toggle-item').click();
  assert.ok((await reader.locator('article').innerText()).replace(/\s+/g, ' ').includes(excerpt));
});

test('a setting is seen at once, and still there after a reload', async () => {
  await reader.locator('.do-settings').click();
  await reader.locator('.panel input[name=theme][value=sepia]').check();
  assert.equal(await reader.evaluate((element) => getComputedStyle(element).backgroundColor), 'rgb(245, 236, 217)');
  await page.reload();
  await reader.locator('article').waitFor();
  assert.equal(await reader.getAttribute('data-theme'), 'sepia');
});

test('the strictness of the page and of the panel are one', async () => {
  await page.locator('#strictness input[value=gentle]').check();
  await reader.locator('.do-removed').click();
  await until(async () => await reader.locator('.panel input[name=strictness][value=gentle]').isChecked(), 'the panel says the same');
});

test('keys work in the reader, and not in the field for HTML', async () => {
  const theme = () => reader.getAttribute('data-theme');
  const before = await theme();
  await page.locator('#html').fill('');
  await page.locator('#html').pressSequentially('ttt');
  assert.equal(await theme(), before);
  await reader.locator('article').click();
  await page.keyboard.press('t');
  assert.notEqual(await theme(), before);
});

test('what was changed on one page does not follow to another', async () => {
  const samples = page.locator('#samples button');
  await samples.nth(1).click();
  await until(async () => (await samples.nth(1).getAttribute('aria-current')) === 'true' && (await reader.locator('article').count()) === 1, 'another sample is shown');
  assert.equal(await reader.locator('.restored').count(), 0);
});
