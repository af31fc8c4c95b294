// A real Chromium with the extension in dist/extension, and the hands to use it with.

import path from 'node:path';
import { chromium } from 'playwright-core';
import { findProgram, root } from './machine.js';
import { opened } from './opened.js';
import { inTime } from './until.js';

/**
 * @import { BrowserContext, CDPSession, Locator, Page } from 'playwright-core'
 * @import { Launch } from './browser.js'
 * @typedef {{ type: string, url: string, targetId: string }} Target
 */

const built = path.join(root, 'dist/extension');

/** Chromium asks nothing of the network by itself. */
export const QUIET = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** No name but this machine's is looked up: a test page cannot load what is not in its folder. */
export const HERE_ONLY = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost';

export const MAY_UPDATE = '--enable-unsafe-extension-debugging';

export class Chromium {
  /**
   * @param {BrowserContext} context
   * @param {CDPSession} devtools  of the whole browser
   * @param {string} id  the extension's
   * @param {string} folder  that it is loaded from
   */
  constructor(context, devtools, id, folder) {
    this.context = context;
    this.devtools = devtools;
    this.id = id;
    this.folder = folder;
    /** A page that the browser keeps extensions off. */
    this.forbidden = 'chrome://version';
  }

  /** @param {Launch} [options] */
  static async launch({ headless = true, hereOnly = true, profile = '', extension = built, isSealed = false, args = [] } = {}) {
    const loaded = isSealed ? extension : opened(extension);
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: findChromium(),
      headless,
      handleSIGTERM: false,
      // Where no one but tests runs, or as root, the sandbox cannot or need not start.
      chromiumSandbox: !headless && process.getuid?.() !== 0,
      viewport: headless ? { width: 1280, height: 900 } : null,
      args: [
        `--disable-extensions-except=${loaded}`,
        `--load-extension=${loaded}`,
        ...QUIET,
        ...(hereOnly ? [HERE_ONLY] : []),
        ...args,
      ],
    });
    const browser = context.browser();
    if (!browser) throw new Error('the browser closed at once');
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
    await worker.evaluate(untilActive);
    return new Chromium(context, await browser.newBrowserCDPSession(), new URL(worker.url()).host, loaded);
  }

  /** @returns {Page} the tab that the browser opened with */
  get page() {
    return this.context.pages()[0];
  }

  /**
   * Presses the extension's toolbar button, as a person does: this fires action.onClicked and grants activeTab.
   * @param {Page} page
   * @param {() => Promise<unknown>} [justBefore]  when all is ready for the press: a page that is busy from then on holds up nothing else
   */
  async pressButton(page, justBefore = async () => {}) {
    await page.bringToFront();
    const { targetInfos } = await this.devtools.send('Target.getTargets', { filter: [{ type: 'tab' }] });
    const tabs = targetInfos.filter((target) => target.url === page.url());
    if (tabs.length !== 1) throw new Error(`${tabs.length} tabs show ${page.url()}`);
    await justBefore();
    // Playwright's types do not know this domain yet.
    const send = /** @type {(method: string, params: object) => Promise<unknown>} */ (this.devtools.send.bind(this.devtools));
    await send('Extensions.triggerAction', { id: this.id, targetId: tabs[0].targetId });
  }

  /**
   * Runs in the extension's own worker, where its storage can be looked into.
   * @template A, R
   * @param {(argument: A) => R | Promise<R>} act
   * @param {A} argument
   */
  async inExtension(act, argument) {
    const worker = this.context.serviceWorkers()[0] ?? (await this.context.waitForEvent('serviceworker'));
    return /** @type {Promise<R>} */ (worker.evaluate(/** @type {any} */ (act), argument));
  }

  /** @returns {Promise<number>} by which the extension knows the tab that is in front */
  async tabId() {
    return this.inExtension(async () => (await chrome.tabs.query({ active: true, lastFocusedWindow: true }))[0].id ?? 0, null);
  }

  /**
   * Chooses an entry of the extension's in the menu of something on the page. No test can open that menu here: the extension is
   * told what the browser would tell it.
   * @param {string} entry
   * @param {Locator} place
   */
  async chooseInMenu(entry, place) {
    const linkUrl = await place.evaluate((element) => element.closest('a')?.href);
    await this.inExtension(async (/** @type {object} */ info) => {
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      /** @type {any} */ (chrome.contextMenus.onClicked).dispatch(info, tab);
    }, { menuItemId: entry, ...(linkUrl && { linkUrl }) });
  }

  /** Puts the extension in its own place, as an update does. The browser must have been launched with `MAY_UPDATE`. */
  async update() {
    const worker = this.context.waitForEvent('serviceworker');
    const send = /** @type {(method: string, params: object) => Promise<unknown>} */ (this.devtools.send.bind(this.devtools));
    await send('Extensions.loadUnpacked', { path: this.folder });
    await (await worker).evaluate(untilActive);
  }

  /** @param {string} path  of a page of the extension's */
  async openOwn(path) {
    const page = await this.context.newPage();
    await page.goto(`chrome-extension://${this.id}/${path}`);
    return page;
  }

  /**
   * Runs in the world in which the extension's script has run in the page, where the page's own scripts cannot look. Where
   * none has run, there is nothing.
   * @param {Page} page
   * @param {string} expression
   * @returns {Promise<any>}
   */
  async evaluateInside(page, expression) {
    const session = await this.context.newCDPSession(page);
    /** @type {number[]} */
    const worlds = [];
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.origin === `chrome-extension://${this.id}`) worlds.push(context.id);
    });
    // This tells of the worlds that are there already.
    await session.send('Runtime.enable');
    const contextId = worlds.at(-1);
    if (contextId === undefined) return session.detach();
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', { expression, contextId, awaitPromise: true, returnByValue: true });
    await session.detach();
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  /**
   * What a page of the extension's says that has opened at the button. Playwright does not count such a popup among its
   * pages; the DevTools protocol does.
   * @param {string} page  the end of its address
   */
  async textOfPopup(page) {
    const { targetId } = await inTime(this.targetAt(`chrome-extension://${this.id}/${page}`), `${page} opens`);
    const { sessionId } = await this.devtools.send('Target.attachToTarget', { targetId });
    const answered = new Promise((resolve) => {
      this.devtools.on('Target.receivedMessageFromTarget', (event) => {
        if (event.sessionId === sessionId) resolve(JSON.parse(event.message).result.result.value);
      });
    });
    const expression = 'new Promise((done) => document.readyState === "complete" ? done() : addEventListener("load", done)).then(() => document.body.innerText)';
    const message = JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression, awaitPromise: true } });
    await this.devtools.send('Target.sendMessageToTarget', { sessionId, message });
    return String(await inTime(answered, `the text of ${page}`));
  }

  /** @param {'light' | 'dark' | null} colorScheme  null for the machine's */
  async setColorScheme(colorScheme) {
    await this.page.emulateMedia({ colorScheme });
  }

  /** @returns {Promise<string>} the text that was copied last */
  async clipboard() {
    await this.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /**
   * @param {string} url
   * @returns {Promise<Target>} as soon as there is one
   */
  async targetAt(url) {
    const found = new Promise((resolve) => {
      /** @param {{ targetInfo: Target }} event */
      const look = ({ targetInfo }) => {
        if (targetInfo.type === 'page' && targetInfo.url.startsWith(url)) resolve(targetInfo);
      };
      this.devtools.on('Target.targetCreated', look);
      this.devtools.on('Target.targetInfoChanged', look);
    });
    // This tells of the targets that are there already, too.
    await this.devtools.send('Target.setDiscoverTargets', { discover: true });
    return found;
  }

  async close() {
    await this.context.close();
  }
}

/** Runs in the extension's worker. A click before it listens would be lost; a person cannot be that quick. */
async function untilActive() {
  const { serviceWorker } = /** @type {{ serviceWorker: ServiceWorker }} */ (/** @type {unknown} */ (self));
  while (serviceWorker.state !== 'activated') {
    await new Promise((resolve) => serviceWorker.addEventListener('statechange', resolve, { once: true }));
  }
}

export function findChromium() {
  return findProgram('CHROMIUM', ['chromium', 'chromium-browser']);
}
