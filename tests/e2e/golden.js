// The golden pages, and what a perfect reader shows of them.

import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from './browser.js';

export const folder = path.join(root, 'tests/pages');

export const names = readdirSync(folder).sort();

/** @param {string} name */
export function expectedText(name) {
  return readFileSync(path.join(folder, name, 'article.txt'), 'utf8').trim();
}

/** @param {string} name */
export function removedTexts(name) {
  return readFileSync(path.join(folder, name, 'removed.txt'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const [, reason, text] = /^([a-z-]+): (.*)$/.exec(line) ?? [];
      return { reason, text };
    });
}
