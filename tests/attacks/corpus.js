// The attacks of this folder, put together: every trick with every item of the lists that it names. corpus.rs says how a file
// is written, and reads the same, in the same order, with the same numbers.

import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** How many tricks stand on one page. */
const ON_A_PAGE = 50;

/** Where the pages pretend to be from. */
export const ADDRESS = 'https://page.example/quay/lamps.html';

const folder = fileURLToPath(new URL('.', import.meta.url));
const prose = readFileSync(`${folder}prose.html`, 'utf8');

/**
 * @typedef {object} Trick
 * @property {number} id
 * @property {string} sign  `-` among others, `!` alone, `%` a whole page
 * @property {string} file  its class
 * @property {string} name
 * @property {string} markup
 */

/** @typedef {{ tricks: Trick[], html: string }} Attacked */

export const tricks = read();

/** @returns {Attacked[]} */
export function pages() {
  const among = tricks.filter(({ sign }) => sign === '-');
  const alone = tricks.filter(({ sign }) => sign !== '-');
  const chunks = Array.from({ length: Math.ceil(among.length / ON_A_PAGE) }, (_, at) => among.slice(at * ON_A_PAGE, (at + 1) * ON_A_PAGE));
  return [...chunks, ...alone.map((trick) => [trick])].map((some) => ({ tricks: some, html: pageOf(some) }));
}

/** @param {Trick[]} some */
export function pageOf(some) {
  if (some[0].sign === '%') return some[0].markup.replaceAll('{prose}', () => prose);
  const inside = some.map(({ markup }, at) =>
    at % 2 === 0
      ? `<p>Under the lamp by the crane it is warm ${markup} and dry all night.</p>`
      : `<p>The keeper goes his round at nine and again at four.</p>${markup}`);
  return `<!doctype html><html lang="en"><head><title>Lamps of the quay</title></head><body><article><h1>Lamps of the quay</h1>${prose}${inside.join('')}<p>After that the lamps are put out one by one.</p></article></body></html>`;
}

function read() {
  /** @type {Trick[]} */
  const made = [];
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.txt')).sort()) {
    /** @type {Record<string, string[]>} */
    const lists = {};
    for (const block of readFileSync(folder + file, 'utf8').split('\n\n').map((text) => text.replace(/^\n+|\n+$/g, '')).filter(Boolean)) {
      const [head, ...lines] = block.split('\n');
      const [sign, ...words] = head.split(' ');
      const name = words.join(' ');
      if (sign === '=') lists[name] = lines.map(unescaped);
      else if (sign !== '#') {
        const body = unescaped(lines.join('\n'));
        for (const choice of choices(body, lists)) {
          const id = made.length;
          const said = choice.map(([list, at]) => lists[list][at]).join(' + ');
          const kind = file.replace('.txt', '');
          made.push({ id, sign, file: kind, name: `${kind}: ${name}${said && ' '}${said}`, markup: filled(body, choice, lists, id) });
        }
      }
    }
  }
  return made;
}

/**
 * Every way to take an item of each list that a trick names.
 * @param {string} body
 * @param {Record<string, string[]>} lists
 * @returns {[string, number][][]}
 */
function choices(body, lists) {
  const named = Object.keys(lists).sort().filter((name) => ['', 'q:', 't:', 'j:'].some((how) => body.includes(`{${how}${name}}`)));
  return named.reduce(
    (made, name) => made.flatMap((choice) => lists[name].map((_, at) => [...choice, /** @type {[string, number]} */ ([name, at])])),
    /** @type {[string, number][][]} */ ([[]]),
  );
}

/**
 * @param {string} body
 * @param {[string, number][]} choice
 * @param {Record<string, string[]>} lists
 * @param {number} id
 */
function filled(body, choice, lists, id) {
  let out = body;
  for (const [list, at] of choice) {
    const item = plain(lists[list][at], id);
    out = out
      .replaceAll(`{q:${list}}`, () => encoded(item))
      .replaceAll(`{t:${list}}`, () => encoded(item))
      .replaceAll(`{j:${list}}`, () => JSON.stringify(item).slice(1, -1).replaceAll('<', '\\u003c'))
      .replaceAll(`{${list}}`, () => item);
  }
  return plain(out, id);
}

/**
 * What must not run and what must not be asked for, by the attack's number.
 * @param {string} text
 * @param {number} id
 */
function plain(text, id) {
  return text
    .replaceAll('{run}', `top.struck(${id})`)
    .replaceAll('{url}', `http://hit.example/${id}`)
    .replaceAll('{host}', `hit.example/${id}`)
    .replaceAll('{id}', String(id))
    .replaceAll('{deep}', '<div>'.repeat(500));
}

/** @param {string} text */
function encoded(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** @param {string} text */
function unescaped(text) {
  return text.replace(/\\(?:x(..)|u\{(\w+)\}|(.))/g, (_, byte, code, sign) => {
    if (byte ?? code) return String.fromCodePoint(parseInt(byte ?? code, 16));
    const meant = /** @type {Record<string, string>} */ ({ 0: '\0', t: '\t', n: '\n', r: '\r', '\\': '\\' })[sign];
    if (meant === undefined) throw new Error(`no escape: ${text}`);
    return meant;
  });
}
