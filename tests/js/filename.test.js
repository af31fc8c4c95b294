import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileName } from '../../extension/page/take/filename.js';

test('a title becomes a name', () => {
  assert.equal(fileName('Why “ferries” matter: a history', 'site', 'md'), 'Why “ferries” matter a history.md');
  assert.equal(fileName('渡し船の歴史', '', 'epub'), '渡し船の歴史.epub');
});

test('no title leads out of the folder, hides the file or turns its ending round', () => {
  assert.equal(fileName('../../etc/passwd', '', 'html'), 'etc passwd.html');
  assert.equal(fileName('.profile', '', 'html'), 'profile.html');
  assert.equal(fileName('a\u202efdp.exe', '', 'md'), 'a fdp.exe.md');
  assert.equal(fileName('CON\u0000\n', '', 'md'), 'CON.md');
});

test('an empty title falls back, a long one is cut between characters', () => {
  assert.equal(fileName(' ??? ', 'A site', 'md'), 'A site.md');
  assert.equal(fileName('', '', 'md'), 'article.md');
  const long = fileName('👩‍👩‍👧'.repeat(40), '', 'epub');
  assert.ok(new TextEncoder().encode(long).length <= 125 && /^(?:👩‍👩‍👧)+\.epub$/u.test(long), long);
});
