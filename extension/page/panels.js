// The panel beside the text, or over its lower half where there is little room. One is open at a time.

import { maker } from './element.js';
import { icon } from './icons.js';

/** @import { Action } from './actions.js' */
/** @import { Reader } from './reader.js' */

/**
 * @typedef {object} Panel
 * @property {(reader: Reader, body: HTMLElement) => void | (() => void)} build  fills the body at each opening; what it gives
 *   back is done at closing
 */

const TITLE_ID = 'panel-title';

export class Panels {
  /** @param {Reader} reader */
  constructor(reader) {
    this.reader = reader;
    /** The action whose panel is open. @type {Action | null} */
    this.current = null;
    /** @type {HTMLElement | null} */
    this.element = null;
    /** @type {(() => void) | void} */
    this.ended = undefined;
    /** Where the focus was when it opened. @type {Element | null} */
    this.opener = null;
  }

  /** @param {Action} action */
  toggle(action) {
    if (this.current === action) this.close();
    else this.show(action);
  }

  /** @param {Action} action */
  show(action) {
    if (!action.panel) return;
    const { reader } = this;
    const { messages } = reader;
    // A panel that takes another's place gives the focus back to where that one had it from.
    const opener = this.current ? this.opener : reader.focused;
    this.take();
    const make = maker(reader.document);
    const name = messages.say(`action_${action.id}`);
    const close = make('button', { type: 'button', class: 'tool', 'aria-label': messages.say('closePanel'), title: messages.say('closePanel') }, icon(reader.document, 'close'));
    close.addEventListener('click', () => this.close());
    const body = make('div', { class: 'panel-body' });
    this.element = make('section', { class: 'panel', 'data-panel': action.id, 'aria-labelledby': TITLE_ID, tabindex: '-1' },
      make('header', { class: 'panel-head' }, make('h2', { id: TITLE_ID }, name), close), body);
    this.current = action;
    this.opener = opener;
    reader.root.append(this.element);
    this.ended = action.panel.build(reader, body);
    // Keys scroll what has the focus; where nothing in it can have it, the body itself does.
    if (!body.querySelector('a, button, input, select')) body.setAttribute('tabindex', '0');
    this.element.focus({ preventScroll: true });
    reader.refresh();
  }

  close() {
    const { opener } = this;
    if (!this.current) return;
    this.take();
    if (opener instanceof HTMLElement && opener.isConnected && opener.checkVisibility()) opener.focus({ preventScroll: true });
    else this.reader.focusText();
    this.reader.refresh();
  }

  /** Built anew, as when what it shows has changed. */
  rebuild() {
    const { current, element } = this;
    const body = element?.querySelector('.panel-body');
    if (!current?.panel || !(body instanceof HTMLElement)) return;
    this.ended?.();
    const { scrollTop } = body;
    body.replaceChildren();
    this.ended = current.panel.build(this.reader, body);
    body.scrollTop = scrollTop;
  }

  take() {
    this.ended?.();
    this.ended = undefined;
    this.element?.remove();
    this.element = null;
    this.current = null;
    this.opener = null;
  }
}
