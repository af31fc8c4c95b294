// Links to a passage. That a browser finds it is shown in tests/e2e.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linkTo } from '../../extension/page/way/fragment.js';

const PAGE = 'https://quay.example/a?b=1';

test('a short passage is named whole', () => {
  assert.equal(linkTo(PAGE, ' the  slate\nboats '), `${PAGE}#:~:text=the%20slate%20boats`);
});

test('a long one is named by its first and its last words', () => {
  const passage = 'Whoever wants to know when the slate boats left has to know first how high the water stood on the third step';
  assert.equal(linkTo(PAGE, passage), `${PAGE}#:~:text=Whoever%20wants%20to%20know%20when,stood%20on%20the%20third%20step`);
});

test('what means something in the fragment is written as text', () => {
  assert.equal(linkTo(PAGE, 'slate-grey, wet & cold'), `${PAGE}#:~:text=slate%2Dgrey%2C%20wet%20%26%20cold`);
});

test('one of several like it is told by what stands beside it', () => {
  const whole = 'The boats left. The boats came back.';
  assert.equal(linkTo(PAGE, 'boats', { before: 'The boats left. The ', after: ' came back.', whole }), `${PAGE}#:~:text=The%20boats%20left.%20The-,boats`);
  assert.equal(linkTo(PAGE, 'The boats', { before: '', after: ' left.', whole }), `${PAGE}#:~:text=The%20boats,-left`);
});

test('the address keeps its own fragment and loses an old directive', () => {
  assert.equal(linkTo(`${PAGE}#tides`, 'ebb'), `${PAGE}#tides:~:text=ebb`);
  assert.equal(linkTo(`${PAGE}#tides:~:text=flood`, 'ebb'), `${PAGE}#tides:~:text=ebb`);
  assert.equal(linkTo(PAGE, '  '), PAGE);
});

test('languages without spaces have words, too', () => {
  const passage = '港の事務所は帳簿を町の暦ではなく潮の満ち引きの順に保管していた。石段の三段目に水がどれほど来たかを知らなければ、船がいつ出たかは分からない。雨の多い年には字が小さくなる。';
  const [, start, end] = /text=([^,]*),(.*)$/.exec(linkTo(PAGE, passage, { language: 'ja' })) ?? [];
  assert.ok(passage.startsWith(decodeURIComponent(start)) && passage.endsWith(decodeURIComponent(end)), `${start} ${end}`);
  assert.ok(decodeURIComponent(start).length < 20);
});
