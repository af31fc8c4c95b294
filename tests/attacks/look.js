// What may be in a page that was made of an article, and where its addresses may lead: lists of the tests' own, in which
// nothing is taken from what is being tested.

const ELEMENTS = new Set(`article header h1 h2 h3 h4 h5 h6 p section div ul ol li dl dt dd blockquote pre code hr br wbr a em strong
  b i u s small sub sup mark kbd samp var abbr cite q dfn time del ins span bdi bdo ruby rt rp figure figcaption img video audio
  source table caption thead tbody tfoot tr th td details summary math mi mn mo ms mtext mspace mrow mfrac msqrt mroot mstyle
  merror mpadded mphantom msub msup msubsup munder mover munderover mmultiscripts mprescripts mtable mtr mtd semantics
  annotation`.split(/\s+/));
const MATH = new Set('math mi mn mo ms mtext mspace mrow mfrac msqrt mroot mstyle merror mpadded mphantom msub msup msubsup munder mover munderover mmultiscripts mprescripts mtable mtr mtd semantics annotation'.split(' '));
const ATTRIBUTES = new Set(`lang dir id role start type reversed value class href title datetime data-embed src alt width height
  poster controls colspan rowspan scope open display mathvariant encoding rel referrerpolicy decoding preload target
  xml:lang xmlns epub:type`.split(/\s+/));
/** What the reader adds to an article on show. */
const READERS = new Set('aria-level aria-label tabindex style data-own data-wide data-index'.split(' '));

const SCHEMES = /** @type {Record<string, RegExp>} */ ({
  href: /^(?:https?|mailto|tel):/,
  src: /^(?:https?:|blob:|data:image\/(?:png|jpeg|gif|webp|avif)[;,])/i,
  poster: /^(?:https?:|blob:|data:image\/(?:png|jpeg|gif|webp|avif)[;,])/i,
});

/**
 * @param {Element} root
 * @param {{ isReader?: boolean, isMarkdown?: boolean }} [where]
 * @returns {string[]} what should not be there; `unsafe URL` first where it is one
 */
export function faultsOf(root, { isReader = false, isMarkdown = false } = {}) {
  const faults = [];
  for (const element of root.querySelectorAll('*')) {
    const name = element.localName;
    const isMath = element.namespaceURI === 'http://www.w3.org/1998/Math/MathML';
    if (isReader && element.closest('[data-own], button')) continue;
    if (!ELEMENTS.has(name) || isMath !== MATH.has(name) || (!isMath && element.namespaceURI !== 'http://www.w3.org/1999/xhtml')) faults.push(`element ${name}`);
    for (const { name: attribute, value } of element.attributes) {
      if (!ATTRIBUTES.has(attribute) && !(isReader && READERS.has(attribute))) faults.push(`attribute ${attribute} of ${name}`);
      const wanted = SCHEMES[attribute];
      const isInside = attribute === 'href' && value.startsWith('#page-');
      // The parser's own reading, without which control characters would hide what they hide.
      if (wanted && !isInside && !wanted.test(absolute(value, isMarkdown))) faults.push(`unsafe URL ${attribute}=${JSON.stringify(value.slice(0, 80))} of ${name}`);
      if (attribute === 'id' && !isMarkdown && !/^(?:page-|heading-\d|title$)/.test(value)) faults.push(`id ${value}`);
      if (attribute === 'style' && !isReader) faults.push('style');
    }
    if (!isMarkdown && name === 'a' && element.hasAttribute('href') && element.getAttribute('rel') !== 'noopener noreferrer' && !element.getAttribute('href')?.startsWith('#')) faults.push('a link that tells');
    if (!isMarkdown && name === 'img' && element.getAttribute('referrerpolicy') !== 'no-referrer') faults.push('a picture that tells');
  }
  return faults;
}

/**
 * Nothing in an article is relative; in Markdown a word in brackets may be read as an address.
 * @param {string} address
 * @param {boolean} isMarkdown
 */
function absolute(address, isMarkdown) {
  try {
    return new URL(address, isMarkdown ? 'https://page.example/' : undefined).href;
  } catch {
    return `relative:${address}`;
  }
}
