// A tidied page as a person sees and uses it. The bar is in a closed shadow root, where only the extension's own world looks.

import { until } from './until.js';

/**
 * @import { Page } from 'playwright-core'
 * @import { Browser } from './browser.js'
 */

const SESSION = 'globalThis[Symbol.for("stillpage.tidy")]';

export const ATTRIBUTE = 'data-stillpage-tidy';

export class Tidy {
  /**
   * @param {Browser} browser
   * @param {Page} [page]
   */
  constructor(browser, page = browser.page) {
    this.browser = browser;
    this.page = page;
    this.host = page.locator('[data-stillpage=tidy]');
  }

  /** Tidies the page the way that a hand takes which has only the button: the reader's key for it. */
  async open() {
    await this.browser.pressButton(this.page);
    const dialog = this.page.locator('[data-stillpage=reader] dialog');
    await dialog.locator('article, .notice:has(.offers)').first().waitFor();
    await this.page.keyboard.press('c');
    await this.isReady();
  }

  async isReady() {
    await this.host.waitFor({ state: 'attached' });
  }

  async close() {
    await this.press('.leave');
    await this.host.waitFor({ state: 'detached' });
  }

  /** @param {string} expression  of `bar` and `tidy` */
  async inside(expression) {
    return this.browser.evaluateInside(this.page, `(({ bar, tidy }) => ${expression})(${SESSION})`);
  }

  /** Clicks in the bar with the mouse. @param {string} selector */
  async press(selector) {
    const { x, y } = await this.inside(`(() => { const element = bar.root.querySelector(${JSON.stringify(selector)}); element.scrollIntoView({ block: 'nearest' }); const { left, top, width, height } = element.getBoundingClientRect(); return { x: left + width / 2, y: top + height / 2 }; })()`);
    await this.page.mouse.click(x, y);
  }

  /** @returns {Promise<string>} what the bar says */
  async text() {
    return this.inside('bar.count.textContent');
  }

  /** @param {number} count */
  async hasHidden(count) {
    await until(async () => (await this.hidden()).length === count, `${count} elements hidden`);
  }

  /** @returns {Promise<{ reason: string, what: string, text: string, isShown: boolean }[]>} in page order, through shadow trees */
  async hidden() {
    return this.page.evaluate((attribute) => {
      /** @type {Element[]} */
      const found = [];
      /** @param {ParentNode} tree */
      const look = (tree) => {
        for (const element of tree.querySelectorAll('*')) {
          if (element.hasAttribute(attribute)) found.push(element);
          if (element.shadowRoot) look(element.shadowRoot);
        }
      };
      look(document);
      return found.map((element) => ({
        reason: element.getAttribute(attribute) ?? '',
        what: [element.localName, ...element.classList].join('.'),
        text: (element.textContent ?? '').replace(/\s+/g, ' ').trim(),
        isShown: element.checkVisibility(),
      }));
    }, ATTRIBUTE);
  }
}
