// What the sources must not do, whoever changes them.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { build, transform } from 'esbuild';
import { ATTRIBUTES } from '../../extension/page/names.js';
import { code, root, sources, text } from './sources.js';

const scripts = sources(/\.js$/);
const manifest = JSON.parse(text('extension/manifest.json'));

test('no HTML string is given to a parser in the page', () => {
  const sinks = /innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|createContextualFragment|setHTML|srcdoc|\beval\b|new Function/;
  for (const file of scripts.filter((file) => file.startsWith('extension/'))) assert.doesNotMatch(code(file), sinks, file);
});

test('one file knows the API of the browser', () => {
  const users = scripts.filter((file) => /\bchrome\.|\bbrowser\.\w+\./.test(code(file)));
  assert.deepEqual(users, ['extension/browser.js']);
});

test('no request is made but for the own files and the pictures of a saved article', () => {
  const users = scripts.filter((file) => /\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon|EventSource/.test(code(file)));
  // The pictures of a file that its reader saves; tests/e2e shows that they are asked for at no other time.
  assert.deepEqual(users.sort(), ['extension/background.js', 'extension/page/take/pictures.js', 'www/demo.js']);
  assert.match(text('extension/background.js'), /fetch\(fileUrl\('stillpage_bg\.wasm'\)\)/);
});

test('the extension asks for four permissions and no host', () => {
  assert.deepEqual(manifest.permissions, ['activeTab', 'scripting', 'storage', 'contextMenus']);
  for (const key of ['host_permissions', 'optional_permissions', 'content_scripts', 'web_accessible_resources', 'externally_connectable']) {
    assert.ok(!(key in manifest), key);
  }
  // Asked for by the reader of a page, a host at a time.
  assert.deepEqual(manifest.optional_host_permissions, ['*://*/*']);
  assert.equal(manifest.content_security_policy.extension_pages, "script-src 'self' 'wasm-unsafe-eval'; object-src 'self'");
});

test('the manifest has the version of the crate', () => {
  assert.equal(manifest.version, /^version = "(.*)"$/m.exec(text('Cargo.toml'))?.[1]);
});

test('capture and engine have the same list of attributes', () => {
  const [, table = ''] = /Attr \{([^}]*)\}/.exec(text('src/page/names.rs').replace(/\/\/.*/g, '')) ?? [];
  const engine = [...table.matchAll(/"([a-z-]+)"/g)].map(([, name]) => name);
  assert.deepEqual([...ATTRIBUTES].sort(), engine.sort());
});

test('the style needs nothing of the page', () => {
  const css = sources(/^extension\/page\/style\/.*\.css$/).map((file) => text(file).replace(/\/\*.*?\*\//gs, '')).join('');
  assert.doesNotMatch(css, /\d(?:rem)\b/, 'the root size is the page\'s');
  assert.doesNotMatch(css, /url\(|@import/, 'nothing is loaded');
});

test('a file holds one concept', () => {
  for (const file of sources(/\.(?:js|css)$/)) assert.ok(text(file).split('\n').length <= 320, `${file} has grown too long`);
});

test('the own code of the extension stays under 180 KB minified, each file counted once', async () => {
  /** @type {import('esbuild').Plugin} */
  const smallStyle = {
    name: 'small-style',
    setup: ({ onLoad }) => onLoad({ filter: /\.css$/ }, async (file) => {
      const { code: contents } = await transform(readFileSync(file.path, 'utf8'), { loader: 'css', minify: true });
      return { contents, loader: 'text' };
    }),
  };
  const entryPoints = ['background.js', 'notice.js', 'allow.js', 'options/options.js', 'page/main.js', 'tidy/main.js', 'ways/auto.js'].map((file) => `extension/${file}`);
  const { metafile } = await build({
    absWorkingDir: root, entryPoints, bundle: true, minify: true, write: false, metafile: true, outdir: 'none', format: 'esm', plugins: [smallStyle],
    external: ['*/dist/engine/stillpage.js'],
  });
  /** @type {Map<string, number>} */
  const sizes = new Map();
  for (const { inputs } of Object.values(metafile.outputs)) {
    for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
      if (!file.startsWith('node_modules/')) sizes.set(file, Math.max(bytesInOutput, sizes.get(file) ?? 0));
    }
  }
  const bytes = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  assert.ok(bytes > 50_000 && bytes < 180_000, `${bytes} bytes`);
});
