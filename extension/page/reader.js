// What is read on, and what every feature is given: the toolbar, an article or a sentence on why there is none, one panel,
// and the reader's voice. The extension puts it into a dialog over the page, the demo page beside the page that it read.

import { ACTIONS } from './actions.js';
import { Edits } from './edits.js';
import { maker } from './element.js';
import { startFeatures } from './features.js';
import { actionFor } from './keys.js';
import { dress } from './look.js';
import { siteOf } from './keeping.js';
import { Notes } from './notes.js';
import { Panels } from './panels.js';
import { backTo, placeOf } from './place.js';
import { SiteRules } from './site-rules.js';
import { targetIn } from './target.js';
import { toolbar } from './toolbar.js';
import { TITLE_ID, articleView } from './view.js';

/** @import { Article, Settings } from './types' */
/** @import { Action } from './actions.js' */
/** @import { Messages } from './messages.js' */
/** @import { Offer } from './notes.js' */
/** @import { View } from './view.js' */

/** @import { Layer, Notice, Surroundings } from './surroundings.js' */

export class Reader {
  /**
   * @param {HTMLElement} root  empty, in a shadow tree
   * @param {Messages} messages
   * @param {Surroundings} surroundings
   */
  constructor(root, messages, surroundings) {
    const { settings, changed, hear, close, reread, nodes = [], url = '', keeping, local, bytesOf, openOptions, always, tidy, write, replaced, showPage } = surroundings;
    this.root = root;
    this.tree = /** @type {ShadowRoot} */ (root.getRootNode());
    this.document = root.ownerDocument;
    this.messages = messages;
    this.settings = settings;
    this.changed = changed;
    this.hear = hear;
    this.close = close;
    this.reread = reread;
    this.nodes = nodes;
    this.url = url;
    this.site = siteOf(url);
    this.keeping = keeping;
    this.local = local;
    this.bytesOf = bytesOf;
    this.openOptions = openOptions;
    this.always = always;
    this.tidy = tidy;
    this.write = write;
    this.replaced = replaced;
    this.showPage = showPage;
    this.actions = ACTIONS;
    /** @type {Article | null} */
    this.article = null;
    /** @type {View | null} */
    this.view = null;
    /** What is done at each change of a setting. @type {((settings: Settings) => void)[]} */
    this.dressed = [];
    /** What is done at the showing of each article. @type {((view: View, article: Article) => void | (() => void))[]} */
    this.shown = [];
    /** What is undone before the next article, and at closing. @type {(() => void)[]} */
    this.undoView = [];
    /** What is undone at closing, last first. @type {(() => void)[]} */
    this.undo = [];
    /** When a key was last pressed. */
    this.lastKey = -Infinity;
    /** The uppermost last. @type {Layer[]} */
    this.layers = [];

    const make = maker(this.document);
    this.body = make('div', { class: 'body' });
    /** What scrolls. */
    this.scroller = make('div', { class: 'scroller', tabindex: '-1' }, this.body);
    this.notes = new Notes(this.document);
    this.panels = new Panels(this);
    this.bar = toolbar(this);
    root.lang = messages.language;
    root.dir = messages.direction;
    root.append(this.bar.element, this.scroller, this.notes.slip, this.notes.status);
    this.edits = new Edits(this);
    this.rules = new SiteRules(this);
    this.onSettings((now) => dress(root, now));
    startFeatures(this);
  }

  /** The element that has the focus inside of the reader. */
  get focused() {
    return this.tree.activeElement;
  }

  /** @param {Event} event */
  targetOf(event) {
    return targetIn(this.tree, event);
  }

  /** Where keys scroll the text. */
  focusText() {
    this.scroller.focus({ preventScroll: true });
  }

  /** @param {HTMLElement} element  comes up to the reading line */
  scrollTo(element) {
    element.scrollIntoView({ block: 'start', inline: 'nearest', behavior: 'instant' });
  }

  /** @param {string} text  said by screen readers only */
  announce(text) {
    this.notes.announce(text);
  }

  /**
   * @param {string} text  shown for a while, and said
   * @param {Offer} [offer]  such as to undo it
   */
  tell(text, offer) {
    this.notes.tell(text, offer);
  }

  /** @param {Partial<Settings>} change */
  change(change) {
    this.wear({ ...this.settings, ...change });
    void this.keeping.save(this.settings);
  }

  /** @param {Settings} settings  shown, and not kept */
  wear(settings) {
    this.settings = settings;
    for (const act of [...this.dressed]) act(settings);
    this.changed?.();
    this.refresh();
  }

  /** @param {(settings: Settings) => void} act  done now and at each change of a setting, until what is given back is called */
  onSettings(act) {
    this.dressed.push(act);
    act(this.settings);
    return () => void this.dressed.splice(this.dressed.indexOf(act), 1);
  }

  /** Every button shows the state that its action has now. */
  refresh() {
    this.bar.refresh();
  }

  /**
   * @param {Action} action
   * @param {KeyboardEvent} [event]
   */
  perform(action, event) {
    if (!(action.isOffered?.(this) ?? true)) return;
    // A panel has words and controls of which nothing is left then.
    if (action.panel && this.replaced?.()) this.tell(this.replaced());
    else if (action.panel) this.panels.toggle(action);
    else action.run?.(this, event);
    this.refresh();
  }

  /**
   * Every key comes here, wherever the focus is; none is heard anywhere else.
   * @param {KeyboardEvent} event
   */
  pressed(event) {
    this.lastKey = event.timeStamp;
    const layer = this.layers.at(-1);
    if (layer && event.type === 'keydown' && this.pressedIn(layer, event)) return;
    const action = actionFor(this.actions.filter((offered) => offered.isOffered?.(this) ?? true), event, this.targetOf(event));
    if (!action) return;
    if (event.type === 'keyup') {
      action.release?.(this);
      return;
    }
    event.preventDefault();
    this.perform(action, event);
  }

  /**
   * @param {Layer} layer
   * @param {KeyboardEvent} event
   * @returns {boolean} whether it is dealt with
   */
  pressedIn(layer, event) {
    const isEscape = event.key === 'Escape' && !event.isComposing;
    const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey;
    if (isEscape) layer.close();
    if (isEscape || (isPlain && layer.pressed?.(event))) event.preventDefault();
    return isEscape || layer.isModal;
  }

  /**
   * @param {Layer} layer
   * @returns {() => void} takes it off again
   */
  addLayer(layer) {
    this.layers.push(layer);
    return () => void (this.layers = this.layers.filter((other) => other !== layer));
  }

  closeLayers() {
    for (const layer of this.layers.toReversed()) layer.close();
  }

  /** @param {() => void} undo  done at closing */
  onClose(undo) {
    this.undo.push(undo);
  }

  /**
   * @param {(view: View, article: Article) => void | (() => void)} act  done at the showing of each article; what it gives
   *   back is done before the next one is shown, and at closing
   */
  onArticle(act) {
    this.shown.push(act);
    if (this.view && this.article) this.keep(act(this.view, this.article));
  }

  /**
   * What is shown next is another page than before.
   * @param {readonly Node[]} nodes
   */
  turnTo(nodes) {
    this.nodes = nodes;
    this.edits.forget();
    this.leaveView();
  }

  /** @param {Article} article  another reading of the same page is shown at the same place */
  showArticle(article) {
    const place = this.view && placeOf(this);
    this.leaveView();
    this.article = article;
    this.view = articleView(this.document, article, this.messages);
    this.body.replaceChildren(this.view.element);
    this.scroller.scrollTo({ top: 0, left: 0, behavior: 'instant' });
    for (const act of this.shown) this.keep(act(this.view, article));
    if (place) backTo(this, place);
    this.panels.rebuild();
    this.refresh();
  }

  /** @param {Notice} notice */
  showNotice({ title, text, offers = [] }) {
    this.leaveView();
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
    this.panels.rebuild();
    this.refresh();
  }

  /** To be called once, when the reader goes. */
  end() {
    this.panels.take();
    this.leaveView();
    this.notes.hide();
    while (this.undo.length > 0) this.undo.pop()?.();
  }

  /** @param {void | (() => void)} undo */
  keep(undo) {
    if (undo) this.undoView.push(undo);
  }

  leaveView() {
    this.closeLayers();
    while (this.undoView.length > 0) this.undoView.pop()?.();
    this.article = null;
    this.view = null;
  }
}
