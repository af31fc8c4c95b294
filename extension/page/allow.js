// The whole policy of what the reader may build: element -> attributes -> kind of value, or the words that it may be. What is
// not in these tables is not built; the children of an unknown element are. values.js says what each kind lets through.
//
// Made of src/content/allow.rs, where the policy is written down and what is left out of it is said, by
// `UPDATE_EXPECT=1 cargo test --test allow`, which fails when the two differ.

/**
 * @typedef {'code-language' | 'flag' | 'image' | 'language' | 'link' | 'media' | 'name' | 'number' | 'text'} Kind
 * @typedef {Readonly<Record<string, Kind | readonly string[]>>} Attributes
 * @typedef {Readonly<Record<string, Attributes>>} Table
 */

/** What the names of a page's elements begin with. */
export const NAME_PREFIX = 'page-';

/** On every element. @type {Attributes} */
export const GLOBAL = { lang: 'language', dir: ['ltr', 'rtl', 'auto'], id: 'name' };

/** @type {Table} */
export const HTML_ELEMENTS = {
  p: { role: ['doc-footnote'] },
  h2: {},
  h3: {},
  h4: {},
  h5: {},
  h6: {},
  header: {},
  section: { role: ['doc-endnotes'] },
  div: { role: ['doc-footnote', 'note'] },
  ul: {},
  ol: { start: 'number', type: ['1', 'a', 'A', 'i', 'I'], reversed: 'flag' },
  li: { value: 'number' },
  dl: {},
  dt: {},
  dd: {},
  blockquote: {},
  pre: {},
  code: { class: 'code-language' },
  hr: {},
  br: {},
  wbr: {},
  a: { href: 'link', title: 'text', role: ['doc-noteref', 'doc-backlink'] },
  em: {},
  strong: {},
  b: {},
  i: {},
  u: {},
  s: {},
  small: {},
  sub: {},
  sup: {},
  mark: {},
  kbd: {},
  samp: {},
  var: {},
  abbr: { title: 'text' },
  cite: {},
  q: {},
  dfn: { title: 'text' },
  time: { datetime: 'text' },
  del: {},
  ins: {},
  span: {},
  bdi: {},
  bdo: {},
  ruby: {},
  rt: {},
  rp: {},
  figure: { 'data-embed': 'text' },
  figcaption: {},
  img: { src: 'image', alt: 'text', width: 'number', height: 'number' },
  video: { src: 'media', poster: 'image', controls: 'flag', width: 'number', height: 'number' },
  audio: { src: 'media', controls: 'flag' },
  source: { src: 'media', type: 'text' },
  table: {},
  caption: {},
  thead: {},
  tbody: {},
  tfoot: {},
  tr: {},
  th: { colspan: 'number', rowspan: 'number', scope: ['row', 'col', 'rowgroup', 'colgroup'] },
  td: { colspan: 'number', rowspan: 'number' },
  details: { open: 'flag' },
  summary: {},
};

/** MathML's presentation part. @type {Table} */
export const MATH_ELEMENTS = {
  math: { display: ['block', 'inline'] },
  mi: { mathvariant: ['normal'] },
  mn: {},
  mo: {},
  ms: {},
  mtext: {},
  mspace: {},
  mrow: {},
  mfrac: {},
  msqrt: {},
  mroot: {},
  mstyle: {},
  merror: {},
  mpadded: {},
  mphantom: {},
  msub: {},
  msup: {},
  msubsup: {},
  munder: {},
  mover: {},
  munderover: {},
  mmultiscripts: {},
  mprescripts: {},
  mtable: {},
  mtr: {},
  mtd: {},
  semantics: {},
  annotation: { encoding: ['application/x-tex'] },
};

/** Nothing is put into these. */
export const VOID_ELEMENTS = new Set(['br', 'hr', 'img', 'source', 'wbr']);

/** Set whatever the page says. @type {Readonly<Record<string, Readonly<Record<string, string>>>>} */
export const FORCED = {
  a: { rel: 'noopener noreferrer', referrerpolicy: 'no-referrer' },
  img: { referrerpolicy: 'no-referrer', decoding: 'async' },
  video: { preload: 'metadata' },
  audio: { preload: 'metadata' },
};
