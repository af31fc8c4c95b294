// Runs in a page: every engine in turn, round after round, each first in another place.

import * as defuddle from './defuddle.js';
import { limits } from './limits.js';
import * as readability from './readability.js';
import * as stillpage from './stillpage.js';

const WARM_UPS = 3;
const ROUNDS = 9;

/** An engine that takes as long as this is called less often: its figure is no less sure. */
const SLOW_MS = 1000;
const SLOW_WARM_UPS = 1;
const SLOW_ROUNDS = 3;

/** A copy of a short text is over before the clock has moved. */
const COPIES = 20;

/**
 * @typedef {object} Row
 * @property {number[]} times  in milliseconds, warm
 * @property {number} length  of what came out; 0 when no article was found
 * @property {string} [error]
 */

/**
 * @param {WebAssembly.Module | ArrayBuffer} module
 * @returns {Promise<{ elements: number, rows: Record<string, Row>, memory: number }>}
 */
export async function measure(module) {
  await stillpage.load(module);
  const { outerHTML, memcpy } = limits();
  /** @type {any} */
  let snapshot = stillpage.capture(document).snapshot;
  /** @type {Record<string, () => number>} */
  const acts = {
    stillpage: stillpage.run,
    readability: readability.run,
    defuddle: defuddle.run,
    outerHTML,
    memcpy: () => Array.from({ length: COPIES }, memcpy)[0],
    capture: () => (snapshot = stillpage.capture(document).snapshot).numbers.length,
    engine: () => stillpage.articleOf(stillpage.read(snapshot, {})).content.text.length,
    isReadable: () => Number(stillpage.isReadable(snapshot).readable),
  };
  const names = Object.keys(acts);
  /** @type {Record<string, Row & { all: number[] }>} */
  const rows = Object.fromEntries(names.map((name) => [name, { times: [], all: [], length: 0 }]));
  for (let round = 0; round < WARM_UPS + ROUNDS; round++) {
    for (let i = 0; i < names.length; i++) {
      const name = names[(i + round) % names.length];
      const row = rows[name];
      const isSlow = row.all[0] > SLOW_MS;
      if (row.error || (isSlow && row.all.length === SLOW_WARM_UPS + SLOW_ROUNDS)) continue;
      try {
        const begin = performance.now();
        row.length = acts[name]();
        row.all.push(performance.now() - begin);
      } catch (error) {
        row.error = String(error);
      }
      // Whatever an engine has put off happens before the next one starts.
      await nextTask();
    }
  }
  for (const [name, row] of Object.entries(rows)) {
    row.times = row.all.slice(row.all[0] > SLOW_MS ? SLOW_WARM_UPS : WARM_UPS).map((ms) => (name === 'memcpy' ? ms / COPIES : ms));
  }
  return {
    elements: document.querySelectorAll('*').length,
    rows: Object.fromEntries(Object.entries(rows).map(([name, { times, length, error }]) => [name, { times, length, error }])),
    memory: stillpage.memoryBytes(),
  };
}

function nextTask() {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = resolve;
    port2.postMessage(null);
  });
}
