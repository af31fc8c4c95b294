// A packed page as Tidy looks at it: for each node what is seen there, and in which part of the site it stands.

import { readStream } from '../page/stream.js';
import { isSlot } from './slots.js';

/** @import { Packed } from '../page/types' */

/** Anything goes from here; only what is sure goes; nothing goes. */
export const ANYWHERE = 0;
export const SITE = 1;
export const MENU = 2;

const NOT_RENDERED = 1;

/** Seen without a text, and more than a decoration. An advert's frame or canvas is what a box is hidden for. */
const PLAYERS = new Set(['video', 'audio']);

/** Texts in these are seen nowhere, or are a control's. */
const UNSEEN = new Set(['head', 'noscript', 'option', 'script', 'title']);

const SECTIONS = new Set(['article', 'aside', 'main', 'section']);

/**
 * @typedef {object} Outline  by id
 * @property {number} length
 * @property {string[]} names  of elements; empty for a text
 * @property {number[]} ends  where what is in it ends
 * @property {number[]} seen  the letters of a text that is seen; 1 for a player; -1 for what a site cannot be used without
 * @property {number[]} places
 * @property {number[]} slots  of advertising networks
 */

/**
 * @param {Packed} page
 * @returns {Outline}
 */
export function outlineOf(page) {
  /** @type {Outline} */
  const outline = { length: 0, names: [], ends: [], seen: [], places: [], slots: [] };
  const { names, ends, seen, places } = outline;
  /** @type {{ id: number, isSeen: boolean, place: number, inSection: boolean }[]} */
  const open = [{ id: -1, isSeen: true, place: ANYWHERE, inSection: false }];
  readStream(page, {
    open(name, attributes, flags) {
      const around = open[open.length - 1];
      const id = names.length;
      const role = attributes.find(([attribute]) => attribute === 'role')?.[1] ?? '';
      const isSeen = around.isSeen && (flags & NOT_RENDERED) === 0 && !UNSEEN.has(name);
      const place = Math.max(around.place, placeOf(name, role, around));
      open.push({ id, isSeen, place, inSection: around.inSection || SECTIONS.has(name) || role === 'main' });
      add(name, isSeen ? seenOf(name, role, attributes) : 0, place);
      if (isSeen && isSlot(name, attributes)) outline.slots.push(id);
    },
    text(text) {
      const { isSeen, place } = open[open.length - 1];
      add('', isSeen ? text.trim().length : 0, place);
    },
    close() {
      const closed = open.length > 1 ? open.pop() : undefined;
      if (closed) ends[closed.id] = names.length;
    },
    mark() {},
  });
  outline.length = names.length;
  return outline;

  /** @param {string} name @param {number} isSeen @param {number} place */
  function add(name, isSeen, place) {
    names.push(name);
    ends.push(names.length);
    seen.push(isSeen);
    places.push(place);
  }
}

/**
 * @param {string} name
 * @param {string} role
 * @param {{ inSection: boolean }} around
 */
function placeOf(name, role, { inSection }) {
  if (name === 'nav' || role === 'navigation' || name === 'search' || role === 'search') return MENU;
  const isFrame = (name === 'header' || name === 'footer') && !inSection;
  return isFrame || role === 'banner' || role === 'contentinfo' ? SITE : ANYWHERE;
}

/**
 * @param {string} name
 * @param {string} role
 * @param {[string, string][]} attributes
 */
function seenOf(name, role, attributes) {
  if (PLAYERS.has(name)) return 1;
  const isSearch = name === 'search' || role === 'search' || role === 'searchbox';
  const isNeeded = name === 'input' && attributes.some(([attribute, value]) => attribute === 'type' && /^(?:search|password)$/i.test(value));
  return isSearch || isNeeded ? -1 : 0;
}
