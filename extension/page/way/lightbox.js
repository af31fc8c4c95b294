// A picture of the article on its own, as large as the window lets it be, with its caption and the ones before and after it.

import { copyOf } from '../take/copy.js';
import { FIT, moved, pinched, zoomed } from './zoom.js';
import { maker } from '../element.js';
import { icon } from '../icons.js';

/** @import { Reader } from '../reader.js' */
/** @import { Point, Pose } from './zoom.js' */

/** Smaller ones are marks in the text, or gain nothing. */
const SMALLEST = 100;
const STEP = 1.4;
const STRIDE = 80;
const IS_PICTURE = /\.(?:avif|gif|jpe?g|png|webp)(?:$|[?#])/i;

/** @param {Reader} reader */
export function enlargePictures(reader) {
  reader.onArticle(({ text }) => {
    const prepare = () => {
      for (const image of text.querySelectorAll('img')) if (image.complete) offer(reader, image);
    };
    const onLoad = (/** @type {Event} */ event) => {
      if (event.target instanceof HTMLImageElement) offer(reader, event.target);
    };
    /** @param {Event} event */
    const press = (event) => {
      if (!(event.target instanceof HTMLImageElement) || event.target.role !== 'button') return;
      event.preventDefault();
      event.stopImmediatePropagation();
      open(reader, event.target);
    };
    prepare();
    text.addEventListener('load', onLoad, true);
    text.addEventListener('click', press, true);
    return () => text.removeEventListener('load', onLoad, true);
  });
}

/**
 * @param {Reader} reader
 * @returns {HTMLImageElement | null} the picture that has the focus
 */
function focusedPicture({ focused }) {
  return focused instanceof HTMLImageElement && focused.role === 'button' ? focused : null;
}

/** @param {Reader} reader */
export function canEnlarge(reader) {
  return focusedPicture(reader) !== null;
}

/** What a browser does for a button of its own. @param {Reader} reader */
export function enlarge(reader) {
  const image = focusedPicture(reader);
  if (image) open(reader, image);
}

/**
 * A picture that is a link keeps being one, unless the link is to the same picture in a larger size.
 * @param {Reader} reader
 * @param {HTMLImageElement} image
 */
function offer({ messages }, image) {
  const link = image.closest('a[href]');
  if (image.naturalWidth < SMALLEST || image.naturalHeight < SMALLEST || (link && !IS_PICTURE.test(link.getAttribute('href') ?? ''))) return;
  image.role = 'button';
  image.tabIndex = link ? -1 : 0;
  image.setAttribute('aria-label', image.alt ? messages.say('enlarge', image.alt) : messages.say('action_enlarge'));
}

/**
 * @param {Reader} reader
 * @param {HTMLImageElement} first
 */
function open(reader, first) {
  const { document, messages, root } = reader;
  const make = maker(document);
  const images = /** @type {HTMLImageElement[]} */ ([...(reader.view?.text.querySelectorAll('img[role="button"]') ?? [])]);
  let at = images.indexOf(first);
  /** @type {Pose} */
  let pose = FIT;
  /** The fingers, or the mouse, that are down. @type {Map<number, Point>} */
  const pointers = new Map();
  let hasMoved = false;

  const picture = /** @type {HTMLImageElement} */ (make('img', { draggable: 'false', referrerpolicy: 'no-referrer' }));
  const stage = make('div', { class: 'stage' }, picture);
  const caption = make('figcaption', {});
  const count = make('p', { class: 'count', role: 'status' });
  const tool = (/** @type {string} */ name, /** @type {string} */ key, /** @type {() => void} */ act) => {
    const button = make('button', { type: 'button', class: 'tool', 'aria-label': messages.say(key), title: messages.say(key) }, icon(document, name));
    button.addEventListener('click', act);
    return button;
  };
  const steps = images.length > 1 ? [tool('left', 'lightbox_previous', () => go(-1)), count, tool('right', 'lightbox_next', () => go(1))] : [];
  const tools = make('div', { class: 'lightbox-bar' }, ...steps, tool('minus', 'lightbox_smaller', () => zoom(1 / STEP)), tool('plus', 'lightbox_larger', () => zoom(STEP)), tool('close', 'lightbox_close', () => close()));
  const dialog = /** @type {HTMLDialogElement} */ (make('dialog', { class: 'lightbox', 'aria-label': messages.say('lightbox') }, make('figure', {}, stage, caption), tools));

  const stops = [
    reader.addLayer({ close: () => close(), pressed, isModal: true }),
    reader.hear('pointerdown', (event) => down(/** @type {PointerEvent} */ (event))),
    reader.hear('pointermove', (event) => move(/** @type {PointerEvent} */ (event))),
    reader.hear('pointerup', (event) => up(/** @type {PointerEvent} */ (event))),
    reader.hear('pointercancel', (event) => up(/** @type {PointerEvent} */ (event))),
    reader.hear('wheel', (event) => wheel(/** @type {WheelEvent} */ (event)), { isActive: true }),
  ];
  // The browser's own request to close, such as Android's back gesture.
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    close();
  });
  stage.addEventListener('dblclick', (event) => apply(pose.scale > 1 ? FIT : zoomed(pose, 2.5, fromMiddle(event))));
  stage.addEventListener('click', (event) => {
    // Beside the picture, and not at the end of a drag.
    if (event.target === stage && !hasMoved) close();
  });
  root.append(dialog);
  show();
  dialog.showModal();
  stage.focus();

  function show() {
    const image = images[at];
    const larger = image.closest('a[href]')?.getAttribute('href');
    picture.src = larger ?? image.currentSrc;
    picture.alt = image.alt;
    const words = image.closest('figure')?.querySelector('figcaption');
    caption.replaceChildren(...(words ? [copyOf(document, words)] : []));
    for (const named of caption.querySelectorAll('[id]')) named.removeAttribute('id');
    caption.lang = reader.view?.element.lang ?? '';
    caption.dir = reader.view?.element.dir ?? '';
    caption.hidden = caption.textContent === '';
    count.textContent = messages.say('lightbox_count', at + 1, images.length);
    apply(FIT);
  }

  /** @param {number} by */
  function go(by) {
    at = (at + by + images.length) % images.length;
    show();
  }

  function close() {
    for (const stop of stops.splice(0)) stop();
    dialog.close();
    dialog.remove();
    const image = images[at];
    image.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    /** @type {HTMLElement} */ (image.closest('a[href]') ?? image).focus({ preventScroll: true });
  }

  /** @param {Pose} now */
  function apply(now) {
    pose = now.scale === 1 ? FIT : moved(now, { x: 0, y: 0 }, { width: picture.offsetWidth, height: picture.offsetHeight });
    picture.style.transform = pose === FIT ? '' : `translate(${pose.x}px, ${pose.y}px) scale(${pose.scale})`;
    stage.classList.toggle('zoomed', pose !== FIT);
  }

  /** @param {number} by @param {Point} [around] */
  function zoom(by, around) {
    apply(zoomed(pose, by, around));
  }

  /** @param {KeyboardEvent} event */
  function pressed({ key }) {
    const forwards = getComputedStyle(dialog).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const sideways = key === 'ArrowLeft' || key === 'ArrowRight';
    const panning = pose !== FIT && /^Arrow/.test(key);
    if (panning) apply({ ...pose, x: pose.x + (key === 'ArrowLeft' ? STRIDE : key === 'ArrowRight' ? -STRIDE : 0), y: pose.y + (key === 'ArrowUp' ? STRIDE : key === 'ArrowDown' ? -STRIDE : 0) });
    else if (sideways && images.length > 1) go(key === forwards ? 1 : -1);
    else if (key === '+' || key === '=') zoom(STEP);
    else if (key === '-') zoom(1 / STEP);
    else if (key === '0') apply(FIT);
    else return false;
    return true;
  }

  /** @param {MouseEvent} event */
  function fromMiddle(event) {
    const box = stage.getBoundingClientRect();
    return { x: event.clientX - box.left - box.width / 2, y: event.clientY - box.top - box.height / 2 };
  }

  /** @param {PointerEvent} event */
  function down(event) {
    if (!stage.contains(reader.targetOf(event))) return;
    hasMoved = pointers.size > 0;
    pointers.set(event.pointerId, fromMiddle(event));
    stage.setPointerCapture(event.pointerId);
  }

  /** @param {PointerEvent} event */
  function move(event) {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    const after = fromMiddle(event);
    hasMoved ||= Math.hypot(after.x - before.x, after.y - before.y) > 3;
    const [other] = [...pointers].filter(([id]) => id !== event.pointerId);
    if (other) apply(pinched(pose, [before, other[1]], [after, other[1]]));
    else if (pose !== FIT) apply(moved(pose, { x: after.x - before.x, y: after.y - before.y }, { width: picture.offsetWidth, height: picture.offsetHeight }));
    else if (!hasMoved) return;
    pointers.set(event.pointerId, after);
  }

  /** @param {PointerEvent} event */
  function up(event) {
    pointers.delete(event.pointerId);
  }

  /** @param {WheelEvent} event */
  function wheel(event) {
    if (!stage.contains(reader.targetOf(event))) return;
    event.preventDefault();
    zoom(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.002)), fromMiddle(event));
  }
}
