// Runs in a page at each press of the button: opens the reader, or closes the one that is open.

import { ALWAYS_PREFIX } from '../ways/always-key.js';
import { ask, isConnected, localStore, message, store } from '../browser.js';
import { articleOf } from './article.js';
import { capture } from './capture.js';
import { addressOf, contentTypeOf, HTML, namespaceOf, rootOf } from './dom.js';
import { bytesOf } from './base64.js';
import { keyOfRemoval } from './edits.js';
import { Keeping, siteOf } from './keeping.js';
import { Messages } from './messages.js';
import { clearAway, Overlay } from './overlay.js';
import { DEFAULTS } from './settings.js';
import { selectedPart } from './selection.js';
import { READER, TIDY, takeWay, world } from './world.js';

/** @import { Article, Snapshot, Strictness } from './types' */

/** @typedef {{ article: Article } | { error: string }} Answer */

/** A reader that opened empty and filled at once would flicker; one that stays away longer seems not to come. */
const PATIENCE_MS = 300;

const way = takeWay();

if (world[READER]?.isOpen) {
  if (way === '' || way === 'turn') world[READER].close();
}
else if (contentTypeOf(document) === 'application/pdf') void ask({ type: 'refused', why: 'pdf' });
else if (rootOf(document) === null || namespaceOf(rootOf(document)) !== HTML) void ask({ type: 'refused', why: 'not-a-page' });
else start().catch((error) => {
  world[READER] = undefined;
  throw error;
});

async function start() {
  const session = { isOpen: true, close: () => void (session.isOpen = false) };
  world[READER] = session;
  clearAway(document);
  // What Tidy hides would be read as what the page hides.
  world[TIDY]?.close();

  const url = addressOf(document);
  const keeping = new Keeping(store, siteOf(url));
  const whenSettings = keeping.load();
  const whenAlways = siteOf(url) ? alwaysOf(url) : undefined;
  const { snapshot, nodes } = capture(document, { part: way === 'selection' ? selectedPart(document) : null });
  // Most read as strictly as is usual, and need not wait for their settings first.
  const whenUsual = read(snapshot, DEFAULTS.strictness);
  const settings = await whenSettings;
  const whenAnswered = settings.strictness === DEFAULTS.strictness ? whenUsual : read(snapshot, settings.strictness);
  const always = await whenAlways;
  const messages = new Messages(message);
  const replaced = messages.say('failed_replaced');
  const overlay = new Overlay(document, messages, {
    settings,
    keeping,
    nodes,
    url,
    local: localStore,
    write: async (content, metadata, format) => {
      const answer = await ask({ type: 'write', content, metadata, format }).catch((error) => ({ error: String(error) }));
      if (answer && 'text' in answer) return answer.text;
      throw new Error(answer && 'error' in answer ? answer.error : 'no answer', isConnected() ? {} : { cause: 'replaced' });
    },
    replaced: () => (isConnected() ? '' : replaced),
    bytesOf: async (file) => bytesOf((await ask({ type: 'font', face: file })) ?? ''),
    openOptions: () => void ask({ type: 'options' }),
    always,
    tidy: () => {
      overlay.close();
      void ask({ type: 'tidy' });
    },
    reread: again,
  }, () => void ask({ type: 'refused', why: 'taken-away' }));
  const { reader } = overlay;
  let isReadable = false;
  const early = await (way === 'auto' ? whenAnswered : Promise.race([whenAnswered, later(PATIENCE_MS)]));
  // Nobody asked for a page that opens by itself; what cannot be read is left alone.
  if (way === 'auto' && early && ('error' in early || !early.article.readable)) {
    session.close();
    void ask({ type: 'closed', url, isReadable: false, isTurning: true });
  }
  // Pressed again while the page was being read. What never opens must keep no key from the page.
  if (!session.isOpen) {
    overlay.shield.lower();
    return;
  }

  world[READER] = overlay;
  if (early) show(early);
  else reader.showNotice({ title: messages.say('reading'), text: messages.say('readingText') });
  overlay.open();
  void ask({ type: 'opened' });
  reader.onClose(() => {
    if (isConnected()) void ask({ type: 'closed', url, isReadable, isTurning: takeWay() === 'turn' });
  });
  if (!early) {
    show(await whenAnswered);
    overlay.place.enter();
  }
  if (keeping.problem) reader.tell(messages.say('settingsCorrupt'));

  /** @param {Answer} answer */
  function show(answer) {
    isReadable = 'article' in answer && answer.article.readable;
    if ('error' in answer) showFailure(answer.error);
    else if (answer.article.readable || (way === 'selection' && answer.article.problem !== 'empty')) showArticle(answer.article);
    else showNothing(answer.article);
  }

  /** @param {Article} article */
  function showArticle(article) {
    reader.showArticle(article);
    if (way !== 'selection') return;
    // Whoever selects what the engine would take away wants to read it.
    const removed = article.removals.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
    if (removed <= article.metadata.words) return;
    for (const removal of article.removals) reader.edits.set({ kind: 'restore', key: keyOfRemoval(removal) }, true, { isOwn: false });
  }

  /** @param {Article} article */
  function showNothing({ problem }) {
    reader.showNotice({
      title: messages.say('noArticle'),
      text: messages.say(problem === 'empty' ? 'noArticle_empty' : 'noArticle_other'),
      offers: [
        ...(problem === 'empty' ? [] : [{ label: messages.say('readAnyway'), act: () => void again('gentle') }]),
        { label: messages.say('close'), act: () => overlay.close() },
      ],
    });
  }

  /** @param {string} error */
  function showFailure(error) {
    const isGone = !isConnected();
    console.warn('Stillpage:', error);
    reader.showNotice({
      title: messages.say('failed'),
      text: messages.say(isGone ? 'failed_replaced' : 'failed_engine'),
      offers: [
        ...(isGone ? [] : [{ label: messages.say('tryAgain'), act: () => void again(settings.strictness) }]),
        { label: messages.say('close'), act: () => overlay.close() },
      ],
    });
  }

  /** @param {Strictness} strictness */
  async function again(strictness) {
    const answer = await read(snapshot, strictness);
    if ('article' in answer && !answer.article.readable) {
      reader.showNotice({
        title: messages.say('noArticle'),
        text: messages.say('noArticle_still'),
        offers: [{ label: messages.say('close'), act: () => overlay.close() }],
      });
    } else {
      show(answer);
    }
    reader.focusText();
  }
}

/**
 * @param {string} url
 * @returns {Promise<import('./surroundings.js').Always>}
 */
async function alwaysOf(url) {
  const key = ALWAYS_PREFIX + new URL(url).hostname;
  return {
    isOn: Boolean(await localStore.get(key).catch(() => undefined)),
    set: async (isOn) => Boolean(await ask({ type: 'always', isOn })),
  };
}

/**
 * A worker that was stopped on the way starts again at the second message.
 * @param {Snapshot} snapshot
 * @param {Strictness} strictness
 * @returns {Promise<Answer>}
 */
async function read(snapshot, strictness) {
  for (let attempt = 1; ; attempt++) {
    try {
      const answer = await ask({ type: 'read', snapshot, options: { strictness } });
      if (answer) return 'article' in answer ? { article: articleOf(answer.article) } : answer;
      throw new Error('no answer');
    } catch (error) {
      if (attempt === 2 || !isConnected()) return { error: String(error) };
    }
  }
}

/**
 * @param {number} ms
 * @returns {Promise<undefined>}
 */
function later(ms) {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), ms));
}
