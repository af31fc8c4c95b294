// What the stores are given, in a profile that has never seen it.

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { unzipSync } from 'fflate';
import { Browser, isFirefox, root } from './browser.js';
import { expectedText, folder } from './golden.js';
import { SealedReader } from './sealed.js';
import { serve } from './server.js';

const SAMPLE = 'news--wordpress-inline-promo';
const { version } = JSON.parse(readFileSync(path.join(root, 'extension/manifest.json'), 'utf8'));
const file = path.join(root, `dist/stillpage-${isFirefox ? 'firefox' : 'chrome'}-${version}.zip`);

/** @type {string} */
let unpacked;
/** @type {Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof serve>>} */
let server;

before(async () => {
  assert.ok(existsSync(file), `${file} is missing: ./build.sh test makes it`);
  unpacked = mkdtempSync(path.join(tmpdir(), 'stillpage-package-'));
  server = await serve({ pages: { folder } });
});

after(async () => {
  await browser?.close();
  server?.close();
  rmSync(unpacked, { recursive: true, force: true });
});

/** Chromium loads no zip from its command line: it gets what is inside, as its store would install it. */
function unpack() {
  for (const [name, bytes] of Object.entries(unzipSync(readFileSync(file)))) {
    const target = path.join(unpacked, name);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, bytes);
  }
  return unpacked;
}

test("a fresh profile with the package opens the sample page's reader", async () => {
  browser = await Browser.launch({ extension: isFirefox ? file : unpack(), isSealed: true });
  await browser.page.goto(`${server.origin}/pages/${SAMPLE}/page.html`);
  const reader = new SealedReader(browser);
  await reader.open();
  assert.deepEqual(await reader.blocks(), expectedText(SAMPLE).split('\n\n').map((block) => block.replace(/\s+/g, ' ')));
  await reader.close();
});
