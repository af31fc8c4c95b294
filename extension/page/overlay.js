// The reader over the page: a modal dialog in a shadow root, in the browser's top layer, where neither the page's style nor
// its stacking reaches. Closing it leaves the page as it was, to the byte and to the pixel.

import { holdPage } from './below.js';
import { createIn, HTML, rootOf } from './dom.js';
import { maker } from './element.js';
import { guard } from './guard.js';
import { Reader } from './reader.js';
import { raiseShield } from './shield.js';
import { sheet } from './style.js';
import { TITLE_ID } from './view.js';
import { Place, scrollPageTo } from './way/follow-place.js';

/** @import { Messages } from './messages.js' */
/** @import { Surroundings } from './surroundings.js' */

/** Not a custom element: a page could define one of that name and run at its making. */
const HOST_ATTRIBUTE = 'data-stillpage';

/**
 * Takes away what is left of a reader whose extension was replaced while it was open: Firefox ends the script that would.
 * @param {Document} document
 */
export function clearAway(document) {
  for (const host of all(document, `[${HOST_ATTRIBUTE}=reader]`)) host.remove();
}

/** @type {(document: Document, selectors: string) => NodeListOf<Element>} */
const all = Function.prototype.call.bind(Document.prototype.querySelectorAll);

export class Overlay {
  /**
   * @param {Document} document
   * @param {Messages} messages
   * @param {Omit<Surroundings, 'hear' | 'close' | 'changed' | 'showPage'>} surroundings
   * @param {() => void} [onDefeat]  the page does not let it stay
   */
  constructor(document, messages, surroundings, onDefeat = () => {}) {
    this.document = document;
    this.onDefeat = onDefeat;
    this.host = /** @type {HTMLElement} */ (createIn(document, HTML, 'div'));
    this.host.setAttribute(HOST_ATTRIBUTE, 'reader');
    // Style of the page's that would hide everything loses to this, and to `:host` in the sheet.
    for (const [name, value] of [['all', 'initial'], ['display', 'block']]) this.host.style.setProperty(name, value, 'important');
    const shadow = this.host.attachShadow({ mode: 'closed' });
    shadow.adoptedStyleSheets = [sheet()];
    const make = maker(document);
    this.dialog = /** @type {HTMLDialogElement} */ (make('dialog', { class: 'reader', tabindex: '-1', 'aria-labelledby': TITLE_ID }));
    shadow.append(this.dialog);
    this.shield = raiseShield(window, shadow, (event) => this.reader.pressed(event));
    this.reader = new Reader(this.dialog, messages, {
      ...surroundings,
      changed: () => this.tint(),
      hear: this.shield.hear,
      close: () => this.close(),
      showPage: () => this.showPage(),
    });
    this.place = new Place(this.reader, window);
    /** What is undone at closing, last first. @type {(() => void)[]} */
    this.undo = [this.shield.lower];
  }

  get isOpen() {
    return this.undo.length > 0;
  }

  open() {
    this.below = holdPage(this.document, window, HOST_ATTRIBUTE);
    this.undo.push(this.below.giveBack);
    this.attach();
    this.undo.push(() => this.detach());
    this.undo.push(guard(this.document, this.host, () => this.attach(), () => {
      this.close();
      this.onDefeat();
    }));
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
    this.undo.push(() => this.reader.end());
    this.place.enter();
  }

  close() {
    // Asked while both are laid out, done when the page has its own position back.
    const target = this.isOpen ? this.place.target() : null;
    while (this.undo.length > 0) this.undo.pop()?.();
    if (target) scrollPageTo(window, target);
  }

  showPage() {
    const { scrollX: left, scrollY: top } = window;
    const target = this.place.target();
    if (target) scrollPageTo(window, target);
    this.below?.untint();
    return () => {
      window.scrollTo({ left, top, behavior: 'instant' });
      this.tint();
    };
  }

  attach() {
    this.standStill(() => {
      // A dialog that left the document with its attribute on is no longer modal.
      this.dialog.removeAttribute('open');
      rootOf(this.document)?.append(this.host);
      // Before the dialog is laid out, not after: the page would be laid out twice.
      this.tint();
      this.dialog.showModal();
      this.reader.focusText();
    });
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
    this.reader.closeLayers();
    this.standStill(() => {
      this.dialog.close();
      if (kind === 'page') this.dialog.show();
      else this.dialog.showModal();
    });
  }

  /** @param {() => void} change  of the dialog, which takes it out of sight for a moment and loses where its text stood */
  standStill(change) {
    const { scroller } = this.reader;
    const { scrollTop, scrollLeft } = scroller;
    change();
    scroller.scrollTo({ top: scrollTop, left: scrollLeft, behavior: 'instant' });
  }

  tint() {
    this.below?.tint(getComputedStyle(this.dialog).backgroundColor);
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
