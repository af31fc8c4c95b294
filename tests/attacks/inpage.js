// What runs in the browser: each page with attacks is parsed into a document that does nothing by itself, captured, read and
// shown by the extension's own code, with everything brought back that was removed; then it is saved in every form, and the
// files are opened as pages. Here that code runs in the world of the page, where nothing shields what it makes: what would
// run in a reader's browser runs here, and is counted.

import { HtmlRenderer, Parser } from 'commonmark';
import { strFromU8, unzipSync } from 'fflate';
import english from '../../extension/_locales/en/messages.json';
import { Engine } from '../../extension/engine.js';
import { capture } from '../../extension/page/capture.js';
import { keyOfRemoval } from '../../extension/page/edits.js';
import { baseOf } from '../../extension/page/dom.js';
import { Keeping } from '../../extension/page/keeping.js';
import { Messages, fromFile } from '../../extension/page/messages.js';
import { Overlay } from '../../extension/page/overlay.js';
import { DEFAULTS } from '../../extension/page/settings.js';
import { copyOf } from '../../extension/page/take/copy.js';
import { epubOf, htmlOf, markdownOf } from '../../extension/page/take/edition.js';
import { markupOf } from '../../extension/page/take/markup.js';
import { packNodes } from '../../extension/page/take/pack.js';
import { faultsOf } from './look.js';

/** @typedef {{ faults: string[], strikes: [string, number][], readable: boolean, removals: number }} Outcome */

/** Where it is that something may run now, and what did: the place and the attack's number. */
let place = '';
/** @type {[string, number][]} */
let strikes = [];
/** What was asked for by script. @type {string[]} */
let asked = [];

Object.assign(globalThis, { struck: (/** @type {number} */ id) => void strikes.push([place, id]) });

const engine = new Engine(async () => (await fetch('/engine.wasm')).arrayBuffer());
await engine.start();
const messages = new Messages(fromFile(/** @type {any} */ (english)));
const store = { get: async () => null, set: async () => {}, remove: async () => {}, keys: async () => [] };
/** Where Trusted Types are enforced, the tests alone may parse text. @type {(html: string) => any} */
const trusted = ((types) => (types ? (/** @type {string} */ html) => types.createPolicy(`attack-${Math.random()}`, { createHTML: (/** @type {string} */ text) => text }).createHTML(html) : (/** @type {string} */ html) => html))(/** @type {any} */ (globalThis).trustedTypes);

// Pictures are not fetched for the files: which are asked for is what counts.
globalThis.fetch = async (address) => {
  asked.push(String(address));
  throw new TypeError('no network');
};

/**
 * @param {string} html
 * @param {string} url
 * @param {boolean} isSaved  whether the files are tried, too
 * @returns {Promise<Outcome>}
 */
async function attack(html, url, isSaved) {
  [strikes, asked, place] = [[], [], 'parse'];
  const parsed = new DOMParser().parseFromString(trusted(html), 'text/html');
  // A picture may be called `querySelector`.
  const base = Document.prototype.querySelector.call(parsed, 'base[href]') ? baseOf(parsed) : url;
  place = 'capture';
  const { snapshot, nodes } = capture(parsed, { url, base });
  const { article } = await engine.read(snapshot, { strictness: 'standard' });

  place = 'overlay';
  const write = async (/** @type {any} */ content, /** @type {any} */ metadata, /** @type {any} */ format) => (await engine.write(content, metadata, format)).text;
  const overlay = new Overlay(document, messages, {
    settings: DEFAULTS, keeping: new Keeping(store, ''), nodes, url, local: store, write,
    bytesOf: async () => new ArrayBuffer(0),
  });
  const { reader } = overlay;
  overlay.open();
  reader.showArticle(article);
  for (const removal of article.removals) reader.edits.set({ kind: 'restore', key: keyOfRemoval(removal) }, true);
  const view = /** @type {import('../../extension/page/view.js').View} */ (reader.view);
  await picturesSettle(reader.root);
  const faults = faultsOf(view.element, { isReader: true }).map((fault) => `overlay: ${fault}`);
  for (const element of reader.root.querySelectorAll('*')) {
    for (const name of element.getAttributeNames()) if (/^on|^srcdoc$|^formaction$|^ping$/i.test(name)) faults.push(`overlay: ${element.localName} has ${name}`);
  }
  if (isSaved) {
    const source = { metadata: article.metadata, text: view.text, address: url, messages, write };
    const saved = await Promise.all([
      htmlOf(source, () => {}).then(({ html: text }) => ['html', withoutPolicy(text), 'text/html']),
      write(packNodes(copyOf(new Document(), view.text)), article.metadata, 'html').then((text) => ['engine html', withoutPolicy(text), 'text/html']),
      markdownOf(source).then((text) => ['markdown', new HtmlRenderer({ safe: false }).render(new Parser().parse(text)), 'text/html']),
      epubOf(source, () => {}).then(({ bytes }) => ['epub', chapterOf(bytes, faults), 'application/xhtml+xml']),
    ]);
    for (const [kind, text, type] of saved) faults.push(...(await opened(kind, text, type)).map((fault) => `${kind}: ${fault}`));
  }
  overlay.close();
  for (const address of asked) if (address.includes('hit.example') || !/^(?:https?|data|blob):/.test(address)) faults.push(`asked for ${address}`);
  return { faults, strikes, readable: article.readable, removals: article.removals.length };
}

/** The policy that a saved page carries would hide what it stops. @param {string} html */
function withoutPolicy(html) {
  return html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '');
}

/**
 * @param {Uint8Array} bytes
 * @param {string[]} faults
 */
function chapterOf(bytes, faults) {
  const files = unzipSync(bytes);
  for (const name of ['EPUB/package.opf', 'EPUB/contents.xhtml', 'META-INF/container.xml']) {
    const read = new DOMParser().parseFromString(trusted(strFromU8(files[name])), 'application/xml');
    if (read.getElementsByTagName('parsererror').length > 0) faults.push(`epub: ${name} is not well-formed`);
    for (const element of read.getElementsByTagName('*')) {
      const isKnown = /^(?:package|metadata|manifest|spine|item|itemref|meta|dc:\w+|container|rootfiles|rootfile|html|head|title|link|body|nav|h1|ol|li|a)$/.test(element.nodeName);
      if (!isKnown) faults.push(`epub: ${element.nodeName} in ${name}`);
    }
  }
  return strFromU8(files['EPUB/article.xhtml']);
}

/**
 * Opens a saved file as a page.
 * @param {string} kind
 * @param {string} text
 * @param {string} type
 * @returns {Promise<string[]>} what is wrong with it
 */
async function opened(kind, text, type) {
  place = kind;
  const { frame, page } = await frameOf(text, type);
  const faults = faultsOf(page.body ?? page.documentElement, { isMarkdown: kind === 'markdown' });
  if (page.getElementsByTagName('parsererror').length > 0) faults.push('it is not well-formed');
  if (kind === 'html') {
    const article = /** @type {Element} */ (page.querySelector('article'));
    article.querySelector('header')?.remove();
    const once = text.slice(text.indexOf('</header>') + 9, text.lastIndexOf('\n</article>'));
    const again = markupOf(copyOf(new Document(), article)).trim();
    if (once !== again) faults.push(`read again it is another: ${difference(once, again)}`);
  }
  frame.remove();
  return faults;
}

/** @param {string} text @param {string} type @returns {Promise<{ frame: HTMLIFrameElement, page: Document }>} */
async function frameOf(text, type) {
  const frame = document.createElement('iframe');
  const address = URL.createObjectURL(new Blob([text], { type }));
  frame.src = address;
  const whenLoaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  document.body.append(frame);
  await whenLoaded;
  URL.revokeObjectURL(address);
  return { frame, page: /** @type {Document} */ (frame.contentDocument) };
}

/** @param {string} one @param {string} other */
function difference(one, other) {
  let at = 0;
  while (one[at] === other[at]) at++;
  return `${JSON.stringify(one.slice(Math.max(0, at - 60), at + 120))} and ${JSON.stringify(other.slice(Math.max(0, at - 60), at + 120))}`;
}

/** @param {ParentNode} root */
async function picturesSettle(root) {
  const pending = [...root.querySelectorAll('img')].filter((image) => !image.complete);
  await Promise.all(pending.map((image) => new Promise((resolve) => ['load', 'error'].forEach((type) => image.addEventListener(type, resolve)))));
}

/**
 * The attacks as they are, each in a page of its own.
 * @param {{ id: number, markup: string }[]} tricks
 * @returns {Promise<number[]>} the numbers of those that ran
 */
async function raw(tricks) {
  [strikes, place] = [[], 'raw'];
  for (let at = 0; at < tricks.length; at += 16) {
    // One may never have loaded: it may still be leading away.
    await Promise.all(tricks.slice(at, at + 16).map(({ markup }) => Promise.race([
      frameOf(`<!doctype html><base href="http://page.example/"><body>${markup}`, 'text/html'),
      new Promise((resolve) => setTimeout(resolve, 5000)),
    ])));
    for (const frame of document.querySelectorAll('iframe')) frame.remove();
  }
  return [...new Set(strikes.map(([, id]) => id))];
}

Object.assign(globalThis, { attack, raw });
