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
 * Whether the browser shows the picture that is meant no larger than an icon, however large its file is.
 * @param {HTMLImageElement} image
 * @param {[string, string][]} attributes
 */
export function isShownSmall(image, attributes) {
  if (!isKnown(image, attributes)) return false;
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
  const isSized = isKnown(image, attributes);
  const rest = attributes.filter(([name]) => name !== 'src' && !(isSized && (name === 'width' || name === 'height')));
  if (source && source.length <= longest) rest.push(['src', source]);
  if (isSized) rest.push(['width', String(naturalWidthOf(image))], ['height', String(naturalHeightOf(image))]);
  return rest;
}

/**
 * Whether what the browser has loaded cannot be a stand-in for something else.
 * @param {HTMLImageElement} image
 * @param {[string, string][]} attributes
 */
function isKnown(image, attributes) {
  if (isLoaded(image)) return true;
  const mayStandIn = shownSourceOf(image).startsWith('data:') || attributes.some(([name]) => IS_OTHER_SOURCE.test(name));
  return naturalWidthOf(image) > 0 && naturalHeightOf(image) > 0 && !mayStandIn;
}

/** @param {HTMLImageElement} image */
function shownSourceOf(image) {
  return currentSourceOf(image) || sourceOf(image);
}
