// What the browser knows of a picture: which of its sources it shows, how large that is, and how large it shows it.

import { boxOf, currentSourceOf, naturalHeightOf, naturalWidthOf, sourceOf } from './dom.js';

/** A picture with a side as long as this is the one that is meant; a smaller one may stand in for another. */
const LARGE = 300;

/** The longer side of an icon, an avatar or a tracking pixel is shorter than this, in CSS pixels. */
const SMALLEST = 64;

/** Where the address of a picture that is still to come may be. */
const IS_OTHER_SOURCE = /^(?:srcset|data-.*)$/;

/**
 * Whether the browser shows the picture that is meant, so that no other source counts.
 * @param {HTMLImageElement} image
 */
export function isLoaded(image) {
  return Math.max(naturalWidthOf(image), naturalHeightOf(image)) >= LARGE && !shownSourceOf(image).startsWith('data:');
}

/**
 * Whether the browser shows it no larger than an icon, however large its file is.
 * @param {HTMLImageElement} image
 */
export function isShownSmall(image) {
  const { width, height } = boxOf(image);
  return width > 0 && height > 0 && Math.max(width, height) < SMALLEST;
}

/**
 * Its attributes with the source that the browser has chosen and its size. What stands in for a picture that is still to
 * come keeps the size that the page gives it.
 * @param {HTMLImageElement} image
 * @param {[string, string][]} attributes
 * @param {number} longest  address
 */
export function withWhatIsKnown(image, attributes, longest) {
  const source = shownSourceOf(image);
  const width = naturalWidthOf(image);
  const height = naturalHeightOf(image);
  const mayStandIn = source.startsWith('data:') || attributes.some(([name]) => IS_OTHER_SOURCE.test(name));
  const isKnown = width > 0 && height > 0 && (isLoaded(image) || !mayStandIn);
  const rest = attributes.filter(([name]) => name !== 'src' && !(isKnown && (name === 'width' || name === 'height')));
  if (source && source.length <= longest) rest.push(['src', source]);
  if (isKnown) rest.push(['width', String(width)], ['height', String(height)]);
  return rest;
}

/** @param {HTMLImageElement} image */
function shownSourceOf(image) {
  return currentSourceOf(image) || sourceOf(image);
}
