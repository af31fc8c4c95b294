// Packs dist/extension and dist/extension-firefox for their stores, and the sources that they were made of: the same files in
// the same order with the same time give the same bytes anywhere.

import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

// A zip holds local time without its zone, and starts in 1980.
const mtime = new Date(1980, 0, 1);
const RUNS = 0o755;
const IS_READ = 0o644;

const { version } = JSON.parse(readFileSync('extension/manifest.json', 'utf8'));
const crateVersion = /^version = "(.*)"$/m.exec(readFileSync('Cargo.toml', 'utf8'))?.[1];
if (version !== crateVersion) {
  console.error(`stillpage: extension/manifest.json says version ${version}, Cargo.toml ${crateVersion}`);
  process.exit(1);
}

pack('dist/extension', filesIn('dist/extension'), `dist/stillpage-chrome-${version}.zip`);
pack('dist/extension-firefox', filesIn('dist/extension-firefox'), `dist/stillpage-firefox-${version}.zip`);
const sources = sourcesHere();
if (sources) pack('.', sources, `dist/stillpage-source-${version}.zip`);
else console.log('no archive of the sources: this folder is no Git checkout');

/**
 * @param {string} folder
 * @param {string[]} files
 * @param {string} out
 */
function pack(folder, files, out) {
  const entries = files.toSorted().map((name) => {
    const mode = name.endsWith('.sh') || name.startsWith('.ci/') ? RUNS : IS_READ;
    return /** @type {[string, [Uint8Array, import('fflate').ZipOptions]]} */ ([name, [readFileSync(`${folder}/${name}`), { attrs: mode << 16 }]]);
  });
  const zip = zipSync(Object.fromEntries(entries), { level: 9, mtime, os: 3 });
  writeFileSync(out, zip);
  console.log(`${out}: ${files.length} files, ${Math.round(zip.length / 1000)} KB`);
}

/** @param {string} folder */
function filesIn(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => String(name).split(path.sep).join('/'))
    .filter((name) => statSync(`${folder}/${name}`).isFile());
}

/** @returns {string[] | null} what Git knows, as it lies here; null where a reviewer has unpacked the archive */
function sourcesHere() {
  try {
    const listed = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1e8 });
    return listed.split('\0').filter((name) => name && statSync(name, { throwIfNoEntry: false })?.isFile());
  } catch {
    return null;
  }
}
