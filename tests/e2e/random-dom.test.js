// Trees at random, in the browser: the capture ends, tells what a plain walk finds, and changes nothing; the engine reads what
// it is given. `./build.sh soak` tries many more than this.

import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { build } from 'esbuild';
import { Browser, root } from './browser.js';
import { renderSnapshot } from './engine.js';

const TREES = Number(process.env.TREES ?? 40);
const FIRST = Number(process.env.SEED ?? 1);
const SIZE = 400;
/** So many trees to a page: some of what they are made of stays with the browser. */
const A_PAGE = 200;

/** @type {Browser} */
let browser;

before(async () => {
  browser = await Browser.launch();
});

after(async () => {
  await browser?.close();
});

test(`${TREES} random trees are captured as a plain walk finds them`, async (context) => {
  const { outputFiles: [script] } = await build({ entryPoints: [path.join(root, 'tests/trees/inpage.js')], bundle: true, format: 'iife', globalName: 'trees', write: false });
  const { page } = browser;
  await page.route(() => true, (route) => (route.request().isNavigationRequest() ? route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Trees</title><body>' }) : route.abort()));
  let nodes = 0;
  /** @type {Record<number, string[]>} */
  const wrong = {};
  for (let seed = FIRST; seed < FIRST + TREES; seed++) {
    if ((seed - FIRST) % A_PAGE === 0) {
      await page.goto('https://trees.test/');
      await page.addScriptTag({ content: script.text });
    }
    const { faults, snapshot, nodes: count } = await page.evaluate(([number, size]) => /** @type {any} */ (globalThis).trees.check(number, size), [seed, SIZE]);
    nodes += count;
    if (faults.length > 0) wrong[seed] = faults;
    renderSnapshot(snapshot, 'html');
  }
  context.diagnostic(`${TREES} trees, ${nodes} nodes`);
  assert.deepEqual(wrong, {});
});
