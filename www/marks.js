// A page with everything that was removed from it outlined, each with its reason.
//
// It is shown in a frame that runs nothing and may load nothing but what it carries in itself.

/** @import { Removal } from '../extension/page/types' */

const REASON = 'data-stillpage-reason';
const LABEL = 'data-stillpage-label';

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";

const STYLE = `
  [${REASON}] { --mark: #b3261e; outline: 2px dashed var(--mark) !important; outline-offset: -2px !important;
    background-color: color-mix(in srgb, var(--mark) 9%, transparent) !important; opacity: 1 !important; }
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
 * @returns {string} HTML
 */
export function markedPage(document, removals, nodes, labelOf) {
  for (const { reason, nodes: ids } of removals) {
    for (const id of ids) {
      const element = markable(document, nodes[id]);
      if (!element || element.hasAttribute(REASON)) continue;
      element.setAttribute(REASON, reason);
      element.setAttribute(LABEL, labelOf(reason));
    }
  }
  closeOff(document);
  return `<!doctype html>${document.documentElement.outerHTML}`;
}

/**
 * The body itself would put its label over the whole page, and a bare text has nowhere to put one.
 * @param {Document} document
 * @param {Node | undefined} node
 */
function markable(document, node) {
  if (node instanceof Element) return node === document.body || node === document.documentElement ? null : node;
  if (!(node instanceof Text) || !node.data.trim()) return null;
  const wrapper = document.createElement('span');
  node.replaceWith(wrapper);
  wrapper.append(node);
  return wrapper;
}

/** @param {Document} document */
function closeOff(document) {
  for (const element of document.querySelectorAll('script, base, link, meta[http-equiv]')) element.remove();
  for (const element of document.querySelectorAll('[target]')) element.removeAttribute('target');
  const policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = POLICY;
  // In a frame without popups a link that wants a window of its own leads nowhere.
  const base = document.createElement('base');
  base.target = '_blank';
  document.head.prepend(policy, base);
  const style = document.createElement('style');
  style.textContent = STYLE;
  document.head.append(style);
}
