// How the text flows: down, in pages side by side, or in vertical lines from right to left; and turning it where it does not
// flow down, which the browser's keys and the wheel do not do.

/** @import { Reader } from './reader.js' */

/** One turn of a wheel sends many events. */
const TURN_GAP_MS = 250;

/** Languages that are also written in vertical lines. */
const MAY_BE_VERTICAL = /^(?:ja|zh|ko|yue|mn)\b/i;

/** @param {Reader} reader */
export function mayBeVertical(reader) {
  return MAY_BE_VERTICAL.test(reader.article?.metadata.language ?? '') || isVerticalOnPage(reader);
}

/**
 * Whether the page itself sets the article's first paragraph in vertical lines.
 * @param {Reader} reader
 */
function isVerticalOnPage({ view, nodes }) {
  for (const [id, element] of view?.built.sources ?? []) {
    const node = nodes[id];
    if (element.localName === 'p' && node instanceof Element) return getComputedStyle(node).writingMode.startsWith('vertical');
  }
  return false;
}

/** @param {Reader} reader @returns {'down' | 'pages' | 'vertical'} */
export function flowOf(reader) {
  const { writing } = reader.settings;
  if (writing === 'vertical' ? mayBeVertical(reader) : writing === 'page' && isVerticalOnPage(reader)) return 'vertical';
  return reader.settings.flow === 'pages' ? 'pages' : 'down';
}

/** @param {Reader} reader */
export function letFlow(reader) {
  let turned = -Infinity;
  /** @type {(() => void) | null} */
  let deafen = null;
  const direct = () => {
    const flow = flowOf(reader);
    reader.root.dataset.flow = flow;
    // The next page lies where the text's direction says.
    reader.scroller.dir = flow === 'pages' ? (reader.view?.element.dir ?? '') : '';
    if (flow === 'down') {
      deafen?.();
      deafen = null;
    } else {
      deafen ??= reader.hear('wheel', wheel, { isActive: true });
    }
  };
  reader.onSettings(direct);
  reader.onArticle(direct);

  /** @param {Event} event */
  function wheel(event) {
    const { deltaX, deltaY, ctrlKey } = /** @type {WheelEvent} */ (event);
    if (ctrlKey || Math.abs(deltaX) > Math.abs(deltaY) || !reader.scroller.contains(reader.targetOf(event))) return;
    event.preventDefault();
    if (reader.root.dataset.flow === 'vertical') reader.scroller.scrollBy({ left: -deltaY, behavior: 'instant' });
    else if (event.timeStamp - turned > TURN_GAP_MS) {
      turned = event.timeStamp;
      turn(reader, deltaY > 0 ? 1 : -1);
    }
  }
}

/** @param {Reader} reader @param {1 | -1} step  a page on or back */
export function turn(reader, step) {
  const { scroller } = reader;
  const isLeftwards = flowOf(reader) === 'vertical' || getComputedStyle(reader.body).direction === 'rtl';
  const page = scroller.clientWidth;
  const at = Math.round(scroller.scrollLeft / page);
  const left = flowOf(reader) === 'pages' ? (at + (isLeftwards ? -step : step)) * page : scroller.scrollLeft - step * page * 0.9;
  scroller.scrollTo({ left, behavior: 'instant' });
}
