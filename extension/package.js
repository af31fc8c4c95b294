// Packs dist/extension for the store: the same files in the same order with the same time give the same bytes anywhere.

import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const { version } = JSON.parse(readFileSync('dist/extension/manifest.json', 'utf8'));
const crateVersion = /^version = "(.*)"$/m.exec(readFileSync('Cargo.toml', 'utf8'))?.[1];
if (version !== crateVersion) {
  console.error(`stillpage: extension/manifest.json says version ${version}, Cargo.toml ${crateVersion}`);
  process.exit(1);
}

// A zip holds local time without its zone, and starts in 1980.
const mtime = new Date(1980, 0, 1);
const folder = 'dist/extension';
const files = readdirSync(folder, { recursive: true })
  .map((name) => String(name).split(path.sep).join('/'))
  .filter((name) => statSync(`${folder}/${name}`).isFile())
  .sort();
const zip = zipSync(Object.fromEntries(files.map((name) => [name, readFileSync(`${folder}/${name}`)])), { level: 9, mtime, os: 3 });

const out = `dist/stillpage-chrome-${version}.zip`;
writeFileSync(out, zip);
console.log(`${out}: ${files.length} files, ${Math.round(zip.length / 1000)} KB`);
