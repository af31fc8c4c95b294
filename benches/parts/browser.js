// Stillpage, Readability.js and Defuddle in Chromium on the same live pages: warm in turn, and each one's first call.
//
// Ratios are taken page by page, then their median. On a busy machine the best call of each tells more than the median.

import { Chromium, script } from '../chromium.js';
import { quantile, summary } from '../stats.js';
import { print } from '../table.js';

/**
 * @import { Page } from '../pages/index.js'
 * @import { Cold } from '../page/cold.js'
 * @import { Row } from '../page/warm.js'
 */

const ENGINES = /** @type {const} */ (['stillpage', 'readability', 'defuddle']);

/** A first call needs a browser process of its own; so many pages a group say enough. */
const COLD_PAGES = 12;

/** @param {Page[]} pages */
export async function browser(pages) {
  const chromium = await Chromium.launch(pages);
  try {
    const warm = await measureWarm(chromium, pages);
    const cold = await measureCold(chromium, pages);
    return { version: chromium.browser.version(), warm, cold, ...tell(warm, cold) };
  } finally {
    await chromium.close();
  }
}

/**
 * @param {Chromium} chromium
 * @param {Page[]} pages
 */
export async function measureWarm(chromium, pages) {
  const source = await script('warm.js');
  const tab = await chromium.tab();
  const measured = [];
  for (const [number, page] of pages.entries()) {
    process.stderr.write(`\rwarm: ${number + 1} of ${pages.length} pages `);
    try {
      await chromium.open(tab, page);
      await tab.evaluate(`${source}; globalThis.bench = bench;`);
      /** @type {{ elements: number, rows: Record<string, Row>, memory: number }} */
      const { elements, rows, memory } = await tab.evaluate(`fetch('${chromium.wasm}').then((response) => response.arrayBuffer()).then(bench.measure)`);
      const figures = Object.fromEntries(Object.entries(rows).map(([name, row]) => [name, { ...summary(row.times), runs: row.times.length, length: row.length, error: row.error }]));
      measured.push({ group: page.group, name: page.name, bytes: page.bytes, elements, memory, figures });
    } catch (error) {
      if (!chromium.browser.isConnected()) throw error;
      console.error(`\n${page.name} is left out: ${String(error).split('\n')[0]}`);
    }
  }
  process.stderr.write('\n');
  await tab.context().close();
  return measured;
}

/**
 * @param {Chromium} chromium
 * @param {Page[]} pages
 */
async function measureCold(chromium, pages) {
  const source = await script('cold.js');
  const groups = [...new Set(pages.map(({ group }) => group))];
  const taken = groups.flatMap((group) => spread(pages.filter((page) => page.group === group), COLD_PAGES));
  const measured = [];
  for (const [number, page] of taken.entries()) {
    process.stderr.write(`\rcold: ${number + 1} of ${taken.length} pages `);
    try {
      /** @type {Record<string, Cold>} */
      const figures = {};
      for (const engine of [...ENGINES, 'outerHTML']) figures[engine] = await firstCall(chromium, page, source, engine);
      measured.push({ group: page.group, name: page.name, bytes: page.bytes, figures });
    } catch (error) {
      if (!chromium.browser.isConnected()) throw error;
      console.error(`\n${page.name} is left out: ${String(error).split('\n')[0]}`);
    }
  }
  process.stderr.write('\n');
  return measured;
}

/**
 * @param {Chromium} chromium
 * @param {Page} page
 * @param {string} source
 * @param {string} engine
 * @returns {Promise<Cold>}
 */
async function firstCall(chromium, page, source, engine) {
  const tab = await chromium.tab();
  try {
    await chromium.open(tab, page);
    await tab.evaluate(`${source}; globalThis.bench = bench;`);
    return await tab.evaluate(`bench.first('${engine}', '${chromium.wasm}')`);
  } finally {
    await tab.context().close();
  }
}

/**
 * @template T
 * @param {T[]} list
 * @param {number} most
 */
function spread(list, most) {
  return list.length <= most ? list : Array.from({ length: most }, (_, i) => list[Math.floor((i * list.length) / most)]);
}

/**
 * @param {Awaited<ReturnType<typeof measureWarm>>} warm
 * @param {Awaited<ReturnType<typeof measureCold>>} cold
 */
function tell(warm, cold) {
  const groups = [...new Set(warm.map(({ group }) => group))];
  const ratios = Object.fromEntries(groups.map((group) => {
    const ofWarm = warm.filter((page) => page.group === group);
    const ofCold = cold.filter((page) => page.group === group);
    // Among the generated ones that of a usual size stands for all where not ratios but times are told.
    const usual = group === 'generated' ? ofWarm.filter(({ name }) => name === '100 KB') : ofWarm;
    return [group, {
      readability: ratio(ofWarm, ({ figures }) => figures.readability.median / figures.stillpage.median),
      defuddle: ratio(ofWarm, ({ figures }) => figures.defuddle.median / figures.stillpage.median),
      outerHTML: ratio(ofWarm, ({ figures }) => figures.stillpage.median / figures.outerHTML.median),
      cold: ratio(ofCold, ({ figures }) => figures.readability.call / figures.stillpage.call),
      coldCompiled: ratio(ofCold, ({ figures: { stillpage, readability } }) => readability.call / (stillpage.compile + stillpage.warmUp + stillpage.call)),
      isReadable: ratio(usual, ({ figures }) => figures.isReadable.median),
    }];
  }));
  for (const group of groups) {
    const ofWarm = warm.filter((page) => page.group === group);
    const names = Object.keys(ofWarm[0].figures);
    if (ofWarm.length <= 10) {
      print(`Chromium, warm, ${group} pages, ms`, ['page', 'elements', ...names], ofWarm.map((page) => [page.name, page.elements, ...names.map((name) => page.figures[name].median)]));
    }
    print(`Chromium, warm, ${group}: ${ofWarm.length} pages, ms (medians of 9 after 3, over the pages)`, ['', 'median', 'p95', '× Stillpage, median', 'p5', 'p95', 'by the best calls', 'articles'],
      names.map((name) => {
        const medians = ofWarm.map(({ figures }) => figures[name].median);
        const times = ofWarm.map(({ figures }) => figures[name].median / figures.stillpage.median);
        const best = ofWarm.map(({ figures }) => figures[name].best / figures.stillpage.best);
        const found = ENGINES.some((engine) => engine === name) ? String(ofWarm.filter(({ figures }) => figures[name].length > 0).length) : '';
        return [name, quantile(medians, 0.5), quantile(medians, 0.95), quantile(times, 0.5), quantile(times, 0.05), quantile(times, 0.95), quantile(best, 0.5), found];
      }));
    const ofCold = cold.filter((page) => page.group === group);
    print(`Chromium, first call in a fresh process, ${group}: ${ofCold.length} pages, ms`, ['', 'median', 'p95', 'module compiled', 'warmed up'],
      Object.keys(ofCold[0].figures).map((name) => {
        const calls = ofCold.map(({ figures }) => figures[name].call);
        const [compile, warmUp] = /** @type {const} */ (['compile', 'warmUp']).map((leg) => quantile(ofCold.map(({ figures }) => figures[name][leg]), 0.5));
        return [name, quantile(calls, 0.5), quantile(calls, 0.95), ...(name === 'stillpage' ? [compile, warmUp] : ['', ''])];
      }));
  }
  return { ratios };
}

/**
 * The median over pages.
 * @template T
 * @param {T[]} pages
 * @param {(page: T) => number} of
 */
function ratio(pages, of) {
  return quantile(pages.map(of), 0.5);
}
