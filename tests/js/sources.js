// The sources of the extension and the demo page, for tests that look at them.

import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** What builds and packs is no part of what is shipped. */
const TOOLS = ['extension/bundle.js', 'extension/package.js', 'extension/tsconfig.json'];

/**
 * @param {RegExp} [which]
 * @returns {string[]} paths from the root
 */
export function sources(which = /\.(?:js|html|json)$/) {
  return ['extension', 'www']
    .flatMap((folder) => readdirSync(path.join(root, folder), { recursive: true }).map((name) => path.posix.join(folder, String(name).split(path.sep).join('/'))))
    .filter((file) => which.test(file) && !TOOLS.includes(file) && !file.includes('/_locales/'));
}

/** @param {string} file */
export function text(file) {
  return readFileSync(path.join(root, file), 'utf8');
}

/**
 * A script without its comments.
 * @param {string} file
 */
export function code(file) {
  return text(file).replace(/\/\*.*?\*\//gs, '').replace(/^\s*\/\/.*$/gm, '');
}
