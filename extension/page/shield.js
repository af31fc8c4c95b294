// Keeps what is done in the reader from the page's own handlers: its shortcuts, its scroll effects, its "read more at" on
// copied text. The browser's own doings, such as scrolling, are not handlers and go on. What is kept from the page is given
// to the reader here.

/** @import { Hear } from './surroundings.js' */

const KEYS = ['keydown', 'keypress', 'keyup'];

/** Stopped before anything inside could hear them. */
const STOPPED_EARLY = [
  'beforecopy', 'contextmenu', 'copy', 'cut', 'dragstart', 'focusin', 'focusout', 'mousedown', 'mousemove', 'mouseup', 'paste',
  'pointercancel', 'pointerdown', 'pointermove', 'pointerup', 'selectstart', 'touchend', 'touchmove', 'touchstart', 'wheel',
];

/** These are for the reader's controls first. */
const STOPPED_LATE = ['auxclick', 'change', 'click', 'dblclick', 'input'];

/**
 * @param {Window} window
 * @param {ShadowRoot} tree
 * @param {(event: KeyboardEvent) => void} onKey
 * @param {{ isModal?: boolean }} [options]  `isModal`: no key is meant for the page, wherever the focus is
 * @returns {{ hear: Hear, lower: () => void }} `lower` takes the shield away
 */
export function raiseShield(window, tree, onKey, { isModal = true } = {}) {
  const { host } = tree;
  /** @type {Map<string, Set<(event: Event) => void>>} */
  const hearers = new Map();

  /** @param {Event} event */
  const stop = (event) => event.stopImmediatePropagation();

  /** @param {Event} event */
  const isInside = (event) => event.target === host;

  // What a script makes up is no key and no hand; a made-up copying would be answered with the text that is selected.
  /** @param {Event} event */
  const key = (event) => {
    if (!isModal && !isInside(event)) return;
    stop(event);
    if (event.type !== 'keypress' && event.isTrusted) onKey(/** @type {KeyboardEvent} */ (event));
  };

  /** @param {Event} event */
  const stopInside = (event) => {
    if (!isInside(event)) return;
    stop(event);
    if (event.isTrusted) for (const act of hearers.get(event.type) ?? []) act(event);
  };

  // A page's listener on the window that was there first still hears; none can be heard before it.
  for (const type of KEYS) window.addEventListener(type, key, true);
  for (const type of STOPPED_EARLY) window.addEventListener(type, stopInside, { capture: true, passive: true });
  for (const type of STOPPED_LATE) host.addEventListener(type, stop);
  return {
    hear(type, act, { isActive = false } = {}) {
      const acts = hearers.get(type) ?? new Set();
      hearers.set(type, acts.add(act));
      if (isActive) {
        window.removeEventListener(type, stopInside, true);
        window.addEventListener(type, stopInside, { capture: true, passive: false });
      }
      // What never comes to the window is heard inside, such as that the focus goes from one element there to another.
      tree.addEventListener(type, act, { passive: !isActive });
      return () => {
        acts.delete(act);
        tree.removeEventListener(type, act);
      };
    },
    lower() {
      for (const type of KEYS) window.removeEventListener(type, key, true);
      for (const type of STOPPED_EARLY) window.removeEventListener(type, stopInside, true);
      for (const type of STOPPED_LATE) host.removeEventListener(type, stop);
    },
  };
}
