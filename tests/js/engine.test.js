// The engine's keeper, on the engine that was built.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Engine } from '../../extension/engine.js';
import { firstPage } from '../../extension/first-page.js';
import { page } from './dom.js';

const { capture } = await import('../../extension/page/capture.js');

const wasm = readFileSync(new URL('../../dist/engine/stillpage_bg.wasm', import.meta.url));
const engine = new Engine(async () => wasm);

const sentence = 'The ferry crosses the river twice an hour, and in the evening, when the wind has dropped, it hardly makes a sound. ';
const story = snapshot(...Array(12).fill(sentence.repeat(3)));

/** @param {...string} paragraphs */
function snapshot(...paragraphs) {
  return capture(page(['html', { lang: 'en' }, ['body', {}, ['article', {}, ...paragraphs.map((text) => /** @type {import('./dom.js').Tree} */ (['p', {}, text]))]]])).snapshot;
}

test('a page that cannot be fetched is fetched again at the next attempt', async () => {
  let attempts = 0;
  const late = new Engine(async () => {
    if (++attempts === 1) throw new Error('offline');
    return wasm;
  });
  await assert.rejects(late.start(), /offline/);
  await late.start();
});

test('the first page is an article with clutter of many kinds: reading it calls what reading calls', async () => {
  const { article: { readable, metadata, removals } } = await new Engine(async () => wasm).read(firstPage(), {});
  assert.ok(readable);
  assert.deepEqual([metadata.title, metadata.byline, metadata.date], ['Aa bb', ['Aa Bb'], '2000-01-02']);
  const reasons = removals.map(({ reason }) => reason);
  for (const reason of ['navigation', 'newsletter', 'share', 'related', 'comments', 'legal']) assert.ok(reasons.includes(reason), reason);
});

test('an engine is warmed up once, and not when it has read', async () => {
  let times = 0;
  class Counted extends Engine {
    /** @type {Engine['readPacked']} */
    readPacked(snapshot, options) {
      times++;
      return super.readPacked(snapshot, options);
    }
  }
  const cold = new Counted(async () => wasm);
  await cold.warmUp();
  await cold.warmUp();
  assert.equal(times, 1);
  const busy = new Counted(async () => wasm);
  await busy.read(story, {});
  await busy.warmUp();
  assert.equal(times, 2);
});

test('an article comes back with the time that it took', async () => {
  const { article, ms } = await engine.read(story, {});
  assert.ok(article.readable);
  assert.ok(article.metadata.words > 500);
  assert.ok(ms >= 0);
});

test('a malformed snapshot is an error in words, and the next page is read', async () => {
  await assert.rejects(engine.read({ ...story, numbers: [0] }, {}), /snapshot/i);
  assert.ok((await engine.read(story, {})).article.readable);
});

test('after a page that made the memory large there is a small one again', async () => {
  await engine.read(snapshot(...Array(12).fill(sentence.repeat(30_000))), {});
  assert.ok((await instance()).memory.buffer.byteLength < 32 * 1024 * 1024);
});

/** The instance that is in place. */
async function instance() {
  const { default: init } = await import('../../dist/engine/stillpage.js');
  return init();
}

/** What breaks an instance, as a fault of the engine or a page beyond every limit would. @type {Record<string, () => Promise<unknown>>} */
const FAULTS = {
  'a trap': async () => {
    // Nothing that lies in its memory is what it was.
    new Uint8Array((await instance()).memory.buffer).fill(0xff);
    return engine.read(story, {});
  },
  'memory that has run out': async () => {
    const { memory } = await instance();
    for (let pages = 32_768; pages > 0; ) {
      try {
        memory.grow(pages);
      } catch {
        pages >>= 1;
      }
    }
    return engine.read(snapshot(...Array(12).fill(sentence.repeat(30_000))), {});
  },
  // Called from so deep that there is no room for the engine: somewhere in it the stack ends.
  'an overflown stack': async () => {
    const { read } = await import('../../dist/engine/stillpage.js');
    let room = 0;
    const measure = () => {
      room++;
      measure();
    };
    assert.throws(measure, RangeError);
    /** @param {number} depth @returns {unknown} */
    const from = (depth) => (depth > 0 ? from(depth - 1) : read(story, undefined));
    return engine.call(() => {
      for (let depth = Math.floor(room / 2); ; depth = Math.ceil(depth * 1.02)) from(depth);
    });
  },
};

for (const [what, fail] of Object.entries(FAULTS)) {
  test(`after ${what} there is a new instance, and the next page is read`, async () => {
    const { text } = (await engine.read(story, {})).article.content;
    await assert.rejects(fail(), (error) => error instanceof WebAssembly.RuntimeError || error instanceof RangeError);
    assert.equal((await engine.read(story, {})).article.content.text, text);
    assert.ok((await instance()).memory.buffer.byteLength < 32 * 1024 * 1024);
  });
}
