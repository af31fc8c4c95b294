// A real Firefox with the extension in dist/extension-firefox, and the same hands to use it with as Chromium's.
//
// Playwright drives it by WebDriver BiDi, as it comes from its makers. What an extension needs beyond that (to be installed,
// the toolbar's button) goes over the same session: Playwright has no door to it yet, so its inside is reached here, and only
// here, for which its version is pinned.

import path from 'node:path';
import { firefox } from 'playwright-core';
import { chromeScript, frameScript } from './firefox-chrome.js';
import { Adapter } from './firefox-transport.js';
import { findProgram, root } from './machine.js';
import { opened } from './opened.js';

/**
 * @import { BrowserContext, Locator, Page } from 'playwright-core'
 * @import { Launch } from './browser.js'
 * @import { Transport } from './firefox-transport.js'
 * @typedef {{ send: (method: string, params: object) => Promise<any> }} Session  of WebDriver BiDi
 */

const built = path.join(root, 'dist/extension-firefox');

/** No name but this machine's is looked up: everything else goes to a proxy that is not there. Firefox's own questions, too. */
const HERE_ONLY = {
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': 9,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': 9,
  'network.proxy.no_proxies_on': 'localhost, 127.0.0.1',
  'network.proxy.allow_hijacking_localhost': false,
};

/** On a busy machine. */
const PATIENCE_MS = 300_000;
const CLOSING_MS = 30_000;

export class Firefox {
  /**
   * @param {BrowserContext} context
   * @param {Session} session
   * @param {string} id  the extension's
   * @param {string} origin  of the extension's pages
   * @param {object} source  that it was installed from
   */
  constructor(context, session, id, origin, source) {
    this.context = context;
    this.session = session;
    this.id = id;
    this.origin = origin;
    this.source = source;
    /** By which the extension knows it: it stays so wherever the tab goes. */
    this.firstTab = 0;
    /** A page of the extension's, for a look into its storage. @type {Page | null} */
    this.own = null;
    /** A page that the browser keeps extensions off. */
    this.forbidden = 'about:support';
    this.page = context.pages()[0];
  }

  /** @param {Launch} [options] */
  static async launch({ headless = true, hereOnly = true, profile = '', extension = built, isSealed = false, args = [] } = {}) {
    adaptPlaywright();
    const context = await firefox.launchPersistentContext(profile, {
      channel: 'moz-firefox',
      executablePath: findProgram('FIREFOX', ['firefox-esr', 'firefox']),
      headless,
      handleSIGTERM: false,
      timeout: PATIENCE_MS,
      viewport: headless ? { width: 1280, height: 900 } : null,
      args: ['--remote-allow-system-access', ...args],
      firefoxUserPrefs: hereOnly ? HERE_ONLY : {},
    });
    const session = /** @type {Session} */ (inside(context)._browser._browserSession);
    const extensionData = { type: extension.endsWith('.zip') ? 'archivePath' : 'path', path: isSealed ? extension : opened(extension) };
    const { extension: id } = await session.send('webExtension.install', { extensionData });
    const origin = await chromeScript(session, `WebExtensionPolicy.getByID(${JSON.stringify(id)}).getURL('')`);
    return new Firefox(context, session, id, origin.replace(/\/$/, ''), extensionData);
  }

  /**
   * Presses the extension's toolbar button, as a person does: this fires action.onClicked and grants activeTab.
   * @param {Page} page
   * @param {() => Promise<unknown>} [justBefore]  when all is ready for the press: a page that is busy from then on holds up nothing else
   */
  async pressButton(page, justBefore = async () => {}) {
    await page.bringToFront();
    await justBefore();
    await chromeScript(this.session, `(() => {
      const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
      const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(this.id)});
      // This waits for the background, which only starts once the browser has settled.
      ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(${showing(page)});
    })()`);
  }

  /**
   * Runs in a page of the extension's own, where its storage can be looked into.
   * @template A, R
   * @param {(argument: A) => R | Promise<R>} act
   * @param {A} argument
   */
  async inExtension(act, argument) {
    this.own ??= await this.openOwn('notice.html');
    return /** @type {Promise<R>} */ (this.own.evaluate(/** @type {any} */ (act), argument));
  }

  /**
   * What a page of the extension's says that has opened at the button.
   * @param {string} page  the end of its address
   */
  async textOfPopup(page) {
    // No window of a headless Firefox has the focus, and a popup opens in none: then it is a tab.
    return frameScript(this.session, `${WINDOWS}
      .flatMap(({ document, gBrowser }) => [...document.querySelectorAll('.webextension-popup-browser'), ...gBrowser.browsers])
      .find(({ currentURI }) => currentURI?.spec.endsWith(${JSON.stringify(page)}))`, `(async () => {
      if (content.document.readyState !== 'complete') await new Promise((resolve) => content.addEventListener('load', resolve));
      return content.document.body.innerText;
    })()`, 200);
  }

  /** A click elsewhere closes it; no script's click does. */
  async closePopup() {
    await chromeScript(this.session, `(async () => {
      const popup = await ${once("window.document.querySelector('.webextension-popup-browser')?.closest('panel')")};
      if (popup.state === 'closed') return;
      const closed = new Promise((resolve) => popup.addEventListener('popuphidden', resolve, { once: true }));
      popup.hidePopup();
      await closed;
    })()`);
  }

  /**
   * Runs in the world in which the extension's script has run in the page, where the page's own scripts cannot look. Where
   * none has run, there is nothing.
   * @param {Page} page
   * @param {string} expression
   * @returns {Promise<any>}
   */
  async evaluateInside(page, expression) {
    await page.bringToFront();
    return frameScript(this.session, `${showing(page)}.gBrowser.selectedBrowser`, `(() => {
      const { ExtensionContent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionContent.sys.mjs');
      const world = ExtensionContent.getContextByExtensionId(${JSON.stringify(this.id)}, content)?.sandbox;
      return world ? Cu.evalInSandbox(${JSON.stringify(expression)}, world) : null;
    })()`);
  }

  /** @returns {Promise<number>} by which the extension knows the test's first tab */
  async tabId() {
    if (this.firstTab === 0) this.firstTab = await chromeScript(this.session, `(() => {
      const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
      return ExtensionParent.apiManager.global.tabTracker.getId(${showing(this.page)}.gBrowser.selectedTab);
    })()`);
    return this.firstTab;
  }

  /**
   * Chooses an entry of the extension's in the browser's own menu of something on the page.
   * @param {string} entry
   * @param {Locator} place
   */
  async chooseInMenu(entry, place) {
    await place.page().bringToFront();
    await place.click({ button: 'right' });
    await chromeScript(this.session, `(async () => {
      const menu = await ${once("[window.document.getElementById('contentAreaContextMenu')].find((menu) => menu?.state === 'open')")};
      // One entry is in the menu itself, two are in a menu of their own.
      const own = menu.querySelector('[id*="-menuitem-_${entry}"]');
      if (own.parentNode !== menu) {
        own.parentNode.parentNode.openMenu(true);
        if (own.parentNode.state !== 'open') await new Promise((resolve) => own.parentNode.addEventListener('popupshown', resolve, { once: true }));
      }
      own.parentNode.activateItem(own);
    })()`);
  }

  /**
   * Answers the browser's own question whether the extension may have what it asks for.
   * @param {boolean} isAllowed
   * @returns {Promise<string>} what it says
   */
  async answer(isAllowed) {
    return chromeScript(this.session, `(async () => {
      const question = await ${once("window.PopupNotifications?.panel.state === 'open' && window.PopupNotifications.panel.querySelector('popupnotification')")};
      const said = question.textContent.replace(/\\s+/g, ' ').trim();
      question.${isAllowed ? 'button' : 'secondaryButton'}.click();
      return said;
    })()`);
  }

  /** @param {'light' | 'dark' | null} scheme  null for the machine's */
  async setColorScheme(scheme) {
    const value = { dark: 0, light: 1, none: 2 }[scheme ?? 'none'];
    await chromeScript(this.session, `Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', ${value})`);
  }

  /** @returns {Promise<string>} the text that was copied last */
  async clipboard() {
    return chromeScript(this.session, `(() => {
      const data = Cc['@mozilla.org/widget/transferable;1'].createInstance(Ci.nsITransferable);
      data.init(null);
      data.addDataFlavor('text/plain');
      Services.clipboard.getData(data, Services.clipboard.kGlobalClipboard);
      const found = {};
      data.getTransferData('text/plain', found);
      return found.value.QueryInterface(Ci.nsISupportsString).data;
    })()`);
  }

  /** Puts the extension in its own place, as an update does. */
  async update() {
    await this.session.send('webExtension.install', { extensionData: this.source });
  }

  /** @param {string} path  of a page of the extension's */
  async openOwn(path) {
    const page = await this.context.newPage();
    await page.goto(`${this.origin}/${path}`);
    return page;
  }

  async close() {
    // Of a Firefox that has died Playwright waits for an answer; at the end of this process it is no more.
    await Promise.race([this.context.close(), new Promise((resolve) => setTimeout(resolve, CLOSING_MS).unref())]);
  }
}

const WINDOWS = "[...Services.wm.getEnumerator('navigator:browser')]";

/**
 * For a script in the browser itself: waits for what one of its windows has.
 * @param {string} expression  of `window`
 */
function once(expression) {
  return `(async () => {
    const { setTimeout } = ChromeUtils.importESModule('resource://gre/modules/Timer.sys.mjs');
    for (;;) {
      for (const window of ${WINDOWS}) {
        const found = ${expression};
        if (found) return found;
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })()`;
}

/** The window that shows it, for a script in the browser itself. @param {Page} page */
function showing(page) {
  return `${WINDOWS}.find(({ gBrowser }) => gBrowser.selectedBrowser.currentURI.spec === ${JSON.stringify(page.url())})`;
}

/**
 * What Playwright keeps to itself of an object of its.
 * @param {object} object
 * @returns {any}
 */
function inside(object) {
  return /** @type {any} */ (object)._connection.toImpl(object);
}

let isAdapted = false;

/** Every connection that Playwright makes to a Firefox goes through an adapter. */
function adaptPlaywright() {
  if (isAdapted) return;
  isAdapted = true;
  const { _bidiFirefox: starter } = inside(firefox);
  const connect = starter.connectToTransport.bind(starter);
  starter.connectToTransport = (/** @type {Transport} */ transport, /** @type {object} */ options) => connect(new Adapter(transport).outside, options);
}
