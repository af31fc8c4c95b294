// The rules of each site: what they do, what they match on the page of that site that was read last, to be edited and removed.

import { maker } from '../page/element.js';
import { RULES_PREFIX, SEEN_PREFIX, applies, isSame, sanitiseRules, saveRules } from '../page/rules.js';
import { parsedPattern } from '../page/signature.js';

/** @import { Store } from '../page/types' */
/** @import { Messages } from '../page/messages.js' */
/** @import { Notes } from '../page/notes.js' */
/** @import { Piece, Rule } from '../page/rules.js' */

/** As many of the matches as are shown. */
const SHOWN = 5;

export class RulesList {
  /**
   * @param {HTMLElement} element
   * @param {Messages} messages
   * @param {Store} local
   * @param {Notes} notes
   */
  constructor(element, messages, local, notes) {
    this.element = element;
    this.messages = messages;
    this.local = local;
    this.notes = notes;
    this.make = maker(element.ownerDocument);
  }

  async show() {
    const { make, messages, local } = this;
    const keys = await local.keys(RULES_PREFIX);
    const sites = await Promise.all(keys.map(async (key) => {
      const site = key.slice(RULES_PREFIX.length);
      const { rules } = sanitiseRules(await local.get(key));
      return make('section', { class: 'site-rules' }, make('h3', {}, make('bdi', {}, site)), ...await this.items(site, rules));
    }));
    this.element.replaceChildren(...(sites.length > 0 ? sites : [make('p', { class: 'hint' }, messages.say('options_noRules'))]));
  }

  /** @param {string} site @param {Rule[]} rules */
  async items(site, rules) {
    const seen = seenOf(await this.local.get(SEEN_PREFIX + site));
    return rules.map((rule) => this.item(site, rules, rule, seen));
  }

  /** @param {string} site @param {Rule[]} rules @param {Rule} rule @param {{ title: string, pieces: Piece[] }} seen */
  item(site, rules, rule, seen) {
    const { make, messages } = this;
    const pattern = /** @type {HTMLInputElement} */ (make('input', { type: 'text', value: rule.pattern, spellcheck: 'false', dir: 'ltr' }));
    const starts = /** @type {HTMLInputElement} */ (make('input', { type: 'text', value: rule.starts ?? '', dir: 'auto' }));
    const problem = make('p', { class: 'problem', role: 'alert' });
    const matches = make('div', { class: 'matches', role: 'status' });
    const remove = make('button', { type: 'button', class: 'button' }, messages.say('options_removeRule'));
    let now = rule;
    const showMatches = () => matches.replaceChildren(...this.matches(now, seen));
    for (const field of [pattern, starts]) {
      field.addEventListener('input', async () => {
        const isGood = parsedPattern(pattern.value) !== null;
        problem.textContent = isGood ? '' : messages.say('options_badPattern');
        pattern.setAttribute('aria-invalid', String(!isGood));
        if (!isGood) return;
        const edited = /** @type {Rule} */ ({ does: rule.does, pattern: pattern.value.trim(), ...(starts.value ? { starts: starts.value } : {}), sample: rule.sample });
        rules.splice(rules.findIndex((other) => isSame(other, now)), 1, edited);
        now = edited;
        showMatches();
        await this.save(site, rules);
      });
    }
    remove.addEventListener('click', async () => {
      const rest = rules.filter((other) => !isSame(other, now));
      await this.save(site, rest);
      await this.show();
      this.notes.tell(messages.say('options_ruleRemoved'), { label: messages.say('undo'), act: () => void this.save(site, rules).then(() => this.show()) });
    });
    showMatches();
    return make('div', { class: 'rule' },
      make('p', { class: 'does' }, messages.say(rule.does === 'keep' ? 'options_keeps' : 'options_removes')),
      make('blockquote', { dir: 'auto' }, rule.sample),
      make('label', {}, make('span', {}, messages.say('options_pattern')), pattern), problem,
      make('label', {}, make('span', {}, messages.say('options_starts')), starts),
      matches, remove);
  }

  /** @param {Rule} rule @param {{ title: string, pieces: Piece[] }} seen */
  matches(rule, { title, pieces }) {
    const { make, messages } = this;
    if (pieces.length === 0) return [make('p', { class: 'hint' }, messages.say('options_notSeen'))];
    const found = pieces.filter((piece) => applies(rule, piece));
    const list = make('ul', {}, ...found.slice(0, SHOWN).map(({ text }) => make('li', { dir: 'auto' }, text)));
    return [make('p', { class: 'hint' }, messages.count('options_matches', found.length, title)), ...(found.length > 0 ? [list] : [])];
  }

  /** @param {string} site @param {Rule[]} rules */
  async save(site, rules) {
    try {
      await saveRules(this.local, site, rules);
    } catch {
      this.notes.tell(this.messages.say('ruleNotKept'));
    }
  }
}

/**
 * @param {unknown} record
 * @returns {{ title: string, pieces: Piece[] }}
 */
function seenOf(record) {
  const { title, pieces } = /** @type {{ title?: unknown, pieces?: unknown }} */ (record ?? {});
  const isPiece = (/** @type {any} */ piece) => ['kept', 'removed'].includes(piece?.was) && typeof piece.text === 'string' && Array.isArray(piece.chain)
    && piece.chain.every((/** @type {any} */ step) => typeof step?.tag === 'string' && Array.isArray(step.classes));
  return { title: typeof title === 'string' ? title : '', pieces: Array.isArray(pieces) ? pieces.filter(isPiece) : [] };
}
