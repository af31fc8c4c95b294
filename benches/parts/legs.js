// Where Stillpage's time goes in the browser, room by room.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../tests/e2e/browser.js';
import { Chromium, script } from '../chromium.js';
import { median } from '../stats.js';
import { print } from '../table.js';

/** @import { Page } from '../pages/index.js' */

/** @param {Page[]} pages */
export async function legs(pages) {
  const chromium = await Chromium.launch(pages);
  try {
    const source = await script('legs.js');
    const clocked = readFileSync(path.join(root, 'dist/bench/legs/stillpage_bench_legs_bg.wasm')).toString('base64');
    const tab = await chromium.tab();
    const measured = [];
    for (const page of pages) {
      await chromium.open(tab, page);
      await tab.evaluate(`${source}; globalThis.bench = bench;`);
      /** @type {Record<string, number[]>} */
      const times = await tab.evaluate(`fetch('${chromium.wasm}').then((response) => response.arrayBuffer()).then((module) => bench.measure(module, Uint8Array.from(atob('${clocked}'), (c) => c.charCodeAt(0)).buffer))`);
      measured.push({ group: page.group, name: page.name, bytes: page.bytes, legs: Object.fromEntries(Object.entries(times).map(([leg, ms]) => [leg, median(ms)])) });
      process.stderr.write(`\rlegs: ${measured.length} of ${pages.length} pages `);
    }
    process.stderr.write('\n');
    for (const group of new Set(pages.map((page) => page.group))) {
      const of = measured.filter((page) => page.group === group);
      const names = Object.keys(of[0].legs);
      const columns = of.length <= 10 ? of : [];
      const sum = (/** @type {string} */ leg) => of.reduce((total, page) => total + page.legs[leg], 0);
      print(`Legs in Chromium, warm, ${group}: ${of.length} pages, ms`, ['', 'median', '% of all time', ...columns.map(({ name }) => name)],
        names.map((leg) => [leg, median(of.map((page) => page.legs[leg])), (100 * sum(leg)) / sum('whole'), ...columns.map((page) => page.legs[leg])]));
    }
    return { measured };
  } finally {
    await chromium.close();
  }
}
