// A copy made to follow the grammar of XHTML, which e-book readers insist on and a page's own nesting does not always do.
//
// The elements are made one by one and never parsed, so nothing has straightened them out before: a `div` may stand in a `p`
// and a bare text in a list. Each rule here moves or renames elements; none drops a word.

import { HTML, createIn } from '../dom.js';

const BLOCKS = new Set(['aside', 'blockquote', 'details', 'div', 'dl', 'figure', 'header', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'ol', 'p', 'pre', 'section', 'table', 'ul']);

/** These hold text and inline elements only. */
const LINES = new Set(['h2', 'h3', 'h4', 'h5', 'h6', 'p', 'pre', 'summary']);
const INLINE = new Set([
  'abbr', 'b', 'bdi', 'bdo', 'cite', 'code', 'del', 'dfn', 'em', 'i', 'ins', 'kbd', 'mark', 'q', 'rp', 'rt', 'ruby', 's', 'samp', 'small',
  'span', 'strong', 'sub', 'sup', 'time', 'u', 'var', 'a',
]);

/** What an element must stand in, and what it becomes elsewhere. @type {Readonly<Record<string, [parents: string[], instead: string]>>} */
const PLACES = {
  li: [['ul', 'ol'], 'div'],
  figcaption: [['figure'], 'div'],
  caption: [['table'], 'div'],
  summary: [['details'], 'div'],
  dt: [['dl'], 'div'],
  dd: [['dl'], 'div'],
  thead: [['table'], 'div'],
  tbody: [['table'], 'div'],
  tfoot: [['table'], 'div'],
  tr: [['table', 'thead', 'tbody', 'tfoot'], 'div'],
  td: [['tr'], 'div'],
  th: [['tr'], 'div'],
  colgroup: [['table'], ''],
  col: [['colgroup'], ''],
  rt: [['ruby'], 'span'],
  rp: [['ruby'], 'span'],
};

/** What these may hold; anything else is put into the element named. @type {Readonly<Record<string, [children: string[], wrapper: string]>>} */
const HOLDS = {
  ul: [['li'], 'li'],
  ol: [['li'], 'li'],
  tr: [['td', 'th'], 'td'],
  thead: [['tr'], 'tr'],
  tbody: [['tr'], 'tr'],
  tfoot: [['tr'], 'tr'],
};

/** @param {DocumentFragment} root */
export function conform(root) {
  each(root, 'time, bdo:not([dir])', (element) => void rename(element, 'span'));
  each(root, Object.keys(PLACES).join(), place);
  freeBlocks(root);
  // A row that is put around strays holds no cells yet.
  each(root, 'thead, tbody, tfoot', wrapStrays);
  each(root, 'ul, ol, tr', wrapStrays);
  each(root, 'dl', straightenTerms);
  each(root, 'table', straightenTable);
  each(root, 'figure', straightenFigure);
  each(root, 'details', straightenDetails);
  straightenAttributes(root);
}

/**
 * No block stands in a line and no link in a link, where a parser would end the one for the other: what is given back stands where it was taken out.
 * @param {DocumentFragment} root
 */
export function freeBlocks(root) {
  each(root, 'a a', unwrap);
  each(root, [...BLOCKS].join(), freeBlock);
}

/**
 * @param {DocumentFragment} root
 * @param {string} selector
 * @param {(element: Element) => void} act
 */
function each(root, selector, act) {
  for (const element of [...root.querySelectorAll(selector)]) if (element.isConnected || root.contains(element)) act(element);
}

/** @param {Element} element */
function place(element) {
  const [parents, instead] = PLACES[element.localName];
  if (parents.includes(element.parentElement?.localName ?? '')) return;
  if (instead) rename(element, instead);
  else element.remove();
}

/** A block leaves the lines that it stands in. @param {Element} block */
function freeBlock(block) {
  for (let outer = /** @type {Element | null} */ (block.parentElement); outer; outer = outer.parentElement) {
    if (LINES.has(outer.localName)) {
      if (outer.localName !== 'p') {
        block.before(' ');
        block.after(' ');
        unwrap(block);
        return;
      }
      outer = rename(outer, 'div');
    } else if (outer.localName !== 'a' && outer.localName !== 'ins' && outer.localName !== 'del') {
      if (!INLINE.has(outer.localName)) return;
      const next = /** @type {Element} */ (outer.firstElementChild);
      unwrap(outer);
      outer = next;
    }
  }
}

/** @param {Element} parent */
function wrapStrays(parent) {
  const [allowed, wrapper] = HOLDS[parent.localName];
  /** @type {Element | null} */
  let open = null;
  for (const child of [...parent.childNodes]) {
    if (child instanceof Element && allowed.includes(child.localName)) {
      open = null;
    } else if (open || (child.textContent ?? '').trim() !== '' || child instanceof Element) {
      if (!open) {
        open = createIn(parent.ownerDocument, HTML, wrapper);
        child.before(open);
      }
      open.append(child);
    }
  }
}

/** Terms and what they mean take turns, or it is no such list. @param {Element} list */
function straightenTerms(list) {
  const order = [...list.childNodes].filter((child) => child instanceof Element || (child.textContent ?? '').trim() !== '').map((child) => child.nodeName.toLowerCase());
  const isRegular = /^(?:(?:dt )+(?:dd )+)+$/.test(`${order.join(' ')} `);
  if (isRegular) return;
  for (const child of [...list.children]) {
    if (child.localName === 'dt' || child.localName === 'dd') rename(child, 'div');
  }
  rename(list, 'div');
}

/** Caption, columns, head, bodies, foot, each in its place. @param {Element} table */
function straightenTable(table) {
  const document = table.ownerDocument;
  const parts = ['caption', 'colgroup', 'thead', 'tbody', 'tfoot'];
  /** @type {Record<string, Element[]>} */
  const found = { caption: [], colgroup: [], thead: [], tbody: [], tfoot: [] };
  for (const child of [...table.childNodes]) {
    const name = child instanceof Element ? child.localName : '';
    if (parts.includes(name)) {
      const [isOnly, first] = [name !== 'tbody' && name !== 'colgroup', found[name][0]];
      if (isOnly && first) first.append(...child.childNodes);
      else found[name].push(/** @type {Element} */ (child));
    } else if (name !== '' || (child.textContent ?? '').trim() !== '') {
      let body = found.tbody.at(-1);
      if (!body) found.tbody.push((body = createIn(document, HTML, 'tbody')));
      if (name === 'tr') body.append(child);
      else {
        const cell = createIn(document, HTML, 'td');
        const row = createIn(document, HTML, 'tr');
        cell.append(child);
        row.append(cell);
        body.append(row);
      }
    }
  }
  table.replaceChildren(...parts.flatMap((part) => found[part]));
  for (const row of table.querySelectorAll('tr')) if (!row.firstElementChild) row.append(createIn(document, HTML, 'td'));
  for (const part of table.querySelectorAll('thead, tbody, tfoot')) if (!part.firstElementChild) part.remove();
  if (!table.querySelector('tr')) rename(table, 'div');
}

/** One caption, first or last. @param {Element} figure */
function straightenFigure(figure) {
  const [first, ...more] = [...figure.children].filter((child) => child.localName === 'figcaption');
  for (const caption of more) {
    first.append(' ', ...caption.childNodes);
    caption.remove();
  }
  if (first && figure.firstElementChild !== first) figure.append(first);
}

/** @param {Element} details */
function straightenDetails(details) {
  const [first, ...more] = [...details.children].filter((child) => child.localName === 'summary');
  for (const summary of more) rename(summary, 'div');
  details.prepend(first ?? createIn(details.ownerDocument, HTML, 'summary'));
  if (!first) rename(details, 'div').querySelector('summary')?.remove();
}

/** @param {DocumentFragment} root */
function straightenAttributes(root) {
  const ids = new Set();
  for (const element of root.querySelectorAll('*')) {
    if (element.id && ids.has(element.id)) element.removeAttribute('id');
    if (element.id) ids.add(element.id);
    for (const span of ['colspan', 'rowspan', 'span']) if (Number(element.getAttribute(span) ?? 1) < 1) element.removeAttribute(span);
    if (element.localName === 'img' && !element.hasAttribute('alt')) element.setAttribute('alt', '');
    if (element.localName === 'li' && element.parentElement?.localName === 'ul') element.removeAttribute('value');
  }
  for (const link of root.querySelectorAll('a[href]')) {
    const href = link.getAttribute('href') ?? '';
    if (!href.startsWith('#')) link.setAttribute('href', strict(href));
    else if (!ids.has(href.slice(1))) link.removeAttribute('href');
  }
}

/**
 * Browsers let more stand in an address than the standard that books go by.
 * @param {string} href
 */
function strict(href) {
  const [start] = /^[a-z]+:(?:\/\/[^/?#]*)?/.exec(href) ?? [''];
  const [path, ...fragment] = href.slice(start.length).split('#');
  const rest = fragment.length > 0 ? `${path}#${fragment.join('%23')}` : path;
  return start + rest.replace(/%(?![0-9a-f]{2})/gi, '%25').replace(/[\s"<>[\\\]^`{|}]/g, encodeURIComponent);
}

/**
 * @param {Element} element
 * @param {string} name
 */
function rename(element, name) {
  const renamed = createIn(element.ownerDocument, HTML, name);
  for (const attribute of ['id', 'lang', 'dir']) {
    const value = element.getAttribute(attribute);
    if (value !== null) renamed.setAttribute(attribute, value);
  }
  renamed.append(...element.childNodes);
  element.replaceWith(renamed);
  return renamed;
}

/** @param {Element} element */
function unwrap(element) {
  element.replaceWith(...element.childNodes);
}
