// What is read on: the controls, and under them an article or a sentence on why there is none. The extension puts it into a
// dialog, the demo page beside the page that it read.

import { maker } from './element.js';
import { toolbar } from './toolbar.js';
import { TITLE_ID, articleView } from './view.js';

/** @import { Article, Settings } from './types' */
/** @import { Messages } from './messages.js' */
/** @import { View } from './view.js' */

/**
 * @typedef {object} Notice
 * @property {string} title
 * @property {string} text
 * @property {{ label: string, act: () => void }[]} [offers]  the first is the one to take
 */

/**
 * @typedef {object} Surroundings
 * @property {Settings} settings
 * @property {(settings: Settings) => void} changed
 * @property {() => void} [close]
 */

export class Surface {
  /**
   * @param {HTMLElement} root  empty
   * @param {Messages} messages
   * @param {Surroundings} surroundings
   */
  constructor(root, messages, { settings, changed, close }) {
    this.root = root;
    this.document = root.ownerDocument;
    this.messages = messages;
    this.settings = settings;
    const make = maker(this.document);
    this.body = make('div', { class: 'body' });
    this.status = make('p', { class: 'status', role: 'status' });
    const bar = toolbar(this.document, messages, {
      settings: () => this.settings,
      change: (change) => {
        this.settings = { ...this.settings, ...change };
        this.dress();
        changed(this.settings);
      },
      announce: (text) => this.announce(text),
      close,
    });
    root.lang = messages.language;
    root.dir = messages.direction;
    root.append(bar, this.body, this.status);
    this.dress();
  }

  dress() {
    this.root.dataset.theme = this.settings.theme;
    this.root.style.setProperty('--size', String(this.settings.size / 100));
  }

  /** @param {string} text */
  announce(text) {
    this.status.textContent = text;
  }

  /**
   * @param {Article} article
   * @returns {View}
   */
  showArticle(article) {
    const view = articleView(this.document, article, this.messages, (text) => this.announce(text));
    this.body.replaceChildren(view.fragment);
    this.root.scrollTop = 0;
    return view;
  }

  /** @param {Notice} notice */
  showNotice({ title, text, offers = [] }) {
    const make = maker(this.document);
    const notice = make('section', { class: 'notice' }, make('h1', { id: TITLE_ID }, title), make('p', {}, text));
    if (offers.length > 0) {
      const row = make('p', { class: 'offers' });
      for (const { label, act } of offers) {
        const button = make('button', { type: 'button' }, label);
        button.addEventListener('click', act);
        row.append(button);
      }
      notice.append(row);
    }
    this.body.replaceChildren(notice);
    this.announce(`${title}. ${text}`);
  }
}
