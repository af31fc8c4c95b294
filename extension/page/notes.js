// What the reader says: aloud to screen readers, and in a slip at the foot of the text that can hold one thing to do.

import { maker } from './element.js';

/** @typedef {{ label: string, act: () => void }} Offer */

/** Long enough to read it and to reach its button. */
const STAYS_MS = 8000;

export class Notes {
  /** @param {Document} document */
  constructor(document) {
    this.make = maker(document);
    this.status = this.make('p', { class: 'status', role: 'status' });
    this.slip = this.make('div', { class: 'slip', role: 'status' });
    this.slip.hidden = true;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    // Whoever is at the button keeps it.
    this.slip.addEventListener('pointerenter', () => clearTimeout(this.timer));
    this.slip.addEventListener('pointerleave', () => this.fade());
  }

  /** @param {string} text */
  announce(text) {
    this.status.textContent = text;
  }

  /**
   * @param {string} text
   * @param {Offer} [offer]
   */
  tell(text, offer) {
    const parts = [this.make('span', {}, text)];
    if (offer) {
      const button = this.make('button', { type: 'button' }, offer.label);
      button.addEventListener('click', () => {
        this.hide();
        offer.act();
      });
      parts.push(button);
    }
    this.slip.hidden = false;
    this.slip.replaceChildren(...parts);
    this.fade();
  }

  fade() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.hide(), STAYS_MS);
  }

  hide() {
    clearTimeout(this.timer);
    this.slip.hidden = true;
    this.slip.replaceChildren();
  }
}
