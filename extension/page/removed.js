// What was removed, by reason, each to be given back in its place and taken out again.

import { build } from './build.js';
import { maker } from './element.js';
import { REASONS, reasonKey } from './reasons.js';

/** @import { Removal } from './types' */
/** @import { Panel } from './panels.js' */
/** @import { Reader } from './reader.js' */

/** As much of a removal's text as the list shows. */
const EXCERPT = 240;

/** @type {Panel} */
export const removedPanel = {
  build(reader, body) {
    if (reader.article && reader.view) body.append(...groupsOf(reader, reader.article.removals, reader.view.built.marks));
  },
};

/**
 * @param {Reader} reader
 * @param {Removal[]} removals
 * @param {Map<number, Comment>} marks
 * @returns {HTMLElement[]}
 */
function groupsOf(reader, removals, marks) {
  const { document, messages } = reader;
  const make = maker(document);
  return [...groups()];

  function* groups() {
    const known = new Set(REASONS);
    for (const reason of REASONS) {
      const items = [...removals.entries()].filter(([, removal]) => (known.has(removal.reason) ? removal.reason : 'other') === reason);
      if (items.length === 0) continue;
      const heading = make('h3', {}, messages.say(reasonKey(reason)), ' ', make('span', { class: 'count' }, messages.numbers.format(items.length)));
      const list = make('ul', { role: 'list' }, ...items.map(([index, removal]) => item(index, removal)));
      yield make('section', {}, heading, list);
    }
  }

  /**
   * @param {number} index
   * @param {Removal} removal
   */
  function item(index, removal) {
    const text = make('p', { class: 'excerpt', dir: 'auto' }, excerpt(removal.text));
    const parts = [];
    if (removal.pictures > 0) parts.push(messages.count('pictures', removal.pictures));
    parts.push(messages.say('confidence', Math.round(removal.confidence * 100)));
    const facts = make('p', { class: 'facts' }, ...parts.map((part) => make('span', {}, part)));
    return make('li', {}, make('div', {}, text, facts), toggle(index, removal));
  }

  /**
   * @param {number} index
   * @param {Removal} removal
   */
  function toggle(index, removal) {
    const button = make('button', { type: 'button', 'aria-pressed': 'false' }, messages.say('restore'));
    /** @type {HTMLElement | null} */
    let restored = null;
    button.addEventListener('click', () => {
      if (restored) {
        restored.remove();
        restored = null;
      } else {
        restored = make('div', { class: 'restored' });
        restored.append(build(document, removal.content).fragment);
        putBack(reader, marks.get(index), restored);
      }
      button.setAttribute('aria-pressed', String(restored !== null));
      button.textContent = messages.say(restored ? 'removeAgain' : 'restore');
      reader.announce(messages.say(restored ? 'restored' : 'removedAgain'));
    });
    return button;
  }
}

/**
 * A removal that has no mark of its own goes to the end of the text.
 * @param {Reader} reader
 * @param {Comment | undefined} mark
 * @param {HTMLElement} restored
 */
function putBack(reader, mark, restored) {
  if (mark) mark.after(restored);
  else reader.view?.text.append(restored);
}

/** @param {string} text */
function excerpt(text) {
  const line = text.slice(0, EXCERPT * 4).replace(/\s+/g, ' ').trim();
  return line.length > EXCERPT ? `${line.slice(0, EXCERPT).toWellFormed()}…` : line;
}
