// A link to the passage that is selected, or to the paragraph that is being read.

import { linkTo } from './fragment.js';
import { plainText, selectedIn } from './copying.js';
import { putOnClipboard } from '../take/clipboard.js';
import { currentBlock } from '../place.js';

/** @import { Reader } from '../reader.js' */

/** @param {Reader} reader */
export function canLink(reader) {
  return reader.view !== null && /^https?:/.test(reader.url);
}

/** @param {Reader} reader */
export async function linkHere(reader) {
  const { messages, url, article } = reader;
  const { passage, before, after } = passageIn(reader);
  const whole = [reader.view?.text.textContent, ...(article?.removals ?? []).map((removal) => removal.text)].join(' ');
  const link = linkTo(url, passage, { before, after, whole, language: article?.metadata.language });
  const isPut = await putOnClipboard(reader.document, { plain: link });
  reader.tell(messages.say(isPut ? 'linkCopied' : 'take_notCopied'));
}

/** @param {Reader} reader */
function passageIn(reader) {
  const range = selectedIn(reader);
  if (!range) {
    const block = currentBlock(reader);
    return { passage: block?.innerText ?? '', before: '', after: '' };
  }
  // What stands beside a selection in its own block stands beside it on the page, too.
  const block = (range.startContainer instanceof Element ? range.startContainer : range.startContainer.parentElement)?.closest('p, li, h1, h2, h3, h4, h5, h6, dd, dt, figcaption, td, blockquote');
  const [before, after] = [new Range(), new Range()];
  if (block) {
    before.setStart(block, 0);
    before.setEnd(range.startContainer, range.startOffset);
    if (block.contains(range.endContainer)) {
      after.setStart(range.endContainer, range.endOffset);
      after.setEnd(block, block.childNodes.length);
    }
  }
  return { passage: plainText(reader), before: before.toString(), after: after.toString() };
}
