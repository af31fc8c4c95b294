// An article taken apart, as it comes from the engine and as a message has carried it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { articleOf, sendable } from '../../extension/page/article.js';
import { readStream } from '../../extension/page/stream.js';

const metadata = /** @type {any} */ ({ title: 'T' });

// <p>a</p>, then a promo <p>b</p> of the page's nodes 4 and 6, and an empty one.
const packed = {
  names: ['p', 'promo', 'share'],
  numbers: Uint32Array.of(
    5, 1, 0, 0, 0, (1 << 2) | 1, 2,
    1, 900_000, 1, 4, 2, 4, 6, 5, 1, 0, 0, 0, (1 << 2) | 1, 2,
    2, 333_333, 0, 0, 0, 0, 0,
  ),
  text: 'aTextb',
};

/** @param {import('../../extension/page/types').Packed} content */
function outline(content) {
  let out = '';
  const isWhole = readStream(content, { open: (name) => (out += `<${name}>`), text: (text) => (out += text), close: () => (out += '</>'), mark: () => {} });
  return isWhole ? out : 'broken';
}

test('content and removals get what is theirs', () => {
  const { readable, content, removals } = articleOf({ readable: true, metadata, packed });
  assert.ok(readable);
  assert.equal(outline(content), '<p>a</>');
  assert.deepEqual(removals.map(({ content: _, ...rest }) => rest), [
    { reason: 'promo', confidence: 0.9, text: 'Text', pictures: 1, nodes: [4, 6] },
    { reason: 'share', confidence: 0.333333, text: '', pictures: 0, nodes: [] },
  ]);
  assert.deepEqual(removals.map((removal) => outline(removal.content)), ['<p>b</>', '']);
});

test('a message carries all of it', () => {
  const article = { readable: true, metadata, packed };
  const sent = JSON.parse(JSON.stringify(sendable(article)));
  assert.equal(JSON.stringify(articleOf(sent)), JSON.stringify(articleOf(sendable(article))));
  assert.deepEqual(articleOf(sent).removals.map(({ nodes }) => nodes), [[4, 6], []]);
});
