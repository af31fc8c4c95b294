// Links within the article, and the way back from where they lead.

import { addressOf } from '../dom.js';
import { NAME_PREFIX } from '../allow.js';

/** @import { Reader } from '../reader.js' */

/** @typedef {{ top: number, left: number, focused: Element | null }} Spot */

/** Where each reader has come from, last first to return to. @type {WeakMap<Reader, Spot[]>} */
const trails = new WeakMap();

/** @param {Reader} reader */
export function followLinks(reader) {
  reader.onArticle(({ element }) => {
    trails.set(reader, []);
    /** @param {MouseEvent} event */
    const follow = (event) => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
      if (!link || event.defaultPrevented) return;
      if (idInside(link) === null) {
        if (isPlain(event) && !link.hasAttribute('target')) leave(event, link);
        return;
      }
      // The browser would look for the target in the page's document, and scroll the page below.
      event.preventDefault();
      const target = targetOf(link);
      if (!(target instanceof HTMLElement)) return;
      jumpTo(reader, target);
      reader.tell(reader.messages.say('followed'), { label: reader.messages.say('action_back'), act: () => goBack(reader) });
    };
    element.addEventListener('click', follow);
  });
}

/** @param {MouseEvent} event */
function isPlain({ button, altKey, ctrlKey, metaKey, shiftKey }) {
  return button === 0 && !(altKey || ctrlKey || metaKey || shiftKey);
}

/**
 * The browser tells a page of the link by which it is left (`NavigateEvent.sourceElement`), and through that the page would
 * have all of the reader. A copy outside of any tree leads to the same place.
 * @param {MouseEvent} event
 * @param {Element} link
 */
function leave(event, link) {
  event.preventDefault();
  /** @type {HTMLElement} */ (link.cloneNode(false)).click();
}

/**
 * Goes to an element and remembers from where.
 * @param {Reader} reader
 * @param {HTMLElement} target
 */
export function jumpTo(reader, target) {
  const { scrollTop: top, scrollLeft: left } = reader.scroller;
  trails.get(reader)?.push({ top, left, focused: reader.focused });
  reader.scrollTo(target);
  if (!target.hasAttribute('tabindex')) target.setAttribute('tabindex', '-1');
  target.focus({ preventScroll: true });
  reader.refresh();
}

/** @param {Reader} reader */
export function canGoBack(reader) {
  return (trails.get(reader)?.length ?? 0) > 0;
}

/** @param {Reader} reader */
export function goBack(reader) {
  const spot = trails.get(reader)?.pop();
  if (!spot) return;
  reader.scroller.scrollTo({ top: spot.top, left: spot.left, behavior: 'instant' });
  if (spot.focused instanceof HTMLElement && spot.focused.isConnected) spot.focused.focus({ preventScroll: true });
  else reader.focusText();
  reader.notes.hide();
  reader.refresh();
}

/**
 * @param {Element} link
 * @returns {Element | null} what it leads to in the article
 */
export function targetOf(link) {
  const id = idInside(link);
  return id === null ? null : /** @type {ShadowRoot} */ (link.getRootNode()).getElementById(id);
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
  return fragment && page === here ? NAME_PREFIX + decoded(fragment) : null;
}

/** @param {string} fragment */
function decoded(fragment) {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
