// Pages that are in the reader's way: scripts that tamper, styles that hide, policies that forbid, trees that never end.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { Browser, root } from './browser.js';
import { SealedReader } from './sealed.js';
import { until } from './until.js';

const URL = 'https://hostile.test/story';
const SENTENCE = 'The ferry crosses the river twice an hour, and in the evening, when the wind has dropped, it hardly makes a sound.';
const PARAGRAPHS = Array.from({ length: 8 }, (_, i) => `<p>Paragraph ${i + 1} of the story. ${SENTENCE} ${SENTENCE}</p>`);
const STORY = `<article><h1>The ferry at Saltgate</h1><img src="/view-640x400.jpg" width="640" height="400" alt="View">${PARAGRAPHS.join('')}</article>`;

/** @type {Record<string, { message: string }>} */
const messages = JSON.parse(readFileSync(path.join(root, 'extension/_locales/en/messages.json'), 'utf8'));

/** @type {Browser} */
let browser;
/** @type {SealedReader} */
let reader;

before(async () => {
  browser = await Browser.launch({ isSealed: true });
  reader = new SealedReader(browser);
});

after(async () => {
  await browser?.close();
});

beforeEach(async () => {
  // A page of the last test may still be busy.
  const page = await browser.context.newPage();
  for (const other of browser.context.pages()) if (other !== page) await other.close();
  reader = new SealedReader(browser, page);
});

/**
 * @param {string} body
 * @param {Record<string, string>} [headers]
 */
async function goTo(body, headers = {}) {
  await reader.page.route(() => true, (route) => {
    const size = /-(\d+)x(\d+)\.jpg$/.exec(route.request().url());
    if (route.request().isNavigationRequest()) {
      return route.fulfill({ contentType: 'text/html; charset=utf-8', headers, body: `<!doctype html><html lang="en"><title>The ferry at Saltgate</title>${body}` });
    }
    if (!size) return route.abort();
    const [, width, height] = size;
    return route.fulfill({ contentType: 'image/svg+xml', body: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"/>` });
  });
  await reader.page.goto(URL);
}

/** The text is there and can be seen, and so can the picture. */
async function isWhole() {
  await until(() => reader.inside(`overlay?.reader?.view?.text.lastElementChild.checkVisibility() ?? false`), 'the text is in sight');
  const paragraphs = await reader.blocks();
  assert.equal(paragraphs.filter((text) => text.startsWith('Paragraph ')).length, PARAGRAPHS.length);
  await until(() => reader.inside(`overlay.dialog.querySelector('article img').naturalWidth > 0`), 'the picture is there');
  assert.ok(await reader.inside('document.elementFromPoint(innerWidth / 2, innerHeight / 2) === overlay.host'), 'what is pointed at is the reader');
}

/** What the page's own script does, at once or later. @type {Record<string, string>} */
const SCRIPTS = {
  'overrides what elements do': `
    const bad = function () { throw new Error('no') };
    for (const name of ['append', 'appendChild', 'attachShadow', 'remove', 'setAttribute', 'getAttribute', 'getAttributeNames', 'checkVisibility', 'querySelectorAll', 'closest', 'focus', 'scrollIntoView']) Element.prototype[name] = HTMLElement.prototype[name] = bad;
    HTMLDialogElement.prototype.showModal = HTMLDialogElement.prototype.close = bad;
    Document.prototype.createElement = Document.prototype.createElementNS = Document.prototype.createTextNode = bad;
    EventTarget.prototype.addEventListener = bad; Array.prototype[Symbol.iterator] = bad; Array.prototype.push = bad; JSON.stringify = JSON.parse = bad;
    MutationObserver.prototype.observe = bad; globalThis.getComputedStyle = bad; performance.now = bad;`,
  'throws in every getter': `
    for (const proto of [Node.prototype, Element.prototype, Document.prototype, HTMLElement.prototype, CharacterData.prototype, HTMLImageElement.prototype])
      for (const [name, { get }] of Object.entries(Object.getOwnPropertyDescriptors(proto)))
        if (get) try { Object.defineProperty(proto, name, { get() { throw new Error(name) }, configurable: true }) } catch {}`,
  'clobbers by names': `
    document.body.insertAdjacentHTML('afterbegin', '<form name=documentElement><input name=attributes><input name=childNodes><input name=firstChild><input name=nextSibling><input name=parentNode><input name=getAttributeNames><input name=nodeType><input name=localName></form><img name=body><img name=defaultView><form id=adoptedStyleSheets name=fonts></form><a id=stillpage name=Symbol></a>');`,
  'steals the focus without end': `
    const field = document.body.appendChild(document.createElement('input'));
    setInterval(() => field.focus(), 1);
    addEventListener('focusin', () => field.focus(), true); addEventListener('blur', () => field.focus(), true);`,
  'moves the reader about': `
    new MutationObserver(() => { const host = document.querySelector('[data-stillpage]'); if (host && host.parentNode !== document.body) document.body.append(host); }).observe(document, { childList: true, subtree: true });`,
  'takes the reader out, ten times': `
    let left = 10;
    new MutationObserver(() => { const host = document.querySelector('[data-stillpage]'); if (host && left-- > 0) host.remove(); }).observe(document, { childList: true, subtree: true });`,
  'hides the reader by its attributes, at each change': `
    new MutationObserver(() => { const host = document.querySelector('[data-stillpage]'); if (host && !host.hidden) { host.hidden = true; host.inert = false; host.className = 'gone'; } }).observe(document, { childList: true, subtree: true, attributes: true });`,
  'watches and answers every change': `
    const watch = new MutationObserver(() => { const mark = document.createElement('i'); document.body.append(mark); mark.remove(); });
    let left = 2000; const loop = () => { if (left-- > 0) { document.body.dataset.n = left; setTimeout(loop, 0); } };
    watch.observe(document.body, { childList: true, attributes: false }); loop();`,
  'is busy for a while at each press': `
    addEventListener('focus', () => { const end = Date.now() + 300; while (Date.now() < end); }, true);
    setInterval(() => { const end = Date.now() + 40; while (Date.now() < end); }, 50);`,
  'has open dialogs, popovers and full screens of its own': `
    const dialog = document.createElement('dialog'); dialog.textContent = 'Sign up!'; document.body.append(dialog); dialog.showModal();
    const pop = document.createElement('div'); pop.popover = 'manual'; pop.textContent = 'Sign up!'; document.body.append(pop); pop.showPopover();`,
  'makes the whole page inert and hidden': `
    document.documentElement.style.cssText = 'filter: blur(9px); overflow: clip'; document.body.inert = true;`,
};

describe('a page whose script', () => {
  for (const [what, script] of Object.entries(SCRIPTS)) {
    test(`${what} is read, and the reader closes`, async () => {
      await goTo(`<body>${STORY}<script>${script}</script>`);
      await reader.pressButton();
      await isWhole();
      await reader.pressButton();
      await reader.hasGone();
    });
  }

  test('hears and swallows every key and click cannot keep the reader open', async () => {
    await goTo(`<body>${STORY}<script>
      globalThis.heard = [];
      for (const type of ['keydown', 'keyup', 'keypress', 'click', 'mousedown', 'pointerdown', 'copy'])
        addEventListener(type, (event) => { heard.push(type); event.stopImmediatePropagation(); event.preventDefault(); }, true);
    </script>`);
    await reader.pressButton();
    await isWhole();
    await reader.page.keyboard.press('j');
    await reader.pressButton();
    await reader.hasGone();
  });

  test('hears keys only later hears none from the reader', async () => {
    await goTo(`<body>${STORY}`);
    await reader.open();
    await reader.page.evaluate(`globalThis.heard = [];
      for (const type of ['keydown', 'keyup', 'keypress', 'copy', 'focusin', 'wheel']) {
        addEventListener(type, () => heard.push(type), true); document.addEventListener(type, () => heard.push(type), true);
      }`);
    for (const key of ['j', 'k', 'Tab', 'ArrowDown', '+']) await reader.page.keyboard.press(key);
    assert.deepEqual(await reader.page.evaluate('heard'), []);
    await reader.close();
  });

  test('takes the reader out without end gets its way, and a sentence says so', async () => {
    await goTo(`<body>${STORY}<script>
      new MutationObserver(() => document.querySelector('[data-stillpage]')?.remove()).observe(document, { childList: true, subtree: true });
    </script>`);
    const notice = browser.textOfPopup('notice.html#taken-away');
    await reader.pressButton();
    assert.ok((await notice).includes(messages.refused_taken_away.message));
    // The page is as it was: keys reach it again.
    await reader.page.evaluate(`globalThis.heard = 0; addEventListener('keydown', () => heard++)`);
    await reader.page.bringToFront();
    await reader.page.keyboard.press('x');
    assert.equal(await reader.page.evaluate('heard'), 1);
  });

  test('freezes the page is told of by a sentence, and the reader opens when it ends', async () => {
    await goTo(`<body>${STORY}`);
    const notice = browser.textOfPopup('notice.html#busy');
    await browser.pressButton(reader.page, () => reader.page.evaluate('setTimeout(() => { const end = Date.now() + 8000; while (Date.now() < end); }, 0)'));
    assert.ok((await notice).includes(messages.refused_busy.message));
    await isWhole();
  });
});

/** @type {Record<string, string>} */
const STYLES = {
  'everything but its root away': ':not(:root) { display: none !important; visibility: hidden !important; opacity: 0 !important }',
  'everything out of sight': '* { transform: scale(0) !important; clip-path: inset(50%) !important; filter: opacity(0) !important; position: fixed !important; left: -9999px !important; width: 0 !important; height: 0 !important; font-size: 0 !important; color: transparent !important; content-visibility: hidden !important; pointer-events: none !important }',
  'the reader by its mark': '@layer a { [data-stillpage], [data-stillpage]::before, [data-stillpage] * { all: unset !important; display: none !important; animation: gone 1s infinite !important } } @keyframes gone { to { opacity: 0; visibility: hidden; display: none } }',
  'what is behind a dialog, and the dialog': 'dialog, dialog::backdrop { display: none !important } :root { animation: x 1s infinite; transition: all 100s !important }',
};

for (const [what, style] of Object.entries(STYLES)) {
  test(`style that puts ${what} does not touch the reader`, async () => {
    await goTo(`<body>${STORY}`);
    await reader.page.addStyleTag({ content: style.includes('data-stillpage') || style.includes('dialog') ? style : `[data-none] {}` });
    await reader.pressButton();
    await isWhole();
    // A page that hides itself entirely shows no text to read; one that does so afterwards changes nothing.
    await reader.page.addStyleTag({ content: style });
    await isWhole();
    await reader.close();
  });
}

/** @type {Record<string, Record<string, string>>} */
const POLICIES = {
  none: {},
  'script-src self': { 'content-security-policy': "script-src 'self'" },
  'default-src none': { 'content-security-policy': "default-src 'none'" },
  'trusted types': { 'content-security-policy': "require-trusted-types-for 'script'; trusted-types 'none'" },
  'img-src none': { 'content-security-policy': "img-src 'none'" },
  sandbox: { 'content-security-policy': 'sandbox' },
};

for (const [name, headers] of Object.entries(POLICIES)) {
  test(`under the policy ${name} the reader opens, shows text and picture, and closes`, async () => {
    await goTo(`<body>${STORY}`, headers);
    await reader.pressButton();
    await isWhole();
    await reader.close();
  });
}
