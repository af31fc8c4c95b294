// Makes dist/extension, dist/extension-firefox and dist/www out of the sources and the engine in dist/engine, and prints
// their sizes.

import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { Resvg } from '@resvg/resvg-js';
import { build } from 'esbuild';
import { KINDS, manifestFor } from './manifest.js';

/** The newest syntax that every browser has which the manifests let in. */
const TARGETS = [`chrome${manifestFor('chrome').minimum_chrome_version}`, `firefox${parseInt(manifestFor('firefox').browser_specific_settings.gecko.strict_min_version)}`];

const FOLDERS = { chrome: 'dist/extension', firefox: 'dist/extension-firefox' };

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
try {
  await bundleExtension(FOLDERS.chrome);
  copy(FOLDERS.chrome, empty(FOLDERS.firefox));
  for (const kind of KINDS) writeFileSync(`${FOLDERS[kind]}/manifest.json`, JSON.stringify(manifestFor(kind), null, 2) + '\n');
  await bundleDemo('dist/www');
  printSizes();
} catch (error) {
  // What esbuild finds wrong it has already shown in its place.
  if (!(error instanceof Error && 'errors' in error)) throw error;
  process.exit(1);
}

/** @param {string} out */
async function bundleExtension(out) {
  empty(out);
  await bundle('extension/background.js', `${out}/background.js`, 'esm');
  await bundle('extension/notice.js', `${out}/notice.js`, 'esm');
  await bundle('extension/options/options.js', `${out}/options/options.js`, 'esm');
  await bundle('extension/page/main.js', `${out}/page.js`, 'iife');
  await bundle('extension/allow.js', `${out}/allow.js`, 'esm');
  await bundle('extension/ways/auto.js', `${out}/auto.js`, 'iife');
  await bundle('extension/tidy/main.js', `${out}/tidy.js`, 'iife');
  for (const file of ['notice.html', 'notice.css', 'allow.html', 'options/options.html', 'options/options.css']) copy(`extension/${file}`, `${out}/${file}`);
  copyMessages('extension/_locales', `${out}/_locales`);
  copy('dist/engine/stillpage_bg.wasm', `${out}/stillpage_bg.wasm`);
  copy('extension/page/style/controls.css', `${out}/options/controls.css`);
  copyFonts(`${out}/fonts`);
  writeLicences(`${out}/licences.txt`);
  const { icons, action } = manifestFor('chrome');
  renderIcons('extension/icons/icon.svg', `${out}/icons`, sizesOf(icons));
  for (const state of ['open', 'nothing']) renderIcons(`extension/icons/${state}.svg`, `${out}/icons/${state}`, sizesOf(action.default_icon));
}

/** @param {string} out */
async function bundleDemo(out) {
  empty(out);
  await bundle('www/demo.js', `${out}/demo.js`, 'esm');
  for (const file of ['index.html', 'demo.css']) copy(`www/${file}`, `${out}/${file}`);
  copy('extension/_locales', `${out}/_locales`);
  copy('dist/engine/stillpage_bg.wasm', `${out}/stillpage_bg.wasm`);
  copyFonts(`${out}/fonts`);
  copySamples('tests/pages', `${out}/samples`);
}

/**
 * Not minified: whoever reviews the extension can read what it runs.
 * @param {string} entry
 * @param {string} outfile
 * @param {'esm' | 'iife'} format
 */
async function bundle(entry, outfile, format) {
  await build({
    entryPoints: [entry],
    outfile,
    format,
    bundle: true,
    charset: 'utf8',
    legalComments: 'none',
    loader: { '.css': 'text' },
    logLevel: 'warning',
    target: TARGETS,
  });
}

/**
 * Without the descriptions, which are for translators, and without white space: the browser reads them each time it starts.
 * @param {string} from
 * @param {string} to
 */
function copyMessages(from, to) {
  for (const locale of readdirSync(from)) {
    /** @type {[string, { description?: string }][]} */
    const entries = Object.entries(readJson(`${from}/${locale}/messages.json`));
    const messages = entries.map(([key, { description: _, ...entry }]) => [key, entry]);
    mkdirSync(`${to}/${locale}`, { recursive: true });
    writeFileSync(`${to}/${locale}/messages.json`, JSON.stringify(Object.fromEntries(messages)));
  }
}

/** @param {string} to */
function copyFonts(to) {
  const from = 'node_modules/@fontsource/opendyslexic';
  copy(`${from}/files/opendyslexic-latin-400-normal.woff2`, `${to}/opendyslexic.woff2`);
  copy(`${from}/LICENSE`, `${to}/opendyslexic-licence.txt`);
}

/**
 * Stillpage's own, either of them, and those of what is shipped with it; a font's lies beside it.
 * @param {string} to
 */
function writeLicences(to) {
  const own = ['LICENSE-MIT', 'LICENSE-APACHE'];
  const shipped = ['node_modules/fflate/LICENSE'].filter((file) => existsSync(file));
  writeFileSync(to, [...own, ...shipped].map((file) => `${path.basename(path.dirname(file))}/${path.basename(file)}\n\n${readFileSync(file, 'utf8').trim()}\n`).join('\n\n'));
}

/**
 * The golden pages are the demo's samples: the page and its pictures, not what is expected of them.
 * @param {string} from
 * @param {string} to
 */
function copySamples(from, to) {
  const names = readdirSync(from).filter((name) => existsSync(`${from}/${name}/page.html`)).sort();
  for (const name of names) {
    for (const file of readdirSync(`${from}/${name}`)) {
      if (!/\.(txt|json)$/.test(file)) copy(`${from}/${name}/${file}`, `${to}/${name}/${file}`);
    }
  }
  const index = names.map((name) => {
    const { title, language } = readJson(`${from}/${name}/expected.json`);
    const hasPictures = readdirSync(`${from}/${name}`).some((file) => /\.(?:png|jpe?g|svg|webp)$/.test(file));
    return { name, title, language, hasPictures };
  });
  writeFileSync(`${to}/index.json`, JSON.stringify(index, null, 1) + '\n');
}

/** @param {Record<string, string>} icons */
function sizesOf(icons) {
  return Object.keys(icons).map(Number);
}

/**
 * @param {string} svg
 * @param {string} to
 * @param {number[]} sizes
 */
function renderIcons(svg, to, sizes) {
  const drawing = readFileSync(svg, 'utf8');
  mkdirSync(to, { recursive: true });
  for (const size of sizes) {
    const picture = new Resvg(drawing, { fitTo: { mode: 'width', value: size }, font: { loadSystemFonts: false } }).render();
    writeFileSync(`${to}/${size}.png`, picture.asPng());
  }
}

function printSizes() {
  const wasm = readFileSync('dist/engine/stillpage_bg.wasm');
  console.log(`engine     ${kilobytes(wasm.length)}, gzip ${kilobytes(gzipSync(wasm, { level: 9 }).length)}`);
  console.log(`extension  ${kilobytes(sizeOf('dist/extension'))} in dist/extension`);
  console.log(`demo page  ${kilobytes(sizeOf('dist/www'))} in dist/www`);
}

/** @param {string} folder */
function sizeOf(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => statSync(path.join(folder, String(name))))
    .reduce((sum, entry) => sum + (entry.isFile() ? entry.size : 0), 0);
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return `${Math.round(bytes / 1000)} KB`;
}

/** @param {string} file */
function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/**
 * @param {string} from
 * @param {string} to
 */
function copy(from, to) {
  cpSync(from, to, { recursive: true });
}

/** @param {string} folder */
function empty(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}
