// The reader as it is shipped, and a page that would like to know what it shows.

import assert from 'node:assert/strict';
import path from 'node:path';
import { after, afterEach, test } from 'node:test';
import { Browser, isFirefox, root } from './browser.js';
import { ask, LISTEN } from './reach.js';
import { HOST } from './reader.js';
import { SealedReader } from './sealed.js';
import { serve } from './server.js';
import { until } from './until.js';

const SENTENCE = 'Paragraph 2 of the account.';

const server = await serve({ pages: { folder: path.join(root, 'tests/e2e/pages') } });
after(() => server.close());

/** @type {Browser | undefined} */
let browser;
afterEach(async () => {
  await browser?.close();
});

/** @param {boolean} isSealed */
async function open(isSealed) {
  browser = await Browser.launch({ isSealed });
  await browser.page.goto(`${server.origin}/pages/harbour/page.html`);
  await browser.page.evaluate(LISTEN);
  const reader = new SealedReader(browser);
  await reader.open();
  return reader;
}

/** What a person does in a reader, with the page listening. @param {SealedReader} reader */
async function use(reader) {
  const { page } = reader;
  const { x, y } = await reader.boxOf('article .text p');
  await page.mouse.move(x + 9, y + 9);
  await page.mouse.wheel(0, 40);
  for (const key of ['j', 'Tab', 'Shift+Tab', 's']) await page.keyboard.press(key);
  await reader.click('.panel input[name=theme][value=sepia]');
  for (const key of ['Tab', 'Escape']) await page.keyboard.press(key);
  await reader.click('article .text a[href^="http"]');
  await reader.selectIn('article .text p');
  await page.keyboard.press('Control+c');
}

/** Where it stands is not told, but what was looked for or selected is, as text. */
const TEXT = /^(?:find\(\)|selection)\.toString\(\)$|^modify\(\)$/;

/** Firefox gives away elements of a closed tree: by properties of events that only it has, and by what is selected. */
const FIREFOX = /\.(?:explicitOriginalTarget|originalTarget|rangeParent)$|^(?:find\(\)|selection)(?:\.getRangeAt\(\))?$/;

test(`a page that tries every way reaches no element of the reader${isFirefox ? ' but by those that are known of Firefox' : ''}`, async () => {
  const reader = await open(true);
  await use(reader);
  assert.match(await reader.browser.clipboard(), /^Paragraph 1 of/);
  const text = await reader.inside('overlay.reader.view.element.innerHTML');
  const ways = await reader.page.evaluate(ask(SENTENCE));
  assert.deepEqual(ways.filter((/** @type {string} */ way) => !TEXT.test(way) && !(isFirefox && FIREFOX.test(way))), []);
  assert.equal(await reader.inside('overlay.reader.view.element.innerHTML'), text, 'and changes nothing in it');
  assert.equal(await reader.page.evaluate(`document.querySelector('${HOST}').shadowRoot`), null);
  await reader.close();
});

test('the same page reaches those of a reader that is not closed', async () => {
  const reader = await open(false);
  await use(reader);
  const ways = await reader.page.evaluate(ask(SENTENCE));
  for (const way of ['shadowRoot', 'keydown.composedPath()', 'pointermove.composedPath()', 'focusin.composedPath()', 'click.composedPath()']) assert.ok(ways.includes(way), `${way}: ${ways}`);
});

test('a press, a key and a link find in the closed reader what they are meant for', async () => {
  const reader = await open(true);
  await reader.page.keyboard.press('s');
  await reader.click('.panel input[name=theme][value=sepia]');
  assert.equal(await reader.inside(`overlay.reader.settings.theme`), 'sepia');
  // A key that the control with the focus needs is not the reader's.
  await reader.page.keyboard.press('ArrowRight');
  assert.notEqual(await reader.inside(`overlay.reader.settings.theme`), 'sepia');
  await reader.page.keyboard.press('Escape');
  await reader.click('article a[role=doc-noteref], article sup > a');
  assert.equal(await reader.inside(`overlay.dialog.querySelectorAll('.footnote').length`), 1);
  // A press in the note leaves it, one beside it takes it away.
  await reader.click('.footnote-text');
  assert.equal(await reader.inside(`overlay.dialog.querySelectorAll('.footnote').length`), 1);
  await reader.click('article h1');
  assert.equal(await reader.inside(`overlay.dialog.querySelectorAll('.footnote').length`), 0);
  await reader.click('article .text a[href^="http"]');
  await until(async () => /** @type {string[]} */ (await reader.page.evaluate('left'))[0]?.startsWith('https://office.example/'), 'the link is followed');
});
