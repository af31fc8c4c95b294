// The sums behind the same place on both sides, and behind a picture that is zoomed.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import './dom.js';

const { across } = await import('../../extension/page/way/same-place.js');
const { FIT, MOST, moved, pinched, zoomed } = await import('../../extension/page/way/zoom.js');

const box = (/** @type {number} */ top, /** @type {number} */ bottom) => ({ top, bottom });
/** @type {[ReturnType<typeof box>, ReturnType<typeof box>][]} */
const PAIRS = [[box(0, 100), box(50, 100)], [box(120, 220), box(400, 500)]];

test('within a block the place is in proportion', () => assert.equal(across(PAIRS, 50), 75));
test('between two blocks it is, too', () => assert.equal(across(PAIRS, 110), 250));
test('above all of them there is none, below the last it is its end', () => {
  assert.equal(across(PAIRS, -1), null);
  assert.equal(across(PAIRS, 900), 500);
  assert.equal(across([], 10), null);
});
test('there and back is the same place', () => {
  const back = PAIRS.map(([from, to]) => /** @type {typeof PAIRS[number]} */ ([to, from]));
  for (const line of [0, 33, 100, 111, 120, 200]) assert.equal(Math.round(across(back, across(PAIRS, line) ?? NaN) ?? NaN), line);
});
test('a block that stands higher on the other side takes the place back to nothing', () => {
  assert.equal(across([[box(0, 100), box(300, 400)], [box(120, 220), box(0, 100)]], 110), 400);
});

test('a picture is zoomed around the point that is under the finger', () => {
  const pose = zoomed(FIT, 2, { x: 100, y: -40 });
  assert.deepEqual(pose, { scale: 2, x: -100, y: 40 });
  // The point of the picture that was at (100, -40) still is.
  assert.deepEqual([100 * pose.scale + pose.x, -40 * pose.scale + pose.y], [100, -40]);
});
test('it is never smaller than the window shows it, nor endlessly large', () => {
  assert.equal(zoomed(FIT, 0.5), FIT);
  assert.equal(zoomed({ scale: 3, x: 5, y: 5 }, 0.1), FIT);
  assert.equal(zoomed(FIT, 1e9).scale, MOST);
});
test('two fingers that part make it larger and carry it along', () => {
  assert.deepEqual(pinched(FIT, [{ x: -50, y: 0 }, { x: 50, y: 0 }], [{ x: -90, y: 10 }, { x: 110, y: 10 }]), { scale: 2, x: 10, y: 10 });
});
test('it cannot be dragged out of sight', () => {
  assert.deepEqual(moved({ scale: 2, x: 0, y: 0 }, { x: 9999, y: -9999 }, { width: 300, height: 200 }), { scale: 2, x: 300, y: -200 });
});
