// Keys: which action one means, and how one is written for people.
//
// A key is written as what it types (`j`, `?`, `+`) or by its name (`Escape`, `ArrowDown`), with `Mod+` before it for Ctrl,
// or ⌘ on a Mac. None counts while something is being typed, and no other combination with Ctrl, Alt or ⌘ does at all: those
// are the browser's.

/** @import { Action } from './actions.js' */

const isMac = /\bMac|iPhone|iPad/.test(globalThis.navigator?.platform ?? '');

/** Fields in which letters are text or choose something. */
const TYPED_INTO = /^(?:text|search|url|email|number|password|tel|date|time|datetime-local|month|week)$/;

/**
 * @param {KeyboardEvent} event
 * @returns {string} as the table of actions writes it; empty for a key that is none of ours
 */
export function keyOf(event) {
  if (event.isComposing || event.altKey) return '';
  const isMod = isMac ? event.metaKey : event.ctrlKey;
  if (!isMod && (event.ctrlKey || event.metaKey)) return '';
  const key = latin(event);
  if (isMod) return `Mod+${event.shiftKey ? 'Shift+' : ''}${key}`;
  return event.shiftKey && (key.length > 1 || key === ' ') ? `Shift+${key}` : key;
}

/**
 * Where the layout types no Latin letter, the place of the key tells which is meant.
 * @param {KeyboardEvent} event
 */
function latin({ key, code }) {
  if (key.length !== 1) return key;
  const [, letter] = /^Key([A-Z])$/.exec(code) ?? [];
  return (letter && /[^\u0000-\u007f]/.test(key) ? letter : key).toLowerCase();
}

/**
 * @param {readonly Action[]} actions
 * @param {KeyboardEvent} event
 * @param {Element | null} control  that the event is meant for
 */
export function actionFor(actions, event, control) {
  const key = keyOf(event);
  if (key === '' || (key !== 'Escape' && isMeantFor(control, key))) return undefined;
  return actions.find((action) => action.keys?.includes(key) && (action.repeats || !event.repeat));
}

/**
 * Whether a key is the business of the control that has the focus.
 * @param {Element | null} control
 * @param {string} key
 */
function isMeantFor(control, key) {
  if (!(control instanceof HTMLElement)) return false;
  if (control instanceof HTMLTextAreaElement || control instanceof HTMLSelectElement || control.isContentEditable) return true;
  const isLetter = key.length === 1 && key !== ' ';
  if (control instanceof HTMLInputElement) return TYPED_INTO.test(control.type) || !(isLetter || key.startsWith('Mod+'));
  return key === ' ' && control.matches('button, summary, audio, video');
}

/**
 * @param {string} key
 * @param {(key: string) => string} nameOf  the language's name of a key that types nothing, or nothing
 */
export function writtenKey(key, nameOf) {
  const parts = key === '+' ? ['+'] : key.split('+');
  return parts.map((part) => (part === 'Mod' ? (isMac ? '⌘' : nameOf('Control')) : nameOf(part === ' ' ? 'Space' : part) || part.toUpperCase()));
}
