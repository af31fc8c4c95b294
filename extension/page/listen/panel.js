// The panel for listening: play and pause, back and on by paragraphs, speed, pitch, voice.

import { listeningOf } from './listen.js';
import { choiceOf } from './voices.js';
import { maker } from '../element.js';
import { icon } from '../icons.js';

/** @import { Panel } from '../panels.js' */
/** @import { Reader } from '../reader.js' */

const RATE = { min: 0.5, max: 3, step: 0.1 };
const PITCH = { min: 0.5, max: 2, step: 0.1 };

/** @param {Reader} reader */
export function isListening(reader) {
  return reader.view !== null && listeningOf(reader).state === 'speaking';
}

/** @type {Panel} */
export const listenPanel = {
  build(reader, body) {
    const { document, messages } = reader;
    const make = maker(document);
    const listening = listeningOf(reader);
    const play = tool('play', 'listen_play', () => void listening.toggle());
    const problem = make('p', { class: 'problem', role: 'alert' });
    const voices = /** @type {HTMLSelectElement} */ (make('select', { name: 'voice' }));
    voices.addEventListener('change', () => listening.chooseVoice(voices.value));
    const controls = make('div', { class: 'player', role: 'group', 'aria-label': messages.say('listen_controls') },
      tool('backward', 'listen_previous', () => listening.speaker?.skip(-1)), play, tool('forward', 'listen_next', () => listening.speaker?.skip(1)), tool('stop', 'listen_stop', () => listening.speaker?.stop()));
    const rate = slider('rate', 'listen_rate', RATE);
    const pitch = slider('pitch', 'listen_pitch', PITCH);
    body.append(problem, controls, rate.element, pitch.element, make('label', { class: 'field' }, make('span', {}, messages.say('listen_voice')), voices), make('p', { class: 'hint' }, messages.say('listen_hint')));

    listening.changed = show;
    listening.isWanted = true;
    show();
    if (listening.voices.length === 0) void listening.prepare();
    return () => {
      listening.isWanted = false;
      listening.changed = () => {};
    };

    function show() {
      const isSpeaking = listening.state === 'speaking';
      const label = messages.say(isSpeaking ? 'listen_pause' : 'listen_play');
      play.replaceChildren(icon(document, isSpeaking ? 'pause' : 'play'));
      play.setAttribute('aria-label', label);
      play.title = label;
      problem.textContent = listening.problem ? messages.say(listening.problem) : noVoiceOfTheLanguage();
      problem.hidden = problem.textContent === '';
      const isPossible = listening.voices.length > 0;
      for (const button of controls.querySelectorAll('button')) button.disabled = !isPossible || (button !== play && listening.state === 'idle');
      rate.show(listening.taste.rate);
      pitch.show(listening.taste.pitch);
      offerVoices();
    }

    function noVoiceOfTheLanguage() {
      const { voices, known, language } = listening;
      if (voices.length === 0 || !language || known.length > 0) return '';
      return messages.say('listen_otherLanguage', new Intl.DisplayNames(messages.language, { type: 'language' }).of(language) ?? language);
    }

    function offerVoices() {
      const { voice } = listening;
      const { known, others } = choiceOf(listening.voices, listening.known, voice);
      const signature = [known, others].map((group) => group.map((one) => one.voiceURI).join('\n')).join('\n\n');
      if (voices.dataset.list !== signature) {
        const option = (/** @type {SpeechSynthesisVoice} */ one) => make('option', { value: one.voiceURI, dir: 'auto' }, `${one.name} (${one.lang})`);
        const rest = others.map(option);
        voices.replaceChildren(...known.map(option), ...(known.length > 0 && rest.length > 0 ? [make('optgroup', { label: messages.say('listen_otherVoices') }, ...rest)] : rest));
        voices.dataset.list = signature;
      }
      voices.value = voice?.voiceURI ?? '';
      voices.disabled = voice === null;
    }

    /**
     * @param {string} picture
     * @param {string} key
     * @param {() => void} act
     */
    function tool(picture, key, act) {
      const name = messages.say(key);
      const button = /** @type {HTMLButtonElement} */ (make('button', { type: 'button', class: `tool do-${key}`, 'aria-label': name, title: name }, icon(document, picture)));
      button.addEventListener('click', act);
      return button;
    }

    /**
     * @param {'rate' | 'pitch'} name
     * @param {string} key
     * @param {{ min: number, max: number, step: number }} range
     */
    function slider(name, key, { min, max, step }) {
      const input = /** @type {HTMLInputElement} */ (make('input', { type: 'range', name, min: String(min), max: String(max), step: String(step) }));
      const output = make('output', {});
      const show = (/** @type {number} */ value) => {
        input.value = String(value);
        output.textContent = messages.say('listen_times', messages.numbers.format(value));
        input.setAttribute('aria-valuetext', output.textContent);
      };
      input.addEventListener('change', () => listening.prefer({ [name]: Number(input.value) }));
      input.addEventListener('input', () => show(Number(input.value)));
      return { element: make('label', { class: 'field' }, make('span', {}, messages.say(key)), input, output), show };
    }
  },
};
