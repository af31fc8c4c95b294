// `./build.sh bench [--check] [PART…] [FOLDER]`: how fast and small Stillpage is, beside others and beside what is possible.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../tests/e2e/browser.js';
import { check, markdown, printBudgets } from './budgets.js';
import { generatedPages, goldenPages, pagesOf, SIZES } from './pages/index.js';
import { browser } from './parts/browser.js';
import { extension } from './parts/extension.js';
import { growth, GROWING } from './parts/growth.js';
import { legs } from './parts/legs.js';
import { native } from './parts/native.js';
import { size } from './parts/size.js';

/** @import { Page } from './pages/index.js' */

/** Of a folder's pages so many are read, evenly taken. */
const MOST_IN_BROWSER = 130;
const MOST_NATIVELY = 400;

/** @type {Record<string, (pages: (most: number) => Page[]) => Promise<unknown>>} */
const PARTS = {
  browser: async (pages) => browser(pages(MOST_IN_BROWSER)),
  native: async (pages) => native(pages(MOST_NATIVELY)),
  extension: async () => extension(generated([100_000])[0], work),
  growth: async () => growth(generated([...GROWING, 10_000_000])),
  size,
  legs: async (pages) => legs(pages(MOST_IN_BROWSER)),
};

/** What runs when no part is named. */
const USUAL = ['browser', 'native', 'extension', 'growth', 'size'];

const words = process.argv.slice(2);
const isChecked = words.includes('--check');
const parts = words.filter((word) => Object.hasOwn(PARTS, word));
const folders = words.filter((word) => word !== '--check' && !Object.hasOwn(PARTS, word));

const work = mkdtempSync(path.join(tmpdir(), 'stillpage-bench-'));
/** @type {Record<string, any>} */
const results = { when: new Date().toISOString(), machine: `${cpus().length} × ${cpus()[0]?.model}` };
try {
  for (const part of parts.length > 0 ? parts : USUAL) results[part] = await PARTS[part](pages);
} finally {
  rmSync(work, { recursive: true, force: true });
}
mkdirSync(path.join(root, 'dist'), { recursive: true });
writeFileSync(path.join(root, 'dist/bench.json'), `${JSON.stringify(results, null, 1)}\n`);
const budgets = check(results);
writeFileSync(path.join(root, 'dist/bench.md'), markdown(budgets));
printBudgets(budgets);
if (isChecked && !budgets.every(({ passes }) => passes)) process.exitCode = 1;

/** @param {number} most  of each given folder */
function pages(most) {
  return [
    ...goldenPages(path.join(root, 'tests/pages')),
    ...generated(SIZES),
    ...folders.flatMap((folder, i) => pagesOf(folder, path.join(work, `folder${i}`), most)),
  ];
}

/** @param {number[]} sizes  in bytes */
function generated(sizes) {
  return generatedPages(path.join(work, 'generated'), sizes);
}
