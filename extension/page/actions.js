// All that can be done in the reader, in one table: the toolbar, the menu, the keys and the help sheet are made from it.

import { isPointing, takeFocused, togglePointing, travel } from './byhand.js';
import { toggleAlways } from './always.js';
import { flowOf, turn } from './flow.js';
import { helpPanel } from './help.js';
import { morePanel } from './more.js';
import { closePanelOrReader, goBy, goByHeading } from './moves.js';
import { removedPanel } from './removed-panel.js';
import { nextOf, resetSize, settingsPanel, sizeBy } from './settings-panel.js';
import { listeningOf } from './listen/listen.js';
import { isListening, listenPanel } from './listen/panel.js';
import { takePanel } from './take/take.js';
import { canLink, linkHere } from './way/link-here.js';
import { canEnlarge, enlarge } from './way/lightbox.js';
import { canGoBack, goBack } from './way/links.js';
import { hasOutline, outlinePanel } from './way/outline.js';
import { canPeek, endPeek, isPeeking, startPeek, togglePeek } from './way/peek.js';

/** @import { Panel } from './panels.js' */
/** @import { Reader } from './reader.js' */

/**
 * @typedef {object} Action
 * @property {string} id  its name is the message `action_ID`
 * @property {(reader: Reader) => string[]} [words]  what stands in its name
 * @property {'start' | 'end' | 'more' | 'keys'} group  where it is offered: at the start or the end of the toolbar, in the menu
 *   behind it, or by its keys only
 * @property {string} [icon]  a name in icons.js
 * @property {readonly string[]} [keys]  as keys.js writes them, the one to show first
 * @property {boolean} [repeats]  also while its key is held
 * @property {Panel} [panel]  it opens and closes this one, in place of `run`
 * @property {(reader: Reader, event?: KeyboardEvent) => void} [run]
 * @property {(reader: Reader) => void} [release]  what follows when its key is let go
 * @property {(reader: Reader) => boolean} [isOffered]
 * @property {(reader: Reader) => boolean} [isOn]  for one that is on or off
 * @property {(reader: Reader) => string} [badge]  a short text at its icon
 */

/** @param {Reader} reader */
const hasArticle = (reader) => reader.view !== null;

/** @param {Reader} reader */
const isTurned = (reader) => hasArticle(reader) && flowOf(reader) !== 'down';

/** In the order in which they are shown. @type {readonly Action[]} */
export const ACTIONS = [
  { id: 'outline', group: 'start', icon: 'outline', keys: ['o'], panel: outlinePanel, isOffered: hasOutline },
  { id: 'listen', group: 'start', icon: 'listen', keys: ['l'], panel: listenPanel, isOffered: hasArticle },
  {
    id: 'peek', group: 'start', icon: 'eye', keys: ['v'], isOffered: canPeek, isOn: isPeeking, release: endPeek,
    run: (reader, event) => (event ? startPeek : togglePeek)(reader),
  },
  { id: 'back', group: 'start', icon: 'back', keys: ['b'], run: goBack, isOffered: canGoBack },
  { id: 'take', group: 'end', icon: 'save', keys: ['d'], panel: takePanel, isOffered: hasArticle },
  {
    id: 'removed', group: 'end', icon: 'removed', keys: ['r'], panel: removedPanel, isOffered: hasArticle,
    badge: ({ article, messages }) => (article?.removals.length ? messages.numbers.format(article.removals.length) : ''),
  },
  { id: 'settings', group: 'end', icon: 'letters', keys: ['s'], panel: settingsPanel },
  { id: 'more', group: 'end', icon: 'more', keys: ['m'], panel: morePanel },
  { id: 'close', group: 'end', icon: 'close', keys: ['Escape'], run: closePanelOrReader, isOffered: (reader) => reader.close !== undefined },
  { id: 'linkHere', group: 'more', icon: 'link', keys: ['y'], run: (reader) => void linkHere(reader), isOffered: canLink },
  { id: 'point', group: 'more', icon: 'hand', keys: ['x'], run: togglePointing, isOffered: hasArticle, isOn: isPointing },
  { id: 'lineFocus', group: 'more', icon: 'focus', keys: ['f'], run: (reader) => nextOf(reader, 'lineFocus'), isOffered: hasArticle },
  { id: 'always', group: 'more', icon: 'always', words: ({ site }) => [site], run: (reader) => void toggleAlways(reader), isOffered: (reader) => reader.always !== undefined, isOn: (reader) => reader.always?.isOn ?? false },
  { id: 'tidy', group: 'more', icon: 'broom', keys: ['c'], run: (reader) => reader.tidy?.(), isOffered: (reader) => reader.tidy !== undefined },
  { id: 'options', group: 'more', icon: 'gear', run: (reader) => reader.openOptions?.(), isOffered: (reader) => reader.openOptions !== undefined },
  { id: 'help', group: 'more', icon: 'help', keys: ['?'], panel: helpPanel },
  { id: 'enlarge', group: 'keys', keys: ['Enter', ' '], run: enlarge, isOffered: canEnlarge },
  { id: 'play', group: 'keys', keys: ['a'], run: (reader) => void listeningOf(reader).toggle(), isOn: isListening, isOffered: hasArticle },
  { id: 'nextBlock', group: 'keys', keys: ['j'], repeats: true, run: (reader) => goBy(reader, 1), isOffered: hasArticle },
  { id: 'previousBlock', group: 'keys', keys: ['k'], repeats: true, run: (reader) => goBy(reader, -1), isOffered: hasArticle },
  { id: 'nextHeading', group: 'keys', keys: ['n'], repeats: true, run: (reader) => goByHeading(reader, 1), isOffered: hasArticle },
  { id: 'previousHeading', group: 'keys', keys: ['p'], repeats: true, run: (reader) => goByHeading(reader, -1), isOffered: hasArticle },
  { id: 'larger', group: 'keys', keys: ['+', '='], repeats: true, run: (reader) => sizeBy(reader, 1) },
  { id: 'smaller', group: 'keys', keys: ['-', '\u2212'], repeats: true, run: (reader) => sizeBy(reader, -1) },
  { id: 'resetSize', group: 'keys', keys: ['0'], run: resetSize },
  { id: 'nextTheme', group: 'keys', keys: ['t'], run: (reader) => nextOf(reader, 'theme') },
  { id: 'takeFocused', group: 'keys', keys: ['Delete'], run: takeFocused, isOffered: hasArticle },
  { id: 'undo', group: 'keys', keys: ['Mod+z'], repeats: true, run: (reader) => travel(reader, 'undo'), isOffered: hasArticle },
  { id: 'redo', group: 'keys', keys: ['Mod+Shift+z'], repeats: true, run: (reader) => travel(reader, 'redo'), isOffered: hasArticle },
  { id: 'nextPage', group: 'keys', keys: ['PageDown', ' '], repeats: true, run: (reader) => turn(reader, 1), isOffered: isTurned },
  { id: 'previousPage', group: 'keys', keys: ['PageUp', 'Shift+ '], repeats: true, run: (reader) => turn(reader, -1), isOffered: isTurned },
];
