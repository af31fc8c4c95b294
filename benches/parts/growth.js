// How time and memory grow with the page, in Chromium.

import { Chromium, script } from '../chromium.js';
import { print } from '../table.js';
import { measureWarm } from './browser.js';

/** @import { Page } from '../pages/index.js' */

export const TIMES = [1, 2, 4, 8, 16];
const BASE = 100_000;

/** Bytes of the pages that are compared. */
export const GROWING = TIMES.map((times) => times * BASE);

/** @param {Page[]} pages  of 1, 2, 4, 8, 16 times the size; then the others whose memory is wanted */
export async function growth(pages) {
  const chromium = await Chromium.launch(pages);
  try {
    const growing = pages.slice(0, TIMES.length);
    const times = await measureWarm(chromium, growing);
    const names = Object.keys(times[0].figures);
    print('Growth in Chromium, warm, ms', ['page', ...names], times.map((page) => [page.name, ...names.map((name) => page.figures[name].median)]));
    const factor = Object.fromEntries(names.map((name) => [name, times[times.length - 1].figures[name].median / times[0].figures[name].median]));
    print('Growth from 1 × to 16 ×', ['', ...names], [['times as long', ...names.map((name) => factor[name])]]);

    const source = await script('memory.js');
    const tab = await chromium.tab();
    const memory = [];
    for (const page of pages) {
      await chromium.open(tab, page);
      await tab.evaluate(`${source}; globalThis.bench = bench;`);
      /** @type {{ before: number, after: number, kept: number }} */
      const bytes = await tab.evaluate(`fetch('${chromium.wasm}').then((response) => response.arrayBuffer()).then(bench.measure)`);
      memory.push({ name: page.name, page: page.bytes, ...bytes });
    }
    const mb = (/** @type {number} */ bytes) => bytes / 1_000_000;
    print('Memory of the engine, MB', ['page', 'new', 'after the page', '× the page', 'kept by the extension'],
      memory.map(({ name, page, before, after, kept }) => [name, mb(before), mb(after), after / page, mb(kept)]));
    return { times, factor, memory };
  } finally {
    await chromium.close();
  }
}
