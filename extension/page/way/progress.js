// How much of the article is read, as a line at the top, and how many minutes of it are left.

import { onScroll } from './outline.js';
import { maker } from '../element.js';

/** @import { Reader } from '../reader.js' */

/** @param {Reader} reader */
export function showProgress(reader) {
  const { document, messages } = reader;
  const make = maker(document);
  const line = make('div', { class: 'progress', role: 'progressbar', 'aria-label': messages.say('progress'), 'aria-valuemin': '0', 'aria-valuemax': '100' });
  const left = make('p', { class: 'left' });
  reader.bar.element.append(line);
  reader.bar.element.querySelector('.tools')?.after(left);

  reader.onArticle((_, { metadata }) => {
    const show = () => {
      const part = partRead(reader);
      const minutes = Math.ceil(metadata.minutes * (1 - part) - 0.05);
      line.hidden = part === 0;
      line.style.setProperty('--part', String(part));
      line.setAttribute('aria-valuenow', String(Math.round(part * 100)));
      const text = part >= 0.995 || minutes <= 0 ? messages.say('progress_done') : messages.count('progress_left', minutes);
      line.setAttribute('aria-valuetext', `${messages.say('progress_part', Math.round(part * 100))}, ${text}`);
      const shown = part === 0 ? '' : text;
      if (left.textContent !== shown) left.textContent = shown;
    };
    const stop = onScroll(reader, show);
    // The length is known when what is in it has its size.
    const sized = new ResizeObserver(show);
    sized.observe(reader.body);
    return () => {
      stop();
      sized.disconnect();
      line.hidden = true;
      left.textContent = '';
    };
  });
}

/**
 * Down, or along where the text is set in pages.
 * @param {Reader} reader
 */
function partRead({ scroller }) {
  const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight, clientWidth } = scroller;
  const [at, most] = scrollWidth - clientWidth > clientWidth / 2 ? [Math.abs(scrollLeft), scrollWidth - clientWidth] : [scrollTop, scrollHeight - clientHeight];
  return most > 0 ? Math.min(1, Math.max(0, at / most)) : 0;
}
