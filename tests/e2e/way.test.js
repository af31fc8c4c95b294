// Finding one's way: the same place on both sides, outline, progress, notes, pictures, links, copies.

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import path from 'node:path';
import { Browser, root } from './browser.js';
import { Reader } from './reader.js';
import { serve } from './server.js';

/** @type {Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
/** @type {Reader} */
let reader;

before(async () => {
  server = await serve({ pages: { folder: path.join(root, 'tests/e2e/pages') } });
  browser = await Browser.launch();
  await browser.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  browser.page.setDefaultTimeout(10_000);
  reader = new Reader(browser);
});

after(async () => {
  await browser?.close();
  server?.close();
});

beforeEach(async () => {
  await browser.page.goto(`${server.origin}/pages/harbour/page.html`);
});

const clipboard = () => browser.page.evaluate(() => navigator.clipboard.readText());

/** @param {string} id  of an element of the page, put this far down the window */
async function scrollPageTo(id, top = 100) {
  await browser.page.evaluate(([id, top]) => {
    const element = /** @type {HTMLElement} */ (document.getElementById(String(id)));
    scrollBy({ top: element.getBoundingClientRect().top - Number(top), behavior: 'instant' });
  }, [id, top]);
}

/** How far down the window an element of the page is. @param {string} id */
const topOnPage = (id) => browser.page.evaluate((id) => document.getElementById(id)?.getBoundingClientRect().top ?? NaN, id);

/** In the reader: a paragraph by its number, or what has the page's id, which the engine keeps where a link leads to it. @param {string} id */
const inReader = (id) => (/^p\d/.test(id) ? reader.article.locator('p', { hasText: `Paragraph ${id.slice(1)} of` }) : reader.article.locator(`#page-${id}`));

/** How far down the window it is. @param {string} id */
const topInReader = (id) => inReader(id).evaluate((element) => element.getBoundingClientRect().top);

describe('the same place', () => {
  test('opening starts at the paragraph that the page shows', async () => {
    await scrollPageTo('p9');
    await reader.open();
    const top = await topInReader('p9');
    assert.ok(top > 0 && top < 300, String(top));
  });

  test('a page at its start opens at the title', async () => {
    await reader.open();
    assert.ok(await reader.article.locator('h1').isVisible());
    assert.equal(await reader.dialog.locator('.scroller').evaluate((scroller) => scroller.scrollTop), 0);
  });

  test('closing leaves the page at the paragraph that was being read', async () => {
    await reader.open();
    await inReader('p12').evaluate((element) => element.scrollIntoView({ block: 'start' }));
    await reader.close();
    const top = await topOnPage('p12');
    assert.ok(top > -100 && top < 300, String(top));
  });

  test('closing without having moved leaves the page to the pixel', async () => {
    await scrollPageTo('p6', 37);
    const before = await topOnPage('p6');
    await reader.open();
    await reader.close();
    assert.equal(await topOnPage('p6'), before);
  });

  test('a page that scrolls inside of itself is found and left in its place, too', async () => {
    await browser.page.addStyleTag({ content: 'html, body { height: 100%; overflow: hidden } main { height: 100%; overflow: auto }' });
    await browser.page.evaluate(() => document.getElementById('p9')?.scrollIntoView({ block: 'start' }));
    await reader.open();
    const top = await topInReader('p9');
    assert.ok(top > -100 && top < 300, String(top));
    await inReader('p3').evaluate((element) => element.scrollIntoView({ block: 'start' }));
    await reader.close();
    const left = await topOnPage('p3');
    assert.ok(left > -100 && left < 300, String(left));
  });

  test('a paragraph that the page has taken away meanwhile is no harm', async () => {
    await reader.open();
    await browser.page.evaluate(() => document.getElementById('p12')?.remove());
    await inReader('p12').evaluate((element) => element.scrollIntoView({ block: 'start' }));
    await reader.close();
    const top = await topOnPage('p13');
    assert.ok(top > -400 && top < 500, String(top));
  });
});

describe('peek', () => {
  const peeking = () => reader.host.locator('dialog[data-peeking]');

  test('holding the key shows the page at the same place, letting go shows the reader', async () => {
    await reader.open();
    await inReader('p12').evaluate((element) => element.scrollIntoView({ block: 'start' }));
    await browser.page.keyboard.down('v');
    await peeking().waitFor();
    const top = await topOnPage('p12');
    assert.ok(top > -100 && top < 300, String(top));
    assert.equal(await reader.article.evaluate((article) => getComputedStyle(/** @type {Element} */ (article.closest('.scroller'))).opacity), '0');
    await browser.page.keyboard.up('v');
    await peeking().waitFor({ state: 'detached' });
    assert.ok(await reader.article.isVisible());
    assert.equal(await browser.page.evaluate(() => scrollY), 0);
  });

  test('a short press of the button leaves the page in sight until Esc', async () => {
    await reader.open();
    await reader.dialog.locator('.tool.do-peek').hover();
    // Sent together, or a busy machine makes a long press of it.
    await Promise.all([browser.page.mouse.down(), browser.page.mouse.up()]);
    await peeking().waitFor();
    await browser.page.keyboard.press('Escape');
    await peeking().waitFor({ state: 'detached' });
    assert.ok(await reader.article.isVisible());
  });

  test('holding the button lasts as long as it is held', async () => {
    await reader.open();
    await reader.dialog.locator('.tool.do-peek').hover();
    await browser.page.mouse.down();
    await peeking().waitFor();
    // Longer than a press.
    await browser.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
    await browser.page.mouse.up();
    await peeking().waitFor({ state: 'detached' });
  });
});

describe('outline and progress', () => {
  test('the outline has the headings, the current one marked, and leads to each', async () => {
    await reader.open();
    await browser.page.keyboard.press('o');
    const entries = reader.dialog.locator('.outline .entry');
    assert.deepEqual(await entries.allInnerTexts(), ['The ledgers of Saltgate harbour', 'Tides and ledgers', 'How the clerk counted', 'The slate boats', 'After the railway', 'Notes']);
    await entries.nth(3).click();
    await reader.dialog.locator('.outline .entry:nth-child(1)[aria-current=location]', { hasText: 'The slate boats' }).waitFor();
    const top = await topInReader('boats');
    assert.ok(top >= 0 && top < 200, String(top));
    await inReader('p12').evaluate((element) => element.scrollIntoView({ block: 'start' }));
    await reader.dialog.locator('[aria-current=location]', { hasText: 'After the railway' }).waitFor();
  });

  test('progress and the time left follow, to the end', async () => {
    await reader.open();
    await inReader('p8').evaluate((element) => element.scrollIntoView({ block: 'start' }));
    const left = reader.dialog.locator('.bar .left');
    await left.getByText('min left').waitFor();
    const line = reader.dialog.getByRole('progressbar');
    const half = Number(await line.getAttribute('aria-valuenow'));
    assert.ok(half > 30 && half < 80, String(half));
    await reader.dialog.locator('.scroller').evaluate((scroller) => scroller.scrollTo(0, scroller.scrollHeight));
    await left.getByText('Finished').waitFor();
    assert.equal(await line.getAttribute('aria-valuenow'), '100');
  });
});

describe('links and notes', () => {
  test('after a link inside the article there is a way back', async () => {
    await reader.open();
    const link = reader.article.getByRole('link', { name: 'the slate boats' });
    await link.scrollIntoViewIfNeeded();
    const scrolled = () => reader.dialog.locator('.scroller').evaluate((scroller) => scroller.scrollTop);
    const before = await scrolled();
    const page = await browser.page.evaluate(() => scrollY);
    await link.click();
    const top = await topInReader('boats');
    assert.ok(top >= 0 && top < 200, String(top));
    await reader.dialog.getByRole('status').getByRole('button', { name: 'Back to where you were' }).click();
    assert.equal(await scrolled(), before);
    assert.ok(await link.evaluate((element) => element.matches(':focus')));
    assert.ok(!(await reader.dialog.locator('.tool.do-back').isVisible()));
    assert.equal(await browser.page.evaluate(() => scrollY), page, 'the page below has not moved');
  });

  test('a footnote shows beside its number, and Esc gives the focus back', async () => {
    await reader.open();
    const number = reader.article.locator('sup a').first();
    await number.focus();
    await browser.page.keyboard.press('Enter');
    const note = reader.dialog.getByRole('dialog', { name: 'Note 1' });
    await note.waitFor();
    assert.match(await note.innerText(), /Shelf mark Q 12/);
    assert.doesNotMatch(await note.innerText(), /↩/);
    const [box, at] = [await note.boundingBox(), await number.boundingBox()];
    assert.ok(box && at && Math.abs(box.y - at.y) < 200 && box.x >= 0, JSON.stringify([box, at]));
    await browser.page.keyboard.press('Escape');
    await note.waitFor({ state: 'detached' });
    assert.ok(await number.evaluate((element) => element.matches(':focus')));
    assert.ok(await reader.article.isVisible());
  });

  test('from the popup one goes to the note, and from there back', async () => {
    await reader.open();
    await reader.article.locator('sup a').first().click();
    await reader.dialog.getByRole('button', { name: 'Go to the note' }).click();
    const top = await topInReader('note1');
    assert.ok(top > 0 && top < 900, String(top));
    await browser.page.keyboard.press('b');
    await reader.article.locator('sup a').first().waitFor();
    const number = await reader.article.locator('sup a').first().boundingBox();
    assert.ok(number && number.y > 0 && number.y < 900);
  });
});

describe('pictures', () => {
  const box = () => reader.dialog.locator('dialog.lightbox');

  test('a press enlarges a picture, with its caption, and the keys go through them', async () => {
    await reader.open();
    await reader.article.getByRole('button', { name: 'Enlarge: A quay' }).click();
    await box().waitFor();
    assert.match(await box().innerText(), /The quay at low water[\s\S]*1 of 2/);
    await browser.page.keyboard.press('ArrowRight');
    await box().getByText('The lamp at the end of the mole.').waitFor();
    assert.match(await box().locator('.count').innerText(), /2 of 2/);
    await browser.page.keyboard.press('Escape');
    await box().waitFor({ state: 'detached' });
    assert.ok(await reader.article.getByRole('button', { name: 'Enlarge: A lamp' }).evaluate((image) => image.matches(':focus')));
  });

  test('keys and wheel zoom it, and a drag moves it', async () => {
    await reader.open();
    await reader.article.getByRole('button', { name: 'Enlarge: A quay' }).press('Enter');
    await box().waitFor();
    const picture = box().locator('.stage img');
    const plain = await picture.boundingBox();
    await browser.page.keyboard.press('+');
    const larger = await picture.boundingBox();
    assert.ok(plain && larger && larger.width > plain.width * 1.3);
    await picture.hover();
    await browser.page.mouse.wheel(0, -300);
    await picture.and(reader.page.locator('*')).evaluate((image, width) => new Promise((resolve) => {
      const look = () => (image.getBoundingClientRect().width > width * 1.2 ? resolve(0) : requestAnimationFrame(look));
      look();
    }), larger.width);
    const before = await picture.boundingBox();
    await browser.page.mouse.move(600, 400);
    await browser.page.mouse.down();
    await browser.page.mouse.move(640, 430);
    await browser.page.mouse.up();
    const moved = await picture.boundingBox();
    assert.ok(before && moved && Math.round(moved.x - before.x) === 40 && Math.round(moved.y - before.y) === 30, JSON.stringify([before, moved]));
    await browser.page.keyboard.press('0');
    assert.deepEqual(await picture.boundingBox(), plain);
  });

  test('two fingers zoom it', async () => {
    await reader.open();
    await reader.article.getByRole('button', { name: 'Enlarge: A quay' }).press('Enter');
    const picture = box().locator('.stage img');
    const plain = await picture.boundingBox();
    assert.ok(plain);
    const session = await browser.context.newCDPSession(browser.page);
    const [x, y] = [plain.x + plain.width / 2, plain.y + plain.height / 2];
    const touch = (/** @type {'touchStart' | 'touchMove' | 'touchEnd'} */ type, /** @type {number} */ apart) =>
      session.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x: x - apart, y, id: 1 }, { x: x + apart, y, id: 2 }] });
    await touch('touchStart', 50);
    await touch('touchMove', 75);
    await touch('touchMove', 100);
    await touch('touchEnd', 0);
    const pinched = await picture.boundingBox();
    assert.ok(pinched && pinched.width > plain.width * 1.6 && pinched.width < plain.width * 2.4, JSON.stringify(pinched));
  });
});

describe('text', () => {
  /** @param {string} id  a paragraph, selected as a whole */
  async function select(id) {
    await inReader(id).evaluate((element) => {
      const { firstChild, lastChild } = element;
      if (firstChild && lastChild) getSelection()?.setBaseAndExtent(firstChild, 0, lastChild, lastChild.nodeType === 3 ? lastChild.textContent?.length ?? 0 : lastChild.childNodes.length);
    });
  }

  test('copying a selection gives clean text and clean HTML', async () => {
    await browser.page.evaluate(() => {
      const text = document.getElementById('p2')?.firstChild;
      if (text) text.textContent = `Har\u00adbour. ${text.textContent}`;
    });
    await reader.open();
    await select('p2');
    await browser.page.keyboard.press('ControlOrMeta+c');
    await reader.close();
    const [plain, html] = await browser.page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      return Promise.all(['text/plain', 'text/html'].map(async (type) => (await item.getType(type)).text()));
    });
    assert.match(plain, /^Harbour\. Paragraph 2 of the account\. [^\u00ad]*late\.$/);
    assert.doesNotMatch(html, /style=|class=|<article/);
  });

  test("the browser's own find finds what the reader shows", async () => {
    await reader.open();
    const found = await browser.page.evaluate(() => /** @type {any} */ (window).find('bound in sailcloth'));
    assert.ok(found);
    // What the page has and the reader does not is not found through it.
    assert.ok(!(await browser.page.evaluate(() => /** @type {any} */ (window).find('The best of the quay in your inbox', false, false, true))));
  });

  test('a link to a selected passage leads there', async () => {
    await reader.open();
    await select('p10');
    await browser.page.keyboard.press('y');
    await reader.dialog.getByText('Link copied').waitFor();
    await reader.close();
    const link = await clipboard();
    assert.match(link, /#:~:text=Paragraph%2010/);
    const tab = await browser.context.newPage();
    await tab.goto(link);
    await tab.waitForFunction(() => scrollY > 1000);
    const top = await tab.evaluate(() => document.getElementById('p10')?.getBoundingClientRect().top ?? NaN);
    await tab.close();
    assert.ok(top > 0 && top < 900, String(top));
  });

  test('with nothing selected the link is to the paragraph that is being read', async () => {
    await reader.open();
    await inReader('p4').evaluate((element) => element.scrollIntoView({ block: 'start' }));
    await browser.page.keyboard.press('y');
    await reader.dialog.getByText('Link copied').waitFor();
    await reader.close();
    assert.match(await clipboard(), /text=Paragraph%20[34]%20/);
  });
});
