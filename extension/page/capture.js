// A document packed into a snapshot in one walk. stream.js says how the stream is read.
//
// Nothing of the page is changed and nothing of it runs: the walk reads through dom.js and calls no method that a page
// could have replaced. It does not recurse, so no nesting can overflow it.

import { LONG, eachAttribute } from './attributes.js';
import {
  HTML, SVG, addressOf, assignedTo, attributeOf, baseOf, dataOf, firstChildOf, frameDocumentOf, kindOf,
  nameOf, namespaceOf, nextSiblingOf, rootOf, shadowOf, viewOf,
} from './dom.js';
import { Kind } from './kind.js';
import { Picture } from './picture.js';
import { isAroundSeen, showingOf, showingUnder } from './shown.js';
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

const SCRIPT_OF_USE = /^(?:application\/ld\+json|math\/tex)/i;
/** Scripts that write a film or a listing where they stand, which may have been kept from it. */
const SCRIPT_THAT_WRITES = /^(?:https:)?\/\/(?:cdn\.jwplayer\.com\/players\/|content\.jwplatform\.com\/players\/|gist\.github\.com\/)/i;
const LINK_OF_USE = /\b(?:canonical|author|license|next|icon)\b/i;

/** An element whose children are being walked: a chain of siblings, or the list of what is assigned to a slot. */
class Level {
  /**
   * @param {Node | null} next
   * @param {Node[]} list
   * @param {boolean} isOpen  a close follows
   * @param {boolean} isJudged  what shows is asked of the browser
   * @param {boolean} isHidden
   * @param {boolean} isCovered
   * @param {boolean} sourcesOnly
   * @param {number} invisibleAt  where to take the flag back when something inside shows after all; -1: nowhere
   * @param {boolean | undefined} isFirstSeen  what is known of the first element among them, and the first in it
   */
  constructor(next, list, isOpen, isJudged, isHidden, isCovered, sourcesOnly, invisibleAt, isFirstSeen) {
    this.next = next;
    this.list = list;
    this.isOpen = isOpen;
    this.isJudged = isJudged;
    this.isHidden = isHidden;
    this.isCovered = isCovered;
    this.sourcesOnly = sourcesOnly;
    this.invisibleAt = invisibleAt;
    this.isFirstSeen = isFirstSeen;
    /** Something inside is shown. */
    this.shows = false;
  }
}

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
  /** @type {string[]} */
  const names = [];
  /** @type {Map<string, Kind>} by local name */
  const kinds = new Map();
  /** @type {Map<string, number>} */
  const attributeNumbers = new Map();
  /** @type {number[]} */
  const numbers = [];
  /** Values and texts. */
  let joined = '';
  /** @type {Node[]} */
  const nodes = [];
  /** @type {Limit | undefined} */
  let limit;
  const isLive = viewOf(document) !== null;
  /** @type {Level[]} */
  const levels = [new Level(rootOf(document), NONE, false, isLive, false, false, false, -1, undefined)];
  let depth = 0;
  /** Where the number of attributes of the element that is being written stands; its flags stand before it. */
  let countAt = 0;
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
        numbers.push((put(data.slice(0, MAX_TEXT - joined.length)) << 2) | TEXT);
      }
    }
    return true;
  }

  /** @returns {Capture} */
  function finish() {
    for (; depth > 0; depth--) numbers.push(CLOSE);
    /** @type {Snapshot} */
    const snapshot = { url, base, names, numbers, text: joined.toWellFormed() };
    if (limit) snapshot.limit = limit;
    return { snapshot, nodes };
  }

  /**
   * @param {number} step
   * @returns {Limit | undefined}
   */
  function limitReached(step) {
    if (nodes.length >= MAX_NODES) return 'nodes';
    if (joined.length >= MAX_TEXT) return 'text';
    return step % BREATH === 0 && performance.now() > end ? 'time' : undefined;
  }

  /**
   * @param {Element} element
   * @param {Level} here
   */
  function enter(element, here) {
    const kind = kindOfName(nameOf(element));
    const isFirstSeen = here.isFirstSeen;
    here.isFirstSeen = undefined;
    if (here.sourcesOnly && kind.name !== 'source') return;
    if (kind.isSkipped || (kind.isLinkOrScript && !isOfUse(element, kind.name))) return;
    if (part && here.isJudged && !kind.isHead && !part.has(element)) return;
    const namespace = namespaceOf(element);
    const isHtml = namespace === HTML;
    if (isHtml && kind.name === 'slot') {
      const assigned = assignedTo(/** @type {HTMLSlotElement} */ (element));
      const next = assigned.length > 0 ? null : firstChildOf(element);
      levels.push(new Level(next, assigned.reverse(), false, here.isJudged, here.isHidden, here.isCovered, here.sourcesOnly, -1, undefined));
      return;
    }

    const isJudged = here.isJudged && !kind.isHead;
    const covers = here.isCovered || (isJudged && isCovered(element));
    // In MathML the browser's own style hides the annotations, which are the engine's to use.
    const isAsked = isJudged && !here.isHidden && !covers && isHtml && kind.hasBox;
    const isSeen = isAsked ? isFirstSeen ?? isAroundSeen(element) : undefined;
    const showing = here.isHidden ? 'hidden' : covers ? showingUnder(element, here.isCovered) : isAsked && !isSeen ? showingOf(element) : 'shown';
    if (showing === 'shown' && isJudged) here.shows = true;
    let invisibleAt = -1;
    const isOpen = depth < MAX_DEPTH;
    if (isOpen) {
      depth++;
      nodes.push(element);
      if (showing === 'invisible') invisibleAt = numbers.length + 1;
      numbers.push((kind.number << 2) | OPEN, showing === 'shown' ? 0 : NOT_RENDERED, 0);
      countAt = numbers.length - 1;
      if (isHtml && kind.isPicture) putPicture(/** @type {HTMLImageElement} */ (element));
      else eachAttribute(element, kind.name, putAttribute);
    } else {
      limit = 'depth';
    }
    const shadow = shadowOf(element);
    const isFrame = isHtml && kind.isFrame;
    const next = !kind.hasChildren || namespace === SVG ? null : isFrame ? rootOfFrame(/** @type {HTMLIFrameElement} */ (element)) : firstChildOf(shadow ?? element);
    const isHidden = showing === 'hidden';
    levels.push(new Level(next, NONE, isOpen, isJudged, isHidden, covers, kind.hasSourcesOnly, invisibleAt, shadow || isFrame ? undefined : isSeen));
  }

  /** @param {HTMLImageElement} image */
  function putPicture(image) {
    /** @type {[string, string][]} */
    const attributes = [];
    eachAttribute(image, 'img', (attribute, value) => attributes.push([attribute, value]));
    const picture = new Picture(image, attributes);
    numbers[countAt - 1] |= (picture.isShownSmall() ? SHOWN_SMALL : 0) | (picture.isLoaded ? LOADED : 0);
    for (const [attribute, value] of picture.known(attributes, LONG)) putAttribute(attribute, value);
  }

  /**
   * @param {string} attribute
   * @param {string} value
   */
  function putAttribute(attribute, value) {
    let number = attributeNumbers.get(attribute);
    if (number === undefined) attributeNumbers.set(attribute, (number = names.push(attribute) - 1));
    numbers.push(number, put(value));
    numbers[countAt]++;
  }

  /** @param {string} localName */
  function kindOfName(localName) {
    let kind = kinds.get(localName);
    if (kind === undefined) {
      const name = localName.toLowerCase();
      kinds.set(localName, (kind = new Kind(name, names.push(name) - 1)));
    }
    return kind;
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

  /**
   * @param {string} piece
   * @returns {number} its length
   */
  function put(piece) {
    // Half of a surrogate pair at the end of one piece and half at the start of the next would join into one character
    // that lies in neither. Other halves are mended at the end, all at once.
    joined += isSecondHalf(piece.charCodeAt(0)) ? piece.toWellFormed() : piece;
    return piece.length;
  }
}

/** Of a surrogate pair. @param {number} unit  of UTF-16 */
function isSecondHalf(unit) {
  return (unit & 0xfc00) === 0xdc00;
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
function isOfUse(element, name) {
  if (name === 'script') {
    return SCRIPT_OF_USE.test(attributeOf(element, 'type') ?? '')
      || SCRIPT_THAT_WRITES.test(attributeOf(element, 'src') ?? '')
      || attributeOf(element, 'data-telegram-post') !== null;
  }
  return LINK_OF_USE.test(attributeOf(element, 'rel') ?? '');
}

/**
 * What a frame shows; what it holds itself is for browsers that know no frames.
 * @param {HTMLIFrameElement} frame
 */
function rootOfFrame(frame) {
  const document = frameDocumentOf(frame);
  return document && rootOf(document);
}
