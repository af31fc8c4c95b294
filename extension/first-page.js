// What the engine reads before the first page of a reader's.
//
// A browser compiles each function of a module when it is called first, which takes several times as long as reading a page.
// Here is a little of all that pages have, so that what they call has been called by then. It says nothing in any language.

import { CLOSE, OPEN, TEXT } from './page/stream.js';

/** @import { Snapshot } from './page/types' */

/** @typedef {string | [name: string, attributes: Record<string, string>, ...children: Tree[]]} Tree */

const SAY = 'Aa bb cc dd, ee ff gg hh ii jj. ';
const LONG = SAY.repeat(9);
const ADDRESS = 'https://a.example/';

const links = list('ul', (item) => ['a', { href: `/${item}` }, 'Aa bb'], 6);

/** @type {Tree} */
const PAGE = ['html', { lang: 'en' },
  ['head', {},
    ['title', {}, 'Aa bb - Cc'],
    ['meta', { property: 'og:title', content: 'Aa bb' }],
    ['meta', { name: 'author', content: 'Aa Bb' }],
    ['meta', { property: 'article:published_time', content: '2000-01-02T03:04:05Z' }],
    ['link', { rel: 'canonical', href: ADDRESS }],
    ['script', { type: 'application/ld+json' }, JSON.stringify({ '@type': 'Article', headline: 'Aa bb', datePublished: '2000-01-02', author: { name: 'Aa Bb' } })],
  ],
  ['body', {},
    ['header', { class: 'site-header' }, ['nav', {}, links]],
    ['main', {}, ['article', { class: 'post' },
      ['h1', { class: 'entry-title' }, 'Aa bb'],
      ['p', { class: 'byline' }, 'Aa Bb, ', ['time', { datetime: '2000-01-02' }, '2 January 2000']],
      ['p', {}, LONG, ['a', { href: '/b?utm_source=c#d' }, 'ee'], ' ', ['b', {}, 'ff'], ' ', ['code', {}, 'g'], LONG],
      ['figure', {}, ['img', { src: '/a.jpg', srcset: '/a.jpg 1x, /b.jpg 2x', alt: 'Aa', width: '800', height: '600' }], ['figcaption', {}, SAY]],
      ['div', { class: 'newsletter' }, ['p', {}, 'Aa bb cc'], ['form', {}, ['input', { type: 'email', placeholder: 'Aa' }]]],
      ['h2', { id: 'e' }, 'Cc dd'],
      ['p', {}, LONG, ['br', {}], LONG],
      list('ol', () => SAY, 3),
      ['blockquote', {}, ['p', {}, LONG]],
      ['pre', {}, ['code', { class: 'language-c' }, 'a = b;\n  c();\n']],
      ['table', {}, ['tr', {}, ['th', {}, 'A'], ['th', {}, 'B']], ['tr', {}, ['td', {}, '1'], ['td', {}, '2']]],
      ['div', { class: 'share' }, links],
      ['p', {}, LONG],
      ['iframe', { src: 'https://www.youtube.com/embed/a' }],
    ],
    ['aside', { class: 'related' }, ['h3', {}, 'Aa bb'], links],
    ['section', { id: 'comments' }, ['h3', {}, '3 Aa'], list('ol', () => ['div', { class: 'comment' }, ['p', {}, SAY.repeat(3)]], 3)]],
    ['footer', {}, ['p', {}, '© 2000 Aa'], links],
  ]];

/** @returns {Snapshot} */
export function firstPage() {
  /** @type {string[]} */
  const names = [];
  /** @type {number[]} */
  const numbers = [];
  let text = '';
  write(PAGE);
  return { url: ADDRESS, base: '', names, numbers, text };

  /** @param {Tree} tree */
  function write(tree) {
    if (typeof tree === 'string') {
      numbers.push((put(tree) << 2) | TEXT);
      return;
    }
    const [name, attributes, ...children] = tree;
    numbers.push((number(name) << 2) | OPEN, 0, Object.keys(attributes).length);
    for (const [key, value] of Object.entries(attributes)) numbers.push(number(key), put(value));
    children.forEach(write);
    numbers.push(CLOSE);
  }

  /** @param {string} name */
  function number(name) {
    return names.includes(name) ? names.indexOf(name) : names.push(name) - 1;
  }

  /** @param {string} value */
  function put(value) {
    text += value;
    return value.length;
  }
}

/**
 * @param {'ul' | 'ol'} name
 * @param {(item: number) => Tree} item
 * @param {number} count
 * @returns {Tree}
 */
function list(name, item, count) {
  return [name, {}, ...Array.from({ length: count }, (_, i) => /** @type {Tree} */ (['li', {}, item(i)]))];
}
