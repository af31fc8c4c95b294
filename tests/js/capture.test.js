// A document into a snapshot.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { page } from './dom.js';
import { readStream } from '../../extension/page/stream.js';

const { MAX_DEPTH, capture } = await import('../../extension/page/capture.js');

/**
 * @param {import('./dom.js').Tree} body
 * @returns {string} the snapshot, one operation after the other
 */
function outline(body) {
  const { snapshot } = capture(page(body));
  let out = '';
  const whole = readStream(snapshot, {
    open: (name, attributes) => (out += `<${[name, ...attributes.map(([key, value]) => `${key}=${value}`)].join(' ')}>`),
    text: (text) => (out += text),
    close: () => (out += '</>'),
    mark: () => assert.fail('a snapshot has no marks'),
  });
  assert.ok(whole);
  return out;
}

test('elements, texts and listed attributes come in order', () => {
  assert.equal(outline(['html', { lang: 'en', onclick: 'x()' }, ['p', { class: 'a' }, 'One ', ['b', {}, 'two'], ' three']]),
    '<html lang=en><p class=a>One <b>two</> three</></>');
});

test('ids count elements and texts together', () => {
  const { nodes } = capture(page(['html', {}, ['p', {}, 'a', ['b', {}, 'b']], 'c']));
  assert.deepEqual(nodes.map((node) => node.textContent), ['abc', 'ab', 'a', 'b', 'b', 'c']);
});

test('scripts, styles and templates are left out, but not linked data', () => {
  assert.equal(outline(['html', {}, ['script', {}, 'a'], ['style', {}, 'b'], ['template', {}, 'c'], ['script', { type: 'application/ld+json' }, '{}'], ['link', { rel: 'stylesheet' }]]),
    '<html><script type=application/ld+json>{}</></>');
});

test('what is typed into a field is not read', () => {
  assert.equal(outline(['form', {}, ['input', { type: 'text', value: 'secret', placeholder: 'Name' }], ['textarea', {}, 'secret'], ['input', { type: 'submit', value: 'Send' }]]),
    '<form><input type=text placeholder=Name></><textarea></><input type=submit value=Send></></>');
});

test('a style attribute is read only for what it says about content', () => {
  assert.equal(outline(['p', { style: 'color: red' }, ['b', { style: 'display: none' }]]), '<p><b style=display: none></></>');
});

test('an over-long address is left out, and an over-long class cut', () => {
  const { snapshot } = capture(page(['a', { href: `https://a.example/${'x'.repeat(70_000)}`, class: 'y'.repeat(5000) }]));
  assert.deepEqual(snapshot.names, ['a', 'class']);
  assert.equal(snapshot.text.length, 4096);
});

test('halves of a surrogate pair in neighbouring texts do not join', () => {
  const { snapshot } = capture(page(['p', {}, 'a\ud83d', '\ude00b']));
  assert.equal(snapshot.text, 'a\ufffd\ufffdb');
});

test('nesting beyond the limit is flattened, its text kept and the limit named', () => {
  /** @type {import('./dom.js').Tree} */
  let tree = ['div', {}, 'deep'];
  for (let i = 0; i < MAX_DEPTH + 200; i++) tree = ['div', {}, tree];
  const { snapshot } = capture(page(tree));
  assert.equal(snapshot.limit, 'depth');
  assert.equal(snapshot.text, 'deep');
  assert.equal(snapshot.numbers.length, MAX_DEPTH * 4 + 1);
});
