// The settings made visible, as attributes and custom properties of the reader's root: style does the rest.

/** @import { Settings } from './types' */

/** As attributes, `data-NAME`. */
const ATTRIBUTES = /** @type {const} */ (['theme', 'font', 'align', 'hyphens', 'images', 'links', 'flow', 'motion']);

/**
 * @param {HTMLElement} root
 * @param {Settings} settings
 */
export function dress(root, settings) {
  for (const name of ATTRIBUTES) {
    const value = String(settings[name]);
    if (root.dataset[name] !== value) root.dataset[name] = value;
  }
  const values = {
    '--size': settings.size / 100,
    '--width': settings.width,
    '--leading': settings.lineHeight / 100,
    '--letter': `${settings.letterSpacing / 100}em`,
    '--word': `${settings.wordSpacing / 100}em`,
    '--apart': settings.paragraphSpacing / 100,
    '--own-paper': settings.paper,
    '--own-ink': settings.ink,
    '--own-scheme': lightness(settings.paper) > lightness(settings.ink) ? 'light' : 'dark',
  };
  for (const [name, value] of Object.entries(values)) root.style.setProperty(name, String(value));
}

/**
 * WCAG's relative luminance.
 * @param {string} colour  `#rrggbb`
 */
function lightness(colour) {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG's contrast of two colours, 1 to 21. @param {string} one @param {string} other */
export function contrast(one, other) {
  const [dark, light] = [lightness(one), lightness(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}
