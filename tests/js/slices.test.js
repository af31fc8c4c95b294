// Work in slices, on a clock that the test turns.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inSlices } from '../../extension/tidy/slices.js';

test('no slice is longer than five milliseconds when a step takes less than one', async () => {
  let now = 0;
  let left = 100;
  /** @type {number[]} */
  const slices = [];
  await inSlices((isTimeUp) => {
    const begin = now;
    while (left > 0) {
      now += 0.7;
      left--;
      if (isTimeUp()) break;
    }
    slices.push(now - begin);
    return left === 0;
  }, { whenIdle: async () => void (now += 10), now: () => now });
  assert.ok(slices.length > 10 && slices.every((slice) => slice <= 5), String(slices));
});
