// Runs in a page: makes trees that no parser would, captures them, and holds what was captured against a plain walk.

import { capture, MAX_DEPTH } from '../../extension/page/capture.js';
import { readStream } from '../../extension/page/stream.js';

const HTML = 'http://www.w3.org/1999/xhtml';
const SVG = 'http://www.w3.org/2000/svg';
const MATHML = 'http://www.w3.org/1998/Math/MathML';

/** @type {[string | null, string[]][]} */
const NAMES = [
  [HTML, [
    'a', 'article', 'audio', 'b', 'body', 'br', 'button', 'canvas', 'details', 'dialog', 'div', 'embed', 'fieldset', 'figure', 'form',
    'frameset', 'h1', 'head', 'html', 'iframe', 'img', 'input', 'li', 'link', 'main', 'map', 'marquee', 'meta', 'noscript', 'object', 'option',
    'p', 'picture', 'plaintext', 'pre', 'rp', 'rt', 'ruby', 'script', 'section', 'select', 'slot', 'source', 'span', 'style', 'summary',
    'svg', 'table', 'td', 'template', 'textarea', 'title', 'tr', 'ul', 'video', 'amp-video', 'x-y', 'DIV', 'constructor', '__proto__', 'tostring',
  ]],
  [SVG, ['svg', 'path', 'foreignObject', 'image', 'a', 'script', 'style', 'text', 'use']],
  [MATHML, ['math', 'mi', 'mrow', 'annotation', 'annotation-xml', 'semantics']],
  [null, ['div', 'slot', 'iframe', 'SCRIPT', 'template']],
  ['urn:other', ['p', 'img', 'video']],
];
const HAS_SHADOW = /^(?:article|div|main|p|section|span|x-y)$/;
const TEXTS = ['word', ' ', '', '\n\n', 'a\ud83d', '\ude00b', '\ud800\ud800', '\0', '\u202e\u200b', '<b>&amp;', '字'.repeat(40), 'x'.repeat(5000)];
const CLOBBER = ['attributes', 'childNodes', 'firstChild', 'nextSibling', 'parentNode', 'nodeType', 'localName', 'namespaceURI', 'getAttribute', 'shadowRoot', 'ownerDocument', '__proto__'];
/** @type {Record<string, string[]>} */
const VALUES = {
  class: ['a', 'a b', '', 'c'.repeat(5000)], id: ['x', ...CLOBBER], name: CLOBBER, slot: ['', 's'], dir: ['rtl', 'auto', 'x'], lang: ['de', ''],
  style: ['display: none', 'visibility: hidden', 'display: contents', 'content-visibility: hidden', 'position: fixed', 'color: red', 'text-align: end'],
  href: ['#x', 'https://a.example/', 'javascript:1', `https://a.example/${'y'.repeat(70_000)}`], src: ['data:,', ''], rel: ['canonical', 'stylesheet', 'next'],
  hidden: ['', 'until-found'], type: ['application/ld+json', 'text/plain', 'submit', 'math/tex'], value: ['typed'], onclick: ['1'], 'data-src': ['b'], open: [''],
  'aria-hidden': ['true'], contenteditable: ['true'], alt: ['\ud800'], title: ['t'], colspan: ['2'],
};

/** @param {number} seed  @returns {() => number} from 0 to 1 (mulberry32) */
function randomOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * @param {() => number} random
 * @param {number} size  nodes, about
 */
function grow(random, size) {
  const pick = (/** @type {readonly any[]} */ list) => list[Math.floor(random() * list.length)];
  const parents = /** @type {Node[]} */ ([document.body]);
  for (let made = 0; made < size; made++) {
    // Mostly near to where the last was put, so that trees are deep as well as wide.
    const parent = random() < 0.6 ? parents[Math.max(0, parents.length - 1 - Math.floor(random() * 4))] : pick(parents);
    const node = one();
    try {
      parent.appendChild(node);
    } catch {
      continue;
    }
    if (!(node instanceof Element)) continue;
    parents.push(node);
    if (node instanceof HTMLIFrameElement && node.contentDocument) parents.push(node.contentDocument.body);
    if (node instanceof HTMLTemplateElement) parents.push(node.content);
    if (HAS_SHADOW.test(node.localName) && node instanceof HTMLElement && random() < 0.2) parents.push(node.attachShadow({ mode: random() < 0.7 ? 'open' : 'closed' }));
    if (random() < 0.01) parents.push(chain(node, 100 + Math.floor(random() * 700)));
  }

  function one() {
    const kind = random();
    if (kind < 0.3) return document.createTextNode(pick(TEXTS));
    if (kind < 0.34) return document.createComment(pick(['c', '-->']));
    if (kind < 0.36) return document.createProcessingInstruction('pi', 'x');
    if (kind < 0.38) return document.adoptNode(new Document().createCDATASection('data'));
    const [namespace, names] = random() < 0.75 ? NAMES[0] : pick(NAMES);
    const element = document.createElementNS(namespace, pick(names));
    while (random() < 0.5) {
      const name = pick(Object.keys(VALUES));
      element.setAttribute(name, pick(VALUES[name]));
    }
    return element;
  }
}

/** @param {Element} from @param {number} length */
function chain(from, length) {
  let deepest = from;
  for (let depth = 0; depth < length; depth++) deepest = deepest.appendChild(document.createElement('div'));
  return deepest;
}

/** @typedef {{ node: Node, depth: number }} Met  `depth`: how many are open around it */

/** What there is to read, by the page's own rules of what shows where, element by element. @returns {Met[]} */
function plainWalk() {
  /** @type {Met[]} */
  const met = [];
  /** @type {{ nodes: Node[], depth: number, sourcesOnly: boolean }[]} */
  const left = [{ nodes: [document.documentElement], depth: 0, sourcesOnly: false }];
  for (let level = left.at(-1); level; level = left.at(-1)) {
    const node = level.nodes.shift();
    if (!node) {
      left.pop();
      continue;
    }
    const { depth, sourcesOnly } = level;
    // A frame's nodes are of classes of their own; their getters are the same.
    const kind = read(Node, 'nodeType', node);
    if (kind === Node.TEXT_NODE || kind === Node.CDATA_SECTION_NODE) {
      if (!sourcesOnly) met.push({ node, depth });
    } else if (isElement(node)) {
      const name = read(Element, 'localName', node).toLowerCase();
      const isHtml = read(Element, 'namespaceURI', node) === HTML;
      if ((sourcesOnly && name !== 'source') || isPassedOver(node, name)) continue;
      if (isHtml && name === 'slot') {
        const assigned = HTMLSlotElement.prototype.assignedNodes.call(node);
        left.push({ nodes: assigned.length > 0 ? assigned : children(node), depth, sourcesOnly });
        continue;
      }
      const isOpen = depth < MAX_DEPTH;
      if (isOpen) met.push({ node, depth });
      left.push({ nodes: inside(node, name, isHtml), depth: isOpen ? depth + 1 : depth, sourcesOnly: /^(?:amp-)?(?:video|audio)$/.test(name) });
    }
  }
  return met;
}

/** @param {Node} node @returns {node is Element} */
function isElement(node) {
  return read(Node, 'nodeType', node) === Node.ELEMENT_NODE;
}

/** @param {Element} node @param {string} name @param {boolean} isHtml */
function inside(node, name, isHtml) {
  if (read(Element, 'namespaceURI', node) === SVG || /^(?:canvas|object|embed|textarea)$/.test(name)) return [];
  if (isHtml && name === 'iframe') {
    const root = read(HTMLIFrameElement, 'contentDocument', node)?.documentElement;
    return root ? [root] : [];
  }
  return children(read(Element, 'shadowRoot', node) ?? node);
}

/** @param {Element} node @param {string} name */
function isPassedOver(node, name) {
  const value = (/** @type {string} */ attribute) => Element.prototype.getAttribute.call(node, attribute) ?? '';
  if (name === 'script') return !/^(?:application\/ld\+json|math\/tex)/.test(value('type'));
  if (name === 'link') return !/^(?:canonical|next)$/.test(value('rel'));
  return name === 'style' || name === 'template';
}

/** @param {Node} node @returns {Node[]} */
function children(node) {
  return [...read(Node, 'childNodes', node)];
}

/** A form's field may have the name of what is asked for. @param {{ prototype: any }} type @param {string} name @param {Node} node @returns {any} */
function read({ prototype }, name, node) {
  return Object.getOwnPropertyDescriptor(prototype, name)?.get?.call(node);
}

/**
 * @param {number} seed
 * @param {number} size
 * @returns {{ faults: string[], snapshot: any, nodes: number }}
 */
export function check(seed, size) {
  const random = randomOf(seed);
  document.body.replaceChildren();
  grow(random, size);
  const watch = new MutationObserver(() => {});
  watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  const { snapshot, nodes } = capture(document);
  /** @type {string[]} */
  const faults = [];
  if (watch.takeRecords().length > 0) faults.push('the page has changed');
  watch.disconnect();

  const met = plainWalk();
  if (met.length !== nodes.length) faults.push(`${met.length} nodes to read, ${nodes.length} captured`);
  let [at, depth] = [0, 0];
  /** @param {string} said @param {string} is */
  const expect = (said, is) => {
    if (said !== is && faults.length < 9) faults.push(`node ${at}: ${said.slice(0, 80)} for ${is.slice(0, 80)}`);
  };
  const isWhole = readStream(snapshot, {
    open(name, attributes) {
      const element = /** @type {Element} */ (nodes[at]);
      if (met[at]?.node !== element || met[at].depth !== depth) faults.push(`node ${at}: not in its place`);
      expect(name, read(Element, 'localName', element).toLowerCase());
      for (const [attribute, value] of attributes) {
        const own = Element.prototype.getAttribute.call(element, attribute);
        if (/^on/.test(attribute)) faults.push(`node ${at}: ${attribute}`);
        // Of a picture the browser knows better.
        if (name !== 'img') expect(value, (own ?? '\ufffd').toWellFormed().slice(0, value.length));
      }
      [at, depth] = [at + 1, depth + 1];
    },
    text(text) {
      if (met[at]?.node !== nodes[at] || met[at].depth !== depth) faults.push(`node ${at}: not in its place`);
      expect(text, read(CharacterData, 'data', nodes[at]).toWellFormed());
      at++;
    },
    close: () => void depth--,
    mark: () => void faults.push('a mark'),
  });
  if (!isWhole || depth !== 0 || at !== nodes.length) faults.push('the stream does not end where it should');
  return { faults: faults.slice(0, 9), snapshot: { ...snapshot, numbers: Array.from(snapshot.numbers) }, nodes: nodes.length };
}
