import assert from 'node:assert/strict';
import { test } from 'node:test';

import { node } from './dom.js';
import { Picture } from '../../extension/page/picture.js';

const PHOTO = 'https://page.example/photo.jpg';
const BLANK = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';

/**
 * @param {Record<string, string>} attributes
 * @param {{ source?: string, natural?: [number, number], box?: [number, number] }} shown
 */
function picture(attributes, { box = [0, 0], ...shown } = {}) {
  const image = node(['img', attributes]);
  image.box = box;
  Object.assign(image.shown, shown);
  const own = /** @type {[string, string][]} */ (Object.entries(attributes));
  const made = new Picture(image, own);
  return { made, known: (/** @type {number} */ longest) => Object.fromEntries(made.known(own, longest)) };
}

test('a large picture that came is the one that is meant', () => {
  assert.equal(picture({ src: PHOTO }, { source: PHOTO, natural: [1200, 800] }).made.isLoaded, true);
  assert.equal(picture({ src: PHOTO }, { source: PHOTO, natural: [40, 26] }).made.isLoaded, false);
  assert.equal(picture({ src: PHOTO }).made.isLoaded, false, 'not come yet');
  assert.equal(picture({ src: BLANK }, { source: BLANK, natural: [1200, 800] }).made.isLoaded, false, 'a blur in data');
});

test('what the browser chose is the source, with its size', () => {
  const { known } = picture(
    { src: '/small.jpg', srcset: '/large.jpg 2x', width: '300', alt: 'Quay' },
    { source: 'https://page.example/large.jpg', natural: [1200, 800] },
  );
  assert.deepEqual(known(100),
    { srcset: '/large.jpg 2x', alt: 'Quay', src: 'https://page.example/large.jpg', width: '1200', height: '800' });
});

test('what stands in for a picture keeps the size that the page gives it', () => {
  const { known } = picture(
    { src: '/blur.jpg', 'data-src': '/real.jpg', width: '600', height: '400' },
    { source: 'https://page.example/blur.jpg', natural: [20, 13] },
  );
  const { width, height, 'data-src': later } = known(100);
  assert.deepEqual([width, height, later], ['600', '400', '/real.jpg']);
});

test('an address that is too long is left out', () => {
  const { known } = picture({ src: PHOTO }, { source: PHOTO, natural: [1200, 800] });
  assert.equal('src' in known(PHOTO.length - 1), false);
});

test('an icon is known by how large it is shown, not by its file', () => {
  const large = /** @type {[number, number]} */ ([512, 512]);
  const small = picture({ src: PHOTO }, { source: PHOTO, natural: large, box: [24, 24] });
  assert.equal(small.made.isShownSmall(), true);
  const shown = picture({ src: PHOTO }, { source: PHOTO, natural: large, box: [300, 300] });
  assert.equal(shown.made.isShownSmall(), false);
  const folded = picture({ src: PHOTO }, { source: PHOTO, natural: large, box: [0, 0] });
  assert.equal(folded.made.isShownSmall(), false, 'in a fold that is closed');
  const waiting = picture({ src: BLANK, 'data-src': '/real.jpg' }, { source: BLANK, natural: [1, 1], box: [16, 16] });
  assert.equal(waiting.made.isShownSmall(), false, 'the real one is still to come');
});
