// Packed nodes into elements: what is built, and what never is.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { document, tree } from './dom.js';
import { pack } from './pack.js';

const { build } = await import('../../extension/page/build.js');

/** @param {...import('./pack.js').Item} items */
function built(...items) {
  return tree(build(document, pack(...items)).fragment);
}

/**
 * @param {string} name
 * @param {...[string, string]} attributes
 */
function attributesOf(name, ...attributes) {
  return built({ name, attributes })[0][1];
}

test('text and elements come back as they were packed', () => {
  assert.deepEqual(built({ name: 'p', children: ['One ', { name: 'em', children: ['two'] }] }, { name: 'hr' }), [['p', {}, 'One ', ['em', {}, 'two']], ['hr', {}]]);
});

test('an element that is not in the table is dropped and its children kept', () => {
  for (const name of ['script', 'style', 'iframe', 'svg', 'form', 'constructor', '__proto__', 'SCRIPT']) {
    assert.deepEqual(built({ name, children: ['kept'] }), ['kept'], name);
  }
});

test('an attribute that is not in the table is dropped', () => {
  for (const name of ['onclick', 'style', 'srcdoc', 'name', 'toString', 'class', 'xlink:href', 'href']) {
    assert.deepEqual(attributesOf('p', [name, 'x']), {}, name);
  }
});

test('a link says nothing of where the reader comes from', () => {
  assert.deepEqual(attributesOf('a', ['href', 'https://a.example/b'], ['rel', 'opener']), { href: 'https://a.example/b', rel: 'noopener noreferrer', referrerpolicy: 'no-referrer' });
});

test('ids have a prefix, and so have links to them', () => {
  assert.deepEqual(attributesOf('p', ['id', 'page-title']), { id: 'page-title' });
  assert.deepEqual(attributesOf('p', ['id', 'title']), {});
  assert.equal(attributesOf('a', ['href', '#page-title']).href, '#page-title');
  assert.equal(attributesOf('a', ['href', '#title']).href, undefined);
});

test('how something is loaded is said before it is loaded', () => {
  const [image] = build(document, pack({ name: 'img', attributes: [['src', 'https://a.example/b.png']] })).fragment.children;
  assert.deepEqual(/** @type {any} */ (image).getAttributeNames(), ['referrerpolicy', 'decoding', 'src']);
});

test('nothing is put into an element that holds nothing', () => {
  assert.deepEqual(built({ name: 'br', children: ['after'] }), [['br', {}], 'after']);
});

test('MathML is built in its own namespace', () => {
  const { fragment } = build(document, pack({ name: 'math', children: [{ name: 'mi', children: ['x'] }] }));
  assert.equal(/** @type {any} */ (fragment).children[0].namespaceURI, 'http://www.w3.org/1998/Math/MathML');
});

test('marks and sources are found again', () => {
  const { marks, sources } = build(document, pack({ name: 'p', source: 7, children: [{ mark: 3 }] }, { mark: 0 }));
  assert.deepEqual([...marks.keys()], [3, 0]);
  assert.deepEqual([...sources.keys()], [7]);
});

test('a stream that breaks off or lies gives what came before', () => {
  const packed = pack({ name: 'p', children: ['kept'] });
  for (const broken of [[0], [400, 0, 0], [0, 0, 4e9], [4e9 + 1], [2, 2, 2, 2]]) {
    const numbers = [...Array.from(packed.numbers), ...broken];
    assert.deepEqual(tree(build(document, { ...packed, numbers }).fragment), [['p', {}, 'kept']]);
  }
});

test('any numbers are survived', () => {
  let seed = 1;
  const random = () => (seed = (seed * 48271) % 2147483647);
  for (let run = 0; run < 2000; run++) {
    const numbers = Array.from({ length: random() % 40 }, () => (random() % 3 === 0 ? random() : random() % 16));
    build(document, { names: ['p', 'a', 'href', 'math'], numbers, text: 'javascript:alert(1)' });
  }
});

test('sixty thousand levels are built without recursion', () => {
  const levels = 60_000;
  const numbers = [...Array.from({ length: levels }, () => [0, 0, 0]).flat(), 4 << 2 | 1, ...Array(levels).fill(2)];
  let node = /** @type {any} */ (build(document, { names: ['div'], numbers, text: 'deep' }).fragment);
  for (let i = 0; i <= levels; i++) node = node.children[0];
  assert.equal(node.data, 'deep');
});
