// What a walk knows of all elements of a name: worked out at the first, looked up once for each of the others.

/**
 * Elements that have no box of their own however much they are part of the page, so that having none says nothing:
 * matter for other elements, choices of a closed menu, ruby's fallback brackets, and what stands in for scripts.
 */
const WITHOUT_BOX = new Set([
  'base', 'link', 'meta', 'noscript', 'optgroup', 'option', 'rp', 'script', 'source', 'title', 'track',
]);

const SKIPPED = new Set(['style', 'template']);
const WITHOUT_CHILDREN = new Set(['canvas', 'object', 'embed', 'textarea']);
const WITH_SOURCES_ONLY = new Set(['video', 'audio', 'amp-video', 'amp-audio']);

export class Kind {
  /**
   * @param {string} name  lower-case
   * @param {number} number
   */
  constructor(name, number) {
    this.name = name;
    /** Its place among the snapshot's names. */
    this.number = number;
    this.isSkipped = SKIPPED.has(name);
    this.isLinkOrScript = name === 'script' || name === 'link';
    this.isHead = name === 'head';
    this.isPicture = name === 'img';
    this.isFrame = name === 'iframe';
    this.hasBox = !WITHOUT_BOX.has(name);
    this.hasChildren = !WITHOUT_CHILDREN.has(name);
    this.hasSourcesOnly = WITH_SOURCES_ONLY.has(name);
  }
}
