// The toolbar steps back while one reads on, and comes when one looks for it.

/** @import { Reader } from './reader.js' */

/** How far one must have gone for it to step back, and how near to the top the pointer calls it. */
const AWAY = 120;
const NEAR = 72;

const JUST_NOW_MS = 1500;

/** @param {Reader} reader */
export function stepBack(reader) {
  const { scroller, bar } = reader;
  let last = 0;
  /** When something was last done that scrolls: what the reader scrolls by itself sends nothing away. */
  let done = -Infinity;
  for (const type of ['wheel', 'touchmove', 'pointermove']) {
    reader.hear(type, (event) => {
      if (type !== 'pointermove' || /** @type {PointerEvent} */ (event).buttons > 0) done = event.timeStamp;
    });
  }
  scroller.addEventListener('scroll', (event) => {
    const now = scroller.scrollTop;
    if (Math.abs(now - last) < 4) return;
    const isByHand = event.timeStamp - Math.max(done, reader.lastKey) < JUST_NOW_MS;
    set(isByHand && now > last && now > AWAY);
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
