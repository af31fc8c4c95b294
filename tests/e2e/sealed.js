// The reader as it is shipped, in a closed shadow root: only the extension's own world in the page knows what it shows, and is
// asked for it. Hands work as they do anywhere.

import { blocksIn, Reader } from './reader.js';
import { until } from './until.js';

export class SealedReader extends Reader {
  /** @param {string} expression  of `overlay`, or nothing before there is one */
  async inside(expression) {
    return this.browser.evaluateInside(this.page, `((overlay) => ${expression})(globalThis[Symbol.for('stillpage')])`);
  }

  async open() {
    await this.pressButton();
    await until(() => this.inside(`Boolean(overlay?.dialog?.querySelector('article, .notice .offers')?.checkVisibility())`), 'the reader opens');
  }

  async close() {
    if (await this.inside('overlay.reader.panels.current !== null')) await this.page.keyboard.press('Escape');
    await this.page.keyboard.press('Escape');
    await this.hasGone();
  }

  /** @returns {Promise<string[]>} */
  async blocks() {
    return this.inside(`(${blocksIn})(overlay.reader.view.text)`);
  }

  /**
   * @param {string} selector  of what is brought into sight
   * @returns {Promise<{ x: number, y: number, width: number, height: number }>}
   */
  async boxOf(selector) {
    return this.inside(`(() => {
      const element = overlay.dialog.querySelector(${JSON.stringify(selector)});
      element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      const { x, y, width, height } = element.getBoundingClientRect();
      return { x, y, width, height };
    })()`);
  }

  /** @param {string} selector  of what is clicked with the mouse */
  async click(selector) {
    const { x, y, width, height } = await this.boxOf(selector);
    await this.page.mouse.click(x + width / 2, y + height / 2);
  }

  /** Drags the mouse along the first line of a paragraph. @param {string} selector */
  async selectIn(selector) {
    const { x, y, width } = await this.boxOf(selector);
    await this.page.mouse.move(x + 2, y + 14);
    await this.page.mouse.down();
    await this.page.mouse.move(x + width / 2, y + 14, { steps: 8 });
    await this.page.mouse.up();
  }
}
