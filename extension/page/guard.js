// Puts the reader back when the page takes it out of the document, as pages do that replace all of themselves.

/** A page that never stops gets its way, and its reader is told. */
const PATIENCE = 50;

/**
 * @param {Document} document
 * @param {HTMLElement} host
 * @param {() => void} restore
 * @param {() => void} [giveUp]
 * @returns {() => void} ends the guard
 */
export function guard(document, host, restore, giveUp = () => {}) {
  let left = PATIENCE;
  const observer = new MutationObserver(() => {
    if (host.isConnected) return;
    if (left-- <= 0) {
      observer.disconnect();
      giveUp();
      return;
    }
    restore();
    watch();
  });
  const watch = () => {
    observer.observe(document, { childList: true });
    if (host.parentNode) observer.observe(host.parentNode, { childList: true });
  };
  watch();
  return () => observer.disconnect();
}
