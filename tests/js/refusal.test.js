// Why a page cannot be read.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isLeft, refusalOf } from '../../extension/refusal.js';

for (const [url, error, mayReadFiles, expected] of /** @type {[string, string, boolean, string][]} */ ([
  ['chrome://settings/', 'Cannot access a chrome:// URL', false, 'browser-page'],
  ['', 'Error: Cannot access a chrome-extension:// URL of different extension', false, 'browser-page'],
  ['view-source:https://a.example/', 'Cannot access contents of the page.', false, 'browser-page'],
  ['https://chromewebstore.google.com/detail/x', 'The extensions gallery cannot be scripted.', false, 'store'],
  ['', 'The extensions gallery cannot be scripted.', false, 'store'],
  ['https://a.example/', 'Frame with ID 0 is showing error page', false, 'error-page'],
  ['file:///home/a.html', 'Cannot access contents of the page.', false, 'file'],
  ['file:///home/a.html', 'Cannot access contents of the page.', true, 'other'],
  ['https://a.example/paper.pdf?x', 'Cannot access contents of the page.', false, 'pdf'],
  ['https://a.example/', 'The page is blocked by an administrator', false, 'other'],
])) {
  test(`${url || error} is refused as ${expected}`, () => assert.equal(refusalOf(url, error, mayReadFiles), expected));
}

test('a page that was left is no refusal', () => {
  for (const error of ['Error: Frame with ID 0 was removed.', 'Error: No tab with id: 12.', 'Error: The tab was closed.', 'Error: No frame with id 0 in tab with id 3.']) assert.ok(isLeft(error), error);
  for (const error of ['Error: Cannot access contents of the page.', 'Error: Frame with ID 0 is showing error page']) assert.ok(!isLeft(error), error);
});
