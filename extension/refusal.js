// Why a page cannot be read: most often because the browser keeps extensions off it. Each reason has its sentences in _locales, `refused_REASON` and so on.

/** @typedef {'browser-page' | 'busy' | 'error-page' | 'file' | 'link' | 'not-a-page' | 'other' | 'pdf' | 'store' | 'taken-away'} Refusal */

/** @type {readonly Refusal[]} */
export const REFUSALS = ['browser-page', 'busy', 'error-page', 'file', 'link', 'not-a-page', 'other', 'pdf', 'store', 'taken-away'];

const WEB = new Set(['http:', 'https:', 'file:', 'ftp:', 'blob:', 'data:']);

const STORES = [
  /^https:\/\/chromewebstore\.google\.com\//,
  /^https:\/\/chrome\.google\.com\/webstore/,
  /^https:\/\/microsoftedge\.microsoft\.com\/addons/,
  /^https:\/\/addons\.mozilla\.org\//,
];

/**
 * @param {string} url  empty where the browser does not even tell that
 * @param {string} error  what the browser said
 * @param {boolean} mayReadFiles
 * @returns {Refusal}
 */
export function refusalOf(url, error, mayReadFiles) {
  if (STORES.some((store) => store.test(url)) || /gallery cannot be scripted/i.test(error)) return 'store';
  if (/showing error page/i.test(error)) return 'error-page';
  if (url.startsWith('file:') && !mayReadFiles) return 'file';
  if (url !== '' && !WEB.has(URL.canParse(url) ? new URL(url).protocol : '')) return 'browser-page';
  if (/cannot access a chrome/i.test(error)) return 'browser-page';
  if (/\.pdf(?:[?#]|$)/i.test(url)) return 'pdf';
  return 'other';
}

/**
 * Whether it is that the page was left, or its tab closed, before it could be read: nobody waits for an answer any more.
 * @param {string} error  what the browser said
 */
export function isLeft(error) {
  return /\b(?:frame|tab|document|page)\b.*\b(?:removed|closed|destroyed|unloaded|navigated)\b|\bno (?:frame|tab) with id\b/i.test(error);
}
