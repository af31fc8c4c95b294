// Reading a page's DOM by the prototypes' own getters.
//
// A form with an input named `childNodes` answers `form.childNodes` with that input, and a document with an image named
// `documentElement` does the like, in an extension's isolated world too. The getter taken off the prototype cannot be
// shadowed.

/**
 * @template {object} T
 * @template {keyof T} K
 * @param {{ prototype: T }} constructor
 * @param {K} name
 * @returns {(node: T) => T[K]}
 */
function getter({ prototype }, name) {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  if (!get) throw new TypeError(`no getter ${String(name)}`);
  return Function.prototype.call.bind(get);
}

/**
 * @template {object} T
 * @template {keyof T} K
 * @param {{ prototype: T }} constructor
 * @param {K} name
 * @returns {(node: T, value: T[K]) => void}
 */
function setter({ prototype }, name) {
  const set = Object.getOwnPropertyDescriptor(prototype, name)?.set;
  if (!set) throw new TypeError(`no setter ${String(name)}`);
  return Function.prototype.call.bind(set);
}

export const styleSheetsOf = getter(Document, 'adoptedStyleSheets');
export const setStyleSheets = setter(Document, 'adoptedStyleSheets');
export const rootOf = getter(Document, 'documentElement');
export const viewOf = getter(Document, 'defaultView');
export const addressOf = getter(Document, 'URL');
export const contentTypeOf = getter(Document, 'contentType');
export const fontsOf = getter(Document, 'fonts');
export const focusedIn = getter(Document, 'activeElement');
export const baseOf = getter(Node, 'baseURI');
export const documentOf = getter(Node, 'ownerDocument');
export const kindOf = getter(Node, 'nodeType');
export const parentOf = getter(Node, 'parentNode');
export const firstChildOf = getter(Node, 'firstChild');
export const nextSiblingOf = getter(Node, 'nextSibling');
export const dataOf = getter(CharacterData, 'data');
export const nameOf = getter(Element, 'localName');
export const namespaceOf = getter(Element, 'namespaceURI');
export const firstElementOf = getter(Element, 'firstElementChild');
export const shadowOf = getter(Element, 'shadowRoot');
export const bodyOf = getter(Document, 'body');
export const isConnected = getter(Node, 'isConnected');
export const frameDocumentOf = getter(HTMLIFrameElement, 'contentDocument');
export const currentSourceOf = getter(HTMLImageElement, 'currentSrc');
export const sourceOf = getter(HTMLImageElement, 'src');
export const naturalWidthOf = getter(HTMLImageElement, 'naturalWidth');
export const naturalHeightOf = getter(HTMLImageElement, 'naturalHeight');

/** @type {(element: Element) => string[]} */
export const attributeNamesOf = Function.prototype.call.bind(Element.prototype.getAttributeNames);

/** @type {(element: Element, name: string) => string | null} */
export const attributeOf = Function.prototype.call.bind(Element.prototype.getAttribute);

/** @type {(element: Element, options?: CheckVisibilityOptions) => boolean} */
export const isVisible = Function.prototype.call.bind(Element.prototype.checkVisibility);

/** @type {(element: Element) => DOMRect} */
export const boxOf = Function.prototype.call.bind(Element.prototype.getBoundingClientRect);

/** @type {(element: Element, name: string, value: string) => void} */
export const setAttributeOf = Function.prototype.call.bind(Element.prototype.setAttribute);

/** @type {(element: Element, name: string) => void} */
export const removeAttributeOf = Function.prototype.call.bind(Element.prototype.removeAttribute);

/** @type {(element: Element, selectors: string) => boolean} */
export const matchesOf = Function.prototype.call.bind(Element.prototype.matches);

/** @type {(element: Element, options: ScrollIntoViewOptions) => void} */
export const scrollTo = Function.prototype.call.bind(Element.prototype.scrollIntoView);

/** @type {(node: Node) => Node} */
export const treeOf = Function.prototype.call.bind(Node.prototype.getRootNode);

/** @type {(slot: HTMLSlotElement) => Node[]} */
export const assignedTo = Function.prototype.call.bind(HTMLSlotElement.prototype.assignedNodes);

/** @type {(document: Document, namespace: string, name: string) => Element} */
export const createIn = Function.prototype.call.bind(Document.prototype.createElementNS);

/** @type {(document: Document, text: string) => Text} */
export const createTextIn = Function.prototype.call.bind(Document.prototype.createTextNode);

/** @type {(document: Document, text: string) => Comment} */
export const createCommentIn = Function.prototype.call.bind(Document.prototype.createComment);

/** @type {(document: Document) => DocumentFragment} */
export const createFragmentIn = Function.prototype.call.bind(Document.prototype.createDocumentFragment);

export const HTML = 'http://www.w3.org/1999/xhtml';
export const SVG = 'http://www.w3.org/2000/svg';
export const MATHML = 'http://www.w3.org/1998/Math/MathML';
