// Rules of a site: what they are made of, and what they match.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { page } from './dom.js';
import { applies, ruleFor, sanitiseRules } from '../../extension/page/rules.js';
import { chainOf, isMatch, parsedPattern, patternOf } from '../../extension/page/signature.js';

const made = page(['html', {}, ['body', {}, ['div', { class: 'entry-content css-1x8fh2' }, ['p', { class: 'promo sc-bdVaJa' }, 'Read more'], ['p', {}, 'Text']]]]);
const [content] = made.firstChild.firstChild.children;
const [promo, plain] = content.children;

test('a pattern has the words that an author chose, and none that a tool made up', () => {
  assert.equal(patternOf(chainOf(promo)), 'p.promo');
  assert.equal(patternOf(chainOf(plain)), 'div.entry-content > p');
});

test('a text is known by the element that it stands in', () => {
  assert.equal(patternOf(chainOf(promo.firstChild)), 'p.promo');
});

test('a pattern matches the element itself and what it lies in', () => {
  for (const pattern of ['p.promo', 'div > p', 'div.entry-content > p.promo', '*.promo']) assert.ok(isMatch(pattern, chainOf(promo)), pattern);
  for (const pattern of ['p.other', 'section > p', 'div.entry-content', 'body > p', 'html > body > div > p > a']) assert.ok(!isMatch(pattern, chainOf(promo)), pattern);
});

test('what is no pattern is none', () => {
  for (const text of ['', '>', 'p >', 'p:hover', 'p[a]', '#id', 'p..a', 'a>b>c>d>e']) assert.equal(parsedPattern(text), null, text);
});

test('a rule about one plain paragraph says how it starts', () => {
  const pieces = Array.from({ length: 20 }, (_, n) => ({ was: /** @type {const} */ ('kept'), chain: chainOf(plain), text: `Paragraph ${n}, and more of it` }));
  const rule = ruleFor(pieces[7], pieces);
  assert.equal(rule.does, 'remove');
  assert.deepEqual(pieces.filter((piece) => applies(rule, piece)), [pieces[7]]);
});

test('a rule about something named holds for all of that name', () => {
  const [one, other, text] = [promo, promo, plain].map((node, n) => ({ was: /** @type {const} */ ('removed'), chain: chainOf(node), text: `Text ${n}` }));
  const rule = ruleFor(one, [one, other, text]);
  assert.deepEqual([one, other, text].map((piece) => applies(rule, piece)), [true, true, false]);
  assert.ok(!applies(rule, { ...one, was: 'kept' }));
});

test('a record of rules keeps what is right in it', () => {
  const good = { does: 'keep', pattern: 'p.a', sample: 'x' };
  assert.deepEqual(sanitiseRules({ rules: [good, { ...good, does: 'run' }, { ...good, pattern: 'p:hover' }, null] }), { rules: [good], isWhole: false });
  assert.deepEqual(sanitiseRules(undefined), { rules: [], isWhole: true });
  for (const record of [7, 'x', {}, { rules: 'all' }]) assert.equal(sanitiseRules(record).isWhole, false);
});
