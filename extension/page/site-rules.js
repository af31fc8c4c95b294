// The rules of the site that is being read: applied to each article, made of what was changed by hand, and forgotten again.

import { keyOfRemoval } from './edits.js';
import { blocksOf } from './place.js';
import { SEEN_PREFIX, applies, isSame, loadRules, ruleFor, saveRules } from './rules.js';
import { chainOf } from './signature.js';

/** @import { Reader } from './reader.js' */
/** @import { Piece, Rule } from './rules.js' */

/** @typedef {Piece & { kind: 'restore' | 'take', key: string }} PlacedPiece */

/** As much of the page as the options page shows a rule on. */
const MOST_SEEN = 300;
const SEEN_TEXT = 100;

export class SiteRules {
  /** @param {Reader} reader */
  constructor(reader) {
    this.reader = reader;
    /** @type {Rule[]} */
    this.rules = [];
    /** The pieces of the article as the engine gave it. @type {PlacedPiece[]} */
    this.pieces = [];
    this.whenLoaded = loadRules(reader.local, reader.site).then((rules) => (this.rules = rules));
    reader.onArticle(() => {
      this.pieces = [];
      void this.whenLoaded.then(() => this.applyAll());
    });
  }

  /** @returns {PlacedPiece[]} */
  allPieces() {
    const { reader } = this;
    const { article, view, nodes, edits } = reader;
    if (!article || !view) return [];
    if (this.pieces.length > 0) return this.pieces;
    const blocks = [...blocksOf(reader).filter((block) => !block.closest('article > header, .restored')), ...[...edits.taken.values()].map(({ element }) => element)];
    const kept = blocks.map((block) => /** @type {PlacedPiece} */ ({
      kind: 'take', key: edits.keyOf(block), was: 'kept', text: block.textContent ?? '', chain: chainOf(nodes[view.built.ids.get(block) ?? view.built.ids.get(block.parentElement ?? block) ?? -1]),
    }));
    const removed = article.removals.map((removal) => /** @type {PlacedPiece} */ ({
      kind: 'restore', key: keyOfRemoval(removal), was: 'removed', text: removal.text, chain: chainOf(nodes[removal.nodes[0]]),
    }));
    this.pieces = [...kept, ...removed].filter((piece) => piece.chain.length > 0);
    return this.pieces;
  }

  applyAll() {
    const { reader } = this;
    if (this.rules.length === 0 || !reader.view) return;
    const pieces = this.allPieces();
    for (const piece of pieces) {
      if (this.rules.some((rule) => applies(rule, piece))) reader.edits.set(piece, true, { isOwn: false });
    }
    this.note(pieces);
  }

  /** @param {string} key  a step's */
  ruleAbout(key) {
    const piece = this.allPieces().find((candidate) => candidate.key === key);
    if (!piece) return undefined;
    return { piece, rule: this.rules.find((rule) => applies(rule, piece)) };
  }

  /** @param {string} key */
  async toggle(key) {
    const about = this.ruleAbout(key);
    if (!about) return;
    const { reader } = this;
    const pieces = this.allPieces();
    const { piece, rule } = about;
    const made = rule ?? ruleFor(piece, pieces);
    this.rules = rule ? this.rules.filter((other) => !isSame(other, rule)) : [...this.rules, made];
    if (!rule) for (const other of pieces) if (applies(made, other)) reader.edits.set(other, true, { isOwn: false });
    try {
      await saveRules(reader.local, reader.site, this.rules);
      this.note(pieces);
      reader.tell(reader.messages.say(rule ? 'ruleForgotten' : 'ruleKept', reader.site));
    } catch {
      reader.tell(reader.messages.say('ruleNotKept'));
    }
    reader.edits.changed();
  }

  /** What the options page tries a rule on: the last page that was read of a site with rules. @param {PlacedPiece[]} pieces */
  note(pieces) {
    const { reader } = this;
    if (this.rules.length === 0) return;
    const seen = pieces.slice(0, MOST_SEEN).map(({ was, chain, text }) => ({ was, chain, text: text.replace(/\s+/g, ' ').trim().slice(0, SEEN_TEXT) }));
    void reader.local.set(SEEN_PREFIX + reader.site, { title: reader.article?.metadata.title ?? '', pieces: seen }).catch(() => {});
  }
}
