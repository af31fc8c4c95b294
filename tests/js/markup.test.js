// Elements written as markup, and packed again as the engine packs them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { document, node } from './dom.js';
import { pack } from './pack.js';

const { escape, markupOf, tag } = await import('../../extension/page/take/markup.js');
const { packNodes } = await import('../../extension/page/take/pack.js');
const { build } = await import('../../extension/page/build.js');

/** @param {...import('./dom.js').Tree | string} trees */
const root = (...trees) => node(['div', {}, ...trees]);

test('elements, attributes and texts are written', () => {
  assert.equal(markupOf(root(['p', { lang: 'de' }, 'Zu ', ['em', {}, 'dritt']], ['br', {}], 'Ende')), '<p lang="de">Zu <em>dritt</em></p><br>Ende');
});

test('no text and no value can become markup', () => {
  const evil = '"><script>alert(1)</script>&amp;';
  const written = '&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;';
  assert.equal(markupOf(root(['a', { href: evil }, evil])), `<a href="${written}">${written}</a>`);
  assert.equal(tag('dc:title', { id: evil }, escape(evil)), `<dc:title id="${written}">${written}</dc:title>`);
});

test('XHTML closes what is empty and names the language twice', () => {
  assert.equal(markupOf(root(['p', { lang: 'el' }, ['img', { src: 'a.png' }], ['wbr', {}]]), { xml: true }), '<p lang="el" xml:lang="el"><img src="a.png"/><wbr/></p>');
});

test('what XML cannot hold is left out', () => {
  assert.equal(escape('a\u0000b\u000bc\uffff\ud800d'), 'abc\ufffdd');
});

test('a break at the start of a program is kept', () => {
  assert.equal(markupOf(root(['pre', {}, '\n  x'])), '<pre>\n\n  x</pre>');
});

test('sixty thousand levels are written without recursion', () => {
  const levels = 60_000;
  let tree = node('deep');
  for (let i = 0; i < levels; i++) {
    const parent = node(['div', {}]);
    parent.append(tree);
    tree = parent;
  }
  assert.equal(markupOf(tree), `${'<div>'.repeat(levels - 1)}deep${'</div>'.repeat(levels - 1)}`);
});

test('packing is the reverse of building', () => {
  const packed = pack({ name: 'p', attributes: [['id', 'page-note']], children: ['One ', { name: 'a', attributes: [['href', '#page-note']], children: ['🦉'] }] }, { name: 'hr' });
  const again = packNodes(build(document, packed).fragment);
  assert.equal(again.text, 'page-noteOne noopener noreferrerno-referrer#page-note🦉');
  assert.deepEqual(again.names, ['p', 'id', 'a', 'rel', 'referrerpolicy', 'href', 'hr']);
});
