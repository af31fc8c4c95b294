// A few lines in the reader's own look, to see a setting on.

import { maker } from '../page/element.js';
import { FACES } from '../page/faces.js';
import { dress } from '../page/look.js';
import paper from '../page/style/paper.css';
import text from '../page/style/text.css';

/** @import { Settings } from '../page/types' */
/** @import { Messages } from '../page/messages.js' */

/**
 * @param {HTMLElement} host
 * @param {Messages} messages
 * @returns {Promise<(settings: Settings) => void>} shows a change
 */
export async function showSample(host, messages) {
  const make = maker(document);
  const shadow = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`${paper}\n${text}`);
  shadow.adoptedStyleSheets = [sheet];
  const body = make('div', { class: 'text' },
    make('p', {}, messages.say('sample_first')),
    make('p', {}, messages.say('sample_second'), ' ', make('a', { href: '#reading' }, messages.say('sample_link'))));
  const article = make('article', { dir: messages.direction, lang: messages.language }, make('header', {}, make('p', { class: 'site' }, messages.say('extensionName')), make('h3', {}, messages.say('sample_title'))), body);
  const root = make('div', { class: 'reader', 'data-flow': 'down' }, make('div', { class: 'scroller', tabindex: '0', role: 'region', 'aria-label': messages.say('sample_title') }, make('div', { class: 'body' }, article)));
  shadow.append(root);
  for (const { family, file } of Object.values(FACES)) document.fonts.add(new FontFace(family, `url(../${file})`));
  return (settings) => {
    dress(root, settings);
    // The swatch of one's own colours has them from here.
    dress(document.documentElement, settings);
  };
}
