// Listening, with a synthesiser in the browser's place that tells what it does in the browser's order: begin, word by word, end.
// Real voices are heard in voices.test.js, where there are any.

import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import path from 'node:path';
import { Browser, root } from './browser.js';
import { Reader } from './reader.js';
import { serve } from './server.js';

/** @type {Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
/** @type {Reader} */
let reader;

before(async () => {
  server = await serve({ pages: { folder: path.join(root, 'tests/e2e/pages') } });
  browser = await Browser.launch();
  browser.page.setDefaultTimeout(10_000);
  reader = new Reader(browser);
});

after(async () => {
  await browser?.close();
  server?.close();
});

/** Voices and a synthesiser in the place of the browser's own. @param {string} voices */
const fake = (voices) => `{
  const voices = ${voices}.map(([name, lang]) => ({ name, lang, voiceURI: name, default: false, localService: true }));
  class Utterance { constructor(text) { this.text = text; } }
  const synthesis = Object.assign(new EventTarget(), {
    said: [],
    cancelled: 0,
    getVoices: () => voices,
    speak(utterance) { this.said.push(utterance); this.now = utterance; },
    cancel() { this.cancelled += 1; const gone = this.now; this.now = null; setTimeout(() => gone?.onerror?.({ error: 'interrupted' })); },
    begin() { this.now.onstart({}); },
    word(charIndex) { this.now.onboundary({ name: 'word', charIndex, charLength: 0 }); },
    end() { const done = this.now; this.now = null; done.onend({}); },
  });
  Object.defineProperty(globalThis, 'speechSynthesis', { value: synthesis, configurable: true });
  globalThis.SpeechSynthesisUtterance = Utterance;
}`;

const inside = (/** @type {string} */ expression) => browser.evaluateInside(browser.page, expression);
const said = () => inside('speechSynthesis.said.map((utterance) => utterance.text)');
const marked = (/** @type {string} */ name) => inside(`[...(CSS.highlights.get('stillpage-${name}') ?? [])].map(({ startContainer, startOffset, endContainer, endOffset }) => {
  const range = new Range();
  range.setStart(startContainer, startOffset);
  range.setEnd(endContainer, endOffset);
  return range.toString();
}).join()`);
const button = (/** @type {string} */ name) => reader.dialog.locator('.player').getByRole('button', { name });
const paragraph = (/** @type {number} */ number) => reader.article.locator('p', { hasText: `Paragraph ${number} of` });

const FIRST = 'The ledgers of Saltgate harbour';

beforeEach(async () => {
  await browser.page.goto(`${server.origin}/pages/harbour/page.html`);
  await reader.open();
});

/** @param {string} [voices] */
async function openPanel(voices = "[['Anna', 'de-DE'], ['Rachel', 'en-GB'], ['Sam', 'en-US']]") {
  await inside(fake(voices));
  await browser.page.keyboard.press('l');
  await reader.dialog.locator('.player').waitFor();
}

test('reads from the start, a sentence at a time, and marks sentence and word', async () => {
  await openPanel();
  await button('Read aloud').click();
  assert.deepEqual(await said(), [FIRST]);
  assert.equal(await marked('sentence'), FIRST);
  await inside('speechSynthesis.begin(); speechSynthesis.word(4)');
  assert.equal(await marked('word'), 'ledgers');
  await inside('speechSynthesis.end()');
  assert.equal(await marked('word'), '');
  assert.equal(await marked('sentence'), 'Maren Holt');
});

test('pauses, and goes on with the same sentence', async () => {
  await openPanel();
  await button('Read aloud').click();
  await inside('speechSynthesis.begin()');
  await button('Pause').click();
  assert.equal(await inside('speechSynthesis.cancelled'), 1);
  await button('Read aloud').click();
  assert.deepEqual(await said(), [FIRST, FIRST]);
});

test('skips by paragraphs, forwards and back', async () => {
  await openPanel();
  await button('Read aloud').click();
  await button('Next paragraph').click();
  assert.equal(await marked('sentence'), 'Maren Holt');
  await button('Previous paragraph').click();
  assert.equal(await marked('sentence'), FIRST);
});

test('begins with the paragraph that is being read, and goes on from one that is pressed', async () => {
  await openPanel();
  await paragraph(6).evaluate((element) => element.scrollIntoView({ block: 'start' }));
  await button('Read aloud').click();
  assert.match((await said())[0], /How the clerk counted|^Paragraph [56] of the account\.$/);
  await paragraph(8).scrollIntoViewIfNeeded();
  await paragraph(8).click();
  assert.equal((await said()).at(-1), 'Paragraph 8 of the account.');
});

test('says nothing of the numbers of notes', async () => {
  await openPanel();
  await paragraph(1).scrollIntoViewIfNeeded();
  await button('Read aloud').click();
  await paragraph(1).click();
  for (let sentence = 0; sentence < 4; sentence++) await inside('speechSynthesis.begin(); speechSynthesis.end()');
  assert.ok((await said()).includes('The first of them is still on the shelf.'), JSON.stringify(await said()));
});

test('the text follows what is read', async () => {
  await openPanel();
  await button('Read aloud').click();
  for (let block = 0; block < 12; block++) await button('Next paragraph').click();
  const sentence = await marked('sentence');
  await reader.article.locator('.text').evaluate((text, start) => new Promise((resolve) => {
    const block = [...text.querySelectorAll('p, li, h2, h3')].find((one) => one.textContent?.startsWith(start));
    const look = () => {
      const top = block?.getBoundingClientRect().top ?? NaN;
      if (top > 0 && top < innerHeight) resolve(top);
      else requestAnimationFrame(look);
    };
    look();
  }), sentence);
});

test('voice, speed and pitch are of the language, and are kept', async () => {
  await openPanel();
  const voice = reader.dialog.locator('select[name=voice]');
  assert.equal(await voice.inputValue(), 'Rachel', 'the region of the page');
  await voice.selectOption('Sam');
  await reader.dialog.locator('input[name=rate]').fill('1.5');
  await reader.dialog.locator('input[name=pitch]').fill('0.8');
  await button('Read aloud').click();
  assert.deepEqual(await inside('speechSynthesis.said.map(({ voice, rate, pitch, lang }) => [voice.name, rate, pitch, lang])'), [['Sam', 1.5, 0.8, 'en-US']]);
  await browser.page.reload();
  await reader.open();
  await openPanel();
  await reader.dialog.locator('output', { hasText: '1.5×' }).waitFor();
  assert.equal(await voice.inputValue(), 'Sam');
  // As it was, for the other tests.
  await voice.selectOption('Rachel');
  await reader.dialog.locator('input[name=rate]').fill('1');
  await reader.dialog.locator('input[name=pitch]').fill('1');
});

test('a change of speed is heard at once', async () => {
  await openPanel();
  await button('Read aloud').click();
  await inside('speechSynthesis.begin()');
  await reader.dialog.locator('input[name=rate]').fill('2');
  assert.deepEqual(await inside('speechSynthesis.said.map(({ rate }) => rate)'), [1, 2]);
  await reader.dialog.locator('input[name=rate]').fill('1');
});

test('closing stops it and leaves no mark', async () => {
  await openPanel();
  await button('Read aloud').click();
  await inside('speechSynthesis.begin()');
  await browser.page.keyboard.press('Escape');
  await reader.close();
  assert.equal(await inside('speechSynthesis.cancelled'), 1);
  assert.equal(await inside('CSS.highlights.size'), 0);
});

test('with no voice it says so', async () => {
  await openPanel('[]');
  await reader.dialog.locator('.problem', { hasText: 'no voice to read with' }).waitFor();
  assert.ok(await button('Read aloud').isDisabled());
});

test('with no voice of the language it says so, and offers the others', async () => {
  await openPanel("[['Anna', 'de-DE']]");
  await reader.dialog.locator('.problem', { hasText: 'no voice for this article’s language (British English)' }).waitFor();
  await button('Read aloud').click();
  assert.equal(await inside('speechSynthesis.said[0].voice.name'), 'Anna');
});

test('a voice that fails is told, and what was being read is kept', async () => {
  await openPanel();
  await button('Read aloud').click();
  await inside("speechSynthesis.now.onerror({ error: 'synthesis-failed' })");
  await reader.dialog.locator('.problem', { hasText: 'stopped with an error' }).waitFor();
  await button('Read aloud').click();
  assert.equal((await said()).length, 2);
});
