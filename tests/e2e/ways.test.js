// The ways into the reader other than the button: a site that opens by itself, a link, a selection.
//
// Firefox is asked through its own menu, and asks its own question. Chromium's cannot be answered by a test: there a copy of
// the extension has the permission for one host from the start.

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { Browser, isFirefox, root } from './browser.js';
import { folder } from './golden.js';
import { Reader } from './reader.js';
import { serve } from './server.js';
import { until } from './until.js';

/** @type {Record<string, { message: string }>} */
const messages = JSON.parse(readFileSync(path.join(root, 'extension/_locales/en/messages.json'), 'utf8'));

const SAMPLE = 'news--wordpress-inline-promo';
const OTHER = 'english--no-landmarks-divs';

/** @type {Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
/** @type {Reader} */
let reader;

const copy = mkdtempSync(path.join(tmpdir(), 'stillpage-'));

function allowedFromTheStart() {
  cpSync(path.join(root, 'dist/extension'), copy, { recursive: true });
  const file = path.join(copy, 'manifest.json');
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), host_permissions: ['*://localhost/*'] }));
  return copy;
}

before(async () => {
  server = await serve({ pages: { folder }, ways: { folder: path.join(root, 'tests/e2e/pages/ways') } });
  browser = await Browser.launch(isFirefox ? {} : { extension: allowedFromTheStart() });
  reader = new Reader(browser);
});

after(async () => {
  await browser?.close();
  server?.close();
  rmSync(copy, { recursive: true, force: true });
});

/** @param {string} name */
const addressOf = (name) => `${server.origin}/pages/${name}/page.html`;

const titleOfButton = async () => browser.inExtension((tabId) => chrome.action.getTitle({ tabId }), await browser.tabId());

/** Waits until a page that is gone to now has been glanced at. @param {() => Promise<unknown>} go */
async function andGlanced(go) {
  const id = await browser.tabId();
  const mark = (/** @type {string} */ last) => browser.inExtension(async ([key, value]) => {
    const { [key]: record = { closed: [] } } = /** @type {any} */ (await chrome.storage.session.get(key));
    if (value) await chrome.storage.session.set({ [key]: { ...record, last: value } });
    return record.last;
  }, [`closed:${id}`, last]);
  await mark('somewhere else');
  await go();
  await until(async () => (await mark('')) !== 'somewhere else', 'the page was glanced at');
}

/** Waits until it is known that the reader of a page was closed. @param {string} url */
async function isNoted(url) {
  const key = `closed:${await browser.tabId()}`;
  await until(async () => (await browser.inExtension(async (name) => /** @type {any} */ ((await chrome.storage.session.get(name))[name])?.closed ?? [], key)).includes(url), 'the closing is noted');
}

/** Opens the page of another article by a link to it on this one. */
async function openLink() {
  await browser.page.evaluate((href) => {
    const link = document.createElement('a');
    link.id = 'elsewhere';
    link.href = href;
    link.textContent = 'Elsewhere';
    document.querySelector('h1')?.append(link);
  }, addressOf(OTHER));
  const opened = browser.context.waitForEvent('page');
  await browser.chooseInMenu('link', browser.page.locator('#elsewhere'));
  return opened;
}

test('a selection is read alone, without the rest of the page', async () => {
  await browser.page.goto(addressOf(SAMPLE));
  await browser.page.evaluate(() => {
    const [first, , third] = document.querySelectorAll('.td-post-content > p');
    getSelection()?.setBaseAndExtent(first.firstChild ?? first, 4, third, third.childNodes.length);
  });
  const selected = await browser.page.evaluate(() => String(getSelection()).split(/\n+/));
  await browser.chooseInMenu('selection', browser.page.locator('.td-post-content > p').nth(1));
  await reader.article.waitFor();
  const plain = (/** @type {string[]} */ texts) => texts.map((text) => text.replace(/\s+/g, ' ').trim());
  assert.deepEqual(await reader.blocks(), plain(selected));
  await reader.close();
});

test('a link for whose site the browser says no opens as a page, with a note', { skip: !isFirefox && 'no test can answer the question' }, async () => {
  await browser.page.goto(addressOf(SAMPLE));
  const firefox = /** @type {import('./firefox.js').Firefox} */ (browser);
  const opening = openLink();
  assert.match(await firefox.answer(false), /Stillpage.*localhost/);
  const page = await opening;
  assert.ok((await browser.textOfPopup('notice.html#link')).includes(messages.refused_link.message));
  await firefox.closePopup();
  assert.equal(await new Reader(browser, page).host.count(), 0);
  await page.close();
});

test('a link opens in a tab of its own, in the reader', async () => {
  await browser.page.goto(addressOf(SAMPLE));
  const opening = openLink();
  if (isFirefox) await /** @type {import('./firefox.js').Firefox} */ (browser).answer(true);
  const page = await opening;
  const other = new Reader(browser, page);
  await other.article.waitFor();
  assert.equal(page.url(), addressOf(OTHER));
  assert.equal(await reader.host.count(), 0);
  await page.close();
});

test('a site that is chosen opens by itself, and what is closed stays closed until it is gone to anew', async () => {
  const { page } = browser;
  await page.bringToFront();
  await page.goto(addressOf(SAMPLE));
  await reader.open();
  const menu = await reader.openPanel('more');
  const row = menu.locator('.do-always');
  assert.ok((await row.innerText()).includes(messages.action_always.message.replace('$SITE$', 'localhost')));
  await row.click();
  await reader.dialog.locator('.slip', { hasText: 'localhost' }).waitFor();
  assert.equal(await titleOfButton(), messages.buttonOpen.message);
  await reader.close();

  await page.goto(addressOf(OTHER));
  await reader.article.waitFor();
  await reader.close();
  await until(async () => (await titleOfButton()) === messages.actionTitle.message, 'the button offers to read again');

  await andGlanced(() => page.reload());
  assert.equal(await reader.host.count(), 0);
  await page.goto(addressOf(SAMPLE));
  await reader.article.waitFor();
  await page.goto(addressOf(OTHER));
  await reader.article.waitFor();
  await reader.close();
  await until(async () => (await titleOfButton()) === messages.actionTitle.message, 'the button offers to read again');

  await andGlanced(() => page.goto(addressOf('english--page-without-article')));
  await until(async () => (await titleOfButton()) === messages.buttonNothing.message, 'the button says that there is nothing to read');
  assert.equal(await reader.host.count(), 0);

  // Back to where it was closed: it stays so, whether the page was kept or is loaded again.
  await page.evaluate(() => void setTimeout(() => history.back()));
  await until(async () => (await titleOfButton()) === messages.actionTitle.message, 'the page before is there');
  assert.equal(await reader.host.count(), 0);
});

test('a page that turns into another without a load is read anew, and left when one goes back', async () => {
  const { page } = browser;
  await page.goto(`${server.origin}/ways/turning.html`);
  assert.equal(await page.title(), 'Contents');
  await page.locator('a', { hasText: 'The keeper' }).click();
  await reader.article.waitFor();
  await page.evaluate(() => history.back());
  await reader.hasGone();
  assert.equal(await page.title(), 'Contents');
  await andGlanced(() => page.evaluate(() => history.forward()));
  await reader.article.waitFor();
  await reader.close();
  await isNoted(page.url());
  await page.evaluate(() => history.back());
  await until(async () => (await page.title()) === 'Contents', 'the contents');
  await andGlanced(() => page.evaluate(() => history.forward()));
  assert.equal(await reader.host.count(), 0);
});

test('the options say which sites may be read', async () => {
  const options = await browser.openOwn('options/options.html');
  const row = options.locator('#may-read li', { hasText: 'localhost' });
  await row.waitFor();
  assert.ok((await row.innerText()).includes(messages.options_mayAlways.message));
  await row.locator('button').click();
  // A permission from the start is not one that can be taken back.
  await options.locator('#may-read li', { hasText: messages[isFirefox ? 'options_noMay' : 'options_mayLinks'].message }).waitFor();
  await options.close();
  const { page } = browser;
  assert.equal(await browser.inExtension(async () => (await chrome.scripting.getRegisteredContentScripts()).length, undefined), 0);
  await page.bringToFront();
  await page.goto(addressOf(SAMPLE));
  assert.equal(await reader.host.count(), 0);
});
