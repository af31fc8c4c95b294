// The engine that was built for the browser, run in node on snapshots taken by the extension's own capture in a live page.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { initSync, render as renderSnapshot } from '../../dist/engine/stillpage.js';
import { root } from './browser.js';

initSync({ module: readFileSync(path.join(root, 'dist/engine/stillpage_bg.wasm')) });

const captureScript = await bundleCapture();

/**
 * @param {import('playwright-core').Page} page
 * @returns {Promise<any>} its snapshot
 */
export async function snapshotOf(page) {
  return page.evaluate(`(() => {
    ${captureScript}
    const { snapshot } = capturing.capture(document);
    return { ...snapshot, numbers: Array.from(snapshot.numbers) };
  })()`);
}

/**
 * @param {import('playwright-core').Page} page
 * @param {'markdown' | 'html' | 'text'} format
 */
export async function render(page, format) {
  return renderSnapshot(await snapshotOf(page), format, undefined);
}

async function bundleCapture() {
  const { outputFiles } = await build({
    entryPoints: [path.join(root, 'extension/page/capture.js')],
    bundle: true,
    format: 'iife',
    globalName: 'capturing',
    write: false,
  });
  return outputFiles[0].text;
}
