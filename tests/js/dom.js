// As much of a DOM as capture and build need, for tests that run without a browser. Real pages are read in tests/e2e.

const HTML = 'http://www.w3.org/1999/xhtml';

class FakeNode {
  static ELEMENT_NODE = 1;
  static TEXT_NODE = 3;
  static CDATA_SECTION_NODE = 4;
  /** @type {FakeNode[]} */
  children = [];
  /** @type {FakeNode | null} */
  parent = null;
  type = 0;
  get nodeType() { return this.type; }
  get parentNode() { return this.parent; }
  get firstChild() { return this.children[0] ?? null; }
  /** @returns {FakeNode | null} */
  get nextSibling() { return this.parent?.children[this.parent.children.indexOf(this) + 1] ?? null; }
  get baseURI() { return 'https://page.example/'; }
  get ownerDocument() { return null; }
  get isConnected() { return true; }
  /** @returns {string} */
  get textContent() { return this.children.map((child) => child.textContent).join(''); }
  /** @param {...FakeNode} nodes */
  append(...nodes) {
    for (const node of nodes) {
      const added = node instanceof FakeFragment ? node.children : [node];
      for (const child of added) child.parent = this;
      this.children.push(...added);
    }
  }
}

class FakeData extends FakeNode {
  /** @param {number} type @param {string} text */
  constructor(type, text) {
    super();
    this.type = type;
    this.text = text;
  }
  get data() { return this.text; }
  get textContent() { return this.type === 8 ? '' : this.text; }
}

class FakeElement extends FakeNode {
  type = 1;
  /** @type {Map<string, string>} */
  attributes = new Map();
  /** @param {string} namespace @param {string} name */
  constructor(namespace, name) {
    super();
    this.namespace = namespace;
    this.name = name;
  }
  get localName() { return this.name; }
  get namespaceURI() { return this.namespace; }
  /** @returns {FakeElement | null} */
  get firstElementChild() { return this.children.find((child) => child instanceof FakeElement) ?? null; }
  get shadowRoot() { return null; }
  getAttributeNames() { return [...this.attributes.keys()]; }
  /** @param {string} name */
  getAttribute(name) { return this.attributes.get(name) ?? null; }
  /** @param {string} name @param {string} value */
  setAttribute(name, value) { this.attributes.set(name, value); }
  checkVisibility() { return true; }
  /** How large the browser shows it. */
  box = [0, 0];
  getBoundingClientRect() { return { width: this.box[0], height: this.box[1] }; }
}

class FakeFragment extends FakeNode { type = 11; }
class FakeFrame extends FakeElement { get contentDocument() { return null; } }
class FakeSlot extends FakeElement { assignedNodes() { return []; } }
class FakeImage extends FakeElement {
  /** What the browser has loaded. */
  shown = { source: '', natural: [0, 0] };
  get currentSrc() { return this.shown.source; }
  get src() { return this.getAttribute('src') ?? ''; }
  get naturalWidth() { return this.shown.natural[0]; }
  get naturalHeight() { return this.shown.natural[1]; }
}

const KINDS = /** @type {Record<string, typeof FakeElement>} */ ({ img: FakeImage, iframe: FakeFrame, slot: FakeSlot });

class FakeDocument extends FakeNode {
  type = 9;
  get body() { return null; }
  get documentElement() { return this.firstChild; }
  get defaultView() { return null; }
  get URL() { return 'https://page.example/story'; }
  get contentType() { return 'text/html'; }
  get fonts() { return new Set(); }
  get activeElement() { return null; }
  get adoptedStyleSheets() { return []; }
  set adoptedStyleSheets(_) {}
  /** @param {string} namespace @param {string} name */
  createElementNS(namespace, name) { return new (namespace === HTML && KINDS[name] || FakeElement)(namespace, name); }
  /** @param {string} text */
  createTextNode(text) { return new FakeData(3, text); }
  /** @param {string} text */
  createComment(text) { return new FakeData(8, text); }
  createDocumentFragment() { return new FakeFragment(); }
}

Object.assign(globalThis, {
  Node: FakeNode, CharacterData: FakeData, Element: FakeElement, Document: FakeDocument,
  HTMLIFrameElement: FakeFrame, HTMLImageElement: FakeImage, HTMLSlotElement: FakeSlot,
});

export const document = /** @type {any} */ (new FakeDocument());

/**
 * @typedef {[name: string, attributes: Record<string, string>, ...children: (Tree | string)[]]} Tree
 * @param {Tree | string} tree
 * @returns {any}
 */
export function node(tree) {
  if (typeof tree === 'string') return document.createTextNode(tree);
  const [name, attributes, ...children] = tree;
  const element = document.createElementNS(HTML, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children.map(node));
  return element;
}

/**
 * @param {Tree} tree
 * @returns {any}
 */
export function page(tree) {
  const made = new FakeDocument();
  made.append(node(tree));
  return made;
}

/**
 * What `node` made, or `build`: comments are `null`.
 * @param {any} given
 * @returns {any}
 */
export function tree(given) {
  if (given.nodeType === 3) return given.data;
  if (given.nodeType === 8) return null;
  const children = given.children.map(tree);
  return given.nodeType === 1 ? [given.localName, Object.fromEntries(given.attributes), ...children] : children;
}
