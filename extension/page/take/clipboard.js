// Putting something on the clipboard, also where the page has no right to: over http, or by a policy of its own.

/**
 * @param {Document} document
 * @param {{ plain: string, html?: string }} what
 * @returns {Promise<boolean>} whether it is there
 */
export async function putOnClipboard(document, what) {
  const { plain, html } = what;
  try {
    const items = { 'text/plain': new Blob([plain], { type: 'text/plain' }) };
    if (html !== undefined) Object.assign(items, { 'text/html': new Blob([html], { type: 'text/html' }) });
    await navigator.clipboard.write([new ClipboardItem(items)]);
    return true;
  } catch {
    return putByCommand(document, what);
  }
}

/**
 * The older way: a copy that is answered here, before anyone else.
 * @param {Document} document
 * @param {{ plain: string, html?: string }} what
 */
function putByCommand(document, { plain, html }) {
  let isPut = false;
  /** @param {ClipboardEvent} event */
  const put = (event) => {
    event.stopImmediatePropagation();
    event.preventDefault();
    event.clipboardData?.setData('text/plain', plain);
    if (html !== undefined) event.clipboardData?.setData('text/html', html);
    isPut = event.clipboardData !== null;
  };
  /** Without a selection there is a copy only where a page asks for one. @param {Event} event */
  const allow = (event) => {
    event.stopImmediatePropagation();
    event.preventDefault();
  };
  window.addEventListener('beforecopy', allow, true);
  window.addEventListener('copy', put, true);
  try {
    return Document.prototype.execCommand.call(document, 'copy') && isPut;
  } catch {
    return false;
  } finally {
    window.removeEventListener('beforecopy', allow, true);
    window.removeEventListener('copy', put, true);
  }
}
