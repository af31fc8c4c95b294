// Dates and names in the page's language.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatDate, formatNames } from '../../extension/page/dates.js';

test('the day is the one that the page has, in any time zone', () => {
  for (const date of ['2025-03-20', '2025-03-20T00:10:00+09:00', '2025-03-20T23:59:59-08:00', '2025-03-20T07:45:12Z']) {
    assert.equal(formatDate(date, 'en-GB'), '20 March 2025');
  }
});

test('a date may be known to the month or the year', () => {
  assert.equal(formatDate('2025-03', 'de'), 'März 2025');
  assert.equal(formatDate('2025', 'en'), '2025');
});

test('what is no date or no language does no harm', () => {
  assert.equal(formatDate('yesterday', 'en'), '');
  assert.ok(formatDate('2025-03-20', 'not a language').includes('2025'));
});

test('names are joined as the language joins them', () => {
  assert.equal(formatNames(['Ada', 'Ben'], 'fr'), 'Ada et Ben');
});
