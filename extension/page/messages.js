// The interface's words, which live in _locales: from the browser in the extension, from a loaded file on the demo page.

/**
 * @typedef {(key: string, substitutions: string[]) => string} Source
 * @typedef {Record<string, { message: string, placeholders?: Record<string, { content: string }> }>} LocaleFile
 */

export class Messages {
  /** @param {Source} source */
  constructor(source) {
    this.source = source;
    /** The language that the words are in, which need not be the browser's. */
    this.language = source('locale', []) || 'en';
    this.direction = source('direction', []) === 'rtl' ? 'rtl' : 'ltr';
    this.plurals = new Intl.PluralRules(this.language);
    this.numbers = new Intl.NumberFormat(this.language);
  }

  /**
   * @param {string} key
   * @param {...(string | number)} substitutions
   */
  say(key, ...substitutions) {
    return this.source(key, substitutions.map((value) => (typeof value === 'number' ? this.numbers.format(value) : value)));
  }

  /**
   * The form of a message that goes with a number: `key_one`, `key_few`, …, or `key_other`.
   * @param {string} key
   * @param {number} count
   * @param {...(string | number)} more
   */
  count(key, count, ...more) {
    return this.say(`${key}_${this.plurals.select(count)}`, count, ...more) || this.say(`${key}_other`, count, ...more);
  }

  /**
   * The first of these messages that there is.
   * @param {...string} keys
   */
  firstOf(...keys) {
    return keys.map((key) => this.say(key)).find(Boolean) ?? '';
  }
}

/**
 * The browser's own way with a messages.json.
 * @param {LocaleFile} file
 * @returns {Source}
 */
export function fromFile(file) {
  return (key, substitutions) => {
    const entry = Object.hasOwn(file, key) ? file[key] : undefined;
    if (!entry) return '';
    return entry.message.replace(/\$(?:(\d)|(\w+)\$)/g, (whole, digit, name) => {
      const content = digit ? `$${digit}` : entry.placeholders?.[name.toLowerCase()]?.content;
      return content?.replace(/\$(\d)/g, (_, n) => substitutions[n - 1] ?? '') ?? whole;
    });
  };
}
