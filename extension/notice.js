// Says why a page cannot be read, and what can be done instead.

import { message } from './browser.js';
import { Messages } from './page/messages.js';
import { REFUSALS } from './refusal.js';

const messages = new Messages(message);
const why = (REFUSALS.find((name) => `#${name}` === location.hash) ?? 'other').replaceAll('-', '_');

document.documentElement.lang = messages.language;
document.documentElement.dir = messages.direction;
write('title', messages.say('refused'));
write('why', messages.say(`refused_${why}`));
write('instead', messages.say(`refused_${why}_instead`));

/**
 * @param {string} id
 * @param {string} text
 */
function write(id, text) {
  const element = document.getElementById(id);
  if (element) element.textContent = text;
}
