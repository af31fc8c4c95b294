// The article as a document of its own: its head and its text, made of what is on show, in a document that loads nothing.

import { conform, freeBlocks } from './conform.js';
import { copyOf } from './copy.js';
import { epub } from './epub.js';
import { escape, markupOf } from './markup.js';
import { packNodes } from './pack.js';
import { asCommonType, dataAddress, fetchPictures } from './pictures.js';
import style from './saved.css';
import { FORCED } from '../allow.js';
import { formatDate, formatNames } from '../dates.js';
import { createFragmentIn } from '../dom.js';
import { maker } from '../element.js';

/** @import { Metadata, Packed } from '../types' */
/** @import { Messages } from '../messages.js' */

/**
 * @typedef {object} Source
 * @property {Metadata} metadata
 * @property {HTMLElement} text  on show
 * @property {string} address  the page's
 * @property {Messages} messages
 * @property {(content: Packed, metadata: Metadata, format: 'markdown' | 'text') => Promise<string>} write  the engine's writers
 */

/** @typedef {(done: number, of: number) => void} Progress */

/** Nothing in a saved article runs, and nothing loads but pictures, sound and film. */
const POLICY = "default-src 'none'; img-src data: http: https:; media-src http: https:; style-src 'unsafe-inline'";

/** @param {Source} source */
export async function markdownOf(source) {
  const { metadata, text, address, write } = source;
  const written = await write(packNodes(copyOf(new Document(), text)), metadata, 'markdown');
  return isOnTheWeb(address) ? `${written.trimEnd()}\n\n---\n\n<${address}>\n` : written;
}

/**
 * The same for programs that take formatted text and for those that do not.
 * @param {Source} source
 * @returns {Promise<{ html: string, plain: string }>}
 */
export async function richTextOf(source) {
  const { metadata, address, write } = source;
  const copy = copyOf(new Document(), source.text);
  freeBlocks(copy);
  const plain = await write(packNodes(copy), metadata, 'text');
  const whole = withHead(source, copy);
  return { html: markupOf(whole), plain: [metadata.title, plain.trim(), isOnTheWeb(address) ? address : ''].filter(Boolean).join('\n\n') };
}

/**
 * @param {Source} source
 * @param {Progress} progress
 * @returns {Promise<{ html: string, inside: number, linked: string[] }>}
 */
export async function htmlOf(source, progress) {
  const { metadata, address } = source;
  const copy = copyOf(new Document(), source.text);
  freeBlocks(copy);
  const { images, pictures } = await picturesIn(copy, progress);
  const linked = new Set();
  for (const image of images) {
    const from = image.getAttribute('src') ?? '';
    const picture = pictures.get(from);
    if (picture) image.setAttribute('src', dataAddress(picture));
    else linked.add(from);
  }
  const head = [
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${escape(POLICY)}">`,
    '<meta name="viewport" content="width=device-width">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escape(titleOf(source))}</title>`,
    ...metadata.byline.map((name) => `<meta name="author" content="${escape(name)}">`),
    ...(metadata.site ? [`<meta property="og:site_name" content="${escape(metadata.site)}">`] : []),
    ...(isOnTheWeb(address) ? [`<link rel="canonical" href="${escape(address)}">`] : []),
    `<style>\n${style}</style>`,
  ];
  const language = metadata.language ? ` lang="${escape(metadata.language)}"` : '';
  const html = `<!doctype html>\n<html${language} dir="${escape(metadata.direction)}">\n<head>\n${head.join('\n')}\n</head>\n<body>\n<article>\n${markupOf(withHead(source, copy))}\n</article>\n</body>\n</html>\n`;
  return { html, inside: pictures.size - linked.size, linked: [...linked] };
}

/**
 * @param {Source} source
 * @param {Progress} progress
 * @returns {Promise<{ bytes: Uint8Array<ArrayBuffer>, inside: number, linked: string[] }>}
 */
export async function epubOf(source, progress) {
  const { metadata, address, messages } = source;
  const copy = copyOf(new Document(), source.text);
  const { images, pictures } = await picturesIn(copy, progress);
  /** @type {Map<string, { name: string, type: string, bytes: Uint8Array }>} */
  const inside = new Map();
  for (const [from, picture] of pictures) {
    const common = picture && (await asCommonType(picture));
    if (common) inside.set(from, { ...common, name: `images/${inside.size + 1}.${common.type === 'image/jpeg' ? 'jpg' : common.type.slice(6)}` });
  }
  for (const image of images) {
    const from = image.getAttribute('src') ?? '';
    const picture = inside.get(from);
    if (picture) image.setAttribute('src', picture.name);
    else image.replaceWith(link(image, from, image.getAttribute('alt') ?? ''));
  }
  for (const media of copy.querySelectorAll('video, audio')) media.replaceWith(link(media, media.getAttribute('src') ?? '', ''));
  conform(copy);
  nameNotes(copy);
  const headings = namedHeadings(copy);
  const body = markupOf(withHead(source, copy), { xml: true });
  const title = titleOf(source);
  const contents = messages.say('take_contents');
  const hasMath = copy.querySelector('math') !== null || body.includes('<math');
  const bytes = epub({ metadata, title, address, contents, body, hasMath, headings, pictures: [...inside.values()], made: new Date() });
  return { bytes, inside: inside.size, linked: [...pictures.keys()].filter((from) => !inside.has(from)) };
}

/**
 * @param {DocumentFragment} copy
 * @param {Progress} progress
 */
async function picturesIn(copy, progress) {
  const images = [...copy.querySelectorAll('img[src]')];
  return { images, pictures: await fetchPictures(images.map((image) => image.getAttribute('src') ?? ''), progress) };
}

/** @param {Source} source */
function titleOf({ metadata, messages }) {
  return metadata.title.trim() || metadata.site || messages.say('untitled');
}

/**
 * @param {Source} source
 * @param {DocumentFragment} text
 */
function withHead(source, text) {
  const { metadata, address } = source;
  const { byline, date, site, language } = metadata;
  const document = text.ownerDocument;
  const make = maker(document);
  const facts = [byline.length > 0 ? formatNames(byline, language) : '', date ? formatDate(date, language) : '', site ?? ''].filter(Boolean).join(' · ');
  const header = make('header', {}, make('h1', { id: 'title' }, titleOf(source)));
  if (facts) header.append(make('p', {}, facts));
  if (isOnTheWeb(address)) header.append(make('p', {}, make('a', { href: address, ...FORCED.a }, shortened(address))));
  const whole = createFragmentIn(document);
  whole.append(header, text);
  return whole;
}

/**
 * A page may be a file of its reader's, whose path is nobody's business, or a `data:` address, which may be anything.
 * @param {string} address
 */
function isOnTheWeb(address) {
  return /^https?:/.test(address);
}

/** @param {string} address */
export function shortened(address) {
  const plain = address.replace(/^https?:\/\/(?:www\.)?/, '').replace(/[?#].*$|\/$/g, '');
  return plain.length > 80 ? `${plain.slice(0, 79)}…` : plain;
}

/**
 * @param {Element} element
 * @param {string} href
 * @param {string} label
 */
function link(element, href, label) {
  const make = maker(element.ownerDocument);
  const named = label.trim() || shortened(href) || href;
  return isOnTheWeb(href) ? make('a', { href, ...FORCED.a }, named) : make('span', {}, named);
}

/** What a note is, in the words of book readers, which show it as a popup. @type {Readonly<Record<string, string>>} */
const NOTES = { 'doc-noteref': 'noteref', 'doc-footnote': 'footnote', 'doc-endnotes': 'footnotes', 'doc-backlink': 'backlink' };

/** @param {DocumentFragment} copy */
function nameNotes(copy) {
  for (const element of copy.querySelectorAll('[role]')) {
    const type = NOTES[element.getAttribute('role') ?? ''];
    if (type) element.setAttribute('epub:type', type);
    element.removeAttribute('role');
  }
}

/** @param {DocumentFragment} copy */
function namedHeadings(copy) {
  const headings = [];
  for (const element of copy.querySelectorAll('h2, h3, h4, h5, h6')) {
    const text = (element.textContent ?? '').replace(/\s+/g, ' ').trim();
    if (text === '') continue;
    element.id ||= `heading-${headings.length + 1}`;
    headings.push({ id: element.id, level: Number(element.localName[1]), text });
  }
  return headings;
}
