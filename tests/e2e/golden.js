// The golden pages, and what a perfect reader shows of them.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from './browser.js';

/** @import { Page, Route } from 'playwright-core' */

export const folder = path.join(root, 'tests/pages');

export const names = readdirSync(folder).sort();

/** A picture says its size in its name. */
const PICTURE = /-(\d+)x(\d+)\.\w+(?:[?#].*)?$/;

/** @param {string} name */
export function expectedText(name) {
  return read(name, 'article.txt').trim();
}

/**
 * @param {string} name
 * @returns {string | null} null where only the text is expected
 */
export function expectedHtml(name) {
  return existsSync(path.join(folder, name, 'article.html')) ? read(name, 'article.html').trim() : null;
}

/** @param {string} name */
export function removedTexts(name) {
  return read(name, 'removed.txt')
    .trim()
    .split('\n')
    .map((line) => {
      const [, reason, text] = /^([a-z-]+): (.*)$/.exec(line) ?? [];
      return { reason, text };
    });
}

/**
 * Opens a golden page at its own address, where its pictures load and nothing else does.
 * @param {Page} page
 * @param {string} name
 */
export async function open(page, name) {
  const { url } = JSON.parse(read(name, 'expected.json'));
  await page.unrouteAll();
  await page.route(() => true, (route) => answer(route, name));
  await page.goto(url);
}

/**
 * @param {Route} route
 * @param {string} name
 */
function answer(route, name) {
  const request = route.request();
  const size = PICTURE.exec(request.url());
  if (request.isNavigationRequest() && request.frame().parentFrame() === null) {
    return route.fulfill({ contentType: 'text/html; charset=utf-8', body: read(name, 'page.html') });
  }
  if (size && request.resourceType() === 'image') {
    const [, width, height] = size;
    const body = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#789"/></svg>`;
    return route.fulfill({ contentType: 'image/svg+xml', body });
  }
  return route.abort();
}

/**
 * @param {string} name
 * @param {string} file
 */
function read(name, file) {
  return readFileSync(path.join(folder, name, file), 'utf8');
}
