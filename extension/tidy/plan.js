// Which elements of a page Tidy hides: those in which all that is seen belongs to clutter. It runs beside the engine, on
// the same packed page, so that the page's own thread is asked for nothing but the list.

import { readStream } from '../page/stream.js';
import { ANYWHERE, MENU, outlineOf } from './outline.js';
import { SURE, TIDIED, TIDIED_ANYWHERE } from './reasons.js';

/** @import { Article, Floating, Hidden, Packed, Removal } from '../page/types' */
/** @import { Outline } from './outline.js' */

const WHOLE_PAGE = new Set(['html', 'body']);

/** As long as the text of an entry in a list of links is. */
const ENTRY = 40;

/** What floats over a page and holds more of the article than this is the page. */
const MOST_KEPT = 0.1;

/**
 * @param {Packed} page
 * @param {Article} article  that was read in it
 * @param {Floating[]} floating  what lies over the page
 * @param {number[]} wanted  what the reader has brought back
 * @returns {Hidden[]} in page order
 */
export function plan(page, { readable, removals, content }, floating = [], wanted = []) {
  const outline = outlineOf(page);
  const { length, names, ends } = outline;
  const goesWith = clutterOf(outline, removals, readable);
  for (const id of wanted) goesWith.fill(0, id, ends[id]);
  const pictures = picturesOf(content);
  const isRest = (/** @type {number} */ id) => outline.seen[id] < 0 || (goesWith[id] === 0 && (outline.seen[id] > 0 || pictures.has(id)));
  const isSeenClutter = (/** @type {number} */ id) => goesWith[id] > 0 && outline.seen[id] > 0;
  const rest = sums(length, (id) => Number(isRest(id)));
  const clutter = sums(length, (id) => Number(isSeenClutter(id)));
  const overlays = overlaysOf(outline, removals, readable, floating, wanted);
  const slots = new Set(outline.slots);

  /** By the first removal in them, or their own id. @type {Map<number, Hidden>} */
  const hidden = new Map();
  for (let id = 0; id < length; ) {
    const end = ends[id];
    const overlay = overlays.get(id);
    const isClutter = clutter[end] > clutter[id] && rest[end] === rest[id];
    const isSlot = slots.has(id) && rest[end] === rest[id];
    if (!(overlay || isClutter || isSlot) || names[id] === '' || WHOLE_PAGE.has(names[id])) {
      id++;
      continue;
    }
    const within = [...new Set(goesWith.subarray(id, end))].filter((number) => number > 0).map((number) => removals[number - 1]);
    if (names[id] === 'li' && !overlay && isEntry(within, outline.places[id])) {
      id = end;
      continue;
    }
    const key = overlay || within.length === 0 ? -1 - id : removals.indexOf(within[0]);
    const known = hidden.get(key);
    if (known) known.ids.push(id);
    else hidden.set(key, { ...summary(overlay ?? within, within.length > 0 || !isSlot ? 'overlay' : 'advert'), ids: [id], isOverlay: overlay !== undefined });
    id = end;
  }
  return [...hidden.values()];
}

/**
 * @param {Outline} outline
 * @param {Removal[]} removals
 * @param {boolean} isToRead
 * @returns {Uint32Array} for each node the number of the removal that it is hidden with, from one
 */
function clutterOf({ length, ends, places }, removals, isToRead) {
  const goesWith = new Uint32Array(length);
  removals.forEach(({ reason, confidence, nodes }, index) => {
    if (!TIDIED.includes(reason) || confidence < SURE) return;
    for (const root of nodes) {
      const isSure = isToRead && places[root] === ANYWHERE;
      if (!(isSure || (places[root] === MENU ? reason === 'advert' : TIDIED_ANYWHERE.includes(reason)))) continue;
      goesWith.fill(index + 1, root, ends[root]);
    }
  });
  return goesWith;
}

/**
 * A link to what is advertised, subscribed to or agreed to, among others that stay.
 * @param {Removal[]} within
 * @param {number} place
 */
function isEntry(within, place) {
  const isShort = within.reduce((sum, { text }) => sum + text.length, 0) < ENTRY;
  return isShort && (place !== ANYWHERE || within.every(({ reason }) => reason !== 'advert'));
}

/**
 * @param {Outline} outline
 * @param {Removal[]} removals
 * @param {boolean} isToRead
 * @param {Floating[]} floating
 * @param {number[]} wanted
 * @returns {Map<number, Removal[]>} what is removed in each that goes
 */
function overlaysOf({ length, ends, seen, places }, removals, isToRead, floating, wanted) {
  /** @type {Map<number, Removal[]>} */
  const overlays = new Map();
  if (floating.length === 0) return overlays;
  const removed = new Uint32Array(length);
  removals.forEach(({ nodes }, index) => {
    for (const root of nodes) removed.fill(index + 1, root, ends[root]);
  });
  const kept = sums(length, (id) => (removed[id] === 0 && seen[id] > 0 ? seen[id] : 0));
  const needed = sums(length, (id) => Number(seen[id] < 0 || (places[id] === MENU && seen[id] > 0)));
  const all = sums(length, (id) => Math.max(0, seen[id]));
  for (const { id, covers } of floating) {
    const end = ends[id];
    if (wanted.some((other) => other >= id && other < end)) continue;
    if (needed[end] > needed[id] || kept[end] - kept[id] > MOST_KEPT * kept[length]) continue;
    const within = [...new Set(removed.subarray(id, end))].filter((number) => number > 0).map((number) => removals[number - 1]);
    const { reason } = summary(within, 'overlay');
    const isClutter = (isToRead ? TIDIED : TIDIED_ANYWHERE).includes(reason) && within.length > 0;
    // What has no text stops the page all the same where it covers it.
    if (isClutter || (covers && (isToRead || all[end] === all[id]))) overlays.set(id, within);
  }
  return overlays;
}

/**
 * @param {Removal[]} removals  that are hidden together
 * @param {string} otherwise  the reason where none of Tidy's is among them
 * @returns {{ reason: string, text: string }} the reason of most of the text
 */
function summary(removals, otherwise) {
  /** @type {Map<string, number>} */
  const sizes = new Map();
  for (const { reason, text } of removals) {
    if (TIDIED.includes(reason)) sizes.set(reason, (sizes.get(reason) ?? 0) + text.length);
  }
  const [[reason]] = [...sizes, /** @type {[string, number]} */ ([otherwise, 0])].sort(([, one], [, other]) => other - one);
  return { reason, text: removals.map(({ text }) => text).join('\n') };
}

/** @param {Packed} content @returns {Set<number>} the page's nodes that the article's pictures and films come from */
function picturesOf(content) {
  /** @type {Set<number>} */
  const sources = new Set();
  readStream(content, {
    open(name, _, extra) {
      if (extra > 0 && /^(?:img|picture|video|audio|figure)$/.test(name)) sources.add(extra - 1);
    },
    text() {},
    close() {},
    mark() {},
  });
  return sources;
}

/**
 * @param {number} length
 * @param {(id: number) => number} of
 * @returns {Uint32Array} how much there is before each
 */
function sums(length, of) {
  const sums = new Uint32Array(length + 1);
  for (let id = 0; id < length; id++) sums[id + 1] = sums[id] + of(id);
  return sums;
}
