// Pages whose reader was closed: they stay as they are until somebody goes to them anew. Kept for a tab, in memory only.

import { sessionStore } from '../browser.js';

/** As many as a tab is remembered for. */
const MOST = 50;

/** @typedef {{ closed: string[], last: string }} Record */

/** @param {number} tabId @returns {Promise<Record>} */
async function recordOf(tabId) {
  return /** @type {Record | undefined} */ (await sessionStore.get(`closed:${tabId}`)) ?? { closed: [], last: '' };
}

/** @param {number} tabId @param {string} url */
export async function noteClosed(tabId, url) {
  const { closed, last } = await recordOf(tabId);
  const page = pageOf(url);
  await sessionStore.set(`closed:${tabId}`, { closed: [...closed.filter((other) => other !== page), page].slice(-MOST), last });
}

/**
 * @param {number} tabId
 * @param {string} url
 * @param {boolean} isNew  gone to anew, and neither back nor loaded again
 * @returns {Promise<boolean>} whether it stays closed
 */
export async function staysClosed(tabId, url, isNew) {
  const { closed, last } = await recordOf(tabId);
  const page = pageOf(url);
  // A page that leads to itself again and again is not gone to anew.
  const isForgotten = isNew && last !== page;
  const rest = isForgotten ? closed.filter((other) => other !== page) : closed;
  await sessionStore.set(`closed:${tabId}`, { closed: rest, last: page });
  return rest.includes(page);
}

/** A place in a page is the page. @param {string} url */
export function pageOf(url) {
  return url.replace(/#.*$/s, '');
}
