// Bytes as text: messages between a page and the background are JSON.

/** @param {string} text @returns {ArrayBuffer} */
export function bytesOf(text) {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer;
}

/** @param {ArrayBuffer} buffer */
export function textOf(buffer) {
  let letters = '';
  for (const byte of new Uint8Array(buffer)) letters += String.fromCharCode(byte);
  return btoa(letters);
}
