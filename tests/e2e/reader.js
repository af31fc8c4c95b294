// The reader as a person sees and uses it.

/**
 * @import { Page } from 'playwright-core'
 * @import { Browser } from './browser.js'
 */

/** The one element that the reader adds to a page, and what to look for in its shadow root. */
export const HOST = '[data-stillpage=reader]';
export const PARAGRAPH = 'article p';

export class Reader {
  /**
   * @param {Browser} browser
   * @param {Page} [page]
   */
  constructor(browser, page = browser.page) {
    this.browser = browser;
    this.page = page;
    this.host = page.locator(HOST);
    this.dialog = this.host.locator('dialog');
    this.article = this.dialog.locator('article');
    // One without an offer only says that the page is being read.
    this.notice = this.dialog.locator('.notice:has(.offers)');
  }

  async pressButton() {
    await this.browser.pressButton(this.page);
  }

  /** Opens it and waits for an article, or for the notice that there is none. */
  async open() {
    await this.pressButton();
    await this.article.or(this.notice).first().waitFor({ state: 'visible' });
  }

  async close() {
    // The first closes a panel.
    if (await this.dialog.locator('.panel').count()) await this.page.keyboard.press('Escape');
    await this.page.keyboard.press('Escape');
    await this.hasGone();
  }

  async hasGone() {
    await this.host.waitFor({ state: 'detached' });
  }

  /** @returns {Promise<string[]>} the text of each block of the article's body, in the form of the golden pages' article.txt */
  async blocks() {
    return this.article.locator('.text').evaluate(blocksIn);
  }

  /**
   * Opens a panel by its button, unless it is open.
   * @param {string} id  the action's
   */
  async openPanel(id) {
    const panel = this.dialog.locator(`.panel[data-panel=${id}]`);
    if (!(await panel.count())) {
      // The toolbar comes back for a pointer that is near.
      await this.page.mouse.move(300, 8);
      await this.dialog.locator(`.bar .do-${id}`).click();
    }
    await panel.waitFor({ state: 'visible' });
    return panel;
  }

  /** @param {string} theme */
  async chooseTheme(theme) {
    const panel = await this.openPanel('settings');
    await panel.locator(`input[name=theme][value=${theme}]`).check();
  }

  async enlargeText() {
    await this.page.keyboard.press('+');
  }

  /**
   * Sets a setting in the panel, as a person does.
   * @param {string} name
   * @param {string | number | boolean} value
   */
  async set(name, value) {
    const panel = await this.openPanel('settings');
    if (typeof value === 'boolean') await panel.locator(`input[name=${name}]`).setChecked(value);
    else if (typeof value === 'number' || value.startsWith('#')) await panel.locator(`input[name=${name}]`).fill(String(value));
    else await panel.locator(`input[name=${name}][value="${value}"]`).check();
  }

  /** What the settings panel shows. @param {string} name */
  async shown(name) {
    const panel = await this.openPanel('settings');
    const input = panel.locator(`input[name=${name}]`).first();
    const type = await input.getAttribute('type');
    if (type === 'radio') return panel.locator(`input[name=${name}]:checked`).getAttribute('value');
    return type === 'checkbox' ? input.isChecked() : type === 'range' ? Number(await input.inputValue()) : input.inputValue();
  }

  /**
   * @param {string} selector  in the article
   * @param {string} property
   */
  async style(selector, property) {
    return this.dialog.locator(selector).first().evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);
  }

  /** What it looks like, as the browser has computed it. */
  async look() {
    return this.article.evaluate((article) => {
      const paragraph = article.querySelector('.text p') ?? article;
      const { color, fontSize } = getComputedStyle(paragraph);
      const dialog = article.closest('dialog') ?? article;
      return { color, fontSize, background: getComputedStyle(dialog).backgroundColor };
    });
  }
}

/** Runs in the page. @param {Element} body */
export function blocksIn(body) {
  const blocks = 'p, h2, h3, h4, h5, h6, li, dt, dd, figcaption, pre, table, summary';
  return [...body.querySelectorAll(blocks)]
    .filter((block) => !block.querySelector(blocks) && !block.parentElement?.closest('table, pre'))
    .map((block) => (block.textContent ?? '').trim().replace(/\s+/g, ' '));
}
