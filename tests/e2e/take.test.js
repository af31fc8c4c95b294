// Taking the article along: the clipboard, files, paper. What is taken is what is on show.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { after, before, describe, test } from 'node:test';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { Browser, root } from './browser.js';
import { Reader } from './reader.js';
import { serve } from './server.js';

const ELSEWHERE = path.join(root, 'tests/e2e/pages/harbour');

/** @type {Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
/** Another site, which lets no one read its pictures. @type {Awaited<ReturnType<typeof serve>>} */
let closed;
/** @type {Reader} */
let reader;
/** @type {string} */
let folder;

before(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'stillpage-take-'));
  const pages = { folder: path.join(root, 'tests/e2e/pages') };
  server = await serve({ pages, locked: { ...pages, headers: { 'content-security-policy': "default-src 'none'; img-src *; style-src 'unsafe-inline'" } } });
  closed = await serve({ far: { folder: ELSEWHERE } });
  browser = await Browser.launch();
  browser.page.setDefaultTimeout(15_000);
  await browser.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  reader = new Reader(browser);
});

after(async () => {
  await browser?.close();
  server?.close();
  closed?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** @param {string} [mount] */
async function open(mount = 'pages') {
  await browser.page.goto(`${server.origin}/${mount}/harbour/page.html`);
  await reader.open();
  await browser.page.keyboard.press('d');
}

/** Presses a button that gives a file. @param {string} id @returns {Promise<string>} its path */
async function save(id) {
  const [download] = await Promise.all([browser.page.waitForEvent('download'), reader.dialog.locator(`.do-${id}`).click()]);
  const file = path.join(folder, download.suggestedFilename());
  await download.saveAs(file);
  return file;
}

/** @param {string} id */
async function copy(id) {
  await reader.dialog.locator(`.do-${id}`).click();
  await reader.dialog.locator('.slip', { hasText: 'Copied.' }).waitFor();
}

/** Adds a picture of the other site to the page. */
async function addFarPicture() {
  await browser.page.evaluate(async (src) => {
    const figure = document.createElement('figure');
    const image = document.createElement('img');
    image.src = src;
    image.alt = 'The far shore';
    figure.append(image);
    document.getElementById('p4')?.after(figure);
    await image.decode();
  }, `${closed.origin}/far/far.png`);
}

describe('the clipboard', () => {
  test('Markdown has title, links, list, table, code and where it is from', async () => {
    await open();
    await copy('copyMarkdown');
    const text = await browser.page.evaluate(() => navigator.clipboard.readText());
    for (const part of ['# The ledgers of Saltgate harbour', 'Maren Holt', '## Tides and ledgers', '[harbour steps](https://office.example/steps)', '| 1871 | 212 |', '```js', `<${server.origin}/pages/harbour/page.html>`]) assert.ok(text.includes(part), `${part} in ${text}`);
    assert.ok(!text.includes('Sign up'));
  });

  test('rich text has elements and no style', async () => {
    await open();
    await copy('copyRich');
    const [plain, html] = await browser.page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      return Promise.all(['text/plain', 'text/html'].map(async (type) => (await item.getType(type)).text()));
    });
    assert.match(plain, /^The ledgers of Saltgate harbour\n\nParagraph 1/);
    assert.match(html, /<h2[^>]*>Tides and ledgers<\/h2>/);
    assert.match(html, /<strong>|<em>|<table>/);
  });

  test('on a page whose policy forbids the clipboard it is copied all the same', async () => {
    await browser.context.clearPermissions();
    await open('locked');
    await copy('copyMarkdown');
    await browser.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    assert.match(await browser.page.evaluate(() => navigator.clipboard.readText()), /^# The ledgers/);
  });

  test('what was given back is taken along', async () => {
    await open();
    const panel = await reader.openPanel('removed');
    const item = panel.locator('li', { hasText: 'Sign up for our newsletter' });
    await item.locator('button').first().click();
    await reader.article.getByText('Sign up for our newsletter').waitFor();
    await browser.page.keyboard.press('d');
    await copy('copyMarkdown');
    const text = await browser.page.evaluate(() => navigator.clipboard.readText());
    const [before, promo, after] = ['Paragraph 7 of', 'Sign up for our newsletter', '## The slate boats'].map((part) => text.indexOf(part));
    assert.ok(before > 0 && before < promo && promo < after, text);
  });
});

describe('files', () => {
  test('Markdown is named after the title', async () => {
    await open();
    const file = await save('saveMarkdown');
    assert.equal(path.basename(file), 'The ledgers of Saltgate harbour.md');
    assert.match(readFileSync(file, 'utf8'), /^# The ledgers of Saltgate harbour\n/);
  });

  test('a web page has its pictures inside, and opens on its own with nothing but them', async () => {
    await open();
    const file = await save('saveHtml');
    await reader.dialog.getByText('2 pictures are in the file').waitFor();
    const tab = await browser.context.newPage();
    /** @type {string[]} */
    const asked = [];
    tab.on('request', (request) => asked.push(request.url()));
    await tab.goto(`file://${file}`);
    const loaded = await tab.evaluate(() => [...document.images].map((image) => image.naturalWidth));
    assert.deepEqual(loaded, [640, 480]);
    assert.deepEqual(asked.filter((url) => /^http/.test(url)), []);
    assert.equal(await tab.title(), 'The ledgers of Saltgate harbour');
    assert.equal(await tab.locator('script, style + style, [onclick], [style]').count(), 0);
    await tab.close();
  });

  test('a picture that its site lets no one read stays a link, and it is said which', async () => {
    await browser.page.goto(`${server.origin}/pages/harbour/page.html`);
    await addFarPicture();
    await reader.open();
    await browser.page.keyboard.press('d');
    const file = await save('saveHtml');
    await reader.dialog.locator('.taken', { hasText: '1 could not be read' }).waitFor();
    assert.equal(await reader.dialog.locator('.taken a').getAttribute('href'), `${closed.origin}/far/far.png`);
    assert.ok(readFileSync(file, 'utf8').includes(`src="${closed.origin}/far/far.png"`));
  });

  test('no picture is asked for until a file is saved', async () => {
    await browser.page.goto(`${server.origin}/pages/harbour/page.html`);
    /** @type {string[]} */
    const fetched = [];
    browser.page.on('request', (request) => {
      if (request.resourceType() === 'fetch') fetched.push(request.url());
    });
    await reader.open();
    await browser.page.keyboard.press('d');
    await copy('copyMarkdown');
    assert.deepEqual(fetched, []);
    await save('saveHtml');
    assert.equal(new Set(fetched).size, 2);
    browser.page.removeAllListeners('request');
  });

  test('an e-book has pictures, contents, notes and metadata', async () => {
    await open();
    const file = await save('saveEpub');
    const book = readFileSync(file);
    assert.equal(book.subarray(30, 58).toString(), 'mimetypeapplication/epub+zip');
    const files = unzipSync(book);
    const text = (/** @type {string} */ name) => strFromU8(files[name]);
    assert.ok(files['EPUB/images/1.png'] && files['EPUB/images/2.png']);
    for (const part of ['<dc:title>The ledgers of Saltgate harbour</dc:title>', '<dc:creator>Maren Holt</dc:creator>', '<dc:language>en-GB</dc:language>', '<dc:date>2024-03-09', '<dc:publisher>The Quayside Review</dc:publisher>', '<dc:source>']) assert.ok(text('EPUB/package.opf').includes(part), part);
    assert.match(text('EPUB/contents.xhtml'), /Tides and ledgers<\/a><ol><li><a[^>]*>How the clerk counted/);
    assert.match(text('EPUB/article.xhtml'), /href="#page-note1"[\s\S]*id="page-note1"/);
  });
});

describe('paper', () => {
  /** @returns {Promise<Buffer>} */
  async function print() {
    const session = await browser.context.newCDPSession(browser.page);
    const { data } = await session.send('Page.printToPDF', { preferCSSPageSize: true });
    return Buffer.from(data, 'base64');
  }

  /** What would be printed, as the browser shows it. */
  async function shown() {
    await browser.page.emulateMedia({ media: 'print' });
    const seen = await reader.dialog.evaluate((dialog) => ({
      chrome: [...dialog.querySelectorAll('.bar, .panel, .slip')].filter((element) => element.checkVisibility()).length,
      source: dialog.querySelector('.print-source')?.checkVisibility(),
      page: [...document.body.children].filter((element) => element.checkVisibility()).length,
      address: getComputedStyle(/** @type {Element} */ (dialog.querySelector('.text a[href^="https"]')), '::after').content,
    }));
    await browser.page.emulateMedia({ media: null });
    return seen;
  }

  test('the article alone is printed, under its title and where it is from', async () => {
    await open();
    assert.deepEqual(await shown(), { chrome: 0, source: true, page: 0, address: 'none' });
    const pages = (await print()).toString('latin1').match(/\/Type \/Page\b/g) ?? [];
    assert.ok(pages.length >= 3 && pages.length <= 8, `${pages.length} pages`);
    assert.ok(await reader.host.locator('dialog').evaluate((dialog) => dialog.matches(':modal')), 'it is a dialog again');
  });

  test('a page whose root is cut off, or hidden on paper, is printed all the same', async () => {
    await browser.page.goto(`${server.origin}/pages/harbour/page.html`);
    await browser.page.addStyleTag({ content: 'html { height: 100%; overflow: hidden; position: fixed; columns: 2; background: #123 } @media print { html { display: none } }' });
    await reader.open();
    const pages = (await print()).toString('latin1').match(/\/Type \/Page\b/g) ?? [];
    assert.ok(pages.length >= 3 && pages.length <= 8, `${pages.length} pages`);
  });

  test('the addresses of links are printed when one asks for it', async () => {
    await open();
    await reader.dialog.getByRole('checkbox', { name: 'Print the addresses of links' }).check();
    assert.match((await shown()).address, /" \(" attr\(href\) "\)"|https:\/\/office\.example\/steps/);
  });

  test('the button asks the browser to print', async () => {
    await open();
    await browser.evaluateInside(browser.page, 'window.print = () => (globalThis.printed = true)');
    await reader.dialog.locator('.do-print').click();
    assert.equal(await browser.evaluateInside(browser.page, 'globalThis.printed'), true);
  });
});
