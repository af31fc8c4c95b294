// A page tidied where it stands: judged when it is asked for, and again where it changes; all of it given back at the end.

import { walkThrough } from '../page/capture.js';
import { attributeOf, isConnected, kindOf } from '../page/dom.js';
import { ATTRIBUTE, Cover, isLocked } from './cover.js';
import { floatingIn, idsOf } from './floating.js';
import { idle, inSlices } from './slices.js';
import { Watch, allAround, isAffected } from './watch.js';

/** @import { Floating, Hidden, Planned, Snapshot } from '../page/types' */

/**
 * What was hidden together and comes back together.
 * @typedef {object} Item
 * @property {string} key
 * @property {string} reason
 * @property {string} text
 * @property {boolean} isBack  the reader wants to see it
 * @property {boolean} isOverlay
 * @property {WeakRef<Element>[]} elements
 */

/** By this much of its text a thing is known again when the page has made it anew. */
const KNOWN_BY = 200;

/** A page that takes the attribute off again and again gets its way. */
const PATIENCE = 50;

export class Tidy {
  /**
   * @param {Document} document
   * @param {{ plan: (snapshot: Snapshot, floating: Floating[], wanted: number[]) => Promise<Planned>, changed: () => void, own: Element }} surroundings
   */
  constructor(document, { plan, changed, own }) {
    this.document = document;
    this.plan = plan;
    this.changed = changed;
    this.own = own;
    this.cover = new Cover(document);
    this.watch = new Watch((touched) => this.again(touched), (element) => this.coverAgain(element), own);
    /** @type {Map<string, Item>} */
    this.items = new Map();
    this.patience = PATIENCE;
    this.isOver = false;
    /** Why nothing could be judged. */
    this.problem = '';
  }

  /** What was hidden and is still in the page. @returns {Item[]} */
  get present() {
    return [...this.items.values()].filter((item) => elementsOf(item).some((element) => isConnected(element)));
  }

  async start() {
    this.watch.add(this.document);
    const walk = this.walk();
    walk.goOn();
    await this.judge(walk.finish());
  }

  /** @param {Set<Node>} touched */
  async again(touched) {
    const walk = this.walk();
    await inSlices((isTimeUp) => this.isOver || walk.goOn(isTimeUp));
    return !this.isOver && this.judge(walk.finish(), touched);
  }

  /** The page is always judged as if nothing of it were hidden: what is hidden stands beside what is new. */
  walk() {
    return walkThrough(this.document, { isCovered: (element) => attributeOf(element, ATTRIBUTE) !== null });
  }

  /**
   * @param {import('../page/types').Capture} captured
   * @param {Set<Node>} [touched]  only what these have to do with is judged; all of it without them
   * @returns {Promise<boolean>} whether something was hidden
   */
  async judge({ snapshot, nodes }, touched) {
    if (touched) await idle();
    const back = new Set(this.elements((item) => item.isBack));
    const wanted = back.size > 0 ? nodes.flatMap((node, id) => (back.has(/** @type {Element} */ (node)) ? [id] : [])) : [];
    const answer = await this.plan(snapshot, idsOf(floatingIn(this.document, this.own), nodes), wanted);
    if (this.isOver) return false;
    this.problem = 'error' in answer ? answer.error : '';
    const hidden = 'hidden' in answer ? answer.hidden : [];
    const planned = hidden.map(({ ids }) => /** @type {Element[]} */ (ids.map((id) => nodes[id]).filter((node) => kindOf(node) === Node.ELEMENT_NODE && isConnected(node))));
    if (touched && !this.problem) this.uncover(new Set(planned.flat()), touched);
    const around = allAround(touched ?? new Set());
    let hasFound = false;
    hidden.forEach((group, index) => {
      const judged = planned[index].filter((element) => !touched || isAffected(element, touched, around));
      if (judged.length > 0) hasFound = this.take(group, judged) || hasFound;
    });
    for (const node of nodes) if (kindOf(node) === Node.ELEMENT_NODE) this.watch.addTreesOf(/** @type {Element} */ (node));
    this.settle();
    return hasFound;
  }

  /**
   * What was hidden as a whole and has got something that stays is shown, and what else is in it judged by itself.
   * @param {Set<Element>} planned
   * @param {Set<Node>} touched
   */
  uncover(planned, touched) {
    const around = allAround(touched);
    for (const element of this.elements((item) => !item.isBack)) {
      if (planned.has(element) || !(around.has(element) || touched.has(element)) || !isConnected(element)) continue;
      this.forget(element);
      touched.add(element);
    }
  }

  /** @param {Hidden} hidden @param {Element[]} elements */
  take({ reason, text, isOverlay }, elements) {
    const key = `${reason}\n${text.slice(0, KNOWN_BY)}`;
    const item = this.items.get(key) ?? { key, reason, text, isOverlay, isBack: false, elements: [] };
    const known = new Set(this.elements(() => true));
    const fresh = elements.filter((element) => !known.has(element));
    if (fresh.length === 0) return false;
    if (!item.isBack) for (const element of fresh) this.hide(element, reason);
    this.items.set(key, item);
    item.elements.push(...fresh.map((element) => new WeakRef(element)));
    return true;
  }

  /** @param {Element} element @param {string} reason */
  hide(element, reason) {
    // What is hidden in it already is now hidden with it.
    for (const other of this.elements((item) => !item.isBack)) if (other !== element && allAround(new Set([other])).has(element)) this.forget(other);
    this.cover.hide(element, reason);
  }

  /** @param {Element} element */
  forget(element) {
    this.cover.show(element);
    for (const item of this.items.values()) {
      item.elements = item.elements.filter((reference) => reference.deref() !== element);
      if (item.elements.length === 0) this.items.delete(item.key);
    }
  }

  /** @param {(item: Item) => boolean} which @returns {Element[]} */
  elements(which) {
    return [...this.items.values()].filter(which).flatMap(elementsOf);
  }

  /** @param {Item} item @param {boolean} isBack */
  bring(item, isBack) {
    item.isBack = isBack;
    for (const element of elementsOf(item)) {
      if (isBack) this.cover.show(element);
      else this.cover.hide(element, item.reason);
    }
    this.settle();
  }

  /** The page took the attribute off, or put it on a copy. @param {Element} element */
  coverAgain(element) {
    const item = [...this.items.values()].find((candidate) => elementsOf(candidate).includes(element));
    if (!item || item.isBack || this.patience-- <= 0 || attributeOf(element, ATTRIBUTE) !== null) return;
    this.cover.hide(element, item.reason);
  }

  settle() {
    const overlays = this.present.some((item) => item.isOverlay && !item.isBack);
    if (!overlays) this.cover.unlock(false);
    else if (!this.cover.isUnlocked && isLocked(this.document)) this.cover.unlock(true);
    this.cover.keep();
    this.changed();
  }

  end() {
    this.isOver = true;
    this.watch.end();
    this.cover.giveBack();
    this.items.clear();
  }
}

/** @param {Item} item @returns {Element[]} */
export function elementsOf(item) {
  return item.elements.map((reference) => reference.deref()).filter((element) => element !== undefined);
}
