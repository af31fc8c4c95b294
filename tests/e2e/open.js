// `./build.sh run`: one page with the reader on it. With a display, a window to read in; without one, what would be read,
// as files in dist/run.

import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Browser, root } from './browser.js';
import { SealedReader } from './sealed.js';
import { serve } from './server.js';

const [target] = process.argv.slice(2);
const hasDisplay = Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY) || ['darwin', 'win32'].includes(process.platform);

const place = await addressOf(target);
const browser = await Browser.launch({ headless: !hasDisplay, hereOnly: false, isSealed: true });
try {
  await browser.page.goto(place.url, { waitUntil: 'load' });
  const reader = new SealedReader(browser);
  await reader.open();
  if (hasDisplay) {
    console.log('The reader is open. The button in the toolbar, Esc or × closes it; close the window to end.');
    await browser.context.waitForEvent('close', { timeout: 0 });
  } else {
    await writeDown(path.join(root, 'dist/run'));
  }
} finally {
  await browser.close();
  place.close();
}

/**
 * A file is served from its folder on this machine: for a file:// page a person would first have to allow the extension.
 * @param {string} fileOrUrl
 */
async function addressOf(fileOrUrl) {
  if (/^https?:/.test(fileOrUrl)) return { url: fileOrUrl, close() {} };
  const file = path.resolve(root, fileOrUrl);
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
    console.error(`stillpage: there is no file ${file}`);
    process.exit(1);
  }
  const server = await serve({ page: { folder: path.dirname(file) } });
  return { url: `${server.origin}/page/${encodeURIComponent(path.basename(file))}`, close: server.close };
}

/** @param {string} folder */
async function writeDown(folder) {
  mkdirSync(folder, { recursive: true });
  const picture = path.join(folder, 'reader.png');
  await browser.page.screenshot({ path: picture });
  const { render } = await import('./engine.js');
  const written = [picture];
  for (const [name, format] of /** @type {const} */ ([['article.md', 'markdown'], ['article.html', 'html']])) {
    const file = path.join(folder, name);
    writeFileSync(file, await render(browser.page, format));
    written.push(file);
  }
  console.log('No display: what the reader shows is in');
  for (const file of written) console.log(`  ${path.relative(root, file)}`);
}
