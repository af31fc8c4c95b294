// The button, and the engine behind it. A content script cannot compile wasm on a page whose policy restricts scripts; here
// the engine runs whatever the page is.

import { fileUrl, mayReadFiles, onAction, onRequest, openOptions, runInTab, showAtButton } from './browser.js';
import { Engine } from './engine.js';
import { textOf } from './page/base64.js';
import { FACES } from './page/faces.js';
import { refusalOf } from './refusal.js';

/** @import { Tab } from './browser.js' */
/** @import { Answers, Request } from './page/types' */
/** @import { Refusal } from './refusal.js' */

const engine = new Engine(() => fetch(fileUrl('stillpage_bg.wasm')));

onAction(readTab);
onRequest(respond);
// Whoever wakes this worker is about to read. A failure is told to the one who asks.
engine.start().catch(() => {});

/** @param {Tab} tab */
async function readTab(tab) {
  try {
    await runInTab(tab, 'page.js');
  } catch (error) {
    await refuse(tab, refusalOf(tab.url, String(error), await mayReadFiles()));
  }
}

/**
 * @param {Request} request
 * @param {Tab | undefined} tab
 * @returns {Promise<Answers[Request['type']] | undefined>}
 */
async function respond(request, tab) {
  switch (request.type) {
    case 'read':
      try {
        return await engine.read(request.snapshot, request.options);
      } catch (error) {
        return failure(error);
      }
    case 'write':
      try {
        return await engine.write(request.content, request.metadata, request.format);
      } catch (error) {
        return failure(error);
      }
    case 'refused':
      if (tab) await refuse(tab, request.why);
      break;
    case 'font':
      return textOf(await fontFile(request.face));
    case 'options':
      openOptions();
  }
  return undefined;
}

/** @param {unknown} error */
function failure(error) {
  return { error: error instanceof Error ? error.message : String(error) };
}

/** @param {string} face */
async function fontFile(face) {
  const known = Object.values(FACES).find(({ file }) => file === face);
  if (!known) throw new Error(`no face ${face}`);
  return (await fetch(fileUrl(known.file))).arrayBuffer();
}

/**
 * @param {Tab} tab
 * @param {Refusal} why
 */
async function refuse(tab, why) {
  await showAtButton(tab, `notice.html#${why}`);
}
