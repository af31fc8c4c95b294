// The engine that was built for the browser, run in node on snapshots taken by the extension's own capture in a live page.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { initSync, render as renderWith } from '../../dist/engine/stillpage.js';
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
 * @param {any} snapshot
 * @param {'markdown' | 'html' | 'text'} format
 * @returns {string}
 */
export function renderSnapshot(snapshot, format) {
  return renderWith(snapshot, format, undefined);
}

/**
 * @param {import('playwright-core').Page} page
 * @param {'markdown' | 'html' | 'text'} format
 */
export async function render(page, format) {
  return renderSnapshot(await snapshotOf(page), format);
}

/**
 * The article's content in the document that the engine writes, without its header.
 * @param {string} html
 */
export function contentOf(html) {
  const [, content] = /<article>\n(?:<header>\n[^]*?<\/header>\n)?([^]*)<\/article>\n<\/body>/.exec(html) ?? [];
  return content.trim();
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
