// E-books that epubcheck finds nothing in. It takes its time, so these are few: one of each kind that went wrong once.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { after, before, test } from 'node:test';
import path from 'node:path';
import { Browser, root } from './browser.js';
import { Reader } from './reader.js';
import { serve } from './server.js';

// Debian's package gives the jar; another place can be named.
const jar = process.env.EPUBCHECK ?? '/usr/share/java/epubcheck.jar';
const canCheck = existsSync(jar) && spawnSync('java', ['-version'], { stdio: 'ignore' }).status === 0;
const skip = canCheck ? false : 'epubcheck is not installed';

/** @type {Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
/** @type {Reader} */
let reader;
/** @type {string} */
let folder;

before(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'stillpage-epub-'));
  server = await serve({ pages: { folder: path.join(root, 'tests/e2e/pages') }, golden: { folder: path.join(root, 'tests/pages') } });
  browser = await Browser.launch();
  reader = new Reader(browser);
});

after(async () => {
  await browser?.close();
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function saveBook() {
  const [download] = await Promise.all([browser.page.waitForEvent('download'), reader.dialog.locator('.do-saveEpub').click()]);
  const file = path.join(folder, download.suggestedFilename());
  await download.saveAs(file);
  return file;
}

for (const name of ['harbour', 'hebrew--rtl-blog']) {
  test(`${name} is a valid e-book`, { skip }, async () => {
    await browser.page.goto(`${server.origin}/${name === 'harbour' ? 'pages' : 'golden'}/${name}/page.html`);
    await reader.open();
    await browser.page.keyboard.press('d');
    check(await saveBook());
  });
}

test('a page whose elements stand where they must not is a valid e-book', { skip }, async () => {
  await browser.page.goto(`${server.origin}/pages/harbour/page.html`);
  await browser.page.evaluate(() => {
    const make = (/** @type {string} */ name, /** @type {(Node | string)[]} */ ...children) => {
      const element = document.createElement(name);
      element.append(...children);
      return element;
    };
    const words = () => 'The clerk wrote it down again, in the order of the tides, and nobody in the office asked him why he did so, since the boats came late that year.';
    const link = (/** @type {string} */ href, /** @type {(Node | string)[]} */ ...children) => Object.assign(make('a', ...children), { href });
    document.getElementById('p3')?.after(
      make('p', words(), make('div', make('p', words()))),
      make('ul', words(), make('li', words()), make('p', words())),
      make('em', make('p', words()), make('ul', make('li', words()))),
      make('dl', make('dd', words()), make('dt', words()), make('div', words())),
      make('table', make('tr', make('td', words())), make('tbody', make('p', words())), make('caption', words()), make('thead', make('tr', make('th', 'Year'), words()))),
      make('figure', make('figcaption', words()), make('figcaption', words()), make('p', words())),
      make('li', words()),
      make('p', link('https://a.example/b?c=%&d=|x|{y}', words(), link('mailto:a b@c', words())), make('time', words())),
      make('h3', make('div', words()), make('p', 'A heading of blocks')),
      make('details', make('p', words()), make('summary', 'One'), make('summary', 'Two')),
      make('blockquote', make('h2', words()), words(), make('hr'), make('span', make('blockquote', words()))),
    );
  });
  await reader.open();
  await browser.page.keyboard.press('d');
  check(await saveBook());
});

/** @param {string} file */
function check(file) {
  const { status, stdout, stderr } = spawnSync('java', ['-jar', jar, '--failonwarnings', file], { encoding: 'utf8' });
  assert.equal(status, 0, `${stdout}\n${stderr}`.slice(0, 4000));
}
