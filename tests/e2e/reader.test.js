// The extension in a real browser, through the real toolbar button.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, beforeEach, describe, test } from 'node:test';
import path from 'node:path';
import { Browser, root } from './browser.js';
import { expectedText, folder, removedTexts } from './golden.js';
import { Reader } from './reader.js';
import { serve } from './server.js';

const SAMPLE = 'news--wordpress-inline-promo';

/** The same pages under policies that forbid a page's own scripts, markup and pictures to various degrees. */
const POLICIES = {
  open: {},
  strict: { 'content-security-policy': "default-src 'none'" },
  'trusted-types': { 'content-security-policy': "require-trusted-types-for 'script'; trusted-types 'none'" },
  sandboxed: { 'content-security-policy': 'sandbox allow-scripts' },
};

/** What the extension says, by key. @type {Record<string, { message: string }>} */
const messages = JSON.parse(readFileSync(path.join(root, 'extension/_locales/en/messages.json'), 'utf8'));

/** @type {Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
/** @type {Reader} */
let reader;

before(async () => {
  const golden = Object.entries(POLICIES).map(([name, headers]) => [name, { folder, headers }]);
  server = await serve(Object.fromEntries(golden));
  browser = await Browser.launch();
  reader = new Reader(browser);
});

after(async () => {
  await browser?.close();
  server?.close();
});

/**
 * @param {string} name  a golden page's
 * @param {string} [policy]
 */
async function goTo(name, policy = 'open') {
  await browser.page.goto(`${server.origin}/${policy}/${name}/page.html`);
}

/** The blocks of a golden page's article, each on one line as they are compared. @param {string} name */
function expectedBlocks(name) {
  return expectedText(name).split('\n\n').map((block) => block.replace(/\s+/g, ' '));
}

/** All that closing must leave as it was. */
async function stateOfPage() {
  return browser.page.evaluate(() => ({
    markup: document.documentElement.outerHTML,
    scroll: [scrollX, scrollY],
    focus: document.activeElement?.outerHTML,
  }));
}

describe('the sample page', () => {
  beforeEach(() => goTo(SAMPLE));

  test('shows exactly the paragraphs of the article, in order', async () => {
    await reader.open();
    assert.deepEqual(await reader.blocks(), expectedBlocks(SAMPLE));
  });

  test('shows no promo line and no comment form in the article', async () => {
    await reader.open();
    const text = (await reader.article.innerText()).replace(/\s+/g, ' ');
    const unwanted = removedTexts(SAMPLE).filter(({ reason }) => ['promo', 'comment-form', 'comments', 'newsletter', 'share'].includes(reason));
    assert.ok(unwanted.some(({ reason }) => reason === 'promo') && unwanted.some(({ reason }) => reason === 'comment-form'));
    // A word or two, such as a label, may well occur in the article too.
    const found = unwanted.filter((removed) => removed.text.split(' ').length > 2 && text.includes(removed.text));
    assert.deepEqual(found, []);
  });

  test('has the title, byline, date and site on top', async () => {
    await reader.open();
    const header = await reader.article.locator('header').innerText();
    for (const expected of ['Saltgate ferry to sail again after eleven years ashore', 'Isla Pennock', '2025', 'Tarn Valley Courier']) {
      assert.ok(header.includes(expected), `${expected} in ${header}`);
    }
  });

  for (const [how, close] of /** @type {[string, () => Promise<void>][]} */ ([
    ['Esc', () => browser.page.keyboard.press('Escape')],
    ['×', () => reader.dialog.locator('.do-close').click()],
    ['the button', () => reader.pressButton()],
  ])) {
    test(`closed with ${how} leaves the page as it was`, async () => {
      await browser.page.evaluate(() => scrollTo({ top: 700, behavior: 'instant' }));
      const before = await stateOfPage();
      await reader.open();
      await close();
      await reader.hasGone();
      assert.deepEqual(await stateOfPage(), before);
    });
  }

  test('opens again after it was closed', async () => {
    await reader.open();
    await reader.close();
    await reader.open();
    assert.ok(await reader.article.isVisible());
  });

  test('remembers theme and text size', async () => {
    await reader.open();
    const plain = await reader.look();
    await reader.chooseTheme('dark');
    await reader.enlargeText();
    const chosen = await reader.look();
    assert.notEqual(chosen.background, plain.background);
    assert.ok(parseFloat(chosen.fontSize) > parseFloat(plain.fontSize));
    await browser.page.reload();
    await reader.open();
    assert.deepEqual(await reader.look(), chosen);
  });
});

for (const policy of Object.keys(POLICIES).slice(1)) {
  test(`a ${policy} page is read like any other, and left as it was`, async () => {
    await goTo(SAMPLE, policy);
    const before = await stateOfPage();
    await reader.open();
    assert.deepEqual(await reader.blocks(), expectedBlocks(SAMPLE));
    await reader.close();
    assert.deepEqual(await stateOfPage(), before);
  });
}

test('a page without an article says so, and offers to read it anyway', async () => {
  await goTo('english--page-without-article');
  const before = await stateOfPage();
  await reader.open();
  const notice = await reader.notice.innerText();
  assert.ok(notice.includes(messages.noArticle.message) && notice.includes(messages.readAnyway.message), notice);
  assert.equal(await reader.article.count(), 0);
  await reader.close();
  assert.deepEqual(await stateOfPage(), before);
});

test("the browser's own page gives a notice at the button", async () => {
  await browser.page.goto(browser.forbidden);
  await reader.pressButton();
  const notice = await browser.textOfPopup('notice.html#browser-page');
  assert.ok(notice.includes(messages.refused_browser_page.message) && notice.includes(messages.refused_browser_page_instead.message), notice);
});
