// The page below the reader: what is kept of it while reading, and given back.
//
// Its DOM is not touched. One sheet is adopted by its document, which changes no layout, so that a page that watches its own
// size sees nothing: it takes the colour off the page's scroll bar, and leaves the page out when the reader is printed.

import { focusedIn, rootOf, setStyleSheets, styleSheetsOf } from './dom.js';

/**
 * @typedef {object} Below
 * @property {(paper: string) => void} tint
 * @property {() => void} giveBack
 */

/**
 * @param {Document} document
 * @param {Window} window
 * @param {string} hostAttribute
 * @returns {Below}
 */
export function holdPage(document, window, hostAttribute) {
  const focused = focusedIn(document);
  const { scrollX: left, scrollY: top } = window;
  const sheet = new CSSStyleSheet();
  let tinted = '';

  return {
    tint(paper) {
      if (paper === tinted) return;
      // The colour is inherited, and an element that gets another is laid out anew: below the root nothing is to change.
      // What is important in a layer is stronger than anything important outside of one; no page that is seen has a root
      // whose content is skipped, so that this changes nothing.
      sheet.replaceSync(`
        @layer stillpage { :root { content-visibility: visible !important } }
        @media screen {
          :root { scrollbar-color: ${paper} ${paper} !important }
          :root > :not([${hostAttribute}]) { scrollbar-color: auto !important }
        }
        @media print { :root > :not([${hostAttribute}]) { display: none !important } }
        @page { margin: 18mm }
      `);
      if (tinted === '') adopt(document, (sheets) => [...sheets, sheet]);
      tinted = paper;
    },
    giveBack() {
      adopt(document, (sheets) => sheets.filter((other) => other !== sheet));
      if (focused instanceof HTMLElement && focused !== rootOf(document) && focused.isConnected) {
        HTMLElement.prototype.focus.call(focused, { preventScroll: true });
      }
      if (window.scrollX !== left || window.scrollY !== top) window.scrollTo({ left, top, behavior: 'instant' });
    },
  };
}

/**
 * @param {Document} document
 * @param {(sheets: CSSStyleSheet[]) => CSSStyleSheet[]} change
 */
function adopt(document, change) {
  try {
    setStyleSheets(document, change(styleSheetsOf(document)));
  } catch {
    // A browser that keeps these lists apart for extensions shows the page's scroll bar, which is no harm.
  }
}
