// The reader over the page: a modal dialog in a shadow root, in the browser's top layer, where neither the page's style nor
// its stacking reaches. Closing it leaves the page as it was, to the byte and to the pixel.

import { holdPage } from './below.js';
import { createIn, HTML, rootOf } from './dom.js';
import { maker } from './element.js';
import { guard } from './guard.js';
import css from './reader.css';
import { raiseShield } from './shield.js';
import { Surface } from './surface.js';
import { TITLE_ID } from './view.js';

/** @import { Settings } from './types' */
/** @import { Messages } from './messages.js' */

/** Not a custom element: a page could define one of that name and run at its making. */
const HOST_ATTRIBUTE = 'data-stillpage';

export class Reader {
  /**
   * @param {Document} document
   * @param {Messages} messages
   * @param {Settings} settings
   * @param {(settings: Settings) => void} changed
   */
  constructor(document, messages, settings, changed) {
    this.document = document;
    this.host = /** @type {HTMLElement} */ (createIn(document, HTML, 'div'));
    this.host.setAttribute(HOST_ATTRIBUTE, 'reader');
    // Style of the page's that would hide everything loses to this, and to `:host` in the sheet.
    for (const [name, value] of [['all', 'initial'], ['display', 'block']]) this.host.style.setProperty(name, value, 'important');
    const shadow = this.host.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    shadow.adoptedStyleSheets = [sheet];
    const make = maker(document);
    this.dialog = /** @type {HTMLDialogElement} */ (make('dialog', { class: 'reader', tabindex: '-1', 'aria-labelledby': TITLE_ID }));
    shadow.append(this.dialog);
    this.surface = new Surface(this.dialog, messages, {
      settings,
      changed: (now) => {
        this.tint();
        changed(now);
      },
      close: () => this.close(),
    });
    /** What is undone at closing, last first. @type {(() => void)[]} */
    this.undo = [];
  }

  get isOpen() {
    return this.undo.length > 0;
  }

  open() {
    this.below = holdPage(this.document, window, HOST_ATTRIBUTE);
    this.undo.push(this.below.giveBack);
    this.undo.push(raiseShield(window, this.host, (event) => this.pressed(event)));
    this.attach();
    this.undo.push(() => this.detach());
    this.undo.push(guard(this.document, this.host, () => this.attach()));
    this.undo.push(this.listen(this.dialog, 'cancel', (event) => {
      event.preventDefault();
      this.close();
    }));
    this.undo.push(this.listen(this.dialog, 'close', () => {
      // A dialog that was taken out and put back announces its closing late.
      if (!this.dialog.open) this.close();
    }));
    this.undo.push(this.listen(window, 'beforeprint', () => this.become('page')));
    this.undo.push(this.listen(window, 'afterprint', () => this.become('dialog')));
    this.undo.push(this.listen(matchMedia('(prefers-color-scheme: dark)'), 'change', () => this.tint()));
    this.tint();
  }

  close() {
    while (this.undo.length > 0) this.undo.pop()?.();
  }

  attach() {
    const { scrollTop } = this.dialog;
    // A dialog that left the document with its attribute on is no longer modal.
    this.dialog.removeAttribute('open');
    rootOf(this.document)?.append(this.host);
    this.dialog.showModal();
    this.dialog.focus({ preventScroll: true });
    this.dialog.scrollTop = scrollTop;
  }

  detach() {
    this.dialog.close();
    this.host.remove();
  }

  /**
   * What is in the top layer is printed on one sheet only.
   * @param {'page' | 'dialog'} kind
   */
  become(kind) {
    const { scrollTop } = this.dialog;
    this.dialog.close();
    if (kind === 'page') this.dialog.show();
    else this.dialog.showModal();
    this.dialog.scrollTop = scrollTop;
  }

  tint() {
    this.below?.tint(getComputedStyle(this.dialog).backgroundColor);
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    this.close();
  }

  /**
   * @param {EventTarget} target
   * @param {string} type
   * @param {(event: Event) => void} act
   */
  listen(target, type, act) {
    target.addEventListener(type, act);
    return () => target.removeEventListener(type, act);
  }
}
