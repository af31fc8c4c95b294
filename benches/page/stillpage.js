// Stillpage in a page, as on the demo page: capture, engine, the result taken apart.

import init, { isReadable, read } from '../../dist/engine/stillpage.js';
import { articleOf } from '../../extension/page/article.js';
import { capture } from '../../extension/page/capture.js';

/** @type {{ memory: WebAssembly.Memory }} */
let instance;

export { articleOf, capture, isReadable, read };

/** @param {WebAssembly.Module | ArrayBuffer} module */
export async function load(module) {
  instance = await init({ module_or_path: module });
}

export function memoryBytes() {
  return instance.memory.buffer.byteLength;
}

export function run() {
  const { snapshot } = capture(document);
  const article = articleOf(read(snapshot, {}));
  return article.readable ? article.content.text.length : 0;
}
