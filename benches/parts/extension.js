// From the click on the button to the reader in sight, in the real extension: its scripts with a note-taker before each.

import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Browser, root } from '../../tests/e2e/browser.js';
import { HOST, PARAGRAPH, Reader } from '../../tests/e2e/reader.js';
import { serve } from '../../tests/e2e/server.js';
import { summary } from '../stats.js';
import { print } from '../table.js';

/** @import { Page } from '../pages/index.js' */

const WARM_UP = 3;
const RUNS = 15;

/** Each leg from the moment before it to the one that it is named after here. */
const LEGS = /** @type {const} */ ([
  ['click reaches the background', 'clicked'],
  ['script runs in the page', 'injected'],
  ['page captured and sent', 'sent'],
  ['message reaches the background', 'asked'],
  ['engine reads', 'answered'],
  ['answer reaches the page', 'received'],
  ['reader built', 'shown'],
  ['painted', 'painted'],
]);

/**
 * @param {Page} page
 * @param {string} work  a folder
 */
export async function extension({ file, name }, work) {
  const server = await serve({ page: { folder: path.dirname(file) } });
  const browser = await Browser.launch({ extension: withNotes(path.join(work, 'extension')) });
  try {
    await browser.page.goto(`${server.origin}/page/${path.basename(file)}`);
    const warm = await measure(browser, async () => {});
    const stopped = await measure(browser, () => stopBackground(browser));
    const rows = Object.keys(warm);
    print(`Extension in Chromium, ${name} page, ms`, ['', 'background warm', 'p95', 'stopped before', 'p95'],
      rows.map((row) => [row, warm[row].median, warm[row].p95, stopped[row].median, stopped[row].p95]));
    return { page: name, warm, stopped };
  } finally {
    await browser.close();
    server.close();
  }
}

/** @param {string} copy */
function withNotes(copy) {
  cpSync(path.join(root, 'dist/extension'), copy, { recursive: true });
  for (const file of ['background.js', 'page.js']) {
    const script = path.join(copy, file);
    writeFileSync(script, readFileSync(path.join(root, 'benches/extension', file), 'utf8') + readFileSync(script, 'utf8'));
  }
  return copy;
}

/**
 * @param {Browser} browser
 * @param {() => Promise<void>} before  each click
 */
async function measure(browser, before) {
  const reader = new Reader(browser);
  /** @type {Record<string, number[]>} */
  const times = Object.fromEntries([...LEGS.map(([leg]) => leg), 'whole'].map((leg) => [leg, []]));
  for (let run = 0; run < WARM_UP + RUNS; run++) {
    await before();
    const whenPainted = browser.page.evaluate(untilPainted, { host: HOST, paragraph: PARAGRAPH });
    const clicked = performance.timeOrigin + performance.now();
    await browser.pressButton(browser.page);
    const painted = await whenPainted;
    const notes = { ...(await browser.evaluateInside(browser.page, 'benchNotes')), painted };
    await reader.close();
    if (run < WARM_UP) continue;
    times.whole.push(painted - clicked);
    let last = clicked;
    for (const [leg, moment] of LEGS) {
      times[leg].push(notes[moment] - last);
      last = notes[moment];
    }
  }
  return Object.fromEntries(Object.entries(times).map(([leg, ms]) => [leg, summary(ms)]));
}

/** As the browser does after half a minute with nothing to do. @param {Browser} browser */
async function stopBackground(browser) {
  const session = await browser.context.newCDPSession(browser.page);
  const stopped = new Promise((resolve) => {
    session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      if (versions.some(({ runningStatus }) => runningStatus === 'stopped')) resolve(undefined);
    });
  });
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await stopped;
  await session.detach();
}

/**
 * Runs in the page: the time at which a frame that shows the article's first paragraph has been painted.
 * @param {{ host: string, paragraph: string }} selectors
 * @returns {Promise<number>}
 */
async function untilPainted({ host, paragraph }) {
  do {
    await new Promise((resolve) => requestAnimationFrame(resolve));
  } while (!document.querySelector(host)?.shadowRoot?.querySelector(paragraph)?.checkVisibility());
  // A frame's callbacks, where this still is, run before it is painted; a task that they post runs after.
  await new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = resolve;
    channel.port2.postMessage(null);
  });
  return performance.timeOrigin + performance.now();
}
