// What goes on by itself while the reader is open, each started once with its reader.

import { lendFonts } from './fonts.js';
import { letFlow } from './flow.js';
import { lineFocus } from './linefocus.js';
import { endListening } from './listen/listen.js';
import { closeGaps } from './lost.js';
import { stepBack } from './quiet.js';
import { nameSource } from './take/print.js';
import { copyCleanly } from './way/copying.js';
import { showFootnotes } from './way/footnotes.js';
import { enlargePictures } from './way/lightbox.js';
import { followLinks } from './way/links.js';
import { holdToPeek } from './way/peek.js';
import { showProgress } from './way/progress.js';

/** @import { Reader } from './reader.js' */

const FEATURES = [
  lendFonts, letFlow, lineFocus, stepBack, closeGaps, showFootnotes, followLinks, enlargePictures, copyCleanly, showProgress,
  holdToPeek, endListening, nameSource,
];

/** @param {Reader} reader */
export function startFeatures(reader) {
  for (const start of FEATURES) start(reader);
}
