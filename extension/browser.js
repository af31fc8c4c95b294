// The one file that knows the browser's API.

/** @import { Answers, Request, Store } from './page/types' */
/** @import { Source } from './page/messages.js' */

/** @typedef {{ id: number, url: string }} Tab */

/** @param {string} path */
export function fileUrl(path) {
  return chrome.runtime.getURL(path);
}

/** What has been said, by what it was. @type {Map<string, string>} */
const said = new Map();

/** Once the extension has been replaced it knows what it has said before, and no more. @type {Source} */
export function message(key, substitutions) {
  const id = [key, ...substitutions].join('\n');
  if (isConnected()) said.set(id, chrome.i18n.getMessage(key, substitutions));
  return said.get(id) ?? '';
}

/**
 * The button and its shortcut.
 * @param {(tab: Tab) => void} act
 */
export function onButton(act) {
  chrome.action.onClicked.addListener((tab) => withTab(tab, act));
}

/**
 * Shortcuts other than the button's.
 * @param {(command: string, tab: Tab) => void} act
 */
export function onCommand(act) {
  chrome.commands.onCommand.addListener((command, tab) => withTab(tab, (known) => act(command, known)));
}

/** @typedef {'page' | 'frame' | 'image' | 'link' | 'selection' | 'action'} Context */
/** @typedef {{ id: string, title: string, contexts: readonly [Context, ...Context[]] }} MenuEntry */

/**
 * Entries in the menu that opens on a page.
 * @param {() => MenuEntry[]} entries
 * @param {(id: string, tab: Tab, link: string) => void} act  runs while the browser still takes it for the reader's own doing
 */
export function onMenu(entries, act) {
  chrome.runtime.onInstalled.addListener(() => {
    chrome.contextMenus.removeAll(() => {
      for (const { contexts, ...entry } of entries()) chrome.contextMenus.create({ ...entry, contexts: [...contexts] });
    });
  });
  chrome.contextMenus.onClicked.addListener((info, tab) => withTab(tab, (known) => act(String(info.menuItemId), known, info.linkUrl ?? '')));
}

/** @param {chrome.tabs.Tab | undefined} tab @param {(tab: Tab) => void} act */
function withTab(tab, act) {
  if (tab?.id !== undefined) act({ id: tab.id, url: tab.url ?? '' });
}

const LONGEST_WAIT_MS = 200;

/**
 * Runs a file of the extension in a tab's own document. Rejects where the browser forbids it.
 * @param {{ id: number }} tab
 * @param {string} file
 * @param {string} [way]  left for the file to find, see page/world.js
 */
export async function runInTab(tab, file, way) {
  for (let wait = 25; ; wait *= 2) {
    try {
      const target = { tabId: tab.id };
      if (way) await chrome.scripting.executeScript({ target, func: leave, args: [way] });
      const [done] = await chrome.scripting.executeScript({ target, files: [file] });
      // Firefox does not reject on its own pages; nothing has run there.
      if (!done) throw new Error('no document has run it');
      return;
    } catch (error) {
      // The permission that a click gives can reach a new page's process later than the script does.
      if (wait > LONGEST_WAIT_MS || !/Cannot access contents of the page/.test(String(error))) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

/** Runs in the page. @param {string} way */
function leave(way) {
  /** @type {any} */ (globalThis)[Symbol.for('stillpage.way')] = way;
}

/**
 * Shows a page of the extension at the button, or in a tab of its own where the browser opens no popup.
 * @param {Tab} tab
 * @param {string} page
 */
export async function showAtButton({ id: tabId }, page) {
  // Where the reader has gone on to another window meanwhile, it is not that one's.
  const { windowId } = await chrome.tabs.get(tabId);
  try {
    await chrome.action.setPopup({ tabId, popup: page });
    await chrome.action.openPopup({ windowId });
  } catch {
    await chrome.tabs.create({ url: fileUrl(page), openerTabId: tabId, windowId });
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
 * @param {(request: Request, tab: Tab | undefined) => Promise<Answers[Request['type']] | undefined>} respond
 */
export function onRequest(respond) {
  chrome.runtime.onMessage.addListener((request, { tab }, answer) => {
    // Who asks would wait for ever if a failure were no answer.
    void respond(request, tab?.id === undefined ? undefined : { id: tab.id, url: tab.url ?? '' }).catch(() => undefined).then(answer);
    // The answer comes later.
    return true;
  });
}

/**
 * @template {Request} R
 * @param {R} request
 * @returns {Promise<Answers[R['type']] | undefined>}
 */
export async function ask(request) {
  return chrome.runtime.sendMessage(request);
}

/** @returns {string} */
export function versionOf() {
  return chrome.runtime.getManifest().version;
}

/**
 * @param {string} command
 * @returns {Promise<string>} empty where it has none
 */
export async function shortcutOf(command) {
  return (await chrome.commands.getAll()).find(({ name }) => name === command)?.shortcut ?? '';
}

/** The browser's own page for it; no page but this way leads there. */
export function changeShortcut() {
  const { openShortcutSettings } = /** @type {{ openShortcutSettings?: () => Promise<void> }} */ (chrome.commands);
  if (openShortcutSettings) void openShortcutSettings();
  else void chrome.tabs.create({ url: 'chrome://extensions/shortcuts' });
}

export function openOptions() {
  void chrome.runtime.openOptionsPage();
}

/** @returns {boolean} false in a page that still runs a version of the extension which has been replaced */
export function isConnected() {
  return chrome.runtime?.id !== undefined;
}

/** Stays on this machine. @type {Store} */
export const localStore = area('local');

const syncStore = area('sync');

/** A slider sends more changes than storage that syncs will take. */
const SYNC_GAP_MS = 700;

/** @type {Map<string, ReturnType<typeof setTimeout>>} */
const syncing = new Map();

/**
 * Goes with the reader from machine to machine where the browser syncs. What has not been synced yet, or cannot be, is kept
 * here, and is the newer.
 * @type {Store}
 */
export const store = {
  async get(key) {
    const [here, synced] = await Promise.all([localStore.get(key), syncStore.get(key).catch(() => undefined)]);
    return here ?? synced;
  },
  async set(key, value) {
    clearTimeout(syncing.get(key));
    syncing.set(key, setTimeout(() => void sync(key, value), SYNC_GAP_MS));
    await localStore.set(key, value);
  },
  async remove(key) {
    clearTimeout(syncing.get(key));
    await Promise.allSettled([syncStore.remove(key), localStore.remove(key)]);
  },
  async keys(prefix) {
    const found = await Promise.all([localStore.keys(prefix), syncStore.keys(prefix).catch(() => [])]);
    return [...new Set(found.flat())].sort();
  },
};

/** @param {string} key @param {unknown} value */
async function sync(key, value) {
  syncing.delete(key);
  try {
    await syncStore.set(key, value);
    if (!syncing.has(key)) await localStore.remove(key);
  } catch {
    // Sync can be switched off or full, and the reader's page may be gone.
  }
}

/** @param {'local' | 'sync'} name @returns {Store} */
function area(name) {
  return {
    get: async (key) => (await chrome.storage[name].get(key))[key],
    set: async (key, value) => chrome.storage[name].set({ [key]: value }),
    remove: async (key) => chrome.storage[name].remove(key),
    keys: async (prefix) => Object.keys(await chrome.storage[name].get(null)).filter((key) => key.startsWith(prefix)).sort(),
  };
}

/** Gone with the browser's window, and seen by no page. */
export const sessionStore = {
  /** @param {string} key @returns {Promise<unknown>} */
  get: async (key) => (await chrome.storage.session.get(key))[key],
  /** @param {string} key @param {unknown} value */
  set: async (key, value) => chrome.storage.session.set({ [key]: value }),
};

/** @param {string} host */
const pagesOf = (host) => ({ origins: [`*://${host}/*`] });

/** @param {string} host @returns {Promise<boolean>} */
export async function mayRead(host) {
  return chrome.permissions.contains(pagesOf(host));
}

/** To be called while the browser still takes it for the reader's own doing. @param {string} host @returns {Promise<boolean>} */
export async function requestToRead(host) {
  return chrome.permissions.request(pagesOf(host));
}

/** @param {string} host */
export async function stopReading(host) {
  await chrome.permissions.remove(pagesOf(host)).catch(() => false);
}

/** @returns {Promise<string[]>} the hosts that may be read */
export async function sitesToRead() {
  const { origins = [] } = await chrome.permissions.getAll();
  return origins.flatMap((origin) => /^\*:\/\/([^/*]+)\/\*$/.exec(origin)?.[1] ?? []).sort();
}

/** @param {() => void} act */
export function onMayReadChanged(act) {
  chrome.permissions.onAdded.addListener(act);
  chrome.permissions.onRemoved.addListener(act);
  chrome.runtime.onInstalled.addListener(act);
}

/**
 * A script that runs in each page of these hosts, and in no other.
 * @param {string} id
 * @param {string} file
 * @param {string[]} hosts
 */
export async function keepScript(id, file, hosts) {
  const script = { id, js: [file], matches: hosts.flatMap((host) => pagesOf(host).origins), runAt: /** @type {const} */ ('document_idle'), persistAcrossSessions: true };
  const keep = async () => {
    const isKnown = (await chrome.scripting.getRegisteredContentScripts({ ids: [id] })).length > 0;
    if (hosts.length === 0 && isKnown) await chrome.scripting.unregisterContentScripts({ ids: [id] });
    if (hosts.length > 0) await (isKnown ? chrome.scripting.updateContentScripts([script]) : chrome.scripting.registerContentScripts([script]));
  };
  // The background and a page of the extension can be at it together; who comes second finds it done.
  await keep().catch(keep);
}

/**
 * @param {string} url
 * @param {Tab} from
 * @returns {Promise<Tab>} as soon as its page has begun
 */
export async function openTab(url, from) {
  /** @type {(tab: Tab) => void} */
  let begun = () => {};
  const whenBegun = new Promise((/** @type {(tab: Tab) => void} */ resolve) => (begun = resolve));
  /** @type {number | undefined} */
  let own;
  const look = (/** @type {number} */ id, /** @type {{ url?: string, status?: string }} */ { url: changed, status }, /** @type {chrome.tabs.Tab} */ tab) => {
    if (id === own && (changed || status === 'complete')) begun({ id, url: tab.url ?? '' });
  };
  chrome.tabs.onUpdated.addListener(look);
  const { id } = await chrome.tabs.create({ url, openerTabId: from.id });
  own = id;
  const { status, url: now = '' } = await chrome.tabs.get(/** @type {number} */ (id));
  if (status === 'complete' && now) begun({ id: /** @type {number} */ (id), url: now });
  const tab = await whenBegun;
  chrome.tabs.onUpdated.removeListener(look);
  return tab;
}

/**
 * @param {{ id: number }} tab  whose next page has the usual button again
 * @param {string} title
 * @param {string} icons  their folder
 */
export async function showButton({ id: tabId }, title, icons) {
  const path = Object.fromEntries([16, 32, 48].map((size) => [size, `/${icons}/${size}.png`]));
  // The tab may be gone by now.
  await Promise.allSettled([chrome.action.setTitle({ tabId, title }), chrome.action.setIcon({ tabId, path })]);
}
