// An article as the engine sends it, taken apart: src/render/packed.rs says how it is packed.

/** @import { Article, Packed, PackedArticle, Removal } from './types' */

const MILLION = 1e6;

/**
 * @param {PackedArticle} packed
 * @returns {Article}
 */
export function articleOf({ packed: { names, numbers, text }, ...rest }) {
  let at = 0;
  let textAt = 0;
  const content = contentHere();
  /** @type {Removal[]} */
  const removals = [];
  while (at < numbers.length) removals.push(removalHere());
  return { ...rest, content, removals };

  /** @returns {Packed} */
  function contentHere() {
    const count = numbers[at++];
    const length = numbers[at++];
    return { names, numbers: numbers.slice(at, (at += count)), text: piece(length) };
  }

  /** @returns {Removal} */
  function removalHere() {
    const reason = names[numbers[at++]];
    const confidence = numbers[at++] / MILLION;
    const pictures = numbers[at++];
    const length = numbers[at++];
    const count = numbers[at++];
    const nodes = Array.from(numbers.slice(at, (at += count)));
    return { reason, confidence, text: piece(length), pictures, nodes, content: contentHere() };
  }

  /** @param {number} length */
  function piece(length) {
    return text.slice(textAt, (textAt += length));
  }
}

/**
 * As a message carries it, which is JSON.
 * @param {PackedArticle} article
 * @returns {PackedArticle}
 */
export function sendable({ packed, ...rest }) {
  // Array.from asks a typed array for one number after the other, and takes ten times as long.
  const numbers = new Array(packed.numbers.length);
  for (let i = 0; i < numbers.length; i++) numbers[i] = packed.numbers[i];
  return { ...rest, packed: { ...packed, numbers } };
}
