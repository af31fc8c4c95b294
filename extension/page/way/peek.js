// A look at the page below, at the same place: for as long as a key or the button is held, or until the next press.

import { maker } from '../element.js';

/** @import { Reader } from '../reader.js' */

/** A press that is shorter leaves the page in sight. */
const HOLD_MS = 350;

/** @type {WeakMap<Reader, () => void>} */
const open = new WeakMap();

/** @param {Reader} reader */
export function canPeek(reader) {
  return reader.view !== null && reader.showPage !== undefined;
}

/** @param {Reader} reader */
export function isPeeking(reader) {
  return open.has(reader);
}

/** @param {Reader} reader */
export function startPeek(reader) {
  if (open.has(reader) || !reader.showPage) return;
  const { document, messages, root } = reader;
  const make = maker(document);
  const back = make('button', { type: 'button', class: 'peek-back' }, messages.say('peek_back'));
  const hide = reader.showPage();
  const layer = reader.addLayer({ close: () => end(), isModal: false });
  const end = () => {
    if (!open.delete(reader)) return;
    layer();
    delete root.dataset.peeking;
    back.remove();
    hide();
    reader.refresh();
  };
  open.set(reader, end);
  back.addEventListener('click', end);
  root.dataset.peeking = '';
  root.append(back);
  reader.announce(messages.say('peek_now'));
  reader.refresh();
}

/** @param {Reader} reader */
export function endPeek(reader) {
  open.get(reader)?.();
}

/** Readers whose button is held: the click that ends it is no press of its own. @type {WeakSet<Reader>} */
const held = new WeakSet();

/** @param {Reader} reader */
export function togglePeek(reader) {
  if (held.has(reader)) return;
  if (isPeeking(reader)) endPeek(reader);
  else startPeek(reader);
}

/**
 * The button can be held like the key.
 * @param {Reader} reader
 */
export function holdToPeek(reader) {
  let since = 0;
  reader.onClose(() => endPeek(reader));
  reader.onClose(
    reader.hear('pointerdown', (event) => {
      const button = reader.targetOf(event)?.closest('.tool[data-action="peek"]');
      if (!button || isPeeking(reader)) return;
      since = event.timeStamp;
      held.add(reader);
      startPeek(reader);
    }),
  );
  for (const type of ['pointerup', 'pointercancel']) {
    reader.onClose(
      reader.hear(type, (event) => {
        if (held.has(reader) && event.timeStamp - since > HOLD_MS) endPeek(reader);
        setTimeout(() => held.delete(reader));
      }),
    );
  }
}
