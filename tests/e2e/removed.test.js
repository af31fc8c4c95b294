// The reader shows its work: what was removed comes back in its place, what was kept can go, and a site's rules hold.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { Browser, root } from './browser.js';
import { folder } from './golden.js';
import { Reader } from './reader.js';
import { serve } from './server.js';
import { until } from './until.js';

/** @type {Record<string, { message: string }>} */
const messages = JSON.parse(readFileSync(path.join(root, 'extension/_locales/en/messages.json'), 'utf8'));
const SAMPLE = 'news--wordpress-inline-promo';
const PROMO = 'READ MORE: Penn Mill bridge';

/** @type {Browser} */
let browser;
/** @type {Reader} */
let reader;
/** @type {Awaited<ReturnType<typeof serve>>} */
let server;

before(async () => {
  server = await serve({ pages: { folder } });
  browser = await Browser.launch();
  reader = new Reader(browser);
});

after(async () => {
  await browser?.close();
  server?.close();
});

beforeEach(async () => {
  await browser.inExtension(async () => {
    await chrome.storage.local.clear();
    await chrome.storage.sync.clear();
  }, null);
  await read();
});

/** Three readings of this one differ. */
const THREEFOLD = 'portuguese--jornal-leia-mais';

async function read(name = SAMPLE) {
  await browser.page.goto(`${server.origin}/pages/${name}/page.html`);
  await reader.open();
}

/** @returns {Promise<string>} the text's own, in order */
async function text() {
  return (await reader.article.locator('.text').innerText()).replace(/\s+/g, ' ');
}

/** The item of the panel that says this. @param {string} excerpt */
async function item(excerpt) {
  return (await reader.openPanel('removed')).locator('li', { hasText: excerpt }).first();
}

/** @param {string} excerpt */
async function toggle(excerpt) {
  await (await item(excerpt)).locator('.toggle-item').click();
}

/** A paragraph of the text, by its number. @param {number} n */
function paragraph(n) {
  return reader.article.locator('.text > p').nth(n);
}

/** How many removals the toolbar tells of. */
async function badge() {
  return Number(await reader.dialog.locator('.do-removed .badge').innerText());
}

async function rulesKept() {
  return browser.inExtension(async () => /** @type {any} */ ((await chrome.storage.local.get('rules:localhost'))['rules:localhost'])?.rules ?? [], null);
}

test('the panel lists every removal, with its reason, text and confidence', async () => {
  const panel = await reader.openPanel('removed');
  assert.equal(await panel.locator('li').count(), await badge());
  const promo = await (await item(PROMO)).innerText();
  assert.match(promo, /\d+% sure/);
  assert.ok((await panel.locator('h3').allInnerTexts()).some((heading) => heading.startsWith(messages.reason_promo.message)));
});

test('one click brings a removal back between the paragraphs where it was', async () => {
  const before = await text();
  assert.ok(!before.includes(PROMO));
  await toggle(PROMO);
  const source = await browser.page.evaluate(() => (document.body.textContent ?? '').replace(/\s+/g, ' '));
  const now = await text();
  const [earlier, later] = [now.slice(0, now.indexOf(PROMO)).slice(-40).trim(), now.slice(now.indexOf(PROMO)).slice(200, 230)];
  const places = [earlier.slice(-15), PROMO, later].map((part) => source.indexOf(part));
  assert.ok(places[0] >= 0 && places[0] < places[1] && places[1] < places[2], `${places}`);
});

test('a second click takes it away again', async () => {
  const before = await text();
  await toggle(PROMO);
  await toggle(PROMO);
  assert.equal(await text(), before);
});

test('many brought back in any order stand in the order of the page', async () => {
  const panel = await reader.openPanel('removed');
  const buttons = panel.locator('.toggle-item');
  const count = await buttons.count();
  for (let n = count - 1; n >= 0; n--) await buttons.nth(n).click();
  const backwards = await text();
  for (let n = 0; n < count; n++) await buttons.nth(n).click();
  for (let n = 0; n < count; n++) await buttons.nth(n).click();
  assert.equal(await text(), backwards);
  assert.equal(await reader.article.locator('.restored').count() > 0, true);
});

test('pointing at an item marks the place in the text', async () => {
  await (await item(PROMO)).hover();
  await reader.article.locator('.place').waitFor({ state: 'attached' });
  assert.ok(await reader.article.locator('.place').evaluate((place) => {
    const { top } = place.getBoundingClientRect();
    return top > 0 && top < innerHeight;
  }));
  await reader.dialog.locator('.panel h2').hover();
  assert.equal(await reader.article.locator('.place').count(), 0);
});

test('pointing at one that is back lights it up', async () => {
  await toggle(PROMO);
  await reader.dialog.locator('.panel h2').hover();
  await (await item(PROMO)).hover();
  assert.match(await reader.article.locator('.lit').innerText(), /READ MORE/);
});

test('a block is removed by pointing at it, and Ctrl+Z brings it back', async () => {
  const before = await text();
  const gone = await paragraph(2).innerText();
  await browser.page.keyboard.press('x');
  await paragraph(2).click();
  assert.ok(!(await text()).includes(gone.slice(0, 60)));
  await browser.page.keyboard.press('Escape');
  assert.ok(await reader.article.isVisible());
  await browser.page.keyboard.press('Control+z');
  assert.equal(await text(), before);
});

test('a block is removed by the keyboard alone', async () => {
  const before = await text();
  for (let n = 0; n < 4; n++) await browser.page.keyboard.press('j');
  const gone = await reader.dialog.evaluate((dialog) => /** @type {ShadowRoot} */ (dialog.getRootNode()).activeElement?.textContent ?? '');
  await browser.page.keyboard.press('Delete');
  assert.ok(gone.length > 0 && !(await reader.article.innerText()).includes(gone.slice(0, 60)));
  await browser.page.keyboard.press('Control+z');
  assert.equal(await text(), before);
});

test('undo and redo go through every change in order', async () => {
  const states = [await text()];
  await toggle(PROMO);
  states.push(await text());
  await browser.page.keyboard.press('x');
  for (const n of [3, 1]) {
    await paragraph(n).click();
    states.push(await text());
  }
  await browser.page.keyboard.press('Escape');
  for (const state of states.toReversed().slice(1)) {
    await browser.page.keyboard.press('Control+z');
    assert.equal(await text(), state);
  }
  for (const state of states.slice(1)) {
    await browser.page.keyboard.press('Control+Shift+z');
    assert.equal(await text(), state);
  }
});

test('undo with nothing to undo says so', async () => {
  await browser.page.keyboard.press('Control+z');
  await reader.dialog.getByText(messages.nothingTo_undo.message).waitFor();
});

test('what was removed by hand is listed, and brought back from there', async () => {
  const before = await text();
  await browser.page.keyboard.press('x');
  await paragraph(1).click();
  await browser.page.keyboard.press('Escape');
  const panel = await reader.openPanel('removed');
  await panel.locator('.hand .toggle-item').click();
  assert.equal(await text(), before);
  assert.equal(await panel.locator('.hand li').count(), 0);
});

test('strictness re-reads at once, and keeps what was changed by hand', async () => {
  await read(THREEFOLD);
  const panel = await reader.openPanel('removed');
  const item = panel.locator('li').first();
  const excerpt = (await item.locator('.excerpt').innerText()).slice(0, 40);
  await item.locator('.toggle-item').click();
  assert.ok((await text()).includes(excerpt));
  const counts = [await badge()];
  for (const strictness of ['strict', 'gentle']) {
    await panel.locator(`input[name=strictness][value=${strictness}]`).check();
    await until(async () => (await badge()) !== counts[counts.length - 1], 'another reading is shown');
    counts.push(await badge());
    assert.ok((await text()).includes(excerpt));
  }
  assert.ok(counts[1] > counts[0] && counts[0] > counts[2], `${counts}`);
  await browser.page.keyboard.press('Control+z');
  assert.ok(!(await text()).includes(excerpt));
});

test('the chosen strictness holds for the next page', async () => {
  await read(THREEFOLD);
  const standard = await badge();
  const panel = await reader.openPanel('removed');
  await panel.locator('input[name=strictness][value=gentle]').check();
  await until(async () => (await badge()) !== standard, 'another reading is shown');
  const gentle = await badge();
  await read(THREEFOLD);
  assert.equal(await badge(), gentle);
});

test('what was brought back for always comes back by itself', async () => {
  await toggle(PROMO);
  await (await item(PROMO)).locator('.always').click();
  await until(async () => (await rulesKept()).length === 1, 'the rule is kept');
  await read();
  await until(async () => (await text()).includes(PROMO), 'it is back');
  const again = await item(PROMO);
  assert.equal(await again.locator('.always').getAttribute('aria-pressed'), 'true');
  await again.locator('.always').click();
  await until(async () => (await rulesKept()).length === 0, 'the rule is forgotten');
});

test('a paragraph removed for always takes no other paragraph with it', async () => {
  const before = (await reader.blocks()).length;
  const gone = await paragraph(2).innerText();
  await browser.page.keyboard.press('x');
  await paragraph(2).click();
  await browser.page.keyboard.press('Escape');
  await (await reader.openPanel('removed')).locator('.hand .always').click();
  await until(async () => (await rulesKept()).length === 1, 'the rule is kept');
  await read();
  await until(async () => !(await text()).includes(gone.slice(0, 60)), 'it is gone by itself');
  assert.equal((await reader.blocks()).length, before - 1);
});

test('the options page lists the rule, shows what it matches, takes an edit and deletes it', async () => {
  await toggle(PROMO);
  await (await item(PROMO)).locator('.always').click();
  await until(async () => (await rulesKept()).length === 1, 'the rule is kept');
  const options = await browser.openOwn('options/options.html');
  const rule = options.locator('.rule');
  await rule.waitFor();
  assert.match(await rule.locator('blockquote').innerText(), /READ MORE/);
  assert.match(await rule.locator('.matches').innerText(), /READ MORE/);
  const pattern = rule.locator('input').first();
  await pattern.fill('p.>');
  assert.ok(await options.getByText(messages.options_badPattern.message).isVisible());
  await pattern.fill('section.no-such-thing');
  assert.equal(await rule.locator('.matches li').count(), 0);
  await until(async () => (await rulesKept())[0].pattern === 'section.no-such-thing', 'the edit is kept');
  await rule.getByRole('button', { name: messages.options_removeRule.message }).click();
  await until(async () => (await rulesKept()).length === 0, 'the rule is deleted');
  await options.getByRole('button', { name: messages.undo.message }).click();
  await until(async () => (await rulesKept()).length === 1, 'the rule is back');
  await options.close();
});

test('in a narrow window what comes back is seen above the panel, which reaches the foot of the window', async () => {
  const size = /** @type {{ width: number, height: number }} */ (browser.page.viewportSize());
  await browser.page.setViewportSize({ width: 390, height: 844 });
  await toggle(PROMO);
  const [back, panel, whole] = await reader.dialog.evaluate((dialog) => [dialog.querySelector('.restored'), dialog.querySelector('.panel'), dialog].map((element) => /** @type {Element} */ (element).getBoundingClientRect().toJSON()));
  await browser.page.setViewportSize(size);
  assert.ok(back.top > 44 && back.bottom < panel.top, JSON.stringify([back, panel]));
  assert.equal(panel.bottom, whole.bottom);
});

test('what is undone by its key is no longer offered to be undone', async () => {
  for (let n = 0; n < 4; n++) await browser.page.keyboard.press('j');
  await browser.page.keyboard.press('Delete');
  await reader.dialog.locator('.slip', { hasText: messages.takenAway.message }).waitFor();
  await browser.page.keyboard.press('Control+z');
  await reader.dialog.locator('.slip').waitFor({ state: 'hidden' });
});

test('closing after every kind of change leaves the page to the byte', async () => {
  await reader.close();
  const before = await browser.page.evaluate(() => [document.documentElement.outerHTML, document.adoptedStyleSheets.length, document.fonts.size, scrollY, document.activeElement?.localName]);
  await reader.open();
  await toggle(PROMO);
  await browser.page.keyboard.press('x');
  await paragraph(2).click();
  await browser.page.keyboard.press('Escape');
  await reader.chooseTheme('dark');
  await reader.dialog.locator('.scroller').evaluate((scroller) => scroller.scrollTo(0, 0));
  await reader.close();
  const now = await browser.page.evaluate(() => [document.documentElement.outerHTML, document.adoptedStyleSheets.length, document.fonts.size, scrollY, document.activeElement?.localName]);
  assert.deepEqual(now, before);
});
