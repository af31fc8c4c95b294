// The speaker with a synthesiser that does what browsers do: begin, tell of words, end, and report a cancelled utterance late.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Speaker } from '../../extension/page/listen/speaker.js';
import { sentencesOf, wordAt } from '../../extension/page/listen/text.js';
import { choiceOf, voiceFor, voicesFor } from '../../extension/page/listen/voices.js';

const TEXTS = ['One is here. Two is here.', '', 'Three is here.'];

/** @param {Partial<import('../../extension/page/listen/speaker.js').Manner>} [manner] */
function speaking(manner) {
  /** @type {any[]} */
  const queue = [];
  /** @type {string[]} */
  const log = [];
  const synthesis = {
    /** @param {any} utterance */
    speak: (utterance) => void queue.push(utterance),
    cancel: () => void log.push('cancel'),
  };
  const utter = (/** @type {string} */ text) => /** @type {any} */ ({ text });
  const passage = (/** @type {number} */ index) => ({ text: TEXTS[index], sentences: sentencesOf(TEXTS[index], 'en') });
  const speaker = new Speaker({ synthesis, utter }, TEXTS.length, passage, { voice: null, language: 'en', rate: 1, pitch: 1, ...manner }, {
    sentence: (block, { start, end }) => log.push(`${block}: ${TEXTS[block].slice(start, end)}`),
    word: (block, at) => log.push(`word ${block} ${at}`),
    state: (state) => log.push(state),
    failed: (error) => log.push(`failed ${error}`),
  });
  const last = () => queue[queue.length - 1];
  const finish = () => {
    const utterance = last();
    utterance.onstart?.({});
    utterance.onend({});
  };
  return { speaker, queue, log, last, finish };
}

test('reads sentence by sentence, over blocks with nothing to say, to the end', () => {
  const { speaker, log, finish } = speaking();
  speaker.play(0);
  finish();
  finish();
  finish();
  assert.deepEqual(log.filter((line) => line !== 'cancel'), ['speaking', '0: One is here.', '0: Two is here.', '2: Three is here.', 'idle']);
  assert.equal(speaker.block, 0);
});

test('starts from any block', () => {
  const { speaker, log } = speaking();
  speaker.play(2);
  assert.deepEqual(log, ['speaking', '2: Three is here.']);
  speaker.stop();
});

test('a word is told by its place in the block', () => {
  const { speaker, log, last, finish } = speaking();
  speaker.play(0);
  finish();
  last().onboundary({ name: 'word', charIndex: 4 });
  last().onboundary({ name: 'sentence', charIndex: 0 });
  assert.deepEqual(log.filter((line) => line.startsWith('word')), ['word 0 17']);
  speaker.stop();
});

test('pausing cancels, and going on begins the sentence again', () => {
  const { speaker, log, queue, finish } = speaking();
  speaker.play(0);
  finish();
  speaker.pause();
  // Some browsers say that a cancelled utterance ended, some that it failed, and they say it late.
  queue[1].onend({});
  queue[1].onerror({ error: 'interrupted' });
  assert.equal(speaker.state, 'paused');
  speaker.toggle();
  assert.equal(queue[2].text, 'Two is here.');
  assert.ok(log.includes('cancel'));
  speaker.stop();
});

test('skips by blocks, back to the start of this one first', () => {
  const { speaker, last, finish } = speaking();
  speaker.play(0);
  finish();
  assert.equal(last().text, 'Two is here.');
  speaker.skip(-1);
  assert.equal(last().text, 'One is here.');
  speaker.skip(1);
  assert.equal(last().text, 'Three is here.');
  speaker.skip(1);
  assert.equal(last().text, 'Three is here.');
  speaker.stop();
});

test('a change of voice or speed is heard at once', () => {
  const { speaker, last, queue } = speaking();
  speaker.play(0);
  speaker.change({ rate: 2, pitch: 0.8 });
  assert.equal(queue.length, 2);
  assert.deepEqual([last().text, last().rate, last().pitch, last().lang], ['One is here.', 2, 0.8, 'en']);
  speaker.stop();
});

test('silenced by someone else, it pauses; failing, it says so', () => {
  const { speaker, log, last } = speaking();
  speaker.play(0);
  last().onerror({ error: 'interrupted' });
  assert.equal(speaker.state, 'paused');
  speaker.toggle();
  last().onerror({ error: 'synthesis-failed' });
  assert.equal(speaker.state, 'paused');
  assert.ok(log.includes('failed synthesis-failed'));
});

test('a voice that does not begin is given up', (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const { speaker, log } = speaking();
  speaker.play(0);
  context.mock.timers.tick(10_000);
  assert.ok(log.includes('failed silent'));
  assert.equal(speaker.state, 'paused');
});

test('sentences are found in the languages that end them in other ways', () => {
  const cut = (/** @type {string} */ text, /** @type {string} */ language) => sentencesOf(text, language).map(({ start, end }) => text.slice(start, end));
  assert.deepEqual(cut('  “Is it far?” she asked. It is.', 'en'), ['“Is it far?” she asked.', 'It is.']);
  assert.deepEqual(cut('船は出た。港は静かだ。', 'ja'), ['船は出た。', '港は静かだ。']);
  assert.deepEqual(cut('नाव चली गई। घाट शांत है।', 'hi'), ['नाव चली गई।', 'घाट शांत है।']);
  assert.deepEqual(cut('. . .', 'en'), []);
  assert.deepEqual(cut('Not a language tag.', '!!'), ['Not a language tag.']);
});

test('a very long sentence is given in pieces that lose nothing', () => {
  const text = `${'a long clause of it, '.repeat(60)}and the end.`;
  const spans = sentencesOf(text, 'en');
  assert.ok(spans.length > 4 && spans.every(({ start, end }) => end - start <= 260), JSON.stringify(spans));
  assert.equal(spans.map(({ start, end }) => text.slice(start, end)).join(' '), text);
  const unbroken = '語'.repeat(1000);
  assert.equal(sentencesOf(unbroken, 'ja').map(({ start, end }) => unbroken.slice(start, end)).join(''), unbroken);
});

test('a word is found where it begins and where it does not', () => {
  assert.deepEqual(wordAt('the slate boats', 4, 'en'), { start: 4, end: 9 });
  assert.deepEqual(wordAt('the slate boats', 6, 'en'), { start: 4, end: 9 });
  assert.equal(wordAt('the slate boats', 3, 'en'), null);
  assert.equal(wordAt('the', 9, 'en'), null);
});

const voice = (/** @type {string} */ lang, more = {}) => ({ lang, name: lang, voiceURI: lang, default: false, localService: true, ...more });

test('the voice is one of the language, of its region first', () => {
  const voices = [voice('de-DE', { default: true }), voice('en-US'), voice('en_GB'), voice('pt-BR')];
  assert.deepEqual(voicesFor(voices, 'en-GB').map(({ lang }) => lang), ['en_GB', 'en-US']);
  const take = (/** @type {string} */ language, /** @type {string} */ chosen = '') => voiceFor(voices, voicesFor(voices, language), chosen)?.lang;
  assert.deepEqual([take('en'), take('el'), take('en', 'pt-BR'), take('en', 'gone')], ['en-US', 'de-DE', 'pt-BR', 'en-US']);
  assert.equal(voiceFor([], [], undefined), null);
});

test('of ten thousand voices those are offered that one can choose among', () => {
  const voices = Array.from({ length: 10_000 }, (_, index) => voice(`x${index % 100}`, { voiceURI: String(index) }));
  const chosen = voices[9_999];
  const { known, others } = choiceOf(voices, voicesFor(voices, 'x7'), chosen);
  assert.equal(known.length, 100);
  assert.equal(others.length, 100);
  assert.ok(others.includes(chosen));
});
