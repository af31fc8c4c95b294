// The faces that come with the extension. Their files are not for pages to fetch, so they are made of bytes.

import { fontsOf } from './dom.js';
import { FACES } from './faces.js';

/** @import { Reader } from './reader.js' */

/**
 * Loads a face when it is first chosen. The document has it only while the reader is open.
 * @param {Reader} reader
 */
export function lendFonts(reader) {
  /** @type {Set<string>} */
  const asked = new Set();
  reader.onSettings(({ font }) => {
    if (!Object.hasOwn(FACES, font) || asked.has(font)) return;
    asked.add(font);
    lend(reader, font).catch(() => {
      asked.delete(font);
      reader.tell(reader.messages.say('fontFailed'));
    });
  });
}

/**
 * @param {Reader} reader
 * @param {string} font
 */
async function lend(reader, font) {
  const { family, file } = FACES[font];
  const face = new FontFace(family, await reader.bytesOf(file));
  const fonts = fontsOf(reader.document);
  await face.load();
  fonts.add(face);
  reader.onClose(() => fonts.delete(face));
}
