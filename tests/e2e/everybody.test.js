// The reader for everybody: keys, the keyboard alone, names and contrast by axe, targets, small and large windows.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { Browser, root } from './browser.js';
import { folder } from './golden.js';
import { HOST, Reader } from './reader.js';
import { serve } from './server.js';

const SAMPLE = 'news--wordpress-inline-promo';
const THEMES = ['light', 'sepia', 'dark', 'black', 'contrast', 'custom'];
const PANELS = ['outline', 'listen', 'take', 'removed', 'settings', 'more', 'help'];
const KEYS = /** @type {Record<string, string>} */ ({ outline: 'o', listen: 'l', take: 'd', removed: 'r', settings: 's', more: 'm', help: '?' });

const axe = readFileSync(path.join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');
/** @type {Record<string, { message: string }>} */
const messages = JSON.parse(readFileSync(path.join(root, 'extension/_locales/en/messages.json'), 'utf8'));

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

/** @param {object} [settings] */
async function read(settings = {}, name = SAMPLE) {
  await browser.inExtension(async (record) => {
    await chrome.storage.sync.clear();
    await chrome.storage.local.clear();
    await chrome.storage.local.set({ settings: record });
  }, { version: 2, ...settings });
  await browser.page.goto(`${server.origin}/pages/${name}/page.html`);
  await reader.open();
}

/** @param {string} key */
async function press(key) {
  await browser.page.keyboard.press(key);
}

/** What axe finds in the reader. @param {import('playwright-core').Page} [page] */
async function violations(page = browser.page, scope = HOST) {
  return page.evaluate(`(async () => {
    ${axe}
    const { violations } = await axe.run(${JSON.stringify(scope)} === '' ? document : { include: [[${JSON.stringify(scope)}]] });
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => id + ' ' + node.target.flat().join(' ') + ' ' + node.html.slice(0, 120)));
  })()`);
}

/** The element that has the focus in the reader. */
async function focused() {
  return reader.dialog.evaluate((dialog) => {
    const active = /** @type {ShadowRoot} */ (dialog.getRootNode()).activeElement;
    return active ? { text: active.textContent ?? '', action: active.getAttribute('data-action'), name: active.localName } : null;
  });
}

describe('axe finds nothing', () => {
  for (const theme of THEMES) {
    describe(`in the theme ${theme}`, () => {
      before(() => read({ theme }));

      for (const panel of ['none', ...PANELS]) {
        test(`with the panel ${panel}`, async () => {
          // Each takes the place of the one before.
          if (panel !== 'none') {
            await press(KEYS[panel]);
            await reader.dialog.locator(`.panel[data-panel=${panel}]`).waitFor();
          }
          assert.deepEqual(await violations(), []);
        });
      }
    });
  }

  test('with something brought back and something removed by hand', async () => {
    await read();
    const panel = await reader.openPanel('removed');
    const buttons = panel.locator('.toggle-item');
    for (let n = 0; n < await buttons.count(); n++) await buttons.nth(n).click();
    await press('x');
    await reader.article.locator('.text > p').nth(1).click();
    assert.deepEqual(await violations(), []);
  });

  test('on the notice that there is no article', async () => {
    await read({}, 'english--page-without-article');
    assert.deepEqual(await violations(), []);
  });

  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    test(`on the options page, ${colorScheme}`, async () => {
      const options = await browser.openOwn('options/options.html');
      await options.emulateMedia({ colorScheme });
      await options.locator('.settings').waitFor();
      const found = await violations(options, '');
      await options.close();
      assert.deepEqual(found, []);
    });
  }
});

describe('by the keyboard alone', () => {
  beforeEach(() => read());

  test('every button of the toolbar is reached with Tab, and says its name', async () => {
    const wanted = await reader.dialog.locator('.bar button:visible').evaluateAll((buttons) => buttons.map((button) => button.getAttribute('data-action')));
    const reached = new Set();
    for (let n = 0; n < wanted.length + 30 && reached.size < wanted.length; n++) {
      await press('Tab');
      const { action } = (await focused()) ?? {};
      if (action) reached.add(action);
    }
    assert.deepEqual([...reached].sort(), wanted.toSorted());
    const names = await reader.dialog.locator('.bar button:visible').evaluateAll((buttons) => buttons.map((button) => button.textContent ?? ''));
    assert.ok(names.every((name) => name.length > 2), `${names}`);
  });

  test('Tab never leaves the reader', async () => {
    for (let n = 0; n < 40; n++) {
      await press('Tab');
      assert.equal(await browser.page.evaluate((host) => document.activeElement === document.body || document.activeElement?.matches(host), HOST), true);
    }
  });

  test('the focus can be seen', async () => {
    await press('Tab');
    const outline = await reader.dialog.evaluate((dialog) => {
      const active = /** @type {ShadowRoot} */ (dialog.getRootNode()).activeElement;
      return active ? getComputedStyle(active).outlineStyle : '';
    });
    assert.equal(outline, 'solid');
  });

  for (const panel of PANELS) {
    test(`the panel ${panel} opens and closes with its key, and gives the focus back`, async () => {
      await press('Tab');
      const before = await focused();
      await press(KEYS[panel]);
      await reader.dialog.locator(`.panel[data-panel=${panel}]`).waitFor();
      await press('Escape');
      assert.equal(await reader.dialog.locator('.panel').count(), 0);
      assert.deepEqual(await focused(), before);
      assert.ok(await reader.article.isVisible());
    });
  }

  test('one panel takes the place of another', async () => {
    await press('s');
    await press('r');
    assert.deepEqual(await reader.dialog.locator('.panel').evaluateAll((panels) => panels.map((panel) => panel.getAttribute('data-panel'))), ['removed']);
  });

  test('j and k go from paragraph to paragraph', async () => {
    await press('j');
    await press('j');
    const second = await focused();
    await press('j');
    const third = await focused();
    assert.notDeepEqual(third, second);
    await press('k');
    assert.deepEqual(await focused(), second);
  });

  test('n and p go from heading to heading', async () => {
    const headings = await reader.article.locator('h1, h2, h3').allInnerTexts();
    await press('n');
    assert.equal((await focused())?.text, headings[1]);
    await press('p');
    assert.equal((await focused())?.text, headings[0]);
  });

  test('+, - and 0 change the size', async () => {
    const sizes = [(await reader.look()).fontSize];
    for (const key of ['+', '+', '-', '0']) {
      await press(key);
      sizes.push((await reader.look()).fontSize);
    }
    const [usual, one, two, less, reset] = sizes.map(parseFloat);
    assert.ok(usual < one && one < two && less === one && reset === usual, `${sizes}`);
  });

  test('t goes through the themes', async () => {
    const seen = new Set();
    for (let n = 0; n < 7; n++) {
      await press('t');
      seen.add(await reader.dialog.getAttribute('data-theme'));
    }
    assert.equal(seen.size, 7);
  });

  test('f goes through the line focus', async () => {
    await press('f');
    assert.equal(await reader.dialog.locator('.shade').count(), 2);
    for (let n = 0; n < 3; n++) await press('f');
    assert.equal(await reader.dialog.locator('.shade').count(), 0);
  });

  test('the help sheet names every key', async () => {
    await press('?');
    const sheet = await reader.dialog.locator('.panel .keys').innerText();
    for (const id of ['nextBlock', 'nextHeading', 'larger', 'nextTheme', 'outline', 'removed', 'listen', 'lineFocus', 'help', 'close', 'undo']) {
      assert.ok(sheet.includes(messages[`action_${id}`].message), id);
    }
  });

  test("the browser's own combinations are left to it", async () => {
    const prevented = await browser.page.evaluate((host) => {
      const found = /** @type {string[]} */ ([]);
      const target = /** @type {HTMLElement} */ (document.querySelector(host)?.shadowRoot?.querySelector('.scroller'));
      for (const init of [{ key: 'f', ctrlKey: true }, { key: 'r', ctrlKey: true }, { key: 't', ctrlKey: true }, { key: 'l', altKey: true }, { key: '+', ctrlKey: true }, { key: 'ArrowDown' }, { key: ' ' }, { key: 'PageDown' }]) {
        const event = new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true, composed: true });
        target.dispatchEvent(event);
        if (event.defaultPrevented) found.push(JSON.stringify(init));
      }
      return found;
    }, HOST);
    assert.deepEqual(prevented, []);
    await press('Control+f');
    assert.ok(await reader.article.isVisible());
    assert.equal(await reader.dialog.locator('.shade').count(), 0);
  });

  test('a slider takes its own arrow keys', async () => {
    const panel = await reader.openPanel('settings');
    await panel.locator('input[name=size]').focus();
    await press('ArrowRight');
    assert.equal(await reader.shown('size'), 110);
  });

  test('a change is announced', async () => {
    await press('+');
    assert.match(await reader.dialog.locator('.status').innerText(), /110/);
  });
});

describe('in windows of all sizes', () => {
  after(() => browser.page.setViewportSize({ width: 1280, height: 900 }));

  for (const [width, height] of [[320, 568], [390, 844], [768, 1024], [1280, 900], [3840, 2160]]) {
    test(`nothing is cut off at ${width} by ${height}`, async () => {
      await browser.page.setViewportSize({ width, height });
      await read();
      const overflow = await reader.dialog.evaluate((dialog) => {
        const scroller = /** @type {HTMLElement} */ (dialog.querySelector('.scroller'));
        const outside = [...dialog.querySelectorAll('.bar button')].filter((button) => {
          const { left, right, width } = button.getBoundingClientRect();
          return width > 0 && (left < 0 || right > innerWidth);
        });
        return [scroller.scrollWidth - scroller.clientWidth, outside.length];
      });
      assert.deepEqual(overflow, [0, 0]);
      const characters = await reader.article.evaluate((article) => {
        const paragraph = /** @type {HTMLElement} */ ([...article.querySelectorAll('.text > p')].find((p) => (p.textContent ?? '').length > 200));
        const range = document.createRange();
        const text = /** @type {Text} */ (document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT).nextNode());
        range.setStart(text, 0);
        for (let end = 1; end < text.length; end++) {
          range.setEnd(text, end);
          if (range.getClientRects().length > 1) return end;
        }
        return text.length;
      });
      if (width >= 768) assert.ok(characters >= 55 && characters <= 78, `${characters} characters in a line`);
    });
  }

  for (const panel of ['none', 'settings', 'removed', 'more']) {
    test(`targets are 44 pixels large, with the panel ${panel}`, async () => {
      await browser.page.setViewportSize({ width: 390, height: 844 });
      await read();
      if (panel !== 'none') await press(KEYS[panel]);
      const small = await reader.dialog.evaluate((dialog) => [...dialog.querySelectorAll('.bar button, .panel button, .panel label:has(input), .panel input[type=range], .panel select')]
        .filter((target) => target.checkVisibility())
        .filter((target) => {
          const { width, height } = target.getBoundingClientRect();
          return width < 44 || height < 44;
        })
        .map((target) => target.outerHTML.slice(0, 100)));
      assert.deepEqual(small, []);
    });
  }

  test('a wide table and a long line of code scroll on their own', async () => {
    await browser.page.setViewportSize({ width: 320, height: 568 });
    await read({}, 'docs--sphinx-sidebar');
    const [page, code] = await reader.dialog.evaluate((dialog) => {
      const scroller = /** @type {HTMLElement} */ (dialog.querySelector('.scroller'));
      const pre = /** @type {HTMLElement} */ (dialog.querySelector('article pre'));
      return [scroller.scrollWidth - scroller.clientWidth, pre.scrollWidth - pre.clientWidth];
    });
    assert.equal(page, 0);
    assert.ok(code > 0);
  });

  test('forced colours are respected', async () => {
    await browser.page.setViewportSize({ width: 1280, height: 900 });
    await browser.page.emulateMedia({ forcedColors: 'active' });
    await read({ theme: 'sepia' });
    const { background } = await reader.look();
    await browser.page.emulateMedia({ forcedColors: null });
    assert.equal(background, 'rgb(255, 255, 255)');
  });
});
