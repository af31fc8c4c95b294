// What an element of the page is recognised by on another page of its site: its tag and the class words that its author
// gave it, with those of what it lies in where it has none of its own.
//
// A pattern is written as style sheets write it, `aside.promo > p`, and means what it means there; it is matched here against
// plain steps, so that the options page can show without the page what a rule would match.

import { attributeOf, kindOf, nameOf, parentOf } from './dom.js';

/** @typedef {{ tag: string, classes: string[] }} Step  an element, as far as it is looked at */

const MOST_STEPS = 4;
const MOST_CLASSES = 3;

/** A class word that a tool made up for one build has digits, or capitals in odd places: `css-1x8fh2`, `sc-bdVaJa`. */
const WORD = /^(?:[a-z]{1,2}|[A-Z]+|[A-Z]?[a-z]{2,}(?:[A-Z][a-z]{2,})*)$/;

/**
 * @param {Node | undefined} node  of the page
 * @returns {Step[]} its element and those around it, the innermost first
 */
export function chainOf(node) {
  /** @type {Step[]} */
  const chain = [];
  for (let at = node ?? null; at !== null && chain.length < MOST_STEPS; at = parentOf(at)) {
    if (kindOf(at) !== Node.ELEMENT_NODE) continue;
    const element = /** @type {Element} */ (at);
    const words = (attributeOf(element, 'class') ?? '').split(/\s+/).filter(isStable);
    chain.push({ tag: nameOf(element).toLowerCase(), classes: [...new Set(words)] });
  }
  return chain;
}

/** @param {string} word */
function isStable(word) {
  return word.length > 1 && word.length <= 40 && word.split(/[-_]+/).filter(Boolean).every((part) => WORD.test(part));
}

/**
 * @param {Step[]} chain
 * @returns {string} the pattern of elements like the chain's first
 */
export function patternOf(chain) {
  const named = chain.findIndex(({ classes }) => classes.length > 0);
  const steps = chain.slice(0, named < 0 ? 1 : named + 1);
  return steps.map(({ tag, classes }) => [tag, ...classes.slice(0, MOST_CLASSES)].join('.')).reverse().join(' > ');
}

/**
 * @param {string} pattern
 * @returns {Step[] | null} the innermost first; null when it is none
 */
export function parsedPattern(pattern) {
  const steps = pattern.trim().split(/\s*>\s*/).reverse();
  if (steps.length > MOST_STEPS) return null;
  const parsed = steps.map((step) => {
    const [tag, ...classes] = step.split('.');
    const isGood = /^(?:\*|[a-z][a-z0-9-]*)$/i.test(tag) && classes.every((word) => /^[\w-]+$/.test(word));
    return isGood ? { tag: tag.toLowerCase(), classes } : null;
  });
  return parsed.every((step) => step !== null) ? parsed : null;
}

/**
 * @param {string} pattern
 * @param {Step[]} chain
 */
export function isMatch(pattern, chain) {
  const steps = parsedPattern(pattern);
  if (!steps || steps.length > chain.length) return false;
  return steps.every(({ tag, classes }, at) => (tag === '*' || tag === chain[at].tag) && classes.every((word) => chain[at].classes.includes(word)));
}
