// One manifest for all browsers, and what each wants of its own.
//
// The lowest versions are those of the newest thing that the extension cannot do without: light-dark() in every theme
// (Chromium 123); the key data_collection_permissions, which its store asks for (Firefox 140, 142 on Android), with
// Element.checkVisibility, Intl.Segmenter and modules in the background behind that. The tests run in newer ones.

import { readFileSync } from 'node:fs';

/** @typedef {'chrome' | 'firefox'} Kind  `chrome` is for all that are made of Chromium */

/** @type {readonly Kind[]} */
export const KINDS = ['chrome', 'firefox'];

const OWN = {
  chrome: {
    minimum_chrome_version: '123',
    background: { service_worker: 'background.js', type: 'module' },
  },
  firefox: {
    background: { scripts: ['background.js'], type: 'module' },
    browser_specific_settings: {
      gecko: {
        // For ever: a reader's settings are kept under it.
        id: '{d2f5b7c0-7c1e-4f0e-9a53-5d1b0c2e6a41}',
        strict_min_version: '140.0',
        data_collection_permissions: { required: ['none'] },
      },
      gecko_android: { strict_min_version: '142.0' },
    },
  },
};

/** @param {Kind} kind */
export function manifestFor(kind) {
  const common = JSON.parse(readFileSync(new URL('manifest.json', import.meta.url), 'utf8'));
  return { ...common, ...OWN[kind] };
}
