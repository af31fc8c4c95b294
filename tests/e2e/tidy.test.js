// A page that is tidied where it stands, while it goes on living.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { Browser, root } from './browser.js';
import { serve } from './server.js';
import { ATTRIBUTE, Tidy } from './tidy.js';
import { until } from './until.js';

/** @type {Record<string, { message: string }>} */
const messages = JSON.parse(readFileSync(path.join(root, 'extension/_locales/en/messages.json'), 'utf8'));

/** @type {Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
/** @type {Tidy} */
let tidy;

before(async () => {
  const folder = path.join(root, 'tests/e2e/pages/tidy');
  server = await serve({ tidy: { folder }, strict: { folder: path.join(root, 'tests/pages'), headers: { 'content-security-policy': "default-src 'none'; require-trusted-types-for 'script'" } } });
  browser = await Browser.launch();
  tidy = new Tidy(browser);
});

after(async () => {
  await browser?.close();
  server?.close();
});

/** @param {string} name */
async function goTo(name) {
  await browser.page.goto(`${server.origin}/${name}`);
}

const markup = () => browser.page.evaluate(() => document.documentElement.outerHTML);

test('a cookie wall goes, the page scrolls again, and both come back at the end', async () => {
  await goTo('tidy/locked.html');
  const { page } = browser;
  const before = await markup();
  const canScroll = () => page.evaluate(() => {
    scrollTo(0, 0);
    scrollTo({ top: 200, behavior: 'instant' });
    return scrollY > 0;
  });
  // A lock keeps hands from scrolling, not scripts.
  const isLocked = () => page.evaluate(() => getComputedStyle(document.documentElement).overflowY === 'hidden');
  assert.equal(await isLocked(), true);
  await page.setViewportSize({ width: 700, height: 500 });
  await tidy.open();
  assert.deepEqual((await tidy.hidden()).map(({ reason, what, isShown }) => [reason, what, isShown]), [['cookie-notice', 'div', false]]);
  assert.equal(await isLocked(), false);
  await page.mouse.move(300, 200);
  await page.mouse.wheel(0, 300);
  await until(() => page.evaluate(() => scrollY > 0), 'the wheel scrolls the page');
  assert.equal(await canScroll(), true);
  await tidy.press('.all');
  await until(isLocked, 'the wall is back, and the lock with it');
  await tidy.press('.all');
  await until(async () => !(await isLocked()), 'both are gone again');
  await tidy.close();
  assert.equal(await isLocked(), true);
  assert.equal(await markup(), before);
  await page.setViewportSize({ width: 1280, height: 900 });
});

test('what the page adds is judged as it comes, and its article grows on', async () => {
  await goTo('tidy/growing.html');
  const { page } = browser;
  await tidy.open();
  await tidy.hasHidden(1);
  const isGone = (/** @type {string} */ selector) => until(async () => (await page.locator(selector).count()) > 0 && !(await page.locator(selector).last().isVisible()), `${selector} is hidden`);
  await page.evaluate('add("newsletter")');
  await isGone('.newsletter-signup');
  await page.evaluate('add("related")');
  await isGone('.related-posts');
  // What all of the box was is clutter until now.
  await page.evaluate('addText()');
  await until(() => page.locator('#late').isVisible(), 'the text is shown');
  await isGone('.related-posts');
  await isGone('.newsletter-signup');
  await page.evaluate('add("newsletter")');
  await isGone('.newsletter-signup');
  assert.ok(await page.locator('#late').isVisible());
  const grown = await page.evaluate((attribute) => document.documentElement.outerHTML.replace(new RegExp(` ${attribute}="[a-z-]+"`, 'g'), ''), ATTRIBUTE);
  await tidy.close();
  assert.equal(await markup(), grown.replace(/<div data-stillpage="tidy".*?<\/div>/, ''));
});

test('one thing is brought back and stays, even when the page makes it anew', async () => {
  await goTo('tidy/rendering.html');
  await tidy.open();
  await tidy.hasHidden(1);
  assert.equal(await tidy.text(), messages.tidy_hidden_one.message.replace('$COUNT$', '1'));
  await tidy.press('.count');
  await tidy.press('li .button');
  await tidy.hasHidden(0);
  assert.equal(await tidy.text(), messages.tidy_hidden_other.message.replace('$COUNT$', '0'));
  await browser.page.evaluate('render(true)');
  await until(() => tidy.inside('[...tidy.items.values()].some((item) => item.elements.length === 2)'), 'the new box is known');
  assert.equal((await tidy.hidden()).length, 0);
  assert.ok(await browser.page.locator('.newsletter-signup').isVisible());
  await tidy.close();
});

test('a page whose script renders again keeps its nodes, and what it makes is hidden', async () => {
  await goTo('tidy/rendering.html');
  await tidy.open();
  await tidy.hasHidden(1);
  for (let turn = 0; turn < 5; turn++) await browser.page.evaluate('render()');
  await browser.page.evaluate('render(true)');
  await until(async () => (await tidy.hidden()).length === 1 && !(await browser.page.locator('.newsletter-signup').isVisible()), 'the new box is hidden');
  await browser.page.evaluate('strips = true, render()');
  await tidy.hasHidden(1);
  assert.equal(await browser.page.locator('.counter').textContent(), 'Turn 8');
  await browser.page.evaluate('strips = false');
  await tidy.close();
  await browser.page.evaluate('render(), render(true)');
  assert.equal((await tidy.hidden()).length, 0);
});

test("a page's own style, however loud, shows nothing of what is hidden", async () => {
  await goTo('tidy/stubborn.html');
  const before = await markup();
  await tidy.open();
  const hidden = await tidy.hidden();
  assert.deepEqual(hidden.map(({ reason, what }) => [reason, what]), [
    ['newsletter', 'aside.newsletter-signup'], ['related', 'div.related-posts'], ['advert', 'ins.adsbygoogle'], ['newsletter', 'news-letter'],
  ]);
  // One has an inline style of the highest rank: it keeps its box, and nothing of it is seen or can be hit.
  assert.equal(await browser.page.locator('#box').evaluate((box) => getComputedStyle(box).visibility === 'hidden' && getComputedStyle(box).position === 'absolute'), true);
  for (const what of ['aside.newsletter-signup', 'ins', 'news-letter']) assert.equal(await browser.page.locator(what).isVisible(), false, what);
  await tidy.close();
  assert.equal(await markup(), before);
});

test('it works under a policy that forbids everything, and the second press ends it', async () => {
  await goTo('strict/news--wordpress-inline-promo/page.html');
  const before = await markup();
  await tidy.open();
  assert.ok((await tidy.hidden()).length > 10);
  await tidy.close();
  assert.equal(await markup(), before);
});

test('the reader, opened on a tidied page, reads the page as it is', async () => {
  await goTo('tidy/growing.html');
  await tidy.open();
  await tidy.hasHidden(1);
  await browser.pressButton(browser.page);
  const removed = browser.page.locator('[data-stillpage=reader] .do-removed');
  await removed.waitFor();
  await tidy.host.waitFor({ state: 'detached' });
  assert.equal((await tidy.hidden()).length, 0);
  await browser.page.keyboard.press('r');
  await browser.page.locator('[data-stillpage=reader] .panel h3', { hasText: messages.reason_related.message }).waitFor();
  await browser.page.keyboard.press('Escape');
  await browser.page.keyboard.press('Escape');
});

test('keys in the bar are its own, all others are the page’s', async () => {
  await goTo('tidy/growing.html');
  const { page } = browser;
  await page.evaluate(() => addEventListener('keydown', (event) => document.title += ` ${event.key}`));
  await tidy.open();
  await tidy.press('.count');
  await page.keyboard.press('Escape');
  await until(() => tidy.inside('bar.list.hidden'), 'the list is closed');
  assert.equal(await tidy.inside('bar.root.getRootNode().activeElement === bar.count'), true);
  await page.locator('h1').click();
  await page.keyboard.press('j');
  await until(async () => (await page.title()).endsWith(' j'), 'the page hears its key');
  assert.ok(!(await page.title()).includes('Escape'));
  await tidy.close();
});
