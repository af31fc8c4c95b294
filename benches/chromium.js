// A Chromium with nothing in it, and pages in it that load and run nothing of their own.

import path from 'node:path';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { findChromium, HERE_ONLY, QUIET, root } from '../tests/e2e/browser.js';
import { serve } from '../tests/e2e/server.js';

/** @import { Page as Measured } from './pages/index.js' */

const ENGINE = 'engine';

/**
 * A page's scripts do not run, and Chromium still parses it as a page with scripts; wasm may be compiled. With the last two
 * headers the page's clock ticks in 5 µs and not in 100.
 */
const HEADERS = {
  'content-security-policy': "script-src 'wasm-unsafe-eval'; connect-src 'self'; frame-src 'none'; object-src 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

export class Chromium {
  /**
   * @param {import('playwright-core').Browser} browser
   * @param {Awaited<ReturnType<typeof serve>>} server
   * @param {Map<string, string>} mounts  by folder
   */
  constructor(browser, server, mounts) {
    this.browser = browser;
    this.server = server;
    this.mounts = mounts;
    this.wasm = `${server.origin}/${ENGINE}/stillpage_bg.wasm`;
  }

  /** @param {Measured[]} pages */
  static async launch(pages) {
    const folders = [...new Set(pages.map(({ file }) => path.dirname(file)))];
    const mounts = new Map(folders.map((folder, i) => [folder, `pages${i}`]));
    const server = await serve({
      [ENGINE]: { folder: path.join(root, 'dist/engine') },
      ...Object.fromEntries([...mounts].map(([folder, name]) => [name, { folder, headers: HEADERS }])),
    });
    const browser = await chromium.launch({ executablePath: findChromium(), chromiumSandbox: false, args: [...QUIET, HERE_ONLY] });
    return new Chromium(browser, server, mounts);
  }

  /** @returns a tab in a process of its own */
  async tab() {
    const context = await this.browser.newContext({ viewport: { width: 1280, height: 900 } });
    return context.newPage();
  }

  /**
   * @param {import('playwright-core').Page} tab
   * @param {Measured} page
   */
  async open(tab, { file }) {
    const mount = this.mounts.get(path.dirname(file));
    await tab.goto(`${this.server.origin}/${mount}/${encodeURIComponent(path.basename(file))}`, { waitUntil: 'load', timeout: 120_000 });
  }

  async close() {
    await this.browser.close();
    this.server.close();
  }
}

/**
 * @param {string} entry  a file in benches/page
 * @returns {Promise<string>} a script that makes `bench` of its exports; DevTools runs it whatever the page's policy says
 */
export async function script(entry) {
  const { outputFiles } = await build({
    entryPoints: [path.join(root, 'benches/page', entry)],
    bundle: true,
    format: 'iife',
    globalName: 'bench',
    logLevel: 'error',
    logOverride: { 'empty-import-meta': 'silent' },
    write: false,
  });
  return outputFiles[0].text;
}
