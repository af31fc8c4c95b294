// The whole policy of what the reader may build: element -> attributes -> kind of value. values.js says what each kind lets
// through. What is not in these tables is not built; the children of an unknown element are.
//
// Deliberately absent: script, style, iframe, object, embed, form, svg, every event attribute, `style`, `name`, `target`,
// `srcdoc`, `formaction`, `ping`, `xlink:href`.

/**
 * @typedef {'code-language' | 'direction' | 'flag' | 'id' | 'image' | 'images' | 'keyword' | 'language' | 'link' | 'media'
 *   | 'number' | 'role' | 'tex' | 'text'} Kind
 * @typedef {Readonly<Record<string, Readonly<Record<string, Kind>>>>} Table
 */

/** @type {Readonly<Record<string, Kind>>} */
export const GLOBAL = { lang: 'language', dir: 'direction', id: 'id' };

/** @type {Table} */
export const HTML_ELEMENTS = {
  p: { role: 'role' }, h2: {}, h3: {}, h4: {}, h5: {}, h6: {}, section: { role: 'role' }, header: {}, div: { role: 'role' },
  blockquote: {}, hr: {}, br: {}, wbr: {},
  ul: {}, ol: { start: 'number', type: 'keyword', reversed: 'flag' }, li: {}, dl: {}, dt: {}, dd: {},
  pre: {}, code: { class: 'code-language' }, kbd: {}, samp: {}, var: {},
  em: {}, strong: {}, b: {}, i: {}, u: {}, s: {}, small: {}, sub: {}, sup: {}, mark: {}, del: {}, ins: {}, span: {},
  abbr: { title: 'text' }, cite: {}, q: {}, dfn: {}, time: { datetime: 'text' },
  ruby: {}, rt: {}, rp: {}, bdi: {}, bdo: {},
  a: { href: 'link', title: 'text', role: 'role' },
  figure: { 'data-embed': 'text' }, figcaption: {}, picture: {},
  img: { src: 'image', srcset: 'images', sizes: 'text', alt: 'text', width: 'number', height: 'number' },
  source: { src: 'media', srcset: 'images', sizes: 'text', media: 'text', type: 'text' },
  video: { src: 'media', poster: 'image', width: 'number', height: 'number', controls: 'flag' },
  audio: { src: 'media', controls: 'flag' },
  table: {}, caption: {}, colgroup: {}, col: { span: 'number' }, thead: {}, tbody: {}, tfoot: {}, tr: {},
  th: { scope: 'keyword', colspan: 'number', rowspan: 'number' }, td: { colspan: 'number', rowspan: 'number' },
  details: { open: 'flag' }, summary: {},
};

/** MathML's presentation part. @type {Table} */
export const MATH_ELEMENTS = {
  math: { display: 'keyword' }, mi: { mathvariant: 'keyword' }, mn: {}, mo: {}, ms: {}, mtext: {}, mspace: {},
  mrow: {}, mfrac: {}, msqrt: {}, mroot: {}, mstyle: { display: 'keyword' }, merror: {}, mpadded: {}, mphantom: {},
  msub: {}, msup: {}, msubsup: {}, munder: {}, mover: {}, munderover: {}, mmultiscripts: {}, mprescripts: {},
  mtable: {}, mtr: {}, mtd: {}, semantics: {}, annotation: { encoding: 'tex' },
};

/** Nothing is put into these. */
export const VOID_ELEMENTS = new Set(['br', 'col', 'hr', 'img', 'source', 'wbr']);

/** Attributes that the reader sets itself, whatever the page says: the page is not told where its readers go or come from. */
export const FORCED = /** @type {Readonly<Record<string, Readonly<Record<string, string>>>>} */ ({
  a: { rel: 'noopener noreferrer', referrerpolicy: 'no-referrer' },
  img: { referrerpolicy: 'no-referrer', decoding: 'async' },
  video: { preload: 'metadata' },
  audio: { preload: 'metadata' },
});
