// Asks for what a site's pages need to open in the reader by themselves. The browser's own question follows the button.

import { message } from './browser.js';
import { Messages } from './page/messages.js';
import { askForAlways } from './ways/always.js';

const messages = new Messages(message);
const host = decodeURIComponent(location.hash.slice(1));
const button = /** @type {HTMLButtonElement} */ (document.getElementById('allow'));

document.documentElement.lang = messages.language;
document.documentElement.dir = messages.direction;
write('title', messages.say('action_always', host));
write('why', messages.say('allow_text', host));
button.textContent = messages.say('allow_yes');
button.addEventListener('click', async () => {
  const isGiven = await askForAlways(host).catch(() => false);
  write('instead', messages.say(isGiven ? 'always_on' : 'always_refused', host));
  button.hidden = isGiven;
});

/**
 * @param {string} id
 * @param {string} text
 */
function write(id, text) {
  const element = document.getElementById(id);
  if (element) element.textContent = text;
}
