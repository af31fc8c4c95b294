// Runs in a page: the engine's rooms one by one.

import initLegs, { legs, names } from '../../dist/bench/legs/stillpage_bench_legs.js';
import * as stillpage from './stillpage.js';

const WARM_UPS = 3;
const ROUNDS = 9;

/**
 * @param {ArrayBuffer} module  the engine's
 * @param {ArrayBuffer} clocked  the one with a clock in it
 * @returns {Promise<Record<string, number[]>>} milliseconds by room, warm; `in and out` is the crossing between JavaScript and wasm
 */
export async function measure(module, clocked) {
  await stillpage.load(module);
  await initLegs({ module_or_path: clocked });
  const rooms = names();
  /** @type {Record<string, number[]>} */
  const times = { capture: [], ...Object.fromEntries(rooms.map((room) => [room, []])), 'in and out': [], whole: [] };
  for (let round = 0; round < WARM_UPS + ROUNDS; round++) {
    const begin = performance.now();
    const { snapshot } = stillpage.capture(document);
    const captured = performance.now();
    stillpage.articleOf(stillpage.read(snapshot, {}));
    const end = performance.now();
    const figures = legs(snapshot.url, snapshot.base, snapshot.names, Uint32Array.from(snapshot.numbers), snapshot.text);
    if (round < WARM_UPS) continue;
    times.capture.push(captured - begin);
    rooms.forEach((room, i) => times[room].push(figures[i]));
    times['in and out'].push(end - captured - figures.reduce((sum, ms) => sum + ms, 0));
    times.whole.push(end - begin);
  }
  return times;
}
