// Packs dist/extension and dist/extension-firefox for their stores, and the sources that they were made of: the same files in
// the same order with the same time give the same bytes anywhere.

import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import zopfli from '@gfx/zopfli';
import { Zip, ZipPassThrough, zipSync } from 'fflate';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

// zopfli has brought its own, which answer any error by printing all of its source.
for (const event of ['uncaughtException', 'unhandledRejection']) process.removeAllListeners(event);

// A zip holds local time without its zone, and starts in 1980.
const mtime = new Date(1980, 0, 1);
const RUNS = 0o755;
const IS_READ = 0o644;
/** As the format numbers the ways to compress. */
const DEFLATED = 8;
/** The system whose file modes these are, as the format numbers systems. */
const UNIX = 3;

const { version } = JSON.parse(readFileSync('extension/manifest.json', 'utf8'));
const crateVersion = /^version = "(.*)"$/m.exec(readFileSync('Cargo.toml', 'utf8'))?.[1];
if (version !== crateVersion) {
  console.error(`stillpage: extension/manifest.json says version ${version}, Cargo.toml ${crateVersion}`);
  process.exit(1);
}

/** Five rounds of search: those that follow gain less than a thousandth. */
const ROUNDS = 5;

/** What both browsers' packages hold is compressed once. @type {Map<string, Uint8Array>} */
const known = new Map();

await pack('dist/extension', filesIn('dist/extension'), `dist/stillpage-chrome-${version}.zip`);
await pack('dist/extension-firefox', filesIn('dist/extension-firefox'), `dist/stillpage-firefox-${version}.zip`);
const sources = sourcesHere();
if (sources) packSources(sources, `dist/stillpage-source-${version}.zip`);
else console.log('no archive of the sources: this folder is no Git checkout');

/**
 * Every reader downloads it: compressed as small as the format allows.
 * @param {string} folder
 * @param {string[]} files
 * @param {string} out
 */
async function pack(folder, files, out) {
  /** @type {Uint8Array[]} */
  const chunks = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  for (const name of files.toSorted()) {
    const bytes = readFileSync(`${folder}/${name}`);
    const content = await deflated(bytes);
    const file = new ZipPassThrough(name);
    // It counts what it is given, and passes on what that was made.
    Object.assign(file, { compression: DEFLATED, mtime, os: UNIX, attrs: IS_READ << 16, process: () => file.ondata(null, content, true) });
    zip.add(file);
    file.push(bytes, true);
  }
  zip.end();
  write(out, files, Buffer.concat(chunks));
}

/** @param {Buffer} bytes */
async function deflated(bytes) {
  const key = bytes.toString('latin1');
  const done = known.get(key) ?? (await zopfli.deflateAsync(bytes, { numiterations: ROUNDS }));
  known.set(key, done);
  return Uint8Array.from(done);
}

/**
 * @param {string[]} files
 * @param {string} out
 */
function packSources(files, out) {
  const entries = files.toSorted().map((name) => {
    const mode = name.endsWith('.sh') || name.startsWith('.ci/') ? RUNS : IS_READ;
    return /** @type {[string, [Uint8Array, import('fflate').ZipOptions]]} */ ([name, [readFileSync(name), { attrs: mode << 16 }]]);
  });
  write(out, files, zipSync(Object.fromEntries(entries), { level: 9, mtime, os: UNIX }));
}

/**
 * @param {string} out
 * @param {string[]} files
 * @param {Uint8Array} zip
 */
function write(out, files, zip) {
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
