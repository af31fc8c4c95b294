// Runs in a page of a process of its own: the first call of one engine, and what had to be made ready for it. Stillpage is
// loaded by the extension's own keeper of the engine, as for a click.

import { Engine } from '../../extension/engine.js';
import { capture } from '../../extension/page/capture.js';
import * as defuddle from './defuddle.js';
import * as readability from './readability.js';

/** @typedef {{ compile: number, warmUp: number, call: number }} Cold  milliseconds */

/**
 * @param {'stillpage' | 'readability' | 'defuddle' | 'outerHTML'} engine
 * @param {string} wasm  its address
 * @returns {Promise<Cold>}
 */
export async function first(engine, wasm) {
  if (engine !== 'stillpage') {
    const run = { readability: readability.run, defuddle: defuddle.run, outerHTML: () => document.documentElement.outerHTML.length }[engine];
    return { compile: 0, warmUp: 0, call: await timed(run) };
  }
  const bytes = await (await fetch(wasm)).arrayBuffer();
  const keeper = new Engine(async () => bytes);
  return {
    compile: await timed(() => keeper.start()),
    warmUp: await timed(() => keeper.warmUp()),
    call: await timed(() => keeper.read(capture(document).snapshot, {})),
  };
}

/** @param {() => unknown} act */
async function timed(act) {
  const begin = performance.now();
  await act();
  return performance.now() - begin;
}
