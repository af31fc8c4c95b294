// What Stillpage promises of its speed and size, checked in the same run in which it was measured.

import { figure, print } from './table.js';

/** @typedef {any} Results  of the parts that ran, by name */

/**
 * @typedef {object} Budget
 * @property {string} what
 * @property {'≥' | '≤'} side
 * @property {number} bar
 * @property {(results: Results) => Record<string, number> | undefined} of  by the pages that it was measured on; undefined: not measured
 */

/** @param {Record<string, any>} ratios @param {string} name */
const each = (ratios, name) => Object.fromEntries(Object.entries(ratios).map(([group, of]) => [group, of[name]]));

/** @type {Budget[]} */
export const BUDGETS = [
  { what: 'Readability.js / Stillpage, warm', side: '≥', bar: 5, of: ({ browser }) => browser && each(browser.ratios, 'readability') },
  { what: 'Defuddle / Stillpage, warm', side: '≥', bar: 15, of: ({ browser }) => browser && each(browser.ratios, 'defuddle') },
  { what: 'Readability.js / Stillpage, cold, first call', side: '≥', bar: 1.5, of: ({ browser }) => browser && each(browser.ratios, 'cold') },
  { what: 'Stillpage / outerHTML, warm', side: '≤', bar: 5, of: ({ browser }) => browser && each(browser.ratios, 'outerHTML') },
  { what: 'is_readable, ms', side: '≤', bar: 0.5, of: ({ browser }) => browser && each(browser.ratios, 'isReadable') },
  { what: 'dom_smoothie / Stillpage, native', side: '≥', bar: 1.5, of: ({ native }) => native && each(native.ratios, 'dom_smoothie') },
  { what: 'rs-trafilatura / Stillpage, native', side: '≥', bar: 10, of: ({ native }) => native && each(native.ratios, 'rs-trafilatura') },
  { what: '16 × larger page, × the time', side: '≤', bar: 18, of: ({ growth }) => growth && { generated: growth.factor.stillpage } },
  { what: 'wasm, KB', side: '≤', bar: 450, of: ({ size }) => size && { '': size.wasm / 1000 } },
  { what: 'wasm, gzip, KB', side: '≤', bar: 170, of: ({ size }) => size && { '': size.wasmGzip / 1000 } },
  { what: 'extension package, KB', side: '≤', bar: 900, of: ({ size }) => size && { '': size.zip / 1000 } },
  { what: 'click to reader, background warm, ms', side: '≤', bar: 60, of: ({ extension }) => extension && { [extension.page]: extension.warm.whole.median } },
  { what: 'click to reader, background stopped, ms', side: '≤', bar: 200, of: ({ extension }) => extension && { [extension.page]: extension.stopped.whole.median } },
  { what: 'engine memory after a small page, MB', side: '≤', bar: 8, of: ({ growth }) => growth && { [growth.memory[0].name]: growth.memory[0].after / 1e6 } },
  { what: 'engine memory after a large page, × the page', side: '≤', bar: 12, of: ({ growth }) => growth && ofLast(growth.memory, ({ after, page }) => after / page) },
  { what: 'given back afterwards, MB', side: '≤', bar: 8, of: ({ growth }) => growth && ofLast(growth.memory, ({ kept }) => kept / 1e6) },
];

/**
 * @param {any[]} list
 * @param {(last: any) => number} value
 */
function ofLast(list, value) {
  const last = list[list.length - 1];
  return { [last.name]: value(last) };
}

/**
 * @typedef {object} Row
 * @property {string} what
 * @property {string} bar
 * @property {string} pages
 * @property {number} value
 * @property {boolean} passes
 */

/**
 * @param {Results} results
 * @returns {Row[]} of what was measured
 */
export function check(results) {
  return BUDGETS.flatMap(({ what, side, bar, of }) => Object.entries(of(results) ?? {}).map(([pages, value]) => (
    { what, bar: `${side} ${bar}`, pages, value, passes: side === '≥' ? value >= bar : value <= bar }
  )));
}

/** @param {Row[]} rows */
export function printBudgets(rows) {
  print('Budgets', ['', 'bar', 'pages', 'measured', ''], rows.map(({ what, bar, pages, value, passes }) => [what, bar, pages, value, passes ? 'pass' : 'FAIL']));
}

/**
 * As the README has them.
 * @param {Row[]} rows
 */
export function markdown(rows) {
  const lines = [...new Set(rows.map(({ what }) => what))].map((what) => {
    const of = rows.filter((row) => row.what === what);
    const values = of.map(({ pages, value }) => (pages && of.length > 1 ? `${figure(value)} ${pages}` : figure(value))).join(', ');
    return `| ${what} | ${of[0].bar} | ${values} | ${of.every(({ passes }) => passes) ? 'yes' : 'no'} |`;
  });
  return ['| | budget | measured | met |', '|---|---|---|---|', ...lines, ''].join('\n');
}
