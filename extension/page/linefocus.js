// Line focus: all but a few lines is shaded. The band follows the pointer, and the block that keys have gone to.

import { maker } from './element.js';

/** @import { Reader } from './reader.js' */

const BLOCKS = 'p, h1, h2, h3, h4, h5, h6, li, dt, dd, pre, figcaption, td, th';

/** @param {Reader} reader */
export function lineFocus(reader) {
  const make = maker(reader.document);
  const shades = [make('div', { class: 'shade' }), make('div', { class: 'shade' })];
  let lines = 0;
  /** Where it is, in the window. */
  let x = 0;
  let y = 0;

  reader.hear('pointermove', (event) => {
    if (lines === 0) return;
    ({ clientX: x, clientY: y } = /** @type {PointerEvent} */ (event));
    place();
  });
  reader.hear('focusin', (event) => {
    const [target] = event.composedPath();
    if (lines === 0 || !(target instanceof HTMLElement) || !reader.view?.element.contains(target)) return;
    const box = target.getBoundingClientRect();
    [x, y] = [box.left + box.width / 2, box.top + 4];
    place();
  });
  reader.scroller.addEventListener('scroll', () => lines > 0 && place(), { passive: true });
  // It has no size before the reader opens.
  const sized = new ResizeObserver(() => lines > 0 && place());
  sized.observe(reader.scroller);
  reader.onClose(() => sized.disconnect());
  reader.onSettings((settings) => {
    const now = settings.lineFocus === 'off' ? 0 : Number(settings.lineFocus);
    if (now === lines) return;
    lines = now;
    for (const shade of shades) shade.remove();
    if (lines === 0) return;
    reader.root.append(...shades);
    place();
  });

  function place() {
    const frame = reader.scroller.getBoundingClientRect();
    if (frame.height === 0) return;
    if (y === 0) [x, y] = [frame.left + frame.width / 2, frame.top + frame.height / 3];
    const { top, height } = lineAt(reader, x, y);
    const above = top - ((lines - 1) / 2) * height;
    const [first, second] = shades;
    first.style.setProperty('inset', `0 auto auto 0`);
    first.style.setProperty('height', `${Math.max(0, above - frame.top)}px`);
    second.style.setProperty('inset', `${Math.max(0, above + lines * height - frame.top)}px auto 0 0`);
    for (const shade of shades) shade.style.setProperty('width', `${frame.width}px`);
  }
}

/**
 * The line of text at a point: those of a block are equally high, so counting finds it.
 * @param {Reader} reader
 * @param {number} x
 * @param {number} y
 */
function lineAt(reader, x, y) {
  const shadow = /** @type {ShadowRoot} */ (reader.root.getRootNode());
  const block = shadow.elementFromPoint(x, y)?.closest(BLOCKS);
  const height = parseFloat(getComputedStyle(block ?? reader.body).lineHeight) || 28;
  if (!block || !reader.view?.element.contains(block)) return { top: y - height / 2, height };
  const { top } = block.getBoundingClientRect();
  return { top: top + Math.floor((y - top) / height) * height, height };
}
