// The same place in the page and in the article: the elements that are in both tie the two together, and what lies between
// two of them is in proportion.

/** How far down the window one reads, as a part of its height. */
const READING_LINE = 0.2;

/** Elements whose place is that of their text; inline ones begin and end anywhere. */
const TIES = 'p, h2, h3, h4, h5, h6, li, dt, dd, pre, blockquote, figure, figcaption, img, table, tr, summary, hr, div, section';

/** @typedef {{ top: number, bottom: number }} Stretch  in some window */
/** @typedef {{ here: Element, there: Element }} Tie  in the article, on the page */

/**
 * @param {Map<number, Element>} sources  the article's elements by the ids of the page's
 * @param {readonly Node[]} nodes  the page's by id
 * @returns {Tie[]} in the article's order, containers of others left out
 */
export function tiesOf(sources, nodes) {
  /** @type {Tie[]} */
  const ties = [];
  for (const [id, here] of sources) {
    const there = nodes[id];
    if (there instanceof Element && here.matches(TIES)) {
      // Of two that lie in each other, the inner one is the more exact.
      while (ties.length > 0 && ties[ties.length - 1].here.contains(here)) ties.pop();
      ties.push({ here, there });
    }
  }
  return ties;
}

/** @param {number} height  of a window */
export function readingLine(height) {
  return Math.round(height * READING_LINE);
}

/**
 * Where what is at a height on one side is on the other: in both directions the same sum.
 * @param {Iterable<[from: Stretch, to: Stretch]>} stretches  those that are shown on both sides, in order
 * @param {number} line  a height on the first side
 * @returns {number | null} null where the line is above all that is in both
 */
export function across(stretches, line) {
  /** @type {[Stretch, Stretch] | null} */
  let before = null;
  for (const pair of stretches) {
    const [from, to] = pair;
    if (from.top > line) {
      if (!before) return null;
      const part = (line - before[0].bottom) / Math.max(1, from.top - before[0].bottom);
      if (line <= before[0].bottom) break;
      // Columns and floats can put what comes later higher up.
      return before[1].bottom + part * Math.max(0, to.top - before[1].bottom);
    }
    before = pair;
  }
  if (!before) return null;
  const [from, to] = before;
  const part = Math.min(1, (line - from.top) / Math.max(1, from.bottom - from.top));
  return to.top + part * (to.bottom - to.top);
}

/**
 * @param {Tie[]} ties
 * @param {'here' | 'there'} from
 * @returns {[from: Stretch, to: Stretch][]} those that have a box on both sides
 */
export function stretches(ties, from) {
  const to = from === 'here' ? 'there' : 'here';
  /** @type {[Stretch, Stretch][]} */
  const pairs = [];
  for (const tie of ties) {
    if (!tie[from].isConnected || !tie[to].isConnected) continue;
    const one = boxOf(tie[from]);
    const other = boxOf(tie[to]);
    if (one && other) pairs.push([one, other]);
  }
  return pairs;
}

/** @param {Element} element */
function boxOf(element) {
  const box = Element.prototype.getBoundingClientRect.call(element);
  return box.width > 0 || box.height > 0 ? box : null;
}
