// Stands before the script that the button injects, in the copy that is measured: notes when it asks and when it shows.

{
  /** @type {Record<string, number>} */
  const notes = ((/** @type {any} */ (globalThis)).benchNotes = {});
  const note = (/** @type {string} */ what) => (notes[what] = performance.timeOrigin + performance.now());
  note('injected');

  const sendMessage = chrome.runtime.sendMessage.bind(chrome.runtime);
  chrome.runtime.sendMessage = async (/** @type {any} */ request) => {
    if (request.type !== 'read') return sendMessage(request);
    note('sent');
    const answer = await sendMessage(request);
    note('received');
    Object.assign(notes, answer.notes);
    return answer;
  };

  const { showModal } = HTMLDialogElement.prototype;
  HTMLDialogElement.prototype.showModal = function show() {
    note('shown');
    showModal.call(this);
  };
}
