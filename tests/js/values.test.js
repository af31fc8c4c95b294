// The values that get through, and those that do not.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { FORCED, GLOBAL, HTML_ELEMENTS, MATH_ELEMENTS, VOID_ELEMENTS } from '../../extension/page/allow.js';
import { checked } from '../../extension/page/values.js';
import { root } from './sources.js';

const lines = readFileSync(path.join(root, 'tests/values.txt'), 'utf8').split('\n').filter((line) => line && !line.startsWith('#'));

test('values are checked as in the engine', () => {
  assert.ok(lines.length > 80);
  for (const line of lines) {
    const [kind, value, wanted] = line.split(' | ');
    assert.equal(checked(/** @type {any} */ (kind), JSON.parse(`"${value}"`)), wanted === '-' ? null : wanted, line);
  }
});

test('of words only those in the table', () => {
  assert.equal(checked(['ltr', 'rtl'], 'rtl'), 'rtl');
  for (const value of ['rtl x', 'RTL', '', 'constructor']) assert.equal(checked(['ltr', 'rtl'], value), null);
  assert.equal(checked(/** @type {any} */ (MATH_ELEMENTS.annotation.encoding), 'text/html'), null);
});

test('the tables name no element or attribute that acts', () => {
  const forbidden = /^(?:script|style|iframe|frame|object|embed|applet|form|input|button|select|textarea|base|meta|link|svg|template|noscript|portal|dialog|slot|title)$/;
  const acting = /^(?:on.*|style|srcset|srcdoc|cite|background|data|action|formaction|name|target|ping|is|slot|part|autofocus|tabindex|nonce|xlink:.*)$/;
  for (const [element, attributes] of [...Object.entries(HTML_ELEMENTS), ...Object.entries(MATH_ELEMENTS), ['*', GLOBAL]]) {
    assert.doesNotMatch(String(element), forbidden);
    for (const [attribute, kind] of Object.entries(attributes)) {
      assert.doesNotMatch(attribute, acting);
      assert.equal(/^(?:link|image|media)$/.test(String(kind)), /^(?:href|src|poster)$/.test(attribute), `${element} ${attribute}`);
    }
  }
  for (const name of [...VOID_ELEMENTS, ...Object.keys(FORCED)]) assert.ok(name in HTML_ELEMENTS, name);
});
