// The pictures on the buttons: each a path on a field of 24 by 24, drawn with one round pen.

import { SVG, createIn } from './dom.js';

/** @type {Readonly<Record<string, string>>} */
const PATHS = {
  always: 'M6 3.5h12v17l-6-4.5-6 4.5zM9.5 9.5l2 2 3.5-4',
  back: 'M5 12h14M5 12l5.5-5.5M5 12l5.5 5.5',
  backward: 'M11 6v12l-7-6zM20 6v12l-7-6z',
  broom: 'M14.5 9.5l5-6M12 8l4.5 4c-1 4.5-4 8-6.5 9L3.5 15.5C6.5 14.5 9.5 12.5 12 8zM6.5 18l2-2.5M9 19.5l2-2.5',
  close: 'M6.5 6.5l11 11M17.5 6.5l-11 11',
  copy: 'M9 9h10v11H9zM6 15H5V4h10v2',
  down: 'M6 9.5l6 6 6-6',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6z',
  focus: 'M4 10h16M4 14h16M7 5.5h10M7 18.5h10',
  forward: 'M13 6v12l7-6zM4 6v12l7-6z',
  gear: 'M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.1 2.1M16.3 16.3l2.1 2.1M18.4 5.6l-2.1 2.1M7.7 16.3l-2.1 2.1',
  hand: 'M4 8V5h3M17 5h3v3M20 16v3h-3M7 19H4v-3M9 9l6 6M15 9l-6 6',
  help: 'M8.6 9.2A3.5 3.5 0 1 1 12 13v1.6M12 18.4v.1',
  left: 'M14.5 6l-6 6 6 6',
  letters: 'M3 18.5 8 5.5l5 13M4.6 14.5h6.8M15 15.8a2.6 2.6 0 0 1 2.6-2.6H21M21 18.5v-6a2.7 2.7 0 0 0-5-1.4M15 15.8a2.6 2.6 0 0 0 2.6 2.7 3.4 3.4 0 0 0 3.4-3.2',
  link: 'M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.7l1-1',
  listen: 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.3a8 8 0 0 1 0 11.4',
  minus: 'M6 12h12',
  more: 'M5 12a1 1 0 1 0 2 0 1 1 0 1 0-2 0zM11 12a1 1 0 1 0 2 0 1 1 0 1 0-2 0zM17 12a1 1 0 1 0 2 0 1 1 0 1 0-2 0z',
  outline: 'M4 6h.1M8 6h12M4 12h.1M8 12h9M4 18h.1M8 18h11',
  pause: 'M8.5 5.5v13M15.5 5.5v13',
  play: 'M7.5 5v14l11-7z',
  plus: 'M6 12h12M12 6v12',
  print: 'M7 8.5V4h10v4.5M7 16.5H4v-8h16v8h-3M7 13.5h10V20H7z',
  removed: 'M5 7h14M9.5 7V4.5h5V7M7 7l.8 12.5h8.4L17 7M10.3 10.5v5.5M13.7 10.5v5.5',
  right: 'M9.5 6l6 6-6 6',
  save: 'M12 4v11M12 15l-4.5-4.5M12 15l4.5-4.5M5 19.5h14',
  stop: 'M7 7h10v10H7z',
  undo: 'M8 5 4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11h-3',
  up: 'M6 14.5l6-6 6 6',
};

/**
 * @param {Document} document
 * @param {string} name
 * @returns {Element} says nothing to screen readers: the button that it stands in has a name
 */
export function icon(document, name) {
  const svg = createIn(document, SVG, 'svg');
  const path = createIn(document, SVG, 'path');
  for (const [attribute, value] of Object.entries({ class: 'icon', viewBox: '0 0 24 24', 'aria-hidden': 'true' })) svg.setAttribute(attribute, value);
  path.setAttribute('d', PATHS[name] ?? '');
  svg.append(path);
  return svg;
}
