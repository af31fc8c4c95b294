// The voices of this machine, those of a language first.

/** No one looks through more. */
const MOST = 150;

/**
 * @template {{ lang: string, default: boolean, localService: boolean, name: string, voiceURI: string }} V
 * @param {V[]} voices
 * @param {string | undefined} language
 * @returns {V[]} those that speak it, the best first
 */
export function voicesFor(voices, language) {
  if (!language) return [];
  const wanted = subtags(language);
  return voices
    .map((voice, index) => ({ voice, index, rank: rank(voice, wanted) }))
    .filter(({ rank }) => rank >= 0)
    .sort((one, other) => other.rank - one.rank || one.index - other.index)
    .map(({ voice }) => voice);
}

/**
 * Those to choose among. Some systems have ten thousand: of other languages one each will do.
 * @template {{ lang: string, default: boolean, localService: boolean, name: string, voiceURI: string }} V
 * @param {V[]} voices
 * @param {V[]} known  those of the language
 * @param {V | null} taken
 * @returns {{ known: V[], others: V[] }}
 */
export function choiceOf(voices, known, taken) {
  const first = new Map();
  for (const voice of voices) if (!first.has(voice.lang)) first.set(voice.lang, voice);
  const [mine, others] = [new Set(known.slice(0, MOST)), new Set([...first.values()].slice(0, MOST))];
  if (taken) (known.includes(taken) ? mine : others).add(taken);
  return { known: [...mine], others: [...others].filter((voice) => !mine.has(voice)) };
}

/**
 * The voice to take: the chosen one where it is there, else the best.
 * @template {{ lang: string, default: boolean, localService: boolean, name: string, voiceURI: string }} V
 * @param {V[]} voices
 * @param {V[]} known  those of the language, the best first
 * @param {string | undefined} chosen  a voiceURI
 * @returns {V | null}
 */
export function voiceFor(voices, known, chosen) {
  const found = chosen === undefined ? undefined : voices.find(({ voiceURI }) => voiceURI === chosen);
  return found ?? known[0] ?? voices.find((voice) => voice.default) ?? voices[0] ?? null;
}

/**
 * Browsers give their voices late: at first there are none.
 * @param {SpeechSynthesis} synthesis
 * @param {number} patienceMs
 * @returns {Promise<SpeechSynthesisVoice[]>}
 */
export function whenVoices(synthesis, patienceMs) {
  const now = synthesis.getVoices();
  if (now.length > 0) return Promise.resolve(now);
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      synthesis.removeEventListener('voiceschanged', finish);
      resolve(synthesis.getVoices());
    };
    const timer = setTimeout(finish, patienceMs);
    synthesis.addEventListener('voiceschanged', finish);
  });
}

/**
 * @param {{ lang: string, default: boolean, localService: boolean }} voice
 * @param {string[]} wanted
 */
function rank(voice, wanted) {
  const has = subtags(voice.lang);
  if (has[0] !== wanted[0]) return -1;
  const sameRegion = wanted.slice(1).some((part) => has.includes(part));
  return (sameRegion ? 4 : 0) + (voice.default ? 2 : 0) + (voice.localService ? 1 : 0);
}

/** Android's voices write `en_US`. @param {string} tag */
function subtags(tag) {
  return tag.toLowerCase().split(/[-_]/);
}
