// What changes in a page: noted as it comes, and told when the page has come to rest for a moment.

import { parentOf, shadowOf } from '../page/dom.js';
import { ATTRIBUTE } from './cover.js';

/** Still for so long, or changed for so long without a rest. */
const REST_MS = 250;
const RESTLESS_MS = 1500;

/** A page that never stops changing what it has is looked at less and less; what it adds is looked at at once. */
const LONGEST_MS = 16_000;

/** Of attributes those that show and hide. */
const ATTRIBUTES = [ATTRIBUTE, 'class', 'style', 'hidden', 'open'];

export class Watch {
  /**
   * @param {(touched: Set<Node>) => Promise<boolean>} judge  whether it found anything
   * @param {(element: Element) => void} lost  the page took the attribute away
   * @param {Element} own  changes there are nobody's business
   */
  constructor(judge, lost, own) {
    this.judge = judge;
    this.lost = lost;
    this.own = own;
    /** @type {Set<Node>} */
    this.touched = new Set();
    /** @type {Set<Node>} */
    this.watched = new Set();
    this.observer = new MutationObserver((records) => this.note(records));
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    this.since = 0;
    this.wait = RESTLESS_MS;
    this.isJudging = false;
  }

  /** @param {Node} tree  a document or a shadow root */
  add(tree) {
    if (this.watched.has(tree)) return;
    this.watched.add(tree);
    this.observer.observe(tree, { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES });
  }

  /** @param {Element} element  that may have a shadow tree of its own, or stand in another document */
  addTreesOf(element) {
    const shadow = shadowOf(element);
    if (shadow) this.add(shadow);
  }

  end() {
    clearTimeout(this.timer);
    this.observer.disconnect();
    this.touched.clear();
    this.watched.clear();
  }

  /** @param {MutationRecord[]} records */
  note(records) {
    let isNew = false;
    for (const { type, target, addedNodes, attributeName } of records) {
      if (target === this.own) continue;
      if (attributeName === ATTRIBUTE) this.lost(/** @type {Element} */ (target));
      else if (type !== 'childList') this.touched.add(target);
      for (const node of addedNodes) {
        if (node === this.own) continue;
        this.touched.add(node);
        isNew = true;
      }
    }
    if (this.touched.size > 0) this.schedule(isNew);
  }

  /** @param {boolean} isNew  something was added */
  schedule(isNew) {
    const now = performance.now();
    this.since ||= now;
    const patience = this.since + (isNew ? RESTLESS_MS : this.wait) - now;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.run(), Math.max(0, Math.min(REST_MS, patience)));
  }

  async run() {
    if (this.isJudging) return;
    this.isJudging = true;
    const { touched } = this;
    this.touched = new Set();
    this.since = 0;
    const hasFound = await this.judge(touched);
    this.wait = hasFound ? RESTLESS_MS : Math.min(2 * this.wait, LONGEST_MS);
    this.isJudging = false;
    if (this.touched.size > 0) this.schedule(false);
  }
}

/**
 * Whether something is in what was touched, or around it.
 * @param {Element} element
 * @param {ReadonlySet<Node>} touched
 * @param {ReadonlySet<Node>} around  all that what was touched stands in
 */
export function isAffected(element, touched, around) {
  if (around.has(element)) return true;
  for (let node = /** @type {Node | null} */ (element); node !== null; node = parentOf(node)) if (touched.has(node)) return true;
  return false;
}

/** @param {ReadonlySet<Node>} touched */
export function allAround(touched) {
  /** @type {Set<Node>} */
  const around = new Set();
  for (const node of touched) {
    for (let at = parentOf(node); at !== null && !around.has(at); at = parentOf(at)) around.add(at);
  }
  return around;
}
