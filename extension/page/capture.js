// A document packed into a snapshot in one walk. stream.js says how the stream is read.
//
// Nothing of the page is changed and nothing of it runs: the walk reads through dom.js and calls no method that a page
// could have replaced. It does not recurse, so no nesting can overflow it.

import { LONG, attributesOf } from './attributes.js';
import {
  HTML, SVG, addressOf, assignedTo, attributeOf, baseOf, dataOf, firstChildOf, frameDocumentOf, kindOf,
  nameOf, namespaceOf, nextSiblingOf, rootOf, shadowOf, viewOf,
} from './dom.js';
import { Picture } from './picture.js';
import { Shown, showingUnder } from './shown.js';
import { CLOSE, OPEN, TEXT } from './stream.js';

/** @import { Capture, Limit, Snapshot } from './types' */

export const MAX_DEPTH = 512;
export const MAX_NODES = 400_000;
/** Written as JSON, a character takes up to six bytes, and no message between an extension's parts may have 64 MB. */
export const MAX_TEXT = 8 * 1024 * 1024;
/** The engine may take the rest of the two seconds that a reader waits at most. */
export const MAX_MS = 600;

/** The list of all levels but slots'. @type {Node[]} */
const NONE = [];

const NOT_RENDERED = 1;
const SHOWN_SMALL = 2;
const LOADED = 4;

const SKIPPED = new Set(['style', 'template']);
const WITHOUT_CHILDREN = new Set(['canvas', 'object', 'embed', 'textarea']);
const WITH_SOURCES_ONLY = new Set(['video', 'audio', 'amp-video', 'amp-audio']);
const SCRIPT_OF_USE = /^(?:application\/ld\+json|math\/tex)/i;
const LINK_OF_USE = /\b(?:canonical|author|license|next|icon)\b/i;

/**
 * An element whose children are being walked: a chain of siblings, or the list of what is assigned to a slot.
 * @typedef {object} Level
 * @property {Node | null} next
 * @property {Node[]} list
 * @property {boolean} isOpen  a close follows
 * @property {boolean} isJudged  what shows is asked of the browser
 * @property {boolean} isHidden
 * @property {boolean} isCovered
 * @property {boolean} sourcesOnly
 * @property {number} invisibleAt  where to take the flag back when something inside shows after all; -1: nowhere
 * @property {boolean} shows  something inside is shown
 */

/** As many nodes as are walked between two looks at the clock. */
const BREATH = 64;

/**
 * @param {Document} document
 * @param {Parameters<typeof walkThrough>[1]} [place]  where the document is from, if it does not know itself
 * @returns {Capture}
 */
export function capture(document, place) {
  const walk = walkThrough(document, place);
  walk.goOn();
  return walk.finish();
}

/**
 * The same in pieces, for a page that must not wait. What it changes meanwhile is taken as it is found.
 * @param {Document} document
 * @param {{ url?: string, base?: string, isCovered?: (element: Element) => boolean, part?: import('./selection.js').Part | null }} [place]
 *   `isCovered`: what the extension itself hides is taken as if it were shown; `part`: of the body only this
 * @returns {{ goOn: (isTimeUp?: () => boolean) => boolean, finish: () => Capture }} `goOn` says whether it has come to the end
 */
export function walkThrough(document, { url = addressOf(document), base = baseOf(document), isCovered = () => false, part = null } = {}) {
  /** @type {Map<string, number>} */
  const names = new Map();
  /** @type {number[]} */
  const numbers = [];
  /** @type {string[]} */
  const pieces = [];
  /** @type {Node[]} */
  const nodes = [];
  let length = 0;
  /** @type {Limit | undefined} */
  let limit;
  const isLive = viewOf(document) !== null;
  const shown = new Shown();
  /** @type {Level[]} */
  const levels = [level({ next: rootOf(document), isOpen: false, isJudged: isLive })];
  let depth = 0;
  /** What is left of the time, and when it ends if this turn takes all of it. */
  let left = MAX_MS;
  let end = 0;

  return { goOn, finish };

  /** @param {() => boolean} [isTimeUp] */
  function goOn(isTimeUp) {
    end = performance.now() + left;
    for (let step = 1; levels.length > 0; step++) {
      const reached = limitReached(step);
      if (reached) {
        limit = reached;
        break;
      }
      if (isTimeUp && step % BREATH === 0 && isTimeUp()) {
        left = end - performance.now();
        return false;
      }
      const here = levels[levels.length - 1];
      const node = take(here);
      const kind = node && kindOf(node);
      if (node === null) leave();
      else if (kind === Node.ELEMENT_NODE) enter(/** @type {Element} */ (node), here);
      else if ((kind === Node.TEXT_NODE || kind === Node.CDATA_SECTION_NODE) && !here.sourcesOnly) {
        const text = /** @type {CharacterData} */ (node);
        const data = part && here.isJudged ? part.textOf(text) : dataOf(text);
        if (part && data === '') continue;
        nodes.push(node);
        numbers.push((put(data.slice(0, MAX_TEXT - length)) << 2) | TEXT);
      }
    }
    return true;
  }

  /** @returns {Capture} */
  function finish() {
    for (; depth > 0; depth--) numbers.push(CLOSE);
    /** @type {Snapshot} */
    const snapshot = { url, base, names: [...names.keys()], numbers, text: pieces.join('') };
    if (limit) snapshot.limit = limit;
    return { snapshot, nodes };
  }

  /**
   * @param {number} step
   * @returns {Limit | undefined}
   */
  function limitReached(step) {
    if (nodes.length >= MAX_NODES) return 'nodes';
    if (length >= MAX_TEXT) return 'text';
    return step % BREATH === 0 && performance.now() > end ? 'time' : undefined;
  }

  /**
   * @param {Element} element
   * @param {Level} here
   */
  function enter(element, here) {
    const name = nameOf(element).toLowerCase();
    if (here.sourcesOnly && name !== 'source') return;
    if (isSkipped(element, name)) return;
    if (part && here.isJudged && name !== 'head' && !part.has(element)) return;
    const isHtml = namespaceOf(element) === HTML;
    if (isHtml && nameOf(element) === 'slot') {
      const assigned = assignedTo(/** @type {HTMLSlotElement} */ (element));
      const next = assigned.length > 0 ? null : firstChildOf(element);
      levels.push(level({ ...here, next, list: assigned.reverse(), isOpen: false, invisibleAt: -1, shows: false }));
      return;
    }

    const isJudged = here.isJudged && name !== 'head';
    const covers = here.isCovered || (isJudged && isCovered(element));
    const showing = here.isHidden ? 'hidden' : !isJudged ? 'shown' : covers ? showingUnder(element, here.isCovered) : shown.of(element, name, isHtml);
    if (showing === 'shown' && isJudged) here.shows = true;
    let invisibleAt = -1;
    const isOpen = depth < MAX_DEPTH;
    if (isOpen) {
      depth++;
      nodes.push(element);
      numbers.push((nameNumber(name) << 2) | OPEN);
      if (showing === 'invisible') invisibleAt = numbers.length;
      let attributes = attributesOf(element, name);
      let flags = 0;
      if (isHtml && name === 'img') {
        const picture = new Picture(/** @type {HTMLImageElement} */ (element), attributes);
        attributes = picture.known(attributes, LONG);
        flags = (picture.isShownSmall() ? SHOWN_SMALL : 0) | (picture.isLoaded ? LOADED : 0);
      }
      numbers.push((showing === 'shown' ? 0 : NOT_RENDERED) | flags);
      numbers.push(attributes.length);
      for (const [attribute, value] of attributes) numbers.push(nameNumber(attribute), put(value));
    } else {
      limit = 'depth';
    }
    const next = WITHOUT_CHILDREN.has(name) || namespaceOf(element) === SVG ? null : contentOf(element, isHtml);
    const sourcesOnly = WITH_SOURCES_ONLY.has(name);
    levels.push(level({ next, isOpen, isJudged, isHidden: showing === 'hidden', isCovered: covers, sourcesOnly, invisibleAt }));
  }

  function leave() {
    const left = /** @type {Level} */ (levels.pop());
    if (left.isOpen) {
      numbers.push(CLOSE);
      depth--;
    }
    if (left.shows) {
      if (left.invisibleAt >= 0) numbers[left.invisibleAt] = 0;
      if (levels.length > 0) levels[levels.length - 1].shows = true;
    }
  }

  /** @param {string} name */
  function nameNumber(name) {
    let number = names.get(name);
    if (number === undefined) names.set(name, (number = names.size));
    return number;
  }

  /**
   * @param {string} piece
   * @returns {number} its length
   */
  function put(piece) {
    // Half of a surrogate pair at the end of one piece and half at the start of the next would join into one character
    // that lies in neither.
    pieces.push(piece.toWellFormed());
    length += piece.length;
    return piece.length;
  }
}

/**
 * @param {Partial<Level>} given
 * @returns {Level}
 */
function level(given) {
  const { next = null, list = NONE, isOpen = true, isJudged = false, isHidden = false, isCovered = false } = given;
  const { sourcesOnly = false, invisibleAt = -1, shows = false } = given;
  return { next, list, isOpen, isJudged, isHidden, isCovered, sourcesOnly, invisibleAt, shows };
}

/** @param {Level} level */
function take(level) {
  if (level.list.length > 0) return level.list.pop() ?? null;
  const node = level.next;
  if (node !== null) level.next = nextSiblingOf(node);
  return node;
}

/**
 * @param {Element} element
 * @param {string} name
 */
function isSkipped(element, name) {
  if (name === 'script') return !SCRIPT_OF_USE.test(attributeOf(element, 'type') ?? '');
  if (name === 'link') return !LINK_OF_USE.test(attributeOf(element, 'rel') ?? '');
  return SKIPPED.has(name);
}

/**
 * The first of what the browser shows in an element: its shadow tree, its frame's document, or its children.
 * @param {Element} element
 * @param {boolean} isHtml
 */
function contentOf(element, isHtml) {
  if (isHtml && nameOf(element) === 'iframe') {
    // What a frame holds itself is for browsers that know no frames.
    const document = frameDocumentOf(/** @type {HTMLIFrameElement} */ (element));
    return document && rootOf(document);
  }
  return firstChildOf(shadowOf(element) ?? element);
}
