// Which elements Tidy hides, on packed pages made by hand.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plan } from '../../extension/tidy/plan.js';
import { CLOSE, OPEN, TEXT } from '../../extension/page/stream.js';

/** @typedef {string | [string, Record<string, string>, ...Tree[]]} Tree */

/** @param {Tree[]} trees */
function packed(trees) {
  /** @type {string[]} */
  const names = [];
  /** @type {number[]} */
  const numbers = [];
  let text = '';
  const name = (/** @type {string} */ word) => (names.includes(word) ? names.indexOf(word) : names.push(word) - 1);
  /** @param {Tree} tree */
  const put = (tree) => {
    if (typeof tree === 'string') {
      numbers.push((tree.length << 2) | TEXT);
      text += tree;
      return;
    }
    const [tag, { flags = '0', ...attributes }, ...children] = tree;
    numbers.push((name(tag) << 2) | OPEN, Number(flags), Object.keys(attributes).length);
    for (const [attribute, value] of Object.entries(attributes)) {
      numbers.push(name(attribute), value.length);
      text += value;
    }
    children.forEach(put);
    numbers.push(CLOSE);
  };
  trees.forEach(put);
  return { names, numbers, text };
}

const nothing = { names: [], numbers: [], text: '' };

/** @param {[string, ...number[]][]} removals @param {boolean} [readable] @returns {any} */
const article = (removals, readable = true) => ({
  readable, content: nothing, metadata: {},
  removals: removals.map(([reason, ...nodes]) => ({ reason, confidence: 0.9, text: `Text of ${nodes}, which is long enough to be more than an entry`, pictures: 0, nodes, content: nothing })),
});

const ids = (/** @type {ReturnType<typeof plan>} */ hidden) => hidden.map((group) => group.ids);

test('a box goes as a whole when all that is seen in it is clutter', () => {
  //               0             1            2          3          4             5          6     7        8
  const page = packed([['main', {}, ['p', {}, 'Kept.'], ['aside', {}, ['p', {}, 'Buy this'], ['p', {}, 'and that']], ['p', {}, 'Kept.']]]);
  assert.deepEqual(ids(plan(page, article([['promo', 4], ['advert', 6]]))), [[3]]);
});

test('an element in which something is kept stays, and its clutter goes alone', () => {
  const page = packed([['aside', {}, ['p', {}, 'Buy this'], ['p', {}, 'Kept.']]]);
  assert.deepEqual(ids(plan(page, article([['promo', 1]]))), [[1]]);
});

test('what is not rendered is neither clutter nor kept', () => {
  const page = packed([['aside', {}, ['p', {}, 'Buy this'], ['p', { flags: '1' }, 'Not seen']], ['p', {}, 'Kept.']]);
  assert.deepEqual(ids(plan(page, article([['promo', 1]]))), [[0]]);
});

test('menus and the site’s own frame stay, but for what is sure', () => {
  const page = packed([['header', {}, ['p', {}, 'Follow us'], ['div', {}, 'Our newsletter']], ['nav', {}, ['p', {}, 'Related']], ['p', {}, 'Kept.']]);
  assert.deepEqual(ids(plan(page, article([['share', 1], ['newsletter', 3], ['related', 6]]))), [[3]]);
});

test('a search stays whatever is thought of it', () => {
  const page = packed([['aside', {}, ['p', {}, 'Find'], ['input', { type: 'search' }]], ['p', {}, 'Kept.']]);
  assert.deepEqual(ids(plan(page, article([['comment-form', 0]]))), [[1]]);
});

test('on a page that is none to read only what is sure goes', () => {
  const page = packed([['p', {}, 'A teaser'], ['p', {}, 'Cookies'], ['p', {}, 'Kept.']]);
  assert.deepEqual(ids(plan(page, article([['related', 0], ['cookie-notice', 2]], false))), [[2]]);
});

test('what lies over the page goes, unless it is the page', () => {
  const page = packed([['div', {}, ['p', {}, 'The text of the page, which is most of it.']], ['div', {}, ['p', {}, 'A window']]]);
  const floating = [{ id: 0, covers: true }, { id: 3, covers: true }];
  const [hidden, ...more] = plan(page, article([['other', 4]]), floating);
  assert.deepEqual([hidden.reason, hidden.ids, hidden.isOverlay, more.length], ['overlay', [3], true, 0]);
});

test('what the reader has brought back counts as kept', () => {
  const page = packed([['aside', {}, ['p', {}, 'Buy this'], ['p', {}, 'and that']], ['p', {}, 'Kept.']]);
  assert.deepEqual(ids(plan(page, article([['promo', 1], ['promo', 3]]), [], [1])), [[3]]);
});
