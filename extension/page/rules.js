// Rules for a site: what was brought back or removed by hand there, and is to be so on its other pages too. They stay on this
// machine.

import { isMatch, parsedPattern, patternOf } from './signature.js';

/** @import { Store } from './types' */
/** @import { Step } from './signature.js' */

/**
 * @typedef {object} Rule
 * @property {'keep' | 'remove'} does
 * @property {string} pattern  see signature.js
 * @property {string} [starts]  what the text must start with, where the pattern alone would say too much
 * @property {string} sample  the text that it was made of, for people to know it by
 */

/**
 * Something of a page that a rule can be about.
 * @typedef {object} Piece
 * @property {'kept' | 'removed'} was  what the engine made of it
 * @property {Step[]} chain
 * @property {string} text
 */

export const RULES_PREFIX = 'rules:';
export const SEEN_PREFIX = 'seen:';

const MOST_RULES = 200;
const SAMPLE = 120;
const START = 60;

/** A pattern that fits more pieces than this, and more than a tenth of them, is not about one kind of thing. */
const FEW = 3;

/**
 * @param {unknown} record
 * @returns {{ rules: Rule[], isWhole: boolean }}
 */
export function sanitiseRules(record) {
  if (record === undefined || record === null) return { rules: [], isWhole: true };
  const { rules } = /** @type {{ rules?: unknown }} */ (record);
  if (!Array.isArray(rules)) return { rules: [], isWhole: false };
  const good = rules.filter(isRule).slice(0, MOST_RULES).map(({ does, pattern, starts, sample }) => ({ does, pattern, ...(starts ? { starts } : {}), sample }));
  return { rules: good, isWhole: good.length === rules.length };
}

/** @param {any} rule @returns {rule is Rule} */
function isRule(rule) {
  return typeof rule === 'object' && rule !== null && (rule.does === 'keep' || rule.does === 'remove')
    && typeof rule.pattern === 'string' && rule.pattern.length <= 400 && parsedPattern(rule.pattern) !== null
    && typeof rule.sample === 'string' && rule.sample.length <= 4 * SAMPLE
    && (rule.starts === undefined || (typeof rule.starts === 'string' && rule.starts.length <= 4 * START));
}

/** @param {Store} local @param {string} site @returns {Promise<Rule[]>} */
export async function loadRules(local, site) {
  if (!site) return [];
  return sanitiseRules(await local.get(RULES_PREFIX + site).catch(() => undefined)).rules;
}

/** @param {Store} local @param {string} site @param {Rule[]} rules */
export async function saveRules(local, site, rules) {
  if (rules.length > 0) await local.set(RULES_PREFIX + site, { rules });
  else await Promise.all([local.remove(RULES_PREFIX + site), local.remove(SEEN_PREFIX + site)]);
}

/**
 * The rule that says of a piece that it is to be otherwise than the engine made it.
 * @param {Piece} piece
 * @param {Piece[]} all  the page's
 * @returns {Rule}
 */
export function ruleFor(piece, all) {
  const text = plain(piece.text);
  /** @type {Rule} */
  const rule = { does: piece.was === 'kept' ? 'remove' : 'keep', pattern: patternOf(piece.chain), sample: text.slice(0, SAMPLE) };
  const alike = all.filter((other) => applies(rule, other)).length;
  const peers = all.filter((other) => other.was === piece.was).length;
  if (alike > FEW && alike > peers / 10) rule.starts = text.slice(0, START);
  return rule;
}

/** @param {Rule} rule @param {Piece} piece */
export function applies(rule, piece) {
  if (piece.was !== (rule.does === 'keep' ? 'removed' : 'kept')) return false;
  return isMatch(rule.pattern, piece.chain) && (!rule.starts || plain(piece.text).startsWith(rule.starts));
}

/** @param {Rule} one @param {Rule} other */
export function isSame(one, other) {
  return one.does === other.does && one.pattern === other.pattern && one.starts === other.starts;
}

/** @param {string} text */
function plain(text) {
  return text.replace(/\s+/g, ' ').trim();
}
