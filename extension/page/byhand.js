// Removing kept blocks by hand: the block that has the focus by a key, or any by pointing at it.

import { blocksOf } from './place.js';

/** @import { Reader } from './reader.js' */

/** Readers that are being pointed at. @type {WeakMap<Reader, () => void>} */
const pointing = new WeakMap();

/** @param {Reader} reader */
export function isPointing(reader) {
  return pointing.has(reader);
}

/** @param {Reader} reader */
export function togglePointing(reader) {
  const stop = pointing.get(reader);
  if (stop) stop();
  else start(reader);
}

/** @param {Reader} reader */
function start(reader) {
  const { messages, root, scroller } = reader;
  /** @type {HTMLElement | null} */
  let aimed = null;
  const blocks = () => new Set(blocksOf(reader).filter((block) => !block.closest('article > header')));
  let targets = blocks();

  /** @param {HTMLElement | null} block */
  const aim = (block) => {
    if (block === aimed) return;
    aimed?.classList.remove('aimed');
    if (aimed?.className === '') aimed.removeAttribute('class');
    aimed = block;
    block?.classList.add('aimed');
  };
  /** @param {Event} event */
  const blockAt = (event) => {
    let element = /** @type {HTMLElement | null} */ (reader.targetOf(event));
    while (element && !targets.has(element)) element = element.parentElement;
    return element;
  };
  /** @param {Event} event */
  const click = (event) => {
    if (!scroller.contains(reader.targetOf(event))) return;
    event.preventDefault();
    event.stopPropagation();
    const block = blockAt(event);
    if (!block) return;
    aim(null);
    takeAway(reader, block);
    targets = blocks();
  };
  const undo = [
    reader.hear('pointermove', (event) => aim(blockAt(event))),
    () => scroller.removeEventListener('click', click, true),
  ];
  scroller.addEventListener('click', click, true);
  root.toggleAttribute('data-pointing', true);
  reader.tell(messages.say('pointAtBlocks'));
  pointing.set(reader, () => {
    pointing.delete(reader);
    aim(null);
    root.removeAttribute('data-pointing');
    for (const act of undo) act();
    reader.refresh();
  });
  reader.refresh();
}

/** @param {Reader} reader  the block that has the focus goes */
export function takeFocused(reader) {
  const { focused } = reader;
  const block = blocksOf(reader).find((candidate) => candidate === focused && !candidate.closest('article > header'));
  if (!block) {
    reader.tell(reader.messages.say('noBlockChosen'));
    return;
  }
  const blocks = blocksOf(reader);
  const next = blocks[blocks.indexOf(block) + 1] ?? blocks[blocks.indexOf(block) - 1];
  takeAway(reader, block);
  if (next) {
    next.setAttribute('tabindex', '-1');
    next.focus({ preventScroll: true });
  }
}

/** @param {Reader} reader @param {HTMLElement} block */
function takeAway(reader, block) {
  const key = reader.edits.keyOf(block);
  reader.edits.set({ kind: 'take', key }, true);
  reader.tell(reader.messages.say('takenAway'), { label: reader.messages.say('undo'), act: () => travel(reader, 'undo') });
}

/** @param {Reader} reader @param {'undo' | 'redo'} way */
export function travel(reader, way) {
  const { edits, messages } = reader;
  const done = edits[way]();
  if (!done) {
    reader.tell(messages.say(`nothingTo_${way}`));
    return;
  }
  // What was said of the step before holds no more, and neither does its undo.
  reader.notes.hide();
  const isBack = (done.kind === 'restore') === done.isOn;
  reader.announce(messages.say(isBack ? 'restored' : 'removedAgain'));
}
