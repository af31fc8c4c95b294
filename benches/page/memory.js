// Runs in a page: the engine's memory after the page was read once, and after its keeper has looked at it.

import init from '../../dist/engine/stillpage.js';
import { Engine } from '../../extension/engine.js';
import { capture } from '../../extension/page/capture.js';
import * as stillpage from './stillpage.js';

/**
 * @param {ArrayBuffer} wasm
 * @returns {Promise<{ before: number, after: number, kept: number }>} bytes: of a new engine, after a reading, and after one by the extension's keeper of the engine
 */
export async function measure(wasm) {
  await stillpage.load(wasm);
  const before = stillpage.memoryBytes();
  stillpage.run();
  const after = stillpage.memoryBytes();
  const engine = new Engine(async () => wasm);
  await engine.read(capture(document).snapshot, {});
  return { before, after, kept: (await init()).memory.buffer.byteLength };
}
