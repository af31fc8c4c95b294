// Builds the packages twice from the archive of the sources, in two folders of different names, and compares the bytes.
//
// Every tool comes from the same caches; nothing built is shared.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { version } = JSON.parse(readFileSync(path.join(root, 'extension/manifest.json'), 'utf8'));
const PACKAGES = ['chrome', 'firefox'].map((kind) => `stillpage-${kind}-${version}.zip`);

/** @type {string} */
let folder;

before(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'stillpage-twice-'));
});

after(() => rmSync(folder, { recursive: true, force: true }));

/** @param {string} name @returns {Buffer[]} the packages' bytes */
function buildIn(name) {
  const here = path.join(folder, name);
  const archive = unzipSync(readFileSync(path.join(root, `dist/stillpage-source-${version}.zip`)));
  for (const [file, bytes] of Object.entries(archive)) {
    mkdirSync(path.dirname(path.join(here, file)), { recursive: true });
    writeFileSync(path.join(here, file), bytes);
  }
  chmodSync(path.join(here, 'build.sh'), 0o755);
  const { CARGO_TARGET_DIR, ...environment } = process.env;
  execFileSync('./build.sh', ['package'], { cwd: here, env: environment, stdio: ['ignore', 'ignore', 'inherit'] });
  return PACKAGES.map((file) => readFileSync(path.join(here, 'dist', file)));
}

test('two builds of the archive of the sources are the packages, byte for byte', () => {
  const these = PACKAGES.map((file) => readFileSync(path.join(root, 'dist', file)));
  const one = buildIn('one');
  const other = buildIn(path.join('another one', 'deeper'));
  for (const [n, file] of PACKAGES.entries()) {
    assert.ok(one[n].equals(other[n]), `${file} differs from folder to folder`);
    assert.ok(one[n].equals(these[n]), `${file} is not what was built here`);
  }
});
