// Keeps what is done in the reader from the page's own handlers: its shortcuts, its scroll effects, its "read more at" on
// copied text. The browser's own doings, such as scrolling, are not handlers and go on.

const KEYS = ['keydown', 'keypress', 'keyup'];

/** Nothing in the reader listens to these, so they need not even arrive there. */
const STOPPED_EARLY = [
  'beforecopy', 'contextmenu', 'copy', 'cut', 'dragstart', 'focusin', 'focusout', 'mousedown', 'mousemove', 'mouseup', 'paste', 'pointerdown',
  'pointermove', 'pointerup', 'selectstart', 'touchend', 'touchmove', 'touchstart', 'wheel',
];

/** These are for the reader's controls first. */
const STOPPED_LATE = ['auxclick', 'change', 'click', 'dblclick', 'input'];

/**
 * @param {Window} window
 * @param {HTMLElement} host
 * @param {(event: KeyboardEvent) => void} onKey
 * @returns {() => void} takes the shield away
 */
export function raiseShield(window, host, onKey) {
  /** @param {Event} event */
  const stop = (event) => event.stopImmediatePropagation();

  // While the dialog is modal no key is meant for the page, wherever the focus is. A key that a script makes up is not one.
  /** @param {Event} event */
  const key = (event) => {
    stop(event);
    if (event.type === 'keydown' && event.isTrusted) onKey(/** @type {KeyboardEvent} */ (event));
  };

  /** @param {Event} event */
  const stopInside = (event) => {
    if (event.target === host || event.composedPath().includes(host)) stop(event);
  };

  // A page's listener on the window that was there first still hears; none can be heard before it.
  const early = { capture: true, passive: true };
  for (const type of KEYS) window.addEventListener(type, key, true);
  for (const type of STOPPED_EARLY) window.addEventListener(type, stopInside, early);
  for (const type of STOPPED_LATE) host.addEventListener(type, stop);
  return () => {
    for (const type of KEYS) window.removeEventListener(type, key, true);
    for (const type of STOPPED_EARLY) window.removeEventListener(type, stopInside, early);
    for (const type of STOPPED_LATE) host.removeEventListener(type, stop);
  };
}
