// What was removed, by reason, each to be brought back in its place and taken away again; how strict the engine is; and what
// the reader has removed by hand.

import { isPointing, togglePointing } from './byhand.js';
import { controlOf } from './controls.js';
import { keyOfRemoval } from './edits.js';
import { maker } from './element.js';
import { REASONS, reasonKey } from './reasons.js';
import { bringIntoSight, spotlight } from './spotlight.js';

/** @import { Removal, Settings } from './types' */
/** @import { Panel } from './panels.js' */
/** @import { Reader } from './reader.js' */

/** As much of a removal's text as the list shows. */
const EXCERPT = 240;

/** @type {Panel} */
export const removedPanel = {
  build(reader, body) {
    const list = new RemovedList(reader);
    const hand = list.make('div', { class: 'hand' });
    if (reader.reread) body.append(strictness(reader));
    body.append(pointButton(reader), hand, ...list.groups());
    const refresh = () => {
      hand.replaceChildren(...list.byHand());
      for (const show of list.shows) show();
    };
    refresh();
    reader.edits.watchers.add(refresh);
    return () => {
      reader.edits.watchers.delete(refresh);
      list.darken();
    };
  },
};

/** @param {Reader} reader */
function strictness(reader) {
  const control = controlOf({
    document: reader.document,
    messages: reader.messages,
    settings: reader.settings,
    change: (/** @type {Partial<Settings>} */ change) => {
      reader.change(change);
      void reader.reread?.(reader.settings.strictness);
    },
  }, 'strictness');
  control.show(reader.settings);
  return control.element;
}

/** @param {Reader} reader */
function pointButton(reader) {
  const button = maker(reader.document)('button', { type: 'button', class: 'button wide do-point', 'aria-pressed': String(isPointing(reader)) }, reader.messages.say('action_point'));
  button.addEventListener('click', () => {
    togglePointing(reader);
    button.setAttribute('aria-pressed', String(isPointing(reader)));
  });
  return button;
}

class RemovedList {
  /** @param {Reader} reader */
  constructor(reader) {
    this.reader = reader;
    this.messages = reader.messages;
    this.make = maker(reader.document);
    /** What each item does to show its state. @type {(() => void)[]} */
    this.shows = [];
    /** Puts out the light on what is pointed at. */
    this.darken = () => {};
  }

  *groups() {
    const { make, messages } = this;
    const removals = this.reader.article?.removals ?? [];
    const known = new Set(REASONS);
    if (removals.length === 0) yield make('p', { class: 'hint' }, messages.say('nothingRemoved'));
    for (const reason of REASONS) {
      const items = [...removals.entries()].filter(([, removal]) => (known.has(removal.reason) ? removal.reason : 'other') === reason);
      if (items.length === 0) continue;
      const heading = make('h3', {}, messages.say(reasonKey(reason)), ' ', make('span', { class: 'count' }, messages.numbers.format(items.length)));
      yield make('section', {}, heading, make('ul', { role: 'list' }, ...items.map(([index, removal]) => this.removal(index, removal))));
    }
  }

  /** @returns {HTMLElement[]} */
  byHand() {
    const { make, messages, reader } = this;
    const items = [...reader.edits.taken].map(([key, { element, mark }]) => this.item({
      key,
      kind: 'take',
      text: element.textContent ?? '',
      facts: element.querySelector('img') || element.localName === 'img' ? [messages.count('pictures', Math.max(1, element.querySelectorAll('img').length))] : [],
      place: () => ({ elements: reader.edits.taken.has(key) ? [] : [element], mark }),
    }));
    return items.length > 0 ? [make('h3', {}, messages.say('byHand'), ' ', make('span', { class: 'count' }, messages.numbers.format(items.length))), make('ul', { role: 'list' }, ...items)] : [];
  }

  /** @param {number} index @param {Removal} removal */
  removal(index, removal) {
    const { reader, messages } = this;
    const key = keyOfRemoval(removal);
    const facts = [messages.say('confidence', Math.round(removal.confidence * 100))];
    if (removal.pictures > 0) facts.unshift(messages.count('pictures', removal.pictures));
    return this.item({
      key, kind: 'restore', text: removal.text, facts,
      place: () => ({ elements: reader.edits.restored.get(key) ?? [], mark: reader.view?.built.marks.get(index) }),
    });
  }

  /**
   * @param {{ key: string, kind: 'restore' | 'take', text: string, facts: string[],
   *   place: () => { elements: HTMLElement[], mark: Node | undefined } }} what
   */
  item({ key, kind, text, facts, place }) {
    const { make, messages, reader } = this;
    const button = make('button', { type: 'button', class: 'button toggle-item' });
    const always = make('button', { type: 'button', class: 'button always' }, messages.say('always', reader.site));
    const item = make('li', {},
      make('p', { class: 'excerpt', dir: 'auto' }, excerpt(text)),
      make('div', { class: 'under' }, make('p', { class: 'facts' }, ...facts.map((fact) => make('span', {}, fact))), button, always));
    const isBack = () => (kind === 'restore' ? reader.edits.restored.has(key) : !reader.edits.taken.has(key));
    button.addEventListener('click', () => {
      this.darken();
      const { mark } = place();
      reader.edits.set({ kind, key }, kind === 'restore' ? !isBack() : isBack());
      reader.announce(messages.say(isBack() ? 'restored' : 'removedAgain'));
      const [element] = place().elements;
      if (element) bringIntoSight(reader, element);
      else if (mark?.parentElement) bringIntoSight(reader, mark.parentElement);
      if (kind === 'restore') light();
    });
    always.addEventListener('click', () => void reader.rules.toggle(key));
    const light = () => {
      this.darken();
      const { elements, mark } = place();
      this.darken = spotlight(reader, elements, mark);
    };
    for (const type of ['mouseenter', 'focus']) item.addEventListener(type, light, true);
    for (const type of ['mouseleave', 'blur']) item.addEventListener(type, (event) => (event.target === item || type === 'blur') && this.darken(), true);
    const show = () => {
      button.setAttribute('aria-pressed', String(isBack()));
      button.textContent = messages.say(isBack() ? 'removeAgain' : 'restore');
      item.classList.toggle('back', isBack());
      const isChanged = kind === 'restore' ? isBack() : true;
      always.hidden = !reader.site || !isChanged;
      if (isChanged && reader.site) always.setAttribute('aria-pressed', String(Boolean(reader.rules.ruleAbout(key)?.rule)));
    };
    if (kind === 'restore') this.shows.push(show);
    else show();
    return item;
  }
}

/** @param {string} text */
function excerpt(text) {
  const line = text.slice(0, EXCERPT * 4).replace(/\s+/g, ' ').trim();
  return line.length > EXCERPT ? `${line.slice(0, EXCERPT).toWellFormed()}…` : line;
}
