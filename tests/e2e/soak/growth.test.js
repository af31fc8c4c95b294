// A tab in which the reader is opened and closed a thousand times keeps no memory of it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Browser } from '../browser.js';
import { folder } from '../golden.js';
import { Reader } from '../reader.js';
import { serve } from '../server.js';

const SAMPLE = 'news--wordpress-inline-promo';
/** Until what is made once is made, and what the browser compiles by and by is compiled. */
const WARM_UP = 100;
const TIMES = Number(process.env.OPENS ?? 1000);

test(`opened and closed ${TIMES} times in one tab, the reader leaves the memory as it was`, async (context) => {
  const server = await serve({ pages: { folder } });
  const browser = await Browser.launch();
  try {
    await browser.page.goto(`${server.origin}/pages/${SAMPLE}/page.html`);
    const reader = new Reader(browser);
    const session = await browser.context.newCDPSession(browser.page);
    const held = async () => {
      // What the first collection frees may hold more.
      for (let time = 0; time < 3; time++) await session.send('HeapProfiler.collectGarbage');
      const { usedSize } = await session.send('Runtime.getHeapUsage');
      const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
      return { usedSize, nodes, jsEventListeners };
    };
    /** @param {number} times */
    const open = async (times) => {
      for (let time = 0; time < times; time++) {
        await reader.open();
        await reader.close();
      }
    };
    await open(WARM_UP);
    const before = await held();
    await open(TIMES);
    const after = await held();
    context.diagnostic(`before ${JSON.stringify(before)}, after ${JSON.stringify(after)}`);
    for (const key of /** @type {const} */ (['usedSize', 'nodes', 'jsEventListeners'])) {
      assert.ok(after[key] < before[key] * 1.05, `${key}: ${before[key]} became ${after[key]}`);
    }
  } finally {
    await browser.close();
    server.close();
  }
});
