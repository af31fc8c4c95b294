// What is read aloud: the blocks of an article, their sentences and words, each with its place in the text on show.

/**
 * A block's text and where each text node lies in it.
 * @typedef {object} Spoken
 * @property {Element} element
 * @property {string} text
 * @property {{ node: Text, start: number }[]} pieces
 */

/** @typedef {{ start: number, end: number }} Span */

const BLOCKS = 'h1, h2, h3, h4, h5, h6, p, li, dt, dd, figcaption, caption, td, th, summary, blockquote, div, section, header, article, aside';

/** Nothing is said of these: a note's number in the middle of a sentence, the reading aid beside a word, code, and of the head
 * what is not title or author. */
const UNSAID = '[role="doc-noteref"], [role="doc-backlink"], sup > a[href^="#"], rt, rp, pre, math, audio, video, button, [hidden], .site, .facts, .print-source';

/** No voice is given more at a time: some stop, silently, in the middle of a long text. */
const LONGEST = 220;

/**
 * @param {Element} article
 * @returns {Spoken[]} in order, without empty ones
 */
export function spokenBlocks(article) {
  /** @type {Map<Element, Spoken>} */
  const blocks = new Map();
  const walker = article.ownerDocument.createTreeWalker(article, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node instanceof Element && node.matches(UNSAID) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue;
    const element = node.parentElement?.closest(BLOCKS) ?? article;
    let block = blocks.get(element);
    if (!block) blocks.set(element, (block = { element, text: '', pieces: [] }));
    block.pieces.push({ node, start: block.text.length });
    block.text += node.data;
  }
  return [...blocks.values()].filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
}

/**
 * @param {string} text
 * @param {string | undefined} language
 * @returns {Span[]}
 */
export function sentencesOf(text, language) {
  /** @type {Span[]} */
  const sentences = [];
  for (const { index, segment } of segments(text, language, 'sentence')) {
    const last = sentences.at(-1);
    const end = index + segment.trimEnd().length;
    if (!/[\p{L}\p{N}]/u.test(segment)) {
      // A closing mark of its own belongs to what it closes.
      if (last) last.end = end;
    } else if (last && /^\p{Ll}/u.test(segment)) {
      // After a question in quotation marks, or an abbreviation, the sentence goes on.
      last.end = end;
    } else {
      sentences.push({ start: index + segment.length - segment.trimStart().length, end });
    }
  }
  return sentences.flatMap((sentence) => pieces(text, sentence, language));
}

/**
 * The word that begins at a place, or in which it lies.
 * @param {string} text
 * @param {number} at
 * @param {string | undefined} language
 * @returns {Span | null}
 */
export function wordAt(text, at, language) {
  const word = segmenter(language, 'word').segment(text).containing(at);
  if (!word) return null;
  return word.isWordLike ? { start: word.index, end: word.index + word.segment.length } : null;
}

/**
 * @param {Spoken} block
 * @param {Span} span
 * @returns {StaticRange | null}
 */
export function rangeOf({ pieces: parts }, { start, end }) {
  const first = parts.findLast((piece) => piece.start <= start);
  const last = parts.findLast((piece) => piece.start < end);
  if (!first || !last || end <= start) return null;
  return new StaticRange({
    startContainer: first.node,
    startOffset: Math.min(start - first.start, first.node.length),
    endContainer: last.node,
    endOffset: Math.min(end - last.start, last.node.length),
  });
}

/**
 * A sentence in pieces that a voice can take, cut after a comma or the like where there is one, else between words.
 * @param {string} text
 * @param {Span} sentence
 * @param {string | undefined} language
 * @returns {Span[]}
 */
function pieces(text, sentence, language) {
  if (sentence.end - sentence.start <= LONGEST) return [sentence];
  /** @type {Span[]} */
  const cut = [];
  let start = sentence.start;
  let pause = start;
  let between = start;
  for (const { index, isWordLike } of segments(text.slice(0, sentence.end), language, 'word')) {
    if (index <= start || !isWordLike) continue;
    if (index - start > LONGEST) {
      const end = pause > start + LONGEST / 4 ? pause : between > start ? between : index;
      cut.push({ start, end: start + text.slice(start, end).trimEnd().length });
      start = end;
    }
    if (/[,;:،、，；：—–]\s*$/u.test(text.slice(Math.max(start, index - 3), index))) pause = index;
    between = index;
  }
  cut.push({ start, end: sentence.end });
  return cut;
}

/**
 * @param {string} text
 * @param {string | undefined} language
 * @param {'sentence' | 'word'} granularity
 */
function segments(text, language, granularity) {
  return segmenter(language, granularity).segment(text);
}

/** @type {Map<string, Intl.Segmenter>} */
const segmenters = new Map();

/**
 * @param {string | undefined} language
 * @param {'sentence' | 'word'} granularity
 */
function segmenter(language, granularity) {
  const key = `${language} ${granularity}`;
  let known = segmenters.get(key);
  if (!known) {
    try {
      known = new Intl.Segmenter(language, { granularity });
    } catch {
      known = new Intl.Segmenter(undefined, { granularity });
    }
    segmenters.set(key, known);
  }
  return known;
}
