// What the browser knows of a picture: which of its sources it shows, how large that is, and how large it shows it.

import { boxOf, currentSourceOf, documentOf, naturalHeightOf, naturalWidthOf, sourceOf, viewOf } from './dom.js';

/** A picture with a side as long as this is the one that is meant; a smaller one may stand in for another. */
const LARGE = 300;

/** The longer side of an icon, an avatar or a tracking pixel is shorter than this, in CSS pixels. */
const SMALLEST = 64;

/** Where the address of a picture that is still to come may be. */
const IS_OTHER_SOURCE = /^(?:srcset|data-.*)$/;

/** A picture, of which the browser is asked each thing once. */
export class Picture {
  /**
   * @param {HTMLImageElement} image
   * @param {[string, string][]} attributes
   */
  constructor(image, attributes) {
    this.image = image;
    const document = documentOf(image);
    /** In a document that no window shows, the browser knows nothing, and may resolve addresses by another document's. */
    this.isUnseen = document !== null && viewOf(document) === null;
    // An empty address would be the page's own.
    const isEmpty = attributes.some(([name, value]) => name === 'src' && value.trim() === '');
    this.source = currentSourceOf(image) || (isEmpty ? '' : sourceOf(image));
    this.width = naturalWidthOf(image);
    this.height = naturalHeightOf(image);
    const isData = this.source.startsWith('data:');
    /** The browser shows the picture that is meant, so that no other source counts. */
    this.isLoaded = Math.max(this.width, this.height) >= LARGE && !isData;
    const mayStandIn = isData || attributes.some(([name]) => IS_OTHER_SOURCE.test(name));
    /** What the browser has loaded cannot be a stand-in for something else. */
    this.isKnown = this.isLoaded || (this.width > 0 && this.height > 0 && !mayStandIn);
  }

  /** Whether the browser shows the picture that is meant no larger than an icon, however large its file is. */
  isShownSmall() {
    if (!this.isKnown) return false;
    const { width, height } = boxOf(this.image);
    return width > 0 && height > 0 && Math.max(width, height) < SMALLEST;
  }

  /**
   * Its attributes with the source that the browser has chosen and its size. What stands in for a picture that is still to
   * come keeps the size that the page gives it.
   * @param {[string, string][]} attributes
   * @param {number} longest  address
   * @returns {[string, string][]}
   */
  known(attributes, longest) {
    if (this.isUnseen) return attributes;
    const rest = attributes.filter(([name]) => name !== 'src' && !(this.isKnown && (name === 'width' || name === 'height')));
    if (this.source && this.source.length <= longest) rest.push(['src', this.source]);
    if (this.isKnown) rest.push(['width', String(this.width)], ['height', String(this.height)]);
    return rest;
  }
}
