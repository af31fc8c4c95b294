// The demo page: the same engine and the same reader as the extension, on a page that is chosen, pasted or dropped.

import file from '../extension/_locales/en/messages.json';
import { Engine } from '../extension/engine.js';
import { capture } from '../extension/page/capture.js';
import { baseOf } from '../extension/page/dom.js';
import { Keeping, siteOf } from '../extension/page/keeping.js';
import { Messages, fromFile } from '../extension/page/messages.js';
import { reasonKey } from '../extension/page/reasons.js';
import { Reader } from '../extension/page/reader.js';
import { STRICTNESS } from '../extension/page/settings.js';
import { sheet } from '../extension/page/style.js';
import { markedPage } from './marks.js';

/** @import { Article, Store } from '../extension/page/types' */

/**
 * @typedef {object} Page  what is being read
 * @property {string} html
 * @property {string} url
 */

/** What a page without an address is resolved against. */
const NOWHERE = 'about:blank';

/** @type {Store} */
const store = {
  get: async (key) => JSON.parse(localStorage.getItem(key) ?? 'null'),
  set: async (key, value) => localStorage.setItem(key, JSON.stringify(value)),
  remove: async (key) => localStorage.removeItem(key),
  keys: async (prefix) => Object.keys(localStorage).filter((key) => key.startsWith(prefix)).sort(),
};

const messages = new Messages(fromFile(file));
let wasmBytes = 0;
const engine = new Engine(async () => {
  const response = await fetch(new URL('stillpage_bg.wasm', import.meta.url));
  if (!response.ok) throw new Error(`${response.status}`);
  const bytes = await response.arrayBuffer();
  wasmBytes = bytes.byteLength;
  return bytes;
});

/** @type {Page | null} */
let current = null;
/** @type {Page | null} */
let shown = null;

// A failure is told where a page is read.
engine.warmUp().catch(() => {});
translate();
const reader = await makeReader();
offerStrictness();
offerOwn();
await offerSamples();

/** @param {Page} page */
async function show(page) {
  current = page;
  const parsed = new DOMParser().parseFromString(page.html, 'text/html');
  // A page's picture may be called `querySelector`.
  const base = Document.prototype.querySelector.call(parsed, 'base[href]') ? baseOf(parsed) : page.url;
  const { snapshot, nodes } = capture(parsed, { url: page.url, base });
  try {
    const { article, ms } = await engine.read(snapshot, { strictness: reader.settings.strictness });
    if (current !== page) return;
    byId('result').hidden = false;
    byId('failure').hidden = true;
    showFigures(page, article, ms);
    if (shown?.html === page.html) reader.nodes = nodes;
    else reader.turnTo(nodes);
    shown = page;
    showArticle(article);
    /** @type {HTMLIFrameElement} */ (byId('page')).srcdoc = markedPage(parsed, article.removals, nodes, (reason) => messages.say(reasonKey(reason)), page.url);
  } catch (error) {
    const failure = byId('failure');
    failure.hidden = false;
    failure.textContent = messages.say('demo_failed', error instanceof Error ? error.message : String(error));
  }
}

/** @param {Article} article */
function showArticle(article) {
  if (article.readable) reader.showArticle(article);
  else reader.showNotice({ title: messages.say('noArticle'), text: messages.say(article.problem === 'empty' ? 'noArticle_empty' : 'noArticle_other') });
}

/**
 * @param {Page} page
 * @param {Article} article
 * @param {number} ms
 */
function showFigures(page, article, ms) {
  const time = new Intl.NumberFormat(messages.language, { maximumSignificantDigits: 2 }).format(ms);
  const figures = {
    demo_time: messages.say('demo_ms', time),
    demo_html: kilobytes(new Blob([page.html]).size),
    demo_words: messages.count('words', article.metadata.words),
    demo_removed: messages.numbers.format(article.removals.length),
    demo_engine: kilobytes(wasmBytes),
  };
  byId('figures').replaceChildren(
    ...Object.entries(figures).map(([key, value]) => {
      const pair = document.createElement('div');
      const term = document.createElement('dt');
      term.textContent = messages.say(key);
      const figure = document.createElement('dd');
      figure.textContent = value;
      pair.append(term, figure);
      return pair;
    }),
  );
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return messages.say('demo_kilobytes', Math.ceil(bytes / 1000));
}

async function makeReader() {
  const shadow = byId('reader').attachShadow({ mode: 'open' });
  shadow.adoptedStyleSheets = [sheet()];
  const root = document.createElement('div');
  root.className = 'reader';
  shadow.append(root);
  const keeping = new Keeping(store, siteOf(location.href));
  const made = new Reader(root, messages, {
    settings: await keeping.load(),
    keeping,
    local: store,
    bytesOf: async (file) => (await fetch(new URL(file, import.meta.url))).arrayBuffer(),
    write: async (content, metadata, format) => (await engine.write(content, metadata, format)).text,
    url: location.href,
    reread,
    hear: (type, act, options) => {
      root.addEventListener(type, act, { passive: !options?.isActive });
      return () => root.removeEventListener(type, act);
    },
  });
  for (const type of /** @type {const} */ (['keydown', 'keyup'])) root.addEventListener(type, (event) => made.pressed(event));
  return made;
}

async function reread() {
  if (current) await show({ ...current });
}

function offerStrictness() {
  const inputs = STRICTNESS.map((name) => {
    const radio = document.createElement('input');
    radio.type = 'radio';
    radio.name = 'strictness';
    radio.value = name;
    radio.addEventListener('change', () => {
      reader.change({ strictness: name });
      void reread();
    });
    const label = document.createElement('label');
    label.append(radio, messages.say(`set_strictness_${name}`));
    byId('strictness').append(label);
    return radio;
  });
  reader.onSettings(({ strictness }) => inputs.forEach((input) => (input.checked = input.value === strictness)));
}

function offerOwn() {
  const field = /** @type {HTMLTextAreaElement} */ (byId('html'));
  const input = /** @type {HTMLInputElement} */ (byId('file'));
  byId('own').addEventListener('submit', (event) => {
    event.preventDefault();
    if (field.value.trim()) void showOwn(field.value);
  });
  input.addEventListener('change', () => void readFile(input.files?.[0]));

  const drop = byId('drop');
  addEventListener('dragover', (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    drop.hidden = false;
  });
  addEventListener('dragleave', (event) => {
    if (!event.relatedTarget) drop.hidden = true;
  });
  addEventListener('drop', (event) => {
    drop.hidden = true;
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    void readFile(event.dataTransfer.files[0]);
  });
}

/** @param {File | undefined} chosen */
async function readFile(chosen) {
  if (chosen) await showOwn(decode(await chosen.arrayBuffer()));
}

/** @param {string} html */
async function showOwn(html) {
  markCurrent(null);
  await show({ html, url: NOWHERE });
  byId('result').scrollIntoView({ block: 'start', behavior: 'smooth' });
}

/**
 * A saved page says its encoding near its start, if it is not UTF-8.
 * @param {ArrayBuffer} bytes
 */
function decode(bytes) {
  const start = new TextDecoder('latin1').decode(bytes.slice(0, 2048));
  const [, named = 'utf-8'] = /<meta[^>]+charset=["']?([\w-]+)/i.exec(start) ?? [];
  try {
    return new TextDecoder(named).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

async function offerSamples() {
  const list = byId('samples');
  /** @type {{ name: string, title: string, language: string | null, hasPictures: boolean }[]} */
  let samples = [];
  try {
    samples = await (await fetch('samples/index.json')).json();
  } catch {
    list.textContent = messages.say('demo_samplesMissing');
  }
  const languages = new Intl.DisplayNames(messages.language, { type: 'language' });
  // First those in the reader's own language, and of them the ones that have their pictures here.
  const isOwn = (/** @type {string | null} */ language) => language !== null && new Intl.Locale(language).language === messages.language;
  const rank = (/** @type {typeof samples[0]} */ { language, hasPictures }) => (isOwn(language) ? 2 : 0) + (hasPictures ? 1 : 0);
  samples.sort((one, other) => rank(other) - rank(one));
  for (const { name, title, language } of samples) {
    const button = document.createElement('button');
    button.type = 'button';
    const heading = document.createElement('bdi');
    heading.lang = language ?? '';
    heading.textContent = title;
    const kind = document.createElement('small');
    kind.textContent = language === null ? name : `${languages.of(language)} · ${name}`;
    button.append(heading, kind);
    button.addEventListener('click', async () => {
      markCurrent(button);
      const url = new URL(`samples/${name}/page.html`, location.href).href;
      await show({ html: await (await fetch(url)).text(), url });
    });
    const item = document.createElement('li');
    item.append(button);
    list.append(item);
  }
  list.querySelector('button')?.click();
}

/** @param {Element | null} chosen */
function markCurrent(chosen) {
  for (const button of byId('samples').querySelectorAll('button')) {
    if (button === chosen) button.setAttribute('aria-current', 'true');
    else button.removeAttribute('aria-current');
  }
}

function translate() {
  document.documentElement.lang = messages.language;
  document.documentElement.dir = messages.direction;
  for (const element of document.querySelectorAll('[data-say]')) element.textContent = messages.say(element.getAttribute('data-say') ?? '');
  for (const element of document.querySelectorAll('[data-name]')) {
    const name = messages.say(element.getAttribute('data-name') ?? '');
    element.setAttribute('aria-label', name);
    if (element instanceof HTMLTextAreaElement) element.placeholder = name;
  }
}

/** @param {string} id */
function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}
