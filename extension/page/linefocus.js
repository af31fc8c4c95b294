// Line focus: all but a few lines is shaded. The band follows the pointer, and the block that keys have gone to.

import { maker } from './element.js';

/** @import { Reader } from './reader.js' */

const BLOCKS = 'p, h1, h2, h3, h4, h5, h6, li, dt, dd, pre, figcaption, td, th, img';

/** Five lines are found among that many blocks on each side, were each but one line. */
const AROUND = 3;

/** How far text is looked for above and below a point that has none. */
const STEP = 12;

/** @typedef {{ top: number, bottom: number, edge: number }} Line  in the window; `edge`: half of what lies between two lines */

/** @param {Reader} reader */
export function lineFocus(reader) {
  const make = maker(reader.document);
  const shades = [make('div', { class: 'shade' }), make('div', { class: 'shade' })];
  let count = 0;
  /** Where it is, in the window. */
  let x = 0;
  let y = 0;

  reader.hear('pointermove', (event) => {
    ({ clientX: x, clientY: y } = /** @type {PointerEvent} */ (event));
    place();
  });
  reader.hear('focusin', (event) => {
    const target = reader.targetOf(event);
    if (count === 0 || !target || !reader.view?.element.contains(target)) return;
    const box = target.getBoundingClientRect();
    [x, y] = [box.left + box.width / 2, box.top + Math.min(STEP, box.height / 2)];
    place();
  });
  reader.scroller.addEventListener('scroll', place, { passive: true });
  // It has no size before the reader opens.
  const sized = new ResizeObserver(place);
  sized.observe(reader.scroller);
  reader.onClose(() => sized.disconnect());
  reader.onArticle(() => {
    place();
    return hide;
  });
  reader.onSettings((settings) => {
    count = settings.lineFocus === 'off' ? 0 : Number(settings.lineFocus);
    place();
  });

  function hide() {
    for (const shade of shades) shade.remove();
  }

  function place() {
    if (count === 0 || !reader.view) return hide();
    const frame = reader.scroller.getBoundingClientRect();
    if (frame.height === 0) return;
    if (y === 0) [x, y] = [frame.left + frame.width / 2, frame.top + frame.height / 3];
    const lines = linesNear(reader.tree, reader.view.element, x, y);
    if (lines.length === 0) return;
    const at = nearest(lines, y);
    const first = Math.max(0, Math.min(at - (count - 1) / 2, lines.length - count));
    const { top, edge } = lines[first];
    const last = lines[Math.min(first + count, lines.length) - 1];
    const [above, below] = shades;
    above.style.setProperty('inset', '0 auto auto 0');
    above.style.setProperty('height', `${Math.max(0, top - edge - frame.top)}px`);
    below.style.setProperty('inset', `${Math.max(0, last.bottom + last.edge - frame.top)}px auto 0 0`);
    for (const shade of shades) shade.style.setProperty('width', `${frame.width}px`);
    if (!above.isConnected) reader.root.append(...shades);
  }
}

/**
 * @param {ShadowRoot} tree
 * @param {HTMLElement} article
 * @param {number} x
 * @param {number} y
 * @returns {Line[]} from above to below
 */
function linesNear(tree, article, x, y) {
  const block = blockNear(tree, article, x, y);
  if (!block) return [];
  const blocks = [...article.querySelectorAll(BLOCKS)];
  const at = blocks.indexOf(block);
  return blocks.slice(Math.max(0, at - AROUND), at + AROUND + 1).flatMap(linesOf).sort((one, other) => one.top - other.top).reduce(joined, []);
}

/**
 * @param {ShadowRoot} tree
 * @param {HTMLElement} article
 * @param {number} x
 * @param {number} y
 */
function blockNear(tree, article, x, y) {
  const box = article.getBoundingClientRect();
  const inside = Math.min(Math.max(x, box.left + 1), box.right - 1);
  for (let off = 0; off < innerHeight; off += STEP) {
    for (const height of [y + off, y - off]) {
      // At the side of the text it is its line that is meant.
      for (const across of [x, inside, box.left + box.width / 4]) {
        const block = tree.elementFromPoint(across, height)?.closest(BLOCKS);
        if (block && article.contains(block)) return block;
      }
    }
  }
  return null;
}

/** @param {Element} block @returns {Line[]} */
function linesOf(block) {
  const range = new Range();
  range.selectNode(block);
  if (block.localName !== 'img') range.selectNodeContents(block);
  const height = parseFloat(getComputedStyle(block).lineHeight) || 0;
  return [...range.getClientRects()].filter((rect) => rect.height > 0)
    .map(({ top, bottom }) => ({ top, bottom, edge: Math.max(1, (height - (bottom - top)) / 2) }));
}

/**
 * Words in other letters and notes above the line are of the line.
 * @param {Line[]} lines
 * @param {Line} line
 */
function joined(lines, line) {
  const last = lines.at(-1);
  const shared = last ? last.bottom - line.top : 0;
  if (!last || shared < Math.min(last.bottom - last.top, line.bottom - line.top) / 2) return [...lines, line];
  last.edge = Math.min(last.edge, line.edge);
  last.bottom = Math.max(last.bottom, line.bottom);
  return lines;
}

/** @param {Line[]} lines @param {number} y */
function nearest(lines, y) {
  const off = lines.map(({ top, bottom }) => Math.max(top - y, y - bottom, 0));
  return off.indexOf(Math.min(...off));
}
