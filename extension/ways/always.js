// Sites whose pages open in the reader by themselves. The reader of a page chooses each; the browser asks for the permission
// for that host alone; a script is registered for the hosts that have both.

import { keepScript, localStore, mayRead, requestToRead, stopReading } from '../browser.js';
import { ALWAYS_PREFIX } from './always-key.js';

/** @param {string} host */
export async function isAlways(host) {
  return Boolean(await localStore.get(ALWAYS_PREFIX + host).catch(() => undefined));
}

/**
 * @param {string} host
 * @param {boolean} isOn
 * @returns {Promise<boolean>} whether it is done; the permission may still be missing
 */
export async function setAlways(host, isOn) {
  if (!isOn) {
    await localStore.remove(ALWAYS_PREFIX + host);
    await stopReading(host);
  } else if (await mayRead(host)) {
    await localStore.set(ALWAYS_PREFIX + host, true);
  } else {
    return false;
  }
  await keepAlways();
  return true;
}

/**
 * To be called while the browser still takes it for the reader's own doing. What is chosen is written down first: the page
 * that asks may be closed before the browser has the answer.
 * @param {string} host
 * @returns {Promise<boolean>}
 */
export async function askForAlways(host) {
  const answer = requestToRead(host);
  await localStore.set(ALWAYS_PREFIX + host, true);
  const isGiven = await answer;
  if (!isGiven) await localStore.remove(ALWAYS_PREFIX + host);
  return isGiven;
}

/** The script is where it should be, and nowhere else. */
export async function keepAlways() {
  const hosts = (await localStore.keys(ALWAYS_PREFIX)).map((key) => key.slice(ALWAYS_PREFIX.length));
  const allowed = await Promise.all(hosts.map(mayRead));
  await keepScript('auto', 'auto.js', hosts.filter((_, index) => allowed[index]));
}
