// Hides elements of the page by an attribute and one style sheet, and gives them back. Nothing else of the page is touched:
// what a framework made of its nodes stays as it made it.

import { bodyOf, documentOf, kindOf, matchesOf, removeAttributeOf, rootOf, setAttributeOf, setStyleSheets, styleSheetsOf, treeOf, viewOf } from '../page/dom.js';

export const ATTRIBUTE = 'data-stillpage-tidy';

/** Heavier than what a page's own style says with less than four ids. */
const HEAVY = ':not(#\\:#\\:#\\:#\\:)';

/** Where an element's own style insists on a box, it is one out of the way that shows nothing and takes no click. */
const HIDDEN = `[${ATTRIBUTE}]${HEAVY} { display: none !important; position: absolute !important; visibility: hidden !important; clip-path: inset(50%) !important; pointer-events: none !important }`;

/** An overlay that is gone leaves behind the page that it kept from scrolling. */
const UNLOCKED = `
  :root${HEAVY}, :root${HEAVY} > body { overflow: visible !important; height: auto !important; max-height: none !important; touch-action: auto !important }
  :root${HEAVY} > body { position: static !important; width: auto !important }
`;

export class Cover {
  /** @param {Document} document */
  constructor(document) {
    this.document = document;
    /** Document or shadow root, and the sheet that it was lent. @type {Map<Document | ShadowRoot, CSSStyleSheet>} */
    this.sheets = new Map();
    /** All that were ever hidden: one may come back into the page that was out of it. @type {Set<WeakRef<Element>>} */
    this.hidden = new Set();
    this.isUnlocked = false;
  }

  /** @param {Element} element @param {string} reason */
  hide(element, reason) {
    this.lend(/** @type {Document | ShadowRoot} */ (treeOf(element)));
    setAttributeOf(element, ATTRIBUTE, reason);
    this.hidden.add(new WeakRef(element));
  }

  /** @param {Element} element */
  show(element) {
    removeAttributeOf(element, ATTRIBUTE);
  }

  /** @param {boolean} isUnlocked  the page may scroll whatever it says itself */
  unlock(isUnlocked) {
    if (this.isUnlocked === isUnlocked) return;
    this.isUnlocked = isUnlocked;
    this.lend(this.document);
    this.sheets.get(this.document)?.replaceSync(HIDDEN + (isUnlocked ? UNLOCKED : ''));
  }

  /** @param {Document | ShadowRoot} scope */
  lend(scope) {
    if (this.sheets.has(scope)) return;
    const document = isDocument(scope) ? scope : documentOf(scope);
    // A sheet can only be adopted where it was made.
    const { CSSStyleSheet: Sheet } = /** @type {typeof globalThis} */ (/** @type {unknown} */ (document && viewOf(document)) ?? globalThis);
    const sheet = new Sheet();
    sheet.replaceSync(HIDDEN);
    this.sheets.set(scope, sheet);
    adopt(scope, sheet);
  }

  /** A page that sets its own list of sheets drops this one. */
  keep() {
    for (const [scope, sheet] of this.sheets) adopt(scope, sheet);
  }

  giveBack() {
    for (const reference of this.hidden) {
      const element = reference.deref();
      if (element) this.show(element);
    }
    for (const [scope, sheet] of this.sheets) {
      // What the page's script has copied of a hidden element is hidden, too.
      for (const copy of scope.querySelectorAll(`[${ATTRIBUTE}]`)) this.show(copy);
      setSheets(scope, sheetsOf(scope).filter((other) => other !== sheet));
    }
    this.sheets.clear();
    this.hidden.clear();
  }
}

/** Whether the page is kept from scrolling. @param {Document} document */
export function isLocked(document) {
  const [root, body] = [rootOf(document), bodyOf(document)];
  if (!root || !body) return false;
  const style = getComputedStyle(body);
  if (style.position === 'fixed') return true;
  const isStill = [style, getComputedStyle(root)].some(({ overflowY }) => overflowY === 'hidden' || overflowY === 'clip');
  return isStill && Math.max(root.scrollHeight, body.scrollHeight) > root.clientHeight + 1;
}

/** @param {Element} element  modal in the page's own way; the page below it would stay dead without it */
export function isModal(element) {
  return matchesOf(element, ':modal');
}

/** @param {Document | ShadowRoot} scope @param {CSSStyleSheet} sheet */
function adopt(scope, sheet) {
  const sheets = sheetsOf(scope);
  if (!sheets.includes(sheet)) setSheets(scope, [...sheets, sheet]);
}

/** @param {Node} scope @returns {scope is Document} */
function isDocument(scope) {
  return kindOf(scope) === Node.DOCUMENT_NODE;
}

/** @param {Document | ShadowRoot} scope @returns {CSSStyleSheet[]} */
function sheetsOf(scope) {
  return [...(isDocument(scope) ? styleSheetsOf(scope) : scope.adoptedStyleSheets)];
}

/** @param {Document | ShadowRoot} scope @param {CSSStyleSheet[]} sheets */
function setSheets(scope, sheets) {
  if (isDocument(scope)) setStyleSheets(scope, sheets);
  else scope.adoptedStyleSheets = sheets;
}
