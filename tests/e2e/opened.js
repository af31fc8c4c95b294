// A copy of the extension in which the reader's shadow root is open: no locator of Playwright's looks into a closed one. That
// one word is all that differs; sealed.test.js and the files that launch with `isSealed` run the extension as it is shipped.

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const CLOSED = 'attachShadow({ mode: "closed" })';
const OPEN = 'attachShadow({ mode: "open" })';

/** By the folder that it is a copy of: Chromium knows an extension by where it lies. @type {Map<string, string>} */
const copies = new Map();

/** @param {string} extension  its folder */
export function opened(extension) {
  let copy = copies.get(extension);
  if (!copy) copies.set(extension, (copy = openedCopy(extension)));
  return copy;
}

/** @param {string} extension */
function openedCopy(extension) {
  const copy = mkdtempSync(path.join(tmpdir(), 'stillpage-opened-'));
  process.once('exit', () => rmSync(copy, { recursive: true, force: true }));
  cpSync(extension, copy, { recursive: true });
  const script = readFileSync(path.join(extension, 'page.js'), 'utf8');
  assert.equal(script.split('attachShadow').length, 2, 'the script in the page makes one shadow root');
  assert.ok(script.includes(CLOSED), 'it is a closed one');
  writeFileSync(path.join(copy, 'page.js'), script.replace(CLOSED, OPEN));
  return copy;
}
