// The packed stream, the same from the page to the engine and back.
//
// An operation starts with a number whose low two bits are its kind:
//   OPEN   name << 2, then extra, attribute count, and per attribute its name and the length of its value
//   TEXT   length << 2
//   CLOSE  the element opened last
//   MARK   index << 2: here the article's removal of that index was taken out
// Names are indices into `names`; values and texts lie joined in `text`; lengths are UTF-16 code units.
// `extra` is a set of flags in a snapshot, and in an article the snapshot's id of the source node plus one, or 0.

/** @import { Packed } from './types' */

export const OPEN = 0;
export const TEXT = 1;
export const CLOSE = 2;
export const MARK = 3;

/**
 * @typedef {object} Visitor
 * @property {(name: string, attributes: [string, string][], extra: number) => void} open
 * @property {(text: string) => void} text
 * @property {() => void} close
 * @property {(index: number) => void} mark
 */

/**
 * Reads a stream to its end, or to where it stops making sense.
 * @param {Packed} packed
 * @param {Visitor} visitor
 * @returns {boolean} whether all of it made sense
 */
export function readStream({ names, numbers, text }, visitor) {
  let at = 0;
  let textAt = 0;
  while (at < numbers.length) {
    const operation = numbers[at++];
    const value = operation >>> 2;
    switch (operation & 3) {
      case OPEN: {
        const extra = numbers[at++];
        const count = numbers[at++];
        if (!(value < names.length) || !(count <= (numbers.length - at) / 2)) return false;
        /** @type {[string, string][]} */
        const attributes = [];
        for (let i = 0; i < count; i++) {
          const name = numbers[at++];
          const length = numbers[at++];
          if (!(name < names.length) || !(length <= text.length - textAt)) return false;
          attributes.push([names[name], text.slice(textAt, textAt + length)]);
          textAt += length;
        }
        visitor.open(names[value], attributes, extra);
        break;
      }
      case TEXT:
        if (!(value <= text.length - textAt)) return false;
        visitor.text(text.slice(textAt, textAt + value));
        textAt += value;
        break;
      case CLOSE:
        visitor.close();
        break;
      case MARK:
        visitor.mark(value);
        break;
    }
  }
  return true;
}
