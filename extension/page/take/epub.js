// An EPUB 3 book of one article: the package around its XHTML. https://www.w3.org/TR/epub-33/

import { strToU8, zipSync } from 'fflate';
import { escape, tag } from './markup.js';
import style from './saved.css';

/** @import { Metadata } from '../types' */

/**
 * @typedef {object} Book
 * @property {Metadata} metadata
 * @property {string} title  never empty
 * @property {string} address  where the article is from
 * @property {string} contents  the heading over the table of contents
 * @property {string} body  XHTML of the article, its head included
 * @property {boolean} hasMath
 * @property {Heading[]} headings
 * @property {{ name: string, type: string, bytes: Uint8Array }[]} pictures
 * @property {Date} made
 */

/** @typedef {{ id: string, level: number, text: string }} Heading */

const TYPE = 'application/epub+zip';
const XHTML = 'application/xhtml+xml';
const DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n';

/**
 * @param {Book} book
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function epub(book) {
  const { pictures } = book;
  /** @type {import('fflate').Zippable} */
  const files = {
    // First and as it is, so that a program can tell the type from the file's first bytes.
    'mimetype': [strToU8(TYPE), { level: 0 }],
    'META-INF/container.xml': strToU8(container()),
    'EPUB/package.opf': strToU8(packageOf(book)),
    'EPUB/contents.xhtml': strToU8(contentsOf(book)),
    'EPUB/article.xhtml': strToU8(page(book, book.title, tag('article', {}, book.body))),
    'EPUB/style.css': strToU8(style),
  };
  // What is compressed already gains nothing by it.
  for (const { name, bytes } of pictures) files[`EPUB/${name}`] = [bytes, { level: 0 }];
  return /** @type {Uint8Array<ArrayBuffer>} */ (zipSync(files, { mtime: book.made }));
}

function container() {
  const rootfile = tag('rootfile', { 'full-path': 'EPUB/package.opf', 'media-type': 'application/oebps-package+xml' });
  return DECLARATION + tag('container', { version: '1.0', xmlns: 'urn:oasis:names:tc:opendocument:xmlns:container' }, tag('rootfiles', {}, rootfile));
}

/** @param {Book} book */
function packageOf({ metadata, title, address, pictures, made, hasMath }) {
  const { byline, date, site, description } = metadata;
  const language = languageOf(metadata);
  const data = [
    tag('dc:identifier', { id: 'identifier' }, escape(address)),
    tag('dc:title', {}, escape(title)),
    tag('dc:language', {}, escape(language)),
    ...byline.map((name) => tag('dc:creator', {}, escape(name))),
    ...(date ? [tag('dc:date', {}, escape(date))] : []),
    ...(site ? [tag('dc:publisher', {}, escape(site))] : []),
    ...(description ? [tag('dc:description', {}, escape(description))] : []),
    tag('dc:source', {}, escape(address)),
    tag('meta', { property: 'dcterms:modified' }, made.toISOString().replace(/\.\d+/, '')),
  ];
  const items = [
    tag('item', { id: 'article', href: 'article.xhtml', 'media-type': XHTML, properties: hasMath ? 'mathml' : undefined }),
    tag('item', { id: 'contents', href: 'contents.xhtml', 'media-type': XHTML, properties: 'nav' }),
    tag('item', { id: 'style', href: 'style.css', 'media-type': 'text/css' }),
    ...pictures.map(({ name, type }, index) => tag('item', { id: `picture-${index + 1}`, href: name, 'media-type': type })),
  ];
  const direction = metadata.direction === 'rtl' ? 'rtl' : 'ltr';
  return DECLARATION + tag(
    'package',
    { xmlns: 'http://www.idpf.org/2007/opf', version: '3.0', 'unique-identifier': 'identifier', 'xml:lang': language, dir: direction },
    tag('metadata', { 'xmlns:dc': 'http://purl.org/dc/elements/1.1/' }, ...data),
    tag('manifest', {}, ...items),
    tag('spine', { 'page-progression-direction': direction }, tag('itemref', { idref: 'article' })),
  );
}

/** @param {Book} book */
function contentsOf(book) {
  const first = { id: 'title', level: 1, text: book.title };
  const list = nested([first, ...book.headings]);
  return page(book, book.contents, tag('nav', { 'epub:type': 'toc', id: 'toc' }, tag('h1', {}, escape(book.contents)), list));
}

/**
 * A heading goes into the one before it that is of a higher level, whatever levels are left out between.
 * @param {Heading[]} headings
 */
function nested(headings) {
  /** @type {{ level: number, items: string[], pending: string }[]} */
  const open = [{ level: 0, items: [], pending: '' }];
  const close = () => {
    const { items, pending } = /** @type {typeof open[number]} */ (open.pop());
    const outer = open[open.length - 1];
    outer.pending += tag('ol', {}, ...items, tag('li', {}, pending));
  };
  for (const { id, level, text } of headings) {
    while (open.length > 1 && open[open.length - 1].level > level) close();
    const here = open[open.length - 1];
    const link = tag('a', { href: `article.xhtml#${id}` }, escape(text));
    if (here.level < level) open.push({ level, items: [], pending: link });
    else {
      here.items.push(tag('li', {}, here.pending));
      here.pending = link;
    }
  }
  while (open.length > 1) close();
  return open[0].pending;
}

/**
 * @param {Book} book
 * @param {string} title
 * @param {string} body
 */
function page({ metadata }, title, body) {
  const language = languageOf(metadata);
  const head = tag('head', {}, tag('title', {}, escape(title)), tag('link', { rel: 'stylesheet', type: 'text/css', href: 'style.css' }));
  const root = { xmlns: 'http://www.w3.org/1999/xhtml', 'xmlns:epub': 'http://www.idpf.org/2007/ops', lang: language, 'xml:lang': language, dir: metadata.direction };
  return `${DECLARATION}<!DOCTYPE html>\n${tag('html', root, head, tag('body', {}, body))}\n`;
}

/** The format asks for one; `und` is the standard's word for not known. @param {Metadata} metadata */
function languageOf({ language }) {
  try {
    return Intl.getCanonicalLocales(language ?? 'und')[0] ?? 'und';
  } catch {
    return 'und';
  }
}
