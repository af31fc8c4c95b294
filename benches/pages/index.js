// The pages that are measured, as files: the golden ones, generated ones, and those of any folder.

import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { generate } from './generate.js';

const KB = 1000;

/** Bytes of the generated pages. */
export const SIZES = [10, 100, 300, 1000, 3000, 10_000].map((kilobytes) => kilobytes * KB);

/**
 * @typedef {object} Page
 * @property {string} group  golden, generated, or the end of the given folder's path
 * @property {string} name
 * @property {string} file
 * @property {number} bytes
 */

/** @param {string} folder  tests/pages */
export function goldenPages(folder) {
  return readdirSync(folder).sort().map((name) => page('golden', name, path.join(folder, name, 'page.html')));
}

/**
 * @param {string} folder  where they are written
 * @param {number[]} sizes  in bytes
 */
export function generatedPages(folder, sizes) {
  mkdirSync(folder, { recursive: true });
  return sizes.map((bytes) => {
    const name = bytes >= 1000 * KB ? `${bytes / 1000 / KB} MB` : `${bytes / KB} KB`;
    const file = path.join(folder, `${name.replace(' ', '-')}.html`);
    writeFileSync(file, generate(bytes));
    return page('generated', name, file);
  });
}

/**
 * Pages of a folder as UTF-8, unzipped where they are zipped.
 * @param {string} folder  with .html and .html.gz
 * @param {string} out
 * @param {number} most  evenly taken when there are more
 */
export function pagesOf(folder, out, most = Infinity) {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const names = readdirSync(folder).filter((name) => /\.html(\.gz)?$/.test(name)).sort();
  const taken = names.length <= most ? names : Array.from({ length: most }, (_, i) => names[Math.floor((i * names.length) / most)]);
  return taken.map((name) => {
    const bytes = readFileSync(path.join(folder, name));
    const file = path.join(out, name.replace(/\.gz$/, ''));
    const html = decode(name.endsWith('.gz') ? gunzipSync(bytes) : bytes);
    writeFileSync(file, html.replace(COMMANDS, 'data-equiv'));
    return page(path.resolve(folder).split(path.sep).slice(-2).join('/'), name.replace(/\.html(\.gz)?$/, ''), file);
  });
}

/** A page that forbids wasm, or leads on to another, could not be measured as it stands. */
const COMMANDS = /\bhttp-equiv(?=\s*=\s*["']?\s*(?:content-security-policy|refresh)\b)/gi;

/** @param {Uint8Array} bytes */
function decode(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const [, named = 'windows-1252'] = /<meta[^>]+charset=["']?([\w-]+)/i.exec(new TextDecoder('latin1').decode(bytes.subarray(0, 4096))) ?? [];
    try {
      return new TextDecoder(named).decode(bytes);
    } catch {
      return new TextDecoder('windows-1252').decode(bytes);
    }
  }
}

/**
 * @param {string} group
 * @param {string} name
 * @param {string} file
 * @returns {Page}
 */
function page(group, name, file) {
  return { group, name, file, bytes: statSync(file).size };
}
