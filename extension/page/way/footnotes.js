// A footnote shown beside the number that calls it: the text stays where it is.

import { jumpTo, targetOf } from './links.js';
import { copyOf } from '../take/copy.js';
import { maker } from '../element.js';

/** @import { Reader } from '../reader.js' */

const REFERENCE = '[role="doc-noteref"], sup > a, a:has(> sup:only-child)';
const NOTE = '[role="doc-footnote"], [role="doc-endnote"], [role="doc-endnotes"] *, li, aside';

/** What leads from a note back to its number. */
const BACKLINK = '[role="doc-backlink"], a[href^="#"]';
const BACK_SIGN = /^[\s\u21a9\ufe0e\ufe0f\u2191^\u21b5\u23ce]*$/u;

const EDGE = 12;

/** @param {Reader} reader */
export function showFootnotes(reader) {
  reader.onArticle(({ element }) => {
    /** @type {(() => void) | null} */
    let close = null;
    element.addEventListener(
      'click',
      (event) => {
        const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
        const note = link && noteOf(link);
        close?.();
        close = null;
        if (!(link instanceof HTMLElement) || !note) return;
        event.preventDefault();
        close = open(reader, link, note);
      },
      // Before the link is followed.
      true,
    );
    return () => close?.();
  });
}

/** @param {Element} link */
function noteOf(link) {
  if (!link.matches(REFERENCE) && !link.closest('[role="doc-noteref"]')) return null;
  const target = targetOf(link);
  const note = target?.closest(NOTE) ?? null;
  // A note's own link back has the form of a reference too, and leads up.
  return note && link.compareDocumentPosition(note) & Node.DOCUMENT_POSITION_FOLLOWING ? /** @type {HTMLElement} */ (note) : null;
}

/**
 * @param {Reader} reader
 * @param {HTMLElement} link
 * @param {HTMLElement} note
 */
function open(reader, link, note) {
  const { document, messages } = reader;
  const make = maker(document);
  const text = make('div', { class: 'footnote-text' });
  text.append(copyOf(document, note));
  for (const back of text.querySelectorAll(BACKLINK)) if (BACK_SIGN.test(back.textContent ?? '')) back.remove();
  for (const named of text.querySelectorAll('[id]')) named.removeAttribute('id');
  for (const attribute of ['lang', 'dir']) {
    const value = note.closest(`[${attribute}]`)?.getAttribute(attribute);
    if (value) text.setAttribute(attribute, value);
  }
  const go = make('button', { type: 'button', class: 'button' }, messages.say('footnote_go'));
  const popup = make('div', { class: 'footnote', popover: 'manual', role: 'dialog', 'aria-label': messages.say('footnote', (link.textContent ?? '').trim()), tabindex: '-1' }, text, go);
  const layer = reader.addLayer({ close: () => close(), isModal: false });
  const stops = [
    layer,
    reader.hear('pointerdown', (event) => {
      const target = reader.targetOf(event);
      if (!popup.contains(target) && !link.contains(target)) close(false);
    }),
  ];
  /** @param {boolean} [givesFocusBack] */
  const close = (givesFocusBack = true) => {
    for (const stop of stops.splice(0)) stop();
    reader.scroller.removeEventListener('scroll', onScroll);
    link.removeAttribute('aria-expanded');
    popup.remove();
    if (givesFocusBack) link.focus({ preventScroll: true });
  };
  const onScroll = () => close(false);
  go.addEventListener('click', () => {
    close(true);
    jumpTo(reader, note);
  });
  reader.root.append(popup);
  popup.showPopover();
  stand(popup, link.getBoundingClientRect(), reader.scroller.getBoundingClientRect());
  link.setAttribute('aria-expanded', 'true');
  popup.focus({ preventScroll: true });
  reader.scroller.addEventListener('scroll', onScroll, { once: true });
  return () => close(false);
}

/**
 * Under its number, or over it where there is more room.
 * @param {HTMLElement} popup
 * @param {DOMRect} at
 * @param {DOMRect} frame
 */
function stand(popup, at, frame) {
  const { width, height } = popup.getBoundingClientRect();
  const left = Math.min(Math.max(frame.left + EDGE, at.left + at.width / 2 - width / 2), frame.right - width - EDGE);
  const isBelow = at.bottom + EDGE + height <= frame.bottom || frame.bottom - at.bottom > at.top - frame.top;
  popup.style.left = `${Math.max(frame.left, left)}px`;
  popup.style.top = `${isBelow ? at.bottom + EDGE / 2 : Math.max(frame.top + EDGE, at.top - height - EDGE / 2)}px`;
}
