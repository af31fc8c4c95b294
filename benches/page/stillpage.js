// Stillpage in a page, as on the demo page: capture, engine, packed result.

import init, { isReadable, read } from '../../dist/engine/stillpage.js';
import { capture } from '../../extension/page/capture.js';

/** @type {{ memory: WebAssembly.Memory }} */
let instance;

export { capture, isReadable, read };

/** @param {WebAssembly.Module | ArrayBuffer} module */
export async function load(module) {
  instance = await init({ module_or_path: module });
}

export function memoryBytes() {
  return instance.memory.buffer.byteLength;
}

export function run() {
  const { snapshot } = capture(document);
  const article = read(/** @type {any} */ (snapshot), {});
  return article.readable ? article.content.text.length : 0;
}
