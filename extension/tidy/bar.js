// The bar of a tidied page: how much is hidden, what and why, and the way back, for each or for all.

import { HTML, createIn, rootOf, scrollTo } from '../page/dom.js';
import { maker } from '../page/element.js';
import { icon } from '../page/icons.js';
import { dress } from '../page/look.js';
import { reasonKey } from '../page/reasons.js';
import { raiseShield } from '../page/shield.js';
import panels from '../page/style/panels.css';
import paper from '../page/style/paper.css';
import parts from '../page/style/parts.css';
import { TIDIED } from './reasons.js';
import look from './tidy.css';
import { elementsOf } from './tidy.js';

/** @import { Settings } from '../page/types' */
/** @import { Messages } from '../page/messages.js' */
/** @import { Item, Tidy } from './tidy.js' */

/** As much of a text as the list shows. */
const EXCERPT = 160;

export class Bar {
  /**
   * @param {Document} document
   * @param {Messages} messages
   * @param {Settings} settings
   * @param {() => void} close
   */
  constructor(document, messages, settings, close) {
    this.document = document;
    this.messages = messages;
    const make = (this.make = maker(document));
    this.host = /** @type {HTMLElement} */ (createIn(document, HTML, 'div'));
    this.host.setAttribute('data-stillpage', 'tidy');
    for (const [name, value] of [['all', 'initial'], ['display', 'block']]) this.host.style.setProperty(name, value, 'important');
    const shadow = this.host.attachShadow({ mode: 'closed' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync([paper, parts, panels, look].join('\n'));
    shadow.adoptedStyleSheets = [sheet];

    this.count = make('button', { type: 'button', class: 'count', 'aria-expanded': 'false', 'aria-controls': 'list' });
    this.all = make('button', { type: 'button', class: 'button all' });
    this.status = make('p', { class: 'status', role: 'status' });
    this.list = make('div', { class: 'list', id: 'list' });
    this.list.hidden = true;
    const leave = make('button', { type: 'button', class: 'tool leave', 'aria-label': messages.say('tidy_close'), title: messages.say('tidy_close') }, icon(document, 'close'));
    this.root = make('section', { class: 'reader tidy', popover: 'manual', lang: messages.language, dir: messages.direction, 'aria-label': messages.say('action_tidy') },
      this.list, make('div', { class: 'line' }, this.count, this.all, leave), this.status);
    dress(this.root, settings);
    shadow.append(this.root);
    this.count.addEventListener('click', () => this.open(Boolean(this.list.hidden)));
    this.all.addEventListener('click', () => this.bringAll());
    leave.addEventListener('click', close);
    this.shield = raiseShield(window, shadow, (event) => this.pressed(event), { isModal: false });
    /** @type {Tidy | null} */
    this.tidy = null;
    /** What the list was made of. */
    this.shown = '';
  }

  attach() {
    rootOf(this.document)?.append(this.host);
    this.root.showPopover();
  }

  detach() {
    this.shield.lower();
    this.host.remove();
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    if (event.key !== 'Escape' || event.type !== 'keydown' || this.list.hidden) return;
    event.preventDefault();
    this.open(false);
    this.count.focus({ preventScroll: true });
  }

  /** @param {boolean} isOpen */
  open(isOpen) {
    this.list.hidden = !isOpen;
    this.count.setAttribute('aria-expanded', String(isOpen));
    this.show();
  }

  bringAll() {
    const { tidy } = this;
    if (!tidy) return;
    const items = tidy.present;
    const isBack = items.some((item) => !item.isBack);
    for (const item of items) tidy.bring(item, isBack);
  }

  /** Shows the state that its page has now. */
  show() {
    const { messages, tidy } = this;
    if (!tidy) return;
    const items = tidy.present;
    const hidden = items.filter((item) => !item.isBack);
    const text = items.length > 0 ? messages.count('tidy_hidden', hidden.length) : messages.say(tidy.problem ? 'tidy_failed' : 'tidy_nothing');
    this.count.replaceChildren(this.make('span', {}, text), ...(items.length > 0 ? [icon(this.document, this.list.hidden ? 'up' : 'down')] : []));
    this.count.toggleAttribute('disabled', items.length === 0);
    this.all.hidden = items.length === 0;
    this.all.textContent = messages.say(hidden.length > 0 ? 'tidy_all' : 'tidy_allAgain');
    if (this.status.textContent !== text) this.status.textContent = text;
    if (items.length === 0) this.list.hidden = true;
    if (!this.list.hidden) this.fill(items);
    else this.shown = '';
  }

  /** @param {Item[]} items */
  fill(items) {
    const state = items.map(({ key, isBack }) => `${key}${isBack}`).join('\n');
    if (state === this.shown) return;
    this.shown = state;
    const focused = /** @type {ShadowRoot} */ (this.root.getRootNode()).activeElement?.getAttribute('data-key');
    const { make, messages } = this;
    const sections = TIDIED.map((reason) => ({ reason, own: items.filter((item) => item.reason === reason) })).filter(({ own }) => own.length > 0);
    this.list.replaceChildren(...sections.map(({ reason, own }) => make('section', {},
      make('h3', {}, reason === 'overlay' ? messages.say('tidy_overlay') : messages.say(reasonKey(reason)), ' ', make('span', { class: 'count-of' }, messages.numbers.format(own.length))),
      make('ul', { role: 'list' }, ...own.map((item) => this.item(item))))));
    // The button that was pressed is another one now.
    for (const button of this.list.querySelectorAll('button')) if (focused && button.dataset.key === focused) button.focus({ preventScroll: true });
  }

  /** @param {Item} item */
  item(item) {
    const { make, messages } = this;
    const button = make('button', { type: 'button', class: 'button', 'data-key': item.key, 'aria-pressed': String(item.isBack) }, messages.say(item.isBack ? 'tidy_again' : 'restore'));
    button.addEventListener('click', () => {
      this.tidy?.bring(item, !item.isBack);
      const [element] = elementsOf(item);
      if (item.isBack && element) scrollTo(element, { block: 'center', behavior: 'instant' });
    });
    const text = item.text.replace(/\s+/g, ' ').trim();
    return make('li', item.isBack ? { class: 'back' } : {}, make('p', { class: 'excerpt', dir: 'auto' }, text.length > EXCERPT ? `${text.slice(0, EXCERPT).toWellFormed()}…` : text), button);
  }
}
