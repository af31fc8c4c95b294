// Reads blocks of text aloud, a sentence at a time.
//
// One sentence is one utterance: a browser that tells of no words still tells where a sentence begins, none stops in the
// middle of a long text, and a change of voice is heard at once. To pause is to cancel and to remember, since the
// browser's own pausing never comes back with some voices.

/** @typedef {import('./text.js').Span} Span */

/**
 * @typedef {object} Passage  a block as the speaker needs it
 * @property {string} text
 * @property {Span[]} sentences
 */

/** @typedef {'idle' | 'speaking' | 'paused'} State */

/**
 * @typedef {object} Manner
 * @property {SpeechSynthesisVoice | null} voice
 * @property {string} language  of the text, for where there is no voice of it
 * @property {number} rate
 * @property {number} pitch
 */

/**
 * @typedef {object} Listener
 * @property {(block: number, sentence: Span) => void} sentence
 * @property {(block: number, at: number) => void} word
 * @property {(state: State) => void} state
 * @property {(error: string) => void} failed
 */

/** A voice that has not begun by then does not begin. */
const PATIENCE_MS = 8000;

/** These are said of an utterance that was cancelled, by this or by someone else. */
const CANCELLED = new Set(['canceled', 'interrupted']);

export class Speaker {
  /**
   * @param {{ synthesis: Pick<SpeechSynthesis, 'speak' | 'cancel'>, utter: (text: string) => SpeechSynthesisUtterance }} device
   * @param {number} count  of blocks
   * @param {(index: number) => Passage} passage
   * @param {Manner} manner
   * @param {Listener} listener
   */
  constructor(device, count, passage, manner, listener) {
    this.device = device;
    this.count = count;
    this.passage = passage;
    this.manner = manner;
    this.listener = listener;
    /** @type {State} */
    this.state = 'idle';
    this.block = 0;
    this.sentence = 0;
    /** Which utterance counts: what an earlier one still reports is out of date. */
    this.turn = 0;
    /** Held here, or the browser forgets it and its events. @type {SpeechSynthesisUtterance | null} */
    this.current = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.watch = undefined;
  }

  /** @param {number} block */
  play(block = this.block) {
    if (block !== this.block) this.sentence = 0;
    this.block = block;
    this.become('speaking');
    this.say();
  }

  pause() {
    if (this.state !== 'speaking') return;
    this.silence();
    this.become('paused');
  }

  toggle() {
    if (this.state === 'speaking') this.pause();
    else this.play();
  }

  stop() {
    this.silence();
    this.sentence = 0;
    this.become('idle');
  }

  /**
   * By blocks, forwards or back. Back from the middle of one is to its start.
   * @param {number} by
   */
  skip(by) {
    if (by < 0 && this.sentence > 0) by += 1;
    const block = Math.min(this.count - 1, Math.max(0, this.block + by));
    this.sentence = 0;
    this.block = block;
    if (this.state === 'speaking') this.say();
    else this.tell();
  }

  /**
   * Heard at once: the sentence begins again.
   * @param {Partial<Manner>} change
   */
  change(change) {
    this.manner = { ...this.manner, ...change };
    if (this.state === 'speaking') this.say();
  }

  /** Says the sentence that it is at, or the next that there is. */
  say() {
    this.silence();
    const turn = this.turn;
    const here = this.here();
    if (!here) {
      this.block = 0;
      this.sentence = 0;
      this.become('idle');
      return;
    }
    const { passage, span } = here;
    const utterance = this.device.utter(passage.text.slice(span.start, span.end));
    const { voice, language, rate, pitch } = this.manner;
    if (voice) utterance.voice = voice;
    utterance.lang = voice?.lang ?? language;
    utterance.rate = rate;
    utterance.pitch = pitch;
    /** @type {(act: (event: any) => void) => (event: any) => void} */
    const inTurn = (act) => (event) => {
      if (turn === this.turn) act(event);
    };
    utterance.onstart = inTurn(() => clearTimeout(this.watch));
    utterance.onboundary = inTurn(({ name, charIndex }) => {
      clearTimeout(this.watch);
      if (name !== 'sentence') this.listener.word(this.block, span.start + charIndex);
    });
    utterance.onend = inTurn(() => {
      this.sentence += 1;
      this.say();
    });
    utterance.onerror = inTurn(({ error }) => {
      if (CANCELLED.has(error)) this.pause();
      else this.fail(error);
    });
    this.current = utterance;
    this.watch = setTimeout(inTurn(() => this.fail('silent')), PATIENCE_MS);
    this.listener.sentence(this.block, span);
    this.device.synthesis.speak(utterance);
  }

  /** The place that is read or is to be read next; moves on over blocks with nothing to say. */
  here() {
    for (; this.block < this.count; this.block += 1, this.sentence = 0) {
      const passage = this.passage(this.block);
      const span = passage.sentences[this.sentence];
      if (span) return { passage, span };
    }
    return null;
  }

  tell() {
    const here = this.here();
    if (here) this.listener.sentence(this.block, here.span);
  }

  silence() {
    this.turn += 1;
    clearTimeout(this.watch);
    if (this.current) this.device.synthesis.cancel();
    this.current = null;
  }

  /** @param {string} error */
  fail(error) {
    this.silence();
    this.become('paused');
    this.listener.failed(error);
  }

  /** @param {State} state */
  become(state) {
    if (state === this.state) return;
    this.state = state;
    this.listener.state(state);
  }
}
