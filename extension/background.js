// The button, and the engine behind it. A content script cannot compile wasm on a page whose policy restricts scripts; here
// the engine runs whatever the page is.

import { fileUrl, mayReadFiles, onButton, onCommand, onMayReadChanged, onMenu, onRequest, openOptions, runInTab, showAtButton } from './browser.js';
import { Engine } from './engine.js';
import { sendable } from './page/article.js';
import { textOf } from './page/base64.js';
import { FACES } from './page/faces.js';
import { isLeft, refusalOf } from './refusal.js';
import { plan } from './tidy/plan.js';
import { keepAlways, setAlways } from './ways/always.js';
import { show } from './ways/button.js';
import { noteClosed, staysClosed } from './ways/closed.js';
import { openLink } from './ways/link.js';
import { menuEntries } from './ways/menus.js';

/** @import { Tab } from './browser.js' */
/** @import { Answers, Request, Snapshot } from './page/types' */
/** @import { Refusal } from './refusal.js' */

const engine = new Engine(() => fetch(fileUrl('stillpage_bg.wasm')));

onButton((tab) => run(tab, 'page.js'));
onCommand((command, tab) => {
  if (command === 'tidy') void run(tab, 'tidy.js');
});
onMenu(menuEntries, (id, tab, link) => {
  if (id === 'read') void run(tab, 'page.js');
  if (id === 'tidy') void run(tab, 'tidy.js');
  if (id === 'selection') void run(tab, 'page.js', 'selection');
  if (id === 'link') void openLink(link, tab);
});
onMayReadChanged(() => void keepAlways());
onRequest(respond);
// Whoever wakes this worker is about to read. A failure is told to the one who asks.
engine.start().catch(() => {});

/** A page whose own scripts run on and on lets nothing else run, and a button that does nothing seems broken. */
const BUSY_MS = 3000;

/**
 * @param {Tab} tab
 * @param {'page.js' | 'tidy.js'} file  the reader, or Tidy
 * @param {string} [way]
 */
async function run(tab, file, way) {
  const busy = setTimeout(() => void refuse(tab, 'busy'), BUSY_MS);
  try {
    const run = runInTab(tab, file, way);
    // The page is captured meanwhile. A failure is told to the one who asks for a reading.
    engine.warmUp().catch(() => {});
    await run;
  } catch (error) {
    clearTimeout(busy);
    if (isLeft(String(error))) return;
    await refuse(tab, refusalOf(tab.url, String(error), await mayReadFiles()));
  } finally {
    clearTimeout(busy);
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
        const { article, ms } = await engine.readPacked(request.snapshot, request.options);
        return { article: sendable(article), ms };
      } catch (error) {
        return failure(error);
      }
    case 'plan':
      try {
        const { article } = await engine.read(request.snapshot, request.options);
        return { hidden: plan(request.snapshot, article, request.floating, request.wanted) };
      } catch (error) {
        return failure(error);
      }
    case 'write':
      return engine.write(request.content, request.metadata, request.format).catch(failure);
    case 'glance':
      return { isDone: tab === undefined || (await glance(tab, request.snapshot, request.isNew)) };
    case 'always':
      return tab !== undefined && (await always(tab, request.isOn));
    case 'opened':
      if (tab) await show(tab, 'open');
      break;
    case 'closed':
      if (!tab) break;
      // Noted first: who reads on the button that the reader is closed, or leaves at once, finds it closed on the way back.
      if (!request.isTurning) await noteClosed(tab.id, request.url);
      await show(tab, request.isReadable ? 'ready' : 'nothing');
      break;
    case 'tidy':
      if (tab) await run(tab, 'tidy.js');
      break;
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

/**
 * A page of a site that opens by itself.
 * @param {Tab} tab
 * @param {Snapshot} snapshot
 * @param {boolean} isNew
 * @returns {Promise<boolean>} whether it is one to read
 */
async function glance(tab, snapshot, isNew) {
  const isToRead = await engine.glance(snapshot).catch(() => false);
  await show(tab, isToRead ? 'ready' : 'nothing');
  if (isToRead && !(await staysClosed(tab.id, snapshot.url, isNew))) await runInTab(tab, 'page.js', 'auto').catch(() => {});
  return isToRead;
}

/**
 * @param {Tab} tab
 * @param {boolean} isOn
 */
async function always(tab, isOn) {
  const { hostname } = new URL(tab.url);
  const isDone = await setAlways(hostname, isOn);
  if (!isDone) await showAtButton(tab, `allow.html#${encodeURIComponent(hostname)}`);
  return isDone;
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
