// Runs in a page of a process of its own: the first call of one engine, and what had to be made ready for it.

import * as defuddle from './defuddle.js';
import * as readability from './readability.js';
import * as stillpage from './stillpage.js';

/** @typedef {{ compile: number, start: number, call: number }} Cold  milliseconds */

/**
 * @param {'stillpage' | 'readability' | 'defuddle' | 'outerHTML'} engine
 * @param {string} wasm  its address
 * @returns {Promise<Cold>}
 */
export async function first(engine, wasm) {
  if (engine !== 'stillpage') {
    const run = { readability: readability.run, defuddle: defuddle.run, outerHTML: () => document.documentElement.outerHTML.length }[engine];
    return { compile: 0, start: 0, call: timed(run) };
  }
  const bytes = await (await fetch(wasm)).arrayBuffer();
  const begin = performance.now();
  const module = await WebAssembly.compile(bytes);
  const compiled = performance.now();
  await stillpage.load(module);
  const started = performance.now();
  return { compile: compiled - begin, start: started - compiled, call: timed(stillpage.run) };
}

/** @param {() => unknown} act */
function timed(act) {
  const begin = performance.now();
  act();
  return performance.now() - begin;
}
