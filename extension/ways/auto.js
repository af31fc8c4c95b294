// Runs in each page of a site that opens in the reader by itself: asks at a glance whether the page is one to read, and
// again when the page fills later or turns into another.

import { ask, isConnected } from '../browser.js';
import { capture } from '../page/capture.js';
import { addressOf, contentTypeOf, HTML, namespaceOf, rootOf } from '../page/dom.js';
import { READER, leaveWay, world } from '../page/world.js';
import { pageOf } from './closed.js';

/** A page that fills later is looked at again when it rests, so often at most, and not once its reader has begun with it. */
const LOOKS = 4;
const REST_MS = 500;
const HANDS = ['pointerdown', 'keydown', 'wheel', 'touchstart'];

let address = pageAddress();
/** Ends the looking at the page of now. */
let stop = () => {};

if (contentTypeOf(document) !== 'application/pdf' && namespaceOf(rootOf(document) ?? document.createElement('a')) === HTML) {
  const [entry] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType('navigation'));
  const begin = () => follow(entry?.type !== 'reload' && entry?.type !== 'back_forward');
  if (/** @type {any} */ (document).prerendering) document.addEventListener('prerenderingchange', begin, { once: true });
  else begin();
  // A page that changes its own address below the reader is no other page.
  /** @type {any} */ (globalThis).navigation?.addEventListener('currententrychange', (/** @type {any} */ { navigationType: type }) => {
    if (pageAddress() === address || (type !== 'traverse' && (type !== 'push' || world[READER]?.isOpen))) return;
    address = pageAddress();
    const before = pageText();
    if (world[READER]?.isOpen) {
      leaveWay('turn');
      world[READER].close();
    }
    follow(type === 'push', before);
  });
}

/**
 * @param {boolean} isNew  the page was gone to anew
 * @param {string} [before]  what the page said before it turned: the address changes first, and what is shown may come much later
 */
function follow(isNew, before) {
  stop();
  let left = LOOKS;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let isLooking = false;
  let isChanged = false;
  const later = () => {
    clearTimeout(timer);
    isChanged = isLooking;
    if (isLooking || left <= 0) return;
    timer = setTimeout(() => void look(), REST_MS);
  };
  const observer = new MutationObserver(later);
  const end = () => {
    left = 0;
    clearTimeout(timer);
    observer.disconnect();
    for (const type of HANDS) removeEventListener(type, end, true);
  };
  stop = end;
  for (const type of HANDS) addEventListener(type, end, { capture: true, passive: true });
  observer.observe(document, { childList: true, subtree: true });
  if (before === undefined) void look();

  async function look() {
    if (before === pageText()) return;
    if (!isConnected() || world[READER]?.isOpen || left-- <= 0) return end();
    // Two at once could open it twice, the second time after it was closed.
    isLooking = true;
    const { snapshot } = capture(document);
    const answer = await ask({ type: 'glance', snapshot, isNew }).catch(() => undefined);
    isLooking = false;
    if (answer?.isDone) end();
    else if (isChanged || !answer) later();
    isChanged = false;
  }
}

function pageText() {
  return rootOf(document)?.textContent ?? '';
}

function pageAddress() {
  return pageOf(addressOf(document));
}
