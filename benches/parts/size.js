// What a reader downloads.

import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from '../../tests/e2e/browser.js';
import { print } from '../table.js';

export async function size() {
  const told = execFileSync('node', [path.join(root, 'extension/package.js')], { encoding: 'utf8' });
  const zip = /^(dist\/\S+chrome\S*\.zip)/m.exec(told)?.[1] ?? '';
  const wasm = readFileSync(path.join(root, 'dist/extension/stillpage_bg.wasm'));
  const bytes = {
    wasm: wasm.length,
    wasmGzip: gzipSync(wasm, { level: 9 }).length,
    pageScript: statSync(path.join(root, 'dist/extension/page.js')).size,
    zip: statSync(path.join(root, zip)).size,
  };
  print('Size, KB', ['', 'KB'], Object.entries(bytes).map(([what, size]) => [what, size / 1000]));
  return bytes;
}
