// The toolbar steps back while one reads on, and comes when one looks for it.

/** @import { Reader } from './reader.js' */

/** How far one must have gone for it to step back, and how near to the top the pointer calls it. */
const AWAY = 120;
const NEAR = 72;

/** @param {Reader} reader */
export function stepBack(reader) {
  const { scroller, bar } = reader;
  let last = 0;
  scroller.addEventListener('scroll', () => {
    const now = scroller.scrollTop;
    if (Math.abs(now - last) < 4) return;
    set(now > last && now > AWAY);
    last = now;
  }, { passive: true });
  reader.hear('pointermove', (event) => {
    const { clientY } = /** @type {PointerEvent} */ (event);
    if (clientY - scroller.getBoundingClientRect().top < NEAR) set(false);
  });

  /** @param {boolean} isQuiet */
  function set(isQuiet) {
    bar.element.toggleAttribute('data-quiet', isQuiet && !reader.panels.current);
  }
}
