// The panel for taking the article along: to the clipboard, into a file, onto paper.

import { putOnClipboard } from './clipboard.js';
import { epubOf, htmlOf, markdownOf, richTextOf, shortened } from './edition.js';
import { saveFile } from './file.js';
import { fileName } from './filename.js';
import { print, printAddresses, printsAddresses } from './print.js';
import { maker } from '../element.js';
import { icon } from '../icons.js';

/** @import { Panel } from '../panels.js' */
/** @import { Reader } from '../reader.js' */
/** @import { Source } from './edition.js' */

/** @type {Panel} */
export const takePanel = {
  build(reader, body) {
    const { document, messages } = reader;
    const make = maker(document);
    const result = make('div', { class: 'taken', role: 'status' });
    const group = (/** @type {string} */ key, /** @type {(HTMLElement)[]} */ ...parts) => make('section', {}, make('h3', {}, messages.say(key)), ...parts);
    body.append(
      group('take_copy', row('copy', 'copyMarkdown', copyMarkdown), row('copy', 'copyRich', copyRich)),
      group('take_save', row('save', 'saveMarkdown', saveMarkdown), row('save', 'saveHtml', saveHtml), row('save', 'saveEpub', saveEpub), make('p', { class: 'hint' }, messages.say('take_picturesHint'))),
      group('take_print', row('print', 'print', async () => print(reader)), addresses()),
      result,
    );

    /**
     * @param {string} picture
     * @param {string} id
     * @param {(reader: Reader, result: HTMLElement) => Promise<void>} act
     */
    function row(picture, id, act) {
      const button = /** @type {HTMLButtonElement} */ (make('button', { type: 'button', class: `row do-${id}` }, icon(document, picture), make('span', { class: 'name' }, messages.say(`action_${id}`))));
      button.addEventListener('click', async () => {
        // Two files of one press help nobody.
        if (button.getAttribute('aria-busy') === 'true') return;
        button.setAttribute('aria-busy', 'true');
        result.replaceChildren();
        try {
          await act(reader, result);
        } catch (error) {
          console.warn('Stillpage:', error);
          result.replaceChildren(make('p', {}, messages.say('take_failed')));
        } finally {
          button.removeAttribute('aria-busy');
        }
      });
      return button;
    }

    function addresses() {
      const box = /** @type {HTMLInputElement} */ (make('input', { type: 'checkbox', name: 'addresses' }));
      box.checked = printsAddresses(reader);
      box.addEventListener('change', () => printAddresses(reader, box.checked));
      return make('label', { class: 'check' }, box, make('span', {}, messages.say('take_addresses')));
    }
  },
};

/** @param {Reader} reader */
export async function copyMarkdown(reader) {
  const source = sourceOf(reader);
  if (source) await copy(reader, { plain: await markdownOf(source) });
}

/** @param {Reader} reader */
export async function copyRich(reader) {
  const source = sourceOf(reader);
  if (source) await copy(reader, await richTextOf(source));
}

/** @param {Reader} reader */
async function saveMarkdown(reader) {
  const source = sourceOf(reader);
  if (!source) return;
  save(reader, await markdownOf(source), 'md', 'text/markdown');
}

/**
 * @param {Reader} reader
 * @param {HTMLElement} result
 */
async function saveHtml(reader, result) {
  const source = sourceOf(reader);
  if (!source) return;
  const { html, inside, linked } = await htmlOf(source, progress(reader, result));
  save(reader, html, 'html', 'text/html');
  report(reader, result, inside, linked);
}

/**
 * @param {Reader} reader
 * @param {HTMLElement} result
 */
async function saveEpub(reader, result) {
  const source = sourceOf(reader);
  if (!source) return;
  const { bytes, inside, linked } = await epubOf(source, progress(reader, result));
  save(reader, bytes, 'epub', 'application/epub+zip');
  report(reader, result, inside, linked);
}

/**
 * @param {Reader} reader
 * @returns {Source | null}
 */
function sourceOf({ article, view, url: address, messages, write }) {
  return article && view ? { metadata: article.metadata, text: view.text, address, messages, write } : null;
}

/**
 * @param {Reader} reader
 * @param {{ plain: string, html?: string }} what
 */
async function copy(reader, what) {
  reader.tell(reader.messages.say((await putOnClipboard(reader.document, what)) ? 'take_copied' : 'take_notCopied'));
}

/**
 * @param {Reader} reader
 * @param {BlobPart} content
 * @param {string} ending
 * @param {string} type
 */
function save(reader, content, ending, type) {
  const { title = '', site = '' } = reader.article?.metadata ?? {};
  const name = fileName(title, site, ending);
  saveFile(reader.document, content, name, type);
  reader.tell(reader.messages.say('take_saved', name));
}

/**
 * @param {Reader} reader
 * @param {HTMLElement} result
 * @returns {import('./edition.js').Progress}
 */
function progress({ document, messages }, result) {
  const line = maker(document)('p', {});
  return (done, of) => {
    line.textContent = messages.say('take_progress', done, of);
    if (!line.isConnected) result.replaceChildren(line);
  };
}

/**
 * @param {Reader} reader
 * @param {HTMLElement} result
 * @param {number} inside
 * @param {string[]} linked
 */
function report({ document, messages }, result, inside, linked) {
  const make = maker(document);
  result.replaceChildren();
  if (inside > 0) result.append(make('p', {}, messages.count('take_inside', inside)));
  if (linked.length === 0) return;
  const list = make('ul', {}, ...linked.map((address) => make('li', {}, make('a', { href: address, target: '_blank', rel: 'noopener noreferrer' }, shortened(address)))));
  result.append(make('p', {}, messages.count('take_linked', linked.length)), list);
}
