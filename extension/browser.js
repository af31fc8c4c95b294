// The one file that knows the browser's API.

/** @import { Answer, Request, Store, Written } from './page/types' */
/** @import { Source } from './page/messages.js' */

/** @typedef {{ id: number, url: string }} Tab */

/** @param {string} path */
export function fileUrl(path) {
  return chrome.runtime.getURL(path);
}

/** @type {Source} */
export function message(key, substitutions) {
  return chrome.i18n.getMessage(key, substitutions);
}

/**
 * The button, its shortcut, and the entry in the page's menu.
 * @param {(tab: Tab) => void} act
 */
export function onAction(act) {
  const menu = 'read-this-page';
  chrome.runtime.onInstalled.addListener(() => {
    chrome.contextMenus.removeAll(() => {
      const contexts = /** @type {const} */ (['page', 'frame', 'selection', 'link', 'image']);
      chrome.contextMenus.create({ id: menu, title: message('menuRead', []), contexts: [...contexts] });
    });
  });
  /** @param {chrome.tabs.Tab | undefined} tab */
  const actOn = (tab) => {
    if (tab?.id !== undefined) act({ id: tab.id, url: tab.url ?? '' });
  };
  chrome.action.onClicked.addListener(actOn);
  chrome.contextMenus.onClicked.addListener((info, tab) => {
    if (info.menuItemId === menu) actOn(tab);
  });
}

const LONGEST_WAIT_MS = 200;

/**
 * Runs a file of the extension in a tab's own document. Rejects where the browser forbids it.
 * @param {Tab} tab
 * @param {string} file
 */
export async function runInTab(tab, file) {
  for (let wait = 25; ; wait *= 2) {
    try {
      await chrome.scripting.executeScript({ target: { tabId: tab.id }, files: [file] });
      return;
    } catch (error) {
      // The permission that a click gives can reach a new page's process later than the script does.
      if (wait > LONGEST_WAIT_MS || !/Cannot access contents of the page/.test(String(error))) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

/**
 * Shows a page of the extension at the button, or in a tab of its own where the browser opens no popup.
 * @param {Tab} tab
 * @param {string} page
 */
export async function showAtButton({ id: tabId }, page) {
  try {
    await chrome.action.setPopup({ tabId, popup: page });
    await chrome.action.openPopup();
  } catch {
    await chrome.tabs.create({ url: fileUrl(page), openerTabId: tabId });
  } finally {
    // The next click is a new attempt.
    await chrome.action.setPopup({ tabId, popup: '' }).catch(() => {});
  }
}

/** @returns {Promise<boolean>} whether the reader has let the extension read files on the disk */
export async function mayReadFiles() {
  return chrome.extension.isAllowedFileSchemeAccess();
}

/**
 * Answers what pages send. `undefined` is no answer.
 * @param {(request: Request, tab: Tab | undefined) => Promise<Answer | Written | undefined>} respond
 */
export function onRequest(respond) {
  chrome.runtime.onMessage.addListener((request, { tab }, answer) => {
    void respond(request, tab?.id === undefined ? undefined : { id: tab.id, url: tab.url ?? '' }).then(answer);
    // The answer comes later.
    return true;
  });
}

/**
 * @param {Request} request
 * @returns {Promise<Answer | Written | undefined>}
 */
export async function ask(request) {
  return chrome.runtime.sendMessage(request);
}

/** @returns {boolean} false in a page that still runs a version of the extension which has been replaced */
export function isConnected() {
  return chrome.runtime?.id !== undefined;
}

/** Goes with the reader from machine to machine where the browser syncs, and stays here where it does not. @type {Store} */
export const store = {
  async get(key) {
    try {
      const synced = (await chrome.storage.sync.get(key))[key];
      if (synced !== undefined) return synced;
    } catch {
      // Sync can be switched off or full.
    }
    return (await chrome.storage.local.get(key))[key];
  },
  async set(key, value) {
    try {
      await chrome.storage.sync.set({ [key]: value });
      await chrome.storage.local.remove(key);
    } catch {
      await chrome.storage.local.set({ [key]: value });
    }
  },
};
