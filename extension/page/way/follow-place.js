// The reader opens where the page was, and leaves the page at what was being read.

import { across, readingLine, stretches, tiesOf } from './same-place.js';

/** @import { Reader } from '../reader.js' */

/** Where to put the page: this much below the top of that element is to be at that height. */
/** @typedef {{ element: Element, below: number, line: number }} Target */

export class Place {
  /**
   * @param {Reader} reader
   * @param {Window} window  the page's
   */
  constructor(reader, window) {
    this.reader = reader;
    this.window = window;
    /** @type {import('./same-place.js').Tie[]} */
    this.ties = [];
    /** The reader's own scroll position when it was put there. */
    this.openedAt = 0;
    reader.onArticle((view) => {
      this.ties = tiesOf(view.built.sources, reader.nodes);
      return () => (this.ties = []);
    });
  }

  /** Brings the reader to where the page is. Nothing of the article out of sight above: it starts at its start. */
  enter() {
    const { scroller } = this.reader;
    const pairs = stretches(this.ties, 'there');
    const line = readingLine(this.window.innerHeight);
    const there = pairs.length > 0 && pairs[0][0].top < 0 ? across(pairs, line) : null;
    if (there !== null) {
      const frame = scroller.getBoundingClientRect();
      scroller.scrollBy({ top: there - frame.top - readingLine(frame.height), behavior: 'instant' });
    }
    this.openedAt = scroller.scrollTop;
  }

  /** @returns {Target | null} where the page is to go; null where it may stay */
  target() {
    const { scroller } = this.reader;
    if (Math.abs(scroller.scrollTop - this.openedAt) < 2) return null;
    const frame = scroller.getBoundingClientRect();
    const pairs = stretches(this.ties, 'here');
    const line = frame.top + readingLine(frame.height);
    const there = across(pairs, line) ?? pairs[0]?.[1].top;
    if (there === undefined) return null;
    const shown = this.ties.filter((tie) => tie.there.isConnected && tie.there.getClientRects().length > 0);
    const tie = shown.findLast((one) => one.here.getBoundingClientRect().top <= line) ?? shown[0];
    if (!tie) return null;
    return { element: tie.there, below: there - tie.there.getBoundingClientRect().top, line: readingLine(this.window.innerHeight) };
  }
}

/**
 * @param {Window} window
 * @param {Target} target
 */
export function scrollPageTo(window, { element, below, line }) {
  const off = () => element.getBoundingClientRect().top + below - line;
  for (let box = element.parentElement; box && Math.abs(off()) >= 1; box = box.parentElement) {
    if (box.scrollHeight > box.clientHeight && /auto|scroll/.test(getComputedStyle(box).overflowY)) box.scrollBy({ top: off(), behavior: 'instant' });
  }
  window.scrollBy({ top: off(), behavior: 'instant' });
}
