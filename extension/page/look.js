// The settings made visible, as attributes and custom properties of the reader's root: style does the rest.

/** @import { Reader } from './reader.js' */

/** @param {Reader} reader */
export function dress({ root, settings }) {
  root.dataset.theme = settings.theme;
  root.style.setProperty('--size', String(settings.size / 100));
}
