// A page's script that tries every way that a browser has to an element of the reader, or to its text. It runs in the page.

/** Any event can carry an element: as its target, in its path, or in a property of its own. */
const EVENTS = [
  'auxclick', 'beforecopy', 'beforeinput', 'beforetoggle', 'blur', 'change', 'click', 'close', 'contextmenu', 'copy', 'cut', 'dblclick',
  'dragend', 'dragstart', 'error', 'focus', 'focusin', 'focusout', 'input', 'keydown', 'keypress', 'keyup', 'load', 'mousedown',
  'mousemove', 'mouseout', 'mouseover', 'mouseup', 'paste', 'pointerdown', 'pointermove', 'pointerout', 'pointerover',
  'pointerrawupdate', 'pointerup', 'scroll', 'scrollend', 'select', 'selectionchange', 'selectstart', 'slotchange', 'submit', 'toggle',
  'touchstart', 'transitionend', 'transitionrun', 'wheel',
];

/** @param {string[]} events */
function listen(events) {
  /** The ways that led inside. @type {Set<string>} */
  const ways = new Set();
  /** Where links have led that were followed. @type {string[]} */
  const left = [];
  const host = () => /** @type {HTMLElement} */ (document.querySelector('[data-stillpage=reader]'));

  /** @param {unknown} thing */
  const isInside = (thing) => {
    const tree = thing instanceof Node ? thing.getRootNode() : null;
    return tree instanceof ShadowRoot && tree.host === host();
  };
  /** @param {string} way @param {Iterable<unknown>} things */
  const look = (way, things) => {
    for (const thing of things) if (isInside(thing)) ways.add(way);
  };
  /** @param {any} thing @param {string} name */
  const read = (thing, name) => {
    try {
      return thing[name];
    } catch {
      return null;
    }
  };
  /** Also in the lists that it has. @param {string} way @param {object} thing */
  const lookThrough = (way, thing) => {
    for (const name in thing) {
      const value = read(thing, name);
      look(`${way}.${name}`, [value]);
      if (value && value !== window && typeof value === 'object' && !(value instanceof Node) && Symbol.iterator in value) {
        for (const one of value) look(`${way}.${name}`, [one, read(one, 'target'), read(one, 'node')]);
      }
    }
  };

  /** @param {Event} event */
  const hear = (event) => {
    lookThrough(event.type, event);
    look(`${event.type}.composedPath()`, event.composedPath());
  };
  for (const type of events) for (const target of [window, document, document.documentElement]) target.addEventListener(type, hear, true);
  /** @type {any} */ (window).navigation?.addEventListener('navigate', (/** @type {Event} */ event) => {
    hear(event);
    left.push(/** @type {any} */ (event).destination.url);
    event.preventDefault();
  });

  for (const type of PerformanceObserver.supportedEntryTypes) {
    try {
      const observer = new PerformanceObserver((list) => list.getEntries().forEach((entry) => lookThrough(`performance ${type}`, entry)));
      observer.observe(/** @type {any} */ ({ type, buffered: true, ...(type === 'event' && { durationThreshold: 16 }) }));
    } catch {
      // Not every type can be observed by itself.
    }
  }
  new MutationObserver((records) => {
    for (const { target, addedNodes, removedNodes } of records) look('mutation', [target, ...addedNodes, ...removedNodes]);
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });

  /** @param {string} way */
  const lookAtSelection = (way) => {
    const selection = getSelection();
    if (!selection) return;
    look(way, [selection.anchorNode, selection.focusNode]);
    for (let at = 0; at < selection.rangeCount; at++) {
      const range = selection.getRangeAt(at);
      look(`${way}.getRangeAt()`, [range.startContainer, range.endContainer, range.commonAncestorContainer]);
    }
    for (const range of /** @type {any} */ (selection).getComposedRanges?.() ?? []) look(`${way}.getComposedRanges()`, [range.startContainer, range.endContainer]);
    if (selection.toString().trim() !== '') ways.add(`${way}.toString()`);
  };

  /** Asks for what can be asked for at any time. @param {string} sentence  that is in the reader */
  const ask = async (sentence) => {
    // What the browser has measured is told of after a frame or two.
    for (let frame = 0; frame < 3; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
    // What is found then is the reader's.
    const own = [...document.body.childNodes];
    document.body.replaceChildren();
    const element = host();
    look('shadowRoot', [element.shadowRoot?.firstChild]);
    const html = /** @type {any} */ (element).getHTML?.({ serializableShadowRoots: true }) ?? '';
    if (`${html}${element.outerHTML}${element.innerText}${document.documentElement.innerText}`.includes(sentence)) ways.add('markup');
    for (const act of [() => element.attachShadow({ mode: 'open' }), () => element.attachInternals().shadowRoot]) {
      try {
        look(`${act}`, [act()?.firstChild]);
      } catch {
        // It has one already, and is no element that may ask for it.
      }
    }
    look('cloneNode()', [/** @type {Element} */ (element.cloneNode(true)).shadowRoot?.firstChild]);
    for (const name of ['activeElement', 'fullscreenElement', 'pointerLockElement', 'pictureInPictureElement', 'scrollingElement']) look(name, [read(document, name)]);
    for (let x = 20; x < innerWidth; x += 90) {
      for (let y = 20; y < innerHeight; y += 40) {
        look('elementsFromPoint()', [document.elementFromPoint(x, y), ...document.elementsFromPoint(x, y)]);
        look('caretPositionFromPoint()', [/** @type {any} */ (document).caretPositionFromPoint?.(x, y)?.offsetNode]);
        look('caretRangeFromPoint()', [/** @type {any} */ (document).caretRangeFromPoint?.(x, y)?.startContainer]);
      }
    }
    for (const selector of ['*', ':focus', ':hover', ':active', ':modal', ':popover-open', ':target']) look('querySelectorAll()', document.querySelectorAll(selector));
    look('getAnimations()', [...document.getAnimations(), ...element.getAnimations({ subtree: true })].map(({ effect }) => read(effect, 'target')));
    for (const [, marks] of /** @type {any} */ (CSS).highlights ?? []) for (const { startContainer } of marks) look('highlights', [startContainer]);
    lookAtSelection('selection');
    for (const [way, act] of /** @type {[string, () => unknown][]} */ ([
      ['find()', () => /** @type {any} */ (window).find(sentence)],
      ['selectAll', () => document.execCommand('selectAll')],
      ['selectAllChildren()', () => getSelection()?.selectAllChildren(element)],
    ])) {
      getSelection()?.removeAllRanges();
      act();
      lookAtSelection(way);
    }
    document.designMode = 'on';
    element.contentEditable = 'true';
    element.focus();
    if (/** @type {any} */ (window).find(sentence)) {
      getSelection()?.modify('extend', 'forward', 'documentboundary');
      if ((getSelection()?.toString().length ?? 0) > sentence.length) ways.add('modify()');
      for (const [command, text] of [['insertText', 'Tampered'], ['insertHTML', '<b>Tampered</b>'], ['bold', ''], ['delete', '']]) document.execCommand(command, false, text);
    }
    element.removeAttribute('contenteditable');
    document.designMode = 'off';
    getSelection()?.removeAllRanges();
    document.body.replaceChildren(...own);
    return [...ways].sort();
  };
  Object.assign(window, { reach: ask, left });
}

/** To be run before the reader opens. */
export const LISTEN = `(${listen})(${JSON.stringify(EVENTS)})`;

/** @param {string} sentence  that is in the reader */
export const ask = (sentence) => `reach(${JSON.stringify(sentence)})`;
