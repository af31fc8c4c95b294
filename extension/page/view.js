// An article as it is read: its head, its text, and what the reader should know about both.

import { FORCED } from './allow.js';
import { build } from './build.js';
import { formatDate, formatNames } from './dates.js';
import { maker } from './element.js';
import { checked } from './values.js';

/** @import { Article, Metadata } from './types' */
/** @import { Messages } from './messages.js' */
/** @import { Built } from './build.js' */

/** What labels the dialog. */
export const TITLE_ID = 'title';

/**
 * @typedef {object} View
 * @property {HTMLElement} element  the `article`
 * @property {HTMLElement} text  in it, what the page wrote
 * @property {Built} built
 */

/**
 * @param {Document} document
 * @param {Article} article
 * @param {Messages} messages
 * @returns {View}
 */
export function articleView(document, article, messages) {
  const make = maker(document);
  const { metadata } = article;
  const built = build(document, article.content);

  const text = make('div', { class: 'text' });
  text.append(built.fragment);
  const element = make('article', { dir: metadata.direction === 'rtl' ? 'rtl' : 'ltr' }, head(make, metadata, messages, opening(text)), text);
  const language = checked('language', metadata.language ?? '');
  if (language) element.lang = language;
  setPlates(text);
  setLevels(text);
  if (article.truncated) element.append(make('p', { class: 'note', lang: messages.language, dir: messages.direction }, truncation(article.truncated, messages)));

  const next = checked('link', metadata.nextPage ?? '');
  if (next) {
    const link = make('a', { ...FORCED.a, href: next }, messages.say('nextPage'));
    element.append(make('p', { class: 'next', lang: messages.language, dir: messages.direction }, link));
  }

  return { element, text, built };
}

/** How far into the text a deck is looked for that the page wrote there. */
const OPENING = 3000;

/** @param {HTMLElement} text */
function opening(text) {
  return spaced(text.textContent ?? '').slice(0, OPENING);
}

/** @param {string} text */
function spaced(text) {
  return text.replace(/\s+/g, ' ').trim();
}

/**
 * @param {import('./element.js').Make} make
 * @param {Metadata} metadata
 * @param {Messages} messages
 * @param {string} opening  what the text begins with
 */
function head(make, metadata, messages, opening) {
  const { title, subtitle, byline, date, site, language, minutes, words } = metadata;
  const header = make('header');
  if (site) header.append(make('p', { class: 'site' }, site));
  header.append(make('h1', { id: TITLE_ID }, title || messages.say('untitled')));
  if (subtitle && !opening.includes(spaced(subtitle))) header.append(make('p', { class: 'deck' }, subtitle));
  if (byline.length > 0) header.append(make('p', { class: 'byline' }, formatNames(byline, language)));
  const facts = make('p', { class: 'facts' });
  const day = date && formatDate(date, language);
  if (day) facts.append(make('span', {}, make('time', { datetime: date }, day)));
  if (words > 0) {
    const time = messages.count('readingTime', Math.max(1, Math.round(minutes)));
    facts.append(make('span', { title: messages.count('words', words) }, make('bdi', { lang: messages.language, dir: messages.direction }, time)));
  }
  if (facts.hasChildNodes()) header.append(facts);
  return header;
}

/**
 * Whoever moves by headings takes a level that was passed over for a part that is missing.
 * @param {HTMLElement} text
 */
function setLevels(text) {
  // The title is the first.
  let above = 1;
  for (const heading of text.querySelectorAll('h2, h3, h4, h5, h6')) {
    const level = Math.min(Number(heading.localName[1]), above + 1);
    if (level !== Number(heading.localName[1])) heading.setAttribute('aria-level', String(level));
    above = level;
  }
}

/** A picture of more than an icon's size has a place of its own, also where it stands in the middle of a line. */
const PLATE_WIDTH = 120;

/** @param {HTMLElement} text */
function setPlates(text) {
  for (const image of text.querySelectorAll('img[width]')) {
    if (Number(image.getAttribute('width')) >= PLATE_WIDTH && !image.closest('table, figure, li')) image.classList.add('plate');
  }
}

/**
 * @param {string} limit
 * @param {Messages} messages
 */
function truncation(limit, messages) {
  return messages.firstOf(`truncated_${limit}`, 'truncated');
}
