// Stands before the extension's background script in the copy that is measured: notes when what it listens to happens,
// and sends the notes along with the answer.

{
  /** @type {Record<string, number>} */
  const notes = {};
  const note = (/** @type {string} */ what) => (notes[what] = performance.timeOrigin + performance.now());
  note('loaded');

  const { onClicked } = chrome.action;
  const hearClicks = onClicked.addListener.bind(onClicked);
  onClicked.addListener = (/** @type {any} */ listener) => hearClicks((/** @type {unknown[]} */ ...event) => {
    note('clicked');
    listener(...event);
  });

  const { onMessage } = chrome.runtime;
  const hearMessages = onMessage.addListener.bind(onMessage);
  onMessage.addListener = (/** @type {any} */ listener) => hearMessages((request, sender, answer) => {
    if (request.type !== 'read') return listener(request, sender, answer);
    note('asked');
    return listener(request, sender, (/** @type {object} */ response) => {
      note('answered');
      answer({ ...response, notes });
    });
  });
}
