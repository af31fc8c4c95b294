// An article as it is read: its head, its text, and what the reader should know about both.

import { build } from './build.js';
import { addressOf } from './dom.js';
import { formatDate, formatNames } from './dates.js';
import { maker } from './element.js';
import { ID_PREFIX, VALUES } from './values.js';

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
  const element = make('article', { dir: metadata.direction === 'rtl' ? 'rtl' : 'ltr' }, head(make, metadata, messages), text);
  const language = VALUES.language(metadata.language ?? '');
  if (language) element.lang = language;
  element.addEventListener('click', followInside);
  if (article.truncated) element.append(make('p', { class: 'note', lang: messages.language, dir: messages.direction }, truncation(article.truncated, messages)));

  return { element, text, built };
}

/**
 * @param {import('./element.js').Make} make
 * @param {Metadata} metadata
 * @param {Messages} messages
 */
function head(make, metadata, messages) {
  const { title, byline, date, site, language, minutes, words } = metadata;
  const header = make('header');
  if (site) header.append(make('p', { class: 'site' }, site));
  header.append(make('h1', { id: TITLE_ID }, title || messages.say('untitled')));
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
 * @param {string} limit
 * @param {Messages} messages
 */
function truncation(limit, messages) {
  return messages.firstOf(`truncated_${limit}`, 'truncated');
}

/**
 * The browser looks for the target of a link inside the page in the page's document, and would scroll the page below.
 * @param {MouseEvent} event
 */
function followInside(event) {
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  const id = link && idInside(link);
  if (!link || id === null) return;
  event.preventDefault();
  const target = /** @type {ShadowRoot} */ (link.getRootNode()).getElementById(id);
  if (!target) return;
  target.scrollIntoView({ block: 'start' });
  if (!target.hasAttribute('tabindex')) target.setAttribute('tabindex', '-1');
  target.focus({ preventScroll: true });
}

/**
 * @param {Element} link
 * @returns {string | null} null when it leads out of the page
 */
function idInside(link) {
  const href = link.getAttribute('href') ?? '';
  if (href.startsWith('#')) return href.slice(1);
  const [page, fragment] = href.split('#');
  const [here] = addressOf(link.ownerDocument).split('#');
  return fragment && page === here ? ID_PREFIX + decoded(fragment) : null;
}

/** @param {string} fragment */
function decoded(fragment) {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
