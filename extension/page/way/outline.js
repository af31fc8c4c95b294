// The panel of the article's headings, with the one that is being read marked.

import { jumpTo } from './links.js';
import { maker } from '../element.js';
import { currentBlock, headingsOf } from '../place.js';

/** @import { Panel } from '../panels.js' */
/** @import { Reader } from '../reader.js' */

/** @param {Reader} reader */
export function hasOutline(reader) {
  return (reader.view?.text.querySelector('h2, h3, h4, h5, h6') ?? null) !== null;
}

/** @type {Panel} */
export const outlinePanel = {
  build(reader, body) {
    const make = maker(reader.document);
    const headings = headingsOf(reader);
    const least = Math.min(...headings.slice(1).map(levelOf));
    const links = headings.map((heading, index) => {
      // The title is the first, and the levels that an article leaves out are no steps.
      const depth = index === 0 ? 0 : levelOf(heading) - least;
      const button = make('button', { type: 'button', class: 'entry', dir: 'auto' }, (heading.textContent ?? '').trim());
      button.style.setProperty('--depth', String(depth));
      button.addEventListener('click', () => {
        jumpTo(reader, heading);
        mark();
      });
      return button;
    });
    const list = make('ol', { class: 'outline' }, ...links.map((link) => make('li', {}, link)));
    if (reader.view?.element.lang) list.lang = reader.view.element.lang;
    body.append(list);

    /** @type {HTMLElement | undefined} */
    let marked;
    const mark = () => {
      const current = currentBlock(reader, headings);
      const link = links[current ? headings.indexOf(current) : 0];
      if (link === marked) return;
      marked?.removeAttribute('aria-current');
      link?.setAttribute('aria-current', 'location');
      link?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      marked = link;
    };
    const stop = onScroll(reader, mark);
    mark();
    return stop;
  },
};

/** @param {Element} heading */
function levelOf(heading) {
  return Number(heading.localName[1]);
}

/**
 * At most once a frame.
 * @param {Reader} reader
 * @param {() => void} act
 */
export function onScroll({ scroller }, act) {
  let frame = 0;
  const ask = () => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      act();
    });
  };
  scroller.addEventListener('scroll', ask, { passive: true });
  return () => {
    cancelAnimationFrame(frame);
    scroller.removeEventListener('scroll', ask);
  };
}
