// A page with everything that was removed from it outlined, each with its reason.
//
// It is shown in a frame that runs nothing and may load nothing but what it carries in itself, and a sample its own pictures.

import { HTML, createIn, rootOf } from '../extension/page/dom.js';
import { maker } from '../extension/page/element.js';

/** @import { Removal } from '../extension/page/types' */

const REASON = 'data-stillpage-reason';
const LABEL = 'data-stillpage-label';

const POLICY = `default-src 'none'; style-src 'unsafe-inline'; img-src data: ${location.origin}; font-src data:`;

const STYLE = `
  [${REASON}] { --mark: #b3261e; outline: 2px dashed var(--mark) !important; outline-offset: -2px !important;
    background-image: linear-gradient(color-mix(in srgb, var(--mark) 10%, transparent) 0 0) !important; opacity: 1 !important; }
  [${REASON}]::before { content: attr(${LABEL}) !important; all: initial; display: inline-block !important;
    margin: 2px !important; padding: 1px 7px !important; border-radius: 4px !important; background: var(--mark) !important;
    color: #fff !important; font: 600 11px/1.5 system-ui, sans-serif !important; vertical-align: top !important; }
  [${REASON}="navigation"], [${REASON}="metadata-repeated"], [${REASON}="legal"] { --mark: #52606d; }
  [${REASON}="related"], [${REASON}="share"], [${REASON}="author-box"] { --mark: #7a4a00; }
  [${REASON}="comments"], [${REASON}="comment-form"] { --mark: #5b3fa0; }
`;

/**
 * @param {Document} document  is changed
 * @param {Removal[]} removals
 * @param {Node[]} nodes  by the ids that the removals use
 * @param {(reason: string) => string} labelOf
 * @param {string} url  the page's
 * @returns {string} HTML
 */
export function markedPage(document, removals, nodes, labelOf, url) {
  for (const { reason, nodes: ids } of removals) {
    for (const id of ids) {
      const element = markable(document, nodes[id]);
      if (!element || element.hasAttribute(REASON)) continue;
      element.setAttribute(REASON, reason);
      element.setAttribute(LABEL, labelOf(reason));
    }
  }
  if (url.startsWith(`${location.origin}/`)) ownPictures(document, url);
  closeOff(document);
  return `<!doctype html>${rootOf(document)?.outerHTML}`;
}

/**
 * The body itself would put its label over the whole page, and a bare text has nowhere to put one.
 * @param {Document} document
 * @param {Node | undefined} node
 */
function markable(document, node) {
  if (node instanceof Element) return ['body', 'html'].includes(node.localName) ? null : node;
  if (!(node instanceof Text) || !node.data.trim()) return null;
  const wrapper = createIn(document, HTML, 'span');
  node.replaceWith(wrapper);
  wrapper.append(node);
  return wrapper;
}

/** @type {(document: Document, selector: string) => NodeListOf<Element>} */
const allOf = Function.prototype.call.bind(Document.prototype.querySelectorAll);

/**
 * The frame has no address, and the demo page's policy lets it take none.
 * @param {Document} document
 * @param {string} url
 */
function ownPictures(document, url) {
  for (const image of allOf(document, 'img[src]')) {
    const source = image.getAttribute('src') ?? '';
    if (URL.canParse(source, url)) image.setAttribute('src', new URL(source, url).href);
  }
}

/** @param {Document} document */
function closeOff(document) {
  const all = (/** @type {string} */ selector) => allOf(document, selector);
  for (const element of all('script, base, link, meta[http-equiv]')) element.remove();
  for (const element of all('[target]')) element.removeAttribute('target');
  const make = maker(document);
  const head = all('head')[0];
  // In a frame without popups a link that wants a window of its own leads nowhere.
  head.prepend(make('meta', { 'http-equiv': 'Content-Security-Policy', content: POLICY }), make('base', { target: '_blank' }));
  head.append(make('style', {}, STYLE));
}
