// The values that get through, and those that do not.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FORCED, GLOBAL, HTML_ELEMENTS, MATH_ELEMENTS, VOID_ELEMENTS } from '../../extension/page/allow.js';
import { VALUES } from '../../extension/page/values.js';

const { link, image, images, media } = VALUES;

const SCRIPT_ADDRESSES = [
  'javascript:alert(1)', 'JaVaScRiPt:alert(1)', ' javascript:alert(1)', 'java\nscript:alert(1)', 'java\tscript:alert(1)',
  '\u0001javascript:alert(1)', 'javascript\u0000:alert(1)', 'vbscript:x', 'data:text/html,<script>alert(1)</script>',
  'data:image/svg+xml,<svg onload=alert(1)>', 'blob:https://a.example/1', 'file:///etc/passwd', 'view-source:https://a.example/',
  'chrome://settings', 'about:blank', 'ftp://a.example/', '//a.example/', '/relative', 'relative', '', '#', '# a',
];

test('a link leads to the web, to mail, to a phone, or inside', () => {
  for (const value of SCRIPT_ADDRESSES) assert.equal(link(value), null, JSON.stringify(value));
  assert.equal(link('HTTPS://A.example/x y'), 'https://a.example/x%20y');
  assert.equal(link('mailto:a@b.example'), 'mailto:a@b.example');
  assert.equal(link('tel:+123'), 'tel:+123');
});

test('a picture is a raster picture', () => {
  for (const value of SCRIPT_ADDRESSES.filter((value) => !value.startsWith('blob:'))) assert.equal(image(value), null, JSON.stringify(value));
  for (const value of ['https://a.example/a.png', 'data:image/png;base64,AAAA', 'data:image/webp,x', 'blob:https://a.example/1']) assert.equal(image(value), value);
});

test('media come from the web', () => {
  assert.equal(media('data:video/mp4,x'), null);
  assert.equal(media('https://a.example/v.mp4'), 'https://a.example/v.mp4');
});

test('of a srcset the safe candidates stay', () => {
  assert.equal(images('https://a.example/1.png 1x, javascript:x 2x,https://a.example/2.png 2x'), 'https://a.example/1.png 1x, https://a.example/2.png 2x');
  assert.equal(images('https://a.example/a,b.png 640w 480h, https://a.example/c.png'), 'https://a.example/a,b.png 640w, https://a.example/c.png');
  assert.equal(images('data:image/png;base64,AA== 1x'), 'data:image/png;base64,AA== 1x');
  assert.equal(images('relative.png 2x'), null);
});

test('a hostile srcset is read in a moment', () => {
  const begin = performance.now();
  for (const value of [','.repeat(65_536), `${','.repeat(65_535)}x`, 'a '.repeat(32_768), `a${' ,'.repeat(32_768)}`]) images(value);
  assert.ok(performance.now() - begin < 500);
});

test('languages, directions, numbers and keywords are only that', () => {
  assert.equal(VALUES.language('zh-Hant-TW'), 'zh-Hant-TW');
  assert.equal(VALUES.language('en" onload="x'), null);
  assert.equal(VALUES.direction('rtl'), 'rtl');
  assert.equal(VALUES.direction('rtl x'), null);
  assert.equal(VALUES.number('12'), '12');
  assert.equal(VALUES.number('100%'), null);
  assert.equal(VALUES['code-language']('language-c++'), 'language-c++');
  assert.equal(VALUES['code-language']('reader'), null);
  assert.equal(VALUES.role('doc-noteref'), 'doc-noteref');
  assert.equal(VALUES.role('dialog'), null);
  assert.equal(VALUES.tex('application/x-tex'), 'application/x-tex');
  assert.equal(VALUES.tex('text/html'), null);
});

test('the tables name no element or attribute that acts', () => {
  const forbidden = /^(?:script|style|iframe|frame|object|embed|applet|form|input|button|select|textarea|base|meta|link|svg|template|noscript|portal|dialog|slot|title)$/;
  const acting = /^(?:on.*|style|srcdoc|action|formaction|name|target|ping|is|slot|part|autofocus|tabindex|nonce|xlink:.*)$/;
  for (const [element, attributes] of [...Object.entries(HTML_ELEMENTS), ...Object.entries(MATH_ELEMENTS), ['*', GLOBAL]]) {
    assert.doesNotMatch(String(element), forbidden);
    for (const [attribute, kind] of Object.entries(attributes)) {
      assert.doesNotMatch(attribute, acting);
      assert.ok(kind in VALUES, `${element} ${attribute}: ${kind}`);
      if (/^(?:href|src|poster|cite)$/.test(attribute)) assert.match(kind, /^(?:link|image|media)$/);
      if (attribute === 'srcset') assert.equal(kind, 'images');
    }
  }
  for (const name of [...VOID_ELEMENTS, ...Object.keys(FORCED)]) assert.ok(name in HTML_ELEMENTS, name);
});
