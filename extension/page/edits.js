// What the reader has changed by hand: removals brought back to their places, and blocks taken out of the text. Every change is
// a step that can be undone, and named by the page's nodes, so that it outlives a new reading at another strictness.

import { build } from './build.js';
import { createCommentIn } from './dom.js';
import { maker } from './element.js';
import { blocksOf } from './place.js';

/** @import { Removal } from './types' */
/** @import { Reader } from './reader.js' */

/** @typedef {{ kind: 'restore' | 'take', key: string, isOn: boolean }} Step */

/**
 * @typedef {object} Taken
 * @property {HTMLElement} element
 * @property {Comment} mark  where it was
 * @property {Node | undefined} source
 */

/** What may hold nothing but certain elements, and what anything else is wrapped in there, from the outside in. */
const ITEMS = /** @type {Record<string, string[]>} */ ({
  ul: ['li'], ol: ['li'], table: ['tbody', 'tr', 'td'], thead: ['tr', 'td'], tbody: ['tr', 'td'], tfoot: ['tr', 'td'], tr: ['td'],
});

const INLINE = /^(?:p|span|em|strong|b|i|a|h[1-6]|dt|figcaption|caption|summary|small|cite|q|code)$/;

export class Edits {
  /** @param {Reader} reader */
  constructor(reader) {
    this.reader = reader;
    /** What is to be as it says, also after another reading. @type {Map<string, Step>} */
    this.wanted = new Map();
    /** @type {Step[]} */
    this.past = [];
    /** @type {Step[]} */
    this.future = [];
    /** By key. @type {Map<string, Taken>} */
    this.taken = new Map();
    /** The nodes of each removal that is back, by key. @type {Map<string, HTMLElement[]>} */
    this.restored = new Map();
    /** @type {Set<() => void>} */
    this.watchers = new Set();
    reader.onArticle(() => {
      this.taken.clear();
      this.restored.clear();
      for (const step of this.wanted.values()) this.apply(step);
    });
  }

  /** Another page follows. */
  forget() {
    this.wanted.clear();
    this.past = [];
    this.future = [];
  }

  /** @param {Omit<Step, 'isOn'>} what @param {boolean} isOn  @param {{ isOwn?: boolean }} [how]  `isOwn`: not by a rule */
  set({ kind, key }, isOn, { isOwn = true } = {}) {
    const step = { kind, key, isOn };
    if (!this.apply(step)) return;
    if (isOwn) {
      this.past.push(step);
      this.future = [];
    }
    this.changed();
  }

  undo() {
    return this.travel(this.past, this.future, true);
  }

  redo() {
    return this.travel(this.future, this.past, false);
  }

  /**
   * @param {Step[]} from
   * @param {Step[]} to
   * @param {boolean} isBack
   * @returns {Step | null} what was done; a step that this reading has no place for is passed over
   */
  travel(from, to, isBack) {
    for (let step = from.pop(); step; step = from.pop()) {
      const done = isBack ? { ...step, isOn: !step.isOn } : step;
      if (!this.apply(done)) continue;
      to.push(step);
      this.changed();
      return done;
    }
    return null;
  }

  changed() {
    for (const act of this.watchers) act();
    this.reader.refresh();
  }

  /** @param {Step} step */
  apply(step) {
    const isDone = step.kind === 'restore' ? this.restore(step) : this.take(step);
    if (isDone) this.wanted.set(step.key, step);
    return isDone;
  }

  /** @param {Step} step */
  restore({ key, isOn }) {
    const { article, view, document } = this.reader;
    const index = article?.removals.findIndex((removal) => keyOfRemoval(removal) === key) ?? -1;
    if (!article || !view || index < 0 || this.restored.has(key) === isOn) return false;
    if (isOn) {
      const fragment = build(document, article.removals[index].content).fragment;
      const mark = view.built.marks.get(index);
      const nodes = fitted(document, fragment, mark?.parentElement ?? view.text);
      // One that has no mark of its own goes to the end of the text.
      if (mark) mark.after(...nodes);
      else view.text.append(...nodes);
      this.restored.set(key, nodes);
    } else {
      for (const node of this.restored.get(key) ?? []) node.remove();
      this.restored.delete(key);
    }
    return true;
  }

  /** @param {Step} step */
  take({ key, isOn }) {
    const { view, document, nodes } = this.reader;
    if (!view || this.taken.has(key) === isOn) return false;
    if (isOn) {
      const element = blocksOf(this.reader).find((block) => this.keyOf(block) === key);
      if (!element) return false;
      const id = view.built.ids.get(element);
      const mark = createCommentIn(document, '');
      element.replaceWith(mark);
      this.taken.set(key, { element, mark, source: id === undefined ? undefined : nodes[id] });
    } else {
      const taken = this.taken.get(key);
      taken?.mark.replaceWith(taken.element);
      this.taken.delete(key);
    }
    return true;
  }

  /** @param {Element} element  one of the text's */
  keyOf(element) {
    const id = this.reader.view?.built.ids.get(element);
    return id === undefined ? `text ${(element.textContent ?? '').trim().slice(0, 80)}` : `node ${id}`;
  }
}

/** @param {Removal} removal */
export function keyOfRemoval({ nodes, text }) {
  return nodes.length > 0 ? `nodes ${nodes.join(' ')}` : `text ${text.slice(0, 80)}`;
}

/**
 * @param {Document} document
 * @param {DocumentFragment} fragment
 * @param {Element} parent
 * @returns {HTMLElement[]} to be put into the parent
 */
function fitted(document, fragment, parent) {
  const make = maker(document);
  const names = ITEMS[parent.localName] ?? [INLINE.test(parent.localName) ? 'span' : 'div'];
  const elements = /** @type {HTMLElement[]} */ ([...fragment.children]);
  const isItems = parent.localName in ITEMS && elements.length > 0 && elements.every((element) => element.localName === names[0]);
  const nodes = isItems ? elements : [names.reduceRight((inner, name) => make(name, {}, inner), /** @type {any} */ (fragment))];
  for (const node of nodes) node.classList.add('restored');
  return nodes;
}
