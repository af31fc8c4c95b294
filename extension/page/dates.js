// A publication date in the page's language.

/**
 * The day as the page has it: neither the machine's time zone nor the page's own shifts it.
 * @param {string} date  ISO 8601, to the year, the month, the day or the second
 * @param {string | undefined} language
 * @returns {string} empty when it is no date
 */
export function formatDate(date, language) {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:$|T)/.exec(date) ?? [];
  if (!year) return '';
  const time = Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1));
  /** @type {Intl.DateTimeFormatOptions} */
  const options = { timeZone: 'UTC', year: 'numeric' };
  if (month) options.month = 'long';
  if (day) options.day = 'numeric';
  return new Intl.DateTimeFormat(known(language), options).format(time);
}

/**
 * @param {string[]} names
 * @param {string | undefined} language
 */
export function formatNames(names, language) {
  return new Intl.ListFormat(known(language), { type: 'conjunction' }).format(names);
}

/**
 * Intl throws at a tag that is none, and a page may say anything.
 * @param {string | undefined} language
 */
function known(language) {
  try {
    return language ? Intl.getCanonicalLocales(language) : undefined;
  } catch {
    return undefined;
  }
}
