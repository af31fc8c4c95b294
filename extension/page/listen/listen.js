// Listening: what ties the speaker to the text on show. The sentence and the word are marked in it without a change to it,
// the text follows, and a panel holds the controls.

import { Speaker } from './speaker.js';
import { rangeOf, sentencesOf, spokenBlocks, wordAt } from './text.js';
import { voiceFor, voicesFor, whenVoices } from './voices.js';
import { currentBlock } from '../place.js';
import { selectedIn } from '../way/copying.js';

/** @import { Reader } from '../reader.js' */
/** @import { Span, Spoken } from './text.js' */
/** @import { Manner, State } from './speaker.js' */

/** @typedef {{ voices: Record<string, string>, rate: number, pitch: number }} Taste  the voice by the language */

const KEY = 'listening';
const SENTENCE = 'stillpage-sentence';
const WORD = 'stillpage-word';
const VOICES_MS = 2000;

/** Who has scrolled is left alone for so long. */
const HANDS_OFF_MS = 4000;

/** One per reader. @type {WeakMap<Reader, Listening>} */
const all = new WeakMap();

/** @param {Reader} reader */
export function listeningOf(reader) {
  let listening = all.get(reader);
  if (!listening) all.set(reader, (listening = new Listening(reader)));
  return listening;
}

/** A new article, or closing, ends it. @param {Reader} reader */
export function endListening(reader) {
  reader.onArticle(() => () => all.get(reader)?.end());
}

export class Listening {
  /** @param {Reader} reader */
  constructor(reader) {
    this.reader = reader;
    /** @type {Spoken[]} */
    this.blocks = [];
    /** @type {Speaker | null} */
    this.speaker = null;
    /** @type {SpeechSynthesisVoice[]} */
    this.voices = [];
    /** Those of the article's language, the best first. @type {SpeechSynthesisVoice[]} */
    this.known = [];
    /** @type {Taste} */
    this.taste = { voices: {}, rate: 1, pitch: 1 };
    /** The panel is open. */
    this.isWanted = false;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.again = undefined;
    /** What the panel shows is out of date. @type {() => void} */
    this.changed = () => {};
    /** @type {string} */
    this.problem = '';
    this.scrolledAt = -Infinity;
    /** @type {(() => void)[]} */
    this.stops = [];
  }

  /** @returns {State} */
  get state() {
    return this.speaker?.state ?? 'idle';
  }

  get language() {
    return this.reader.article?.metadata.language ?? '';
  }

  /** The first part of the language, by which its voice is remembered. */
  get tongue() {
    return this.language.split('-')[0].toLowerCase();
  }

  get voice() {
    return voiceFor(this.voices, this.known, this.taste.voices[this.tongue]);
  }

  /** Voices and taste, each as soon as it is there. */
  async prepare() {
    const { synthesis, reader } = this;
    clearTimeout(this.again);
    if (!synthesis) {
      this.problem = 'listen_impossible';
      return;
    }
    this.taste = sane(await reader.local.get(KEY).catch(() => undefined));
    this.voices = await whenVoices(synthesis, VOICES_MS);
    this.known = voicesFor(this.voices, this.language);
    this.problem = this.voices.length === 0 ? 'listen_noVoices' : '';
    // A system that is slow to start has them later, and some browsers do not say when.
    if (this.problem && this.isWanted) this.again = setTimeout(() => void this.prepare(), VOICES_MS);
    this.changed();
  }

  /** @returns {SpeechSynthesis | undefined} */
  get synthesis() {
    return globalThis.speechSynthesis;
  }

  /** From where one reads, or goes on. */
  async toggle() {
    if (this.speaker && this.state !== 'idle') this.speaker.toggle();
    else await this.start();
  }

  /** @param {Element} [from] */
  async start(from) {
    const { reader, synthesis } = this;
    if (!reader.view) return;
    if (this.voices.length === 0) await this.prepare();
    // Closed, or another article, while the voices were waited for.
    if (!reader.view || this.problem || !synthesis) {
      if (this.problem) reader.announce(reader.messages.say(this.problem));
      this.changed();
      return;
    }
    if (!this.speaker) this.begin(synthesis);
    // At its start the whole of it is in sight, and the title comes first.
    const isAtStart = Math.abs(reader.scroller.scrollTop) + Math.abs(reader.scroller.scrollLeft) < 4;
    const element = from ?? (isAtStart ? undefined : currentBlock(reader));
    const index = element ? this.blocks.findIndex((block) => block.element === element || element.contains(block.element) || isBefore(element, block.element)) : 0;
    this.speaker?.play(Math.max(0, index));
  }

  /** @param {SpeechSynthesis} synthesis */
  begin(synthesis) {
    const { reader } = this;
    const { view } = reader;
    if (!view) return;
    this.blocks = spokenBlocks(view.element);
    /** @type {Map<number, Span[]>} */
    const sentences = new Map();
    const language = this.language || undefined;
    const passage = (/** @type {number} */ index) => {
      const { text } = this.blocks[index];
      let known = sentences.get(index);
      if (!known) sentences.set(index, (known = sentencesOf(text, language)));
      return { text, sentences: known };
    };
    const device = { synthesis, utter: (/** @type {string} */ text) => new SpeechSynthesisUtterance(text) };
    this.speaker = new Speaker(device, this.blocks.length, passage, this.manner, {
      sentence: (block, span) => this.markSentence(this.blocks[block], span),
      word: (block, at) => {
        const span = wordAt(this.blocks[block].text, at, language);
        mark(WORD, span && rangeOf(this.blocks[block], span));
      },
      state: (state) => {
        if (state === 'idle') unmark();
        this.changed();
        reader.refresh();
      },
      failed: (error) => {
        this.problem = error === 'silent' ? 'listen_silent' : 'listen_failed';
        reader.announce(reader.messages.say(this.problem));
        this.changed();
      },
    });
    const choose = (/** @type {Event} */ event) => this.chosen(event);
    const hands = () => (this.scrolledAt = performance.now());
    view.element.addEventListener('click', choose);
    this.stops.push(() => view.element.removeEventListener('click', choose), reader.hear('wheel', hands), reader.hear('touchmove', hands));
  }

  /** While something is read, a click on a paragraph goes on there. @param {Event} event */
  chosen(event) {
    const target = this.reader.targetOf(event);
    if (this.state === 'idle' || event.defaultPrevented || !target || target.closest('a, button, summary, img, video, audio')) return;
    if (selectedIn(this.reader)) return;
    const index = this.blocks.findIndex(({ element }) => element === target || element.contains(target));
    const inner = this.blocks.findLastIndex(({ element }) => element.contains(target));
    if (index >= 0) this.speaker?.play(Math.max(index, inner));
  }

  /** @returns {Manner} */
  get manner() {
    const { voice, language } = this;
    return { voice, language, rate: this.taste.rate, pitch: this.taste.pitch };
  }

  /** @param {Partial<Taste>} change */
  prefer(change) {
    this.taste = { ...this.taste, ...change };
    this.problem = '';
    this.speaker?.change(this.manner);
    void this.reader.local.set(KEY, this.taste).catch(() => {});
    this.changed();
  }

  /** @param {string} voiceURI */
  chooseVoice(voiceURI) {
    this.prefer({ voices: { ...this.taste.voices, [this.tongue]: voiceURI } });
  }

  /**
   * @param {Spoken} block
   * @param {Span} span
   */
  markSentence(block, span) {
    const range = rangeOf(block, span);
    mark(SENTENCE, range);
    mark(WORD, null);
    if (range && performance.now() - this.scrolledAt > HANDS_OFF_MS) follow(this.reader, block.element, range);
  }

  end() {
    for (const stop of this.stops.splice(0)) stop();
    this.speaker?.stop();
    this.speaker = null;
    // The next article may be in another language.
    this.voices = [];
    unmark();
    this.changed();
  }
}

/**
 * @param {unknown} record
 * @returns {Taste}
 */
export function sane(record) {
  const { voices, rate, pitch } = /** @type {Record<string, unknown>} */ (typeof record === 'object' && record ? record : {});
  const within = (/** @type {unknown} */ value, /** @type {number} */ least, /** @type {number} */ most) => (typeof value === 'number' && value >= least && value <= most ? value : 1);
  const known = typeof voices === 'object' && voices ? Object.entries(voices).filter(([, name]) => typeof name === 'string') : [];
  return { voices: Object.fromEntries(known), rate: within(rate, 0.5, 3), pitch: within(pitch, 0.5, 2) };
}

/**
 * @param {string} name
 * @param {StaticRange | null} range
 */
function mark(name, range) {
  if (range) CSS.highlights?.set(name, new Highlight(range));
  else CSS.highlights?.delete(name);
}

function unmark() {
  mark(SENTENCE, null);
  mark(WORD, null);
}

/**
 * Only when the sentence is out of the middle of the window: a text that moves with each one is hard to read.
 * @param {Reader} reader
 * @param {Element} element
 * @param {StaticRange} range
 */
function follow({ scroller }, element, range) {
  const live = new Range();
  live.setStart(range.startContainer, range.startOffset);
  live.setEnd(range.endContainer, range.endOffset);
  const box = live.getClientRects()[0] ?? element.getBoundingClientRect();
  const frame = scroller.getBoundingClientRect();
  const isPaged = scroller.scrollWidth - scroller.clientWidth > scroller.clientWidth / 2;
  if (isPaged && (box.left < frame.left || box.left > frame.right)) element.scrollIntoView({ block: 'nearest', inline: 'start', behavior: 'instant' });
  if (isPaged || (box.top > frame.top + 60 && box.bottom < frame.top + frame.height * 0.75)) return;
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  scroller.scrollBy({ top: box.top - frame.top - frame.height * 0.3, behavior: isStill ? 'instant' : 'smooth' });
}

/**
 * @param {Element} one
 * @param {Element} other
 */
function isBefore(one, other) {
  return Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
}
