// The page below the reader: what is kept of it while reading, and given back.
//
// Its DOM is not touched. One sheet is adopted by its document, which changes no layout, so that a page that watches its own
// size sees nothing: it gives the page's scroll bar, and what is painted under it, the colour of the reader's paper, and leaves
// the page and its own ideas of paper out when the reader is printed.

import { focusedIn, rootOf, setStyleSheets, styleSheetsOf } from './dom.js';

/**
 * @typedef {object} Below
 * @property {(paper: string) => void} tint
 * @property {() => void} untint  as long as the page is to be seen
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

  function untint() {
    tinted = '';
    adopt(document, (sheets) => sheets.filter((other) => other !== sheet));
  }

  return {
    tint(paper) {
      if (paper === tinted) return;
      sheet.replaceSync(styleBelow(paper, `:root > :not([${hostAttribute}])`));
      if (tinted === '') adopt(document, (sheets) => [...sheets, sheet]);
      tinted = paper;
    },
    untint,
    giveBack() {
      untint();
      if (focused instanceof HTMLElement && focused !== rootOf(document) && focused.isConnected) {
        HTMLElement.prototype.focus.call(focused, { preventScroll: true });
      }
      if (window.scrollX !== left || window.scrollY !== top) window.scrollTo({ left, top, behavior: 'instant' });
    },
  };
}

/**
 * What is important in a layer is stronger than anything important outside of one. On screen: no page that is seen has a root
 * whose content is skipped, so that this changes nothing; and the colour of the bar is inherited, so that below the root it is
 * taken back, for an element that gets another is laid out anew. On paper: a root of a fixed height, hidden, or in columns
 * would cut the article or leave it out.
 * @param {string} paper
 * @param {string} page  a selector of what the page has in its root
 */
function styleBelow(paper, page) {
  return `
    @layer stillpage {
      @media screen { :root { content-visibility: visible !important; background: ${paper} !important } }
      @media print {
        :root { all: initial !important; display: block !important }
        ${page} { display: none !important }
      }
    }
    @media screen {
      :root { scrollbar-color: ${paper} ${paper} !important }
      ${page} { scrollbar-color: auto !important }
    }
    @page { size: auto; margin: 18mm }
  `;
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
