// Work in idle time, in slices so short that nobody sees a frame late for it.

/** Somewhat less than the five that may be taken: the clock is looked at every now and then only. */
const SLICE_MS = 4;

/** A page that is never idle is served after this long all the same. */
const PATIENCE_MS = 1000;

/**
 * @param {(isTimeUp: () => boolean) => boolean} goOn  works until it is done, or until the time is up; says whether it is done
 * @param {{ whenIdle?: () => Promise<void>, now?: () => number }} [clock]
 */
export async function inSlices(goOn, { whenIdle = idle, now = () => performance.now() } = {}) {
  let isDone = false;
  while (!isDone) {
    await whenIdle();
    const end = now() + SLICE_MS;
    isDone = goOn(() => now() >= end);
  }
}

/** @returns {Promise<void>} */
export function idle() {
  return new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: PATIENCE_MS });
    else setTimeout(resolve, 0);
  });
}
