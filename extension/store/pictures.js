// `./build.sh pictures`: what the stores show of the extension, 1280 × 800, as it is on pages of its own tests.

import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { Browser, root } from '../../tests/e2e/browser.js';
import { folder } from '../../tests/e2e/golden.js';
import { Reader } from '../../tests/e2e/reader.js';
import { serve } from '../../tests/e2e/server.js';
import { Tidy } from '../../tests/e2e/tidy.js';
import { until } from '../../tests/e2e/until.js';

const NEWS = 'news--wordpress-inline-promo';
const out = path.join(root, 'dist/store');

mkdirSync(out, { recursive: true });
const server = await serve({ pages: { folder } });
const browser = await Browser.launch();
const { page } = browser;
const reader = new Reader(browser);
await page.setViewportSize({ width: 1280, height: 800 });

/** @param {string} name */
async function goTo(name) {
  await page.goto(`${server.origin}/pages/${name}/page.html`);
}

/** @param {string} name */
async function take(name) {
  const shown = await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
    return [innerWidth, innerHeight];
  });
  if (String(shown) !== '1280,800') throw new Error(`${name} is ${shown}`);
  const file = path.join(out, `${name}.png`);
  await page.screenshot({ path: file, animations: 'disabled' });
  console.log(path.relative(root, file));
}

try {
  await goTo(NEWS);
  await take('1-page');
  await reader.open();
  const picture = reader.article.locator('img').first();
  await until(() => picture.evaluate((image) => /** @type {HTMLImageElement} */ (image).complete), 'the picture is there');
  await take('2-reader');

  const removed = await reader.openPanel('removed');
  await removed.locator('.toggle-item').first().click();
  await page.mouse.move(300, 400);
  await take('3-removed');
  await page.keyboard.press('Escape');

  await reader.chooseTheme('sepia');
  await take('4-settings');
  await reader.close();

  await goTo('notes--pandoc');
  await reader.open();
  await reader.chooseTheme('dark');
  await page.keyboard.press('Escape');
  await reader.article.locator('a:has(sup), sup a').first().click();
  await reader.dialog.locator('.footnote').waitFor();
  await take('5-notes');
  await page.keyboard.press('Escape');
  await reader.close();

  await goTo(NEWS);
  await new Tidy(browser).open();
  await take('6-tidy');
} finally {
  await browser.close();
  server.close();
}
