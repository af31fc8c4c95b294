// The browser that the tests run in: Chromium, or Firefox where BROWSER says so. Both have the same hands.

import { Chromium } from './chromium.js';
import { Firefox } from './firefox.js';

// A test file that runs out of time is told to end. Playwright would first wait for a browser that may never close; at the
// exit of this process it kills it.
process.once('SIGTERM', () => process.exit(143));

export { findChromium, HERE_ONLY, QUIET } from './chromium.js';
export { root } from './machine.js';

/**
 * @typedef {object} Launch
 * @property {boolean} [headless]
 * @property {boolean} [hereOnly]  no name but this machine's is looked up
 * @property {string} [profile]  a folder that outlives it
 * @property {string} [extension]  the folder that it is loaded from; in Firefox it can be a package, too
 * @property {boolean} [isSealed]  as it is shipped, where no locator looks into the reader (sealed.js)
 * @property {string[]} [args]
 */

export const isFirefox = process.env.BROWSER === 'firefox';

/** @typedef {Chromium | Firefox} Browser */
export const Browser = isFirefox ? Firefox : Chromium;

/**
 * What a test that only Chromium can run is given as its options.
 * @param {string} why
 */
export function chromiumOnly(why) {
  return { skip: isFirefox && why };
}
