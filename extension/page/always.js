// The row in the menu by which a site's pages open in the reader by themselves, or no longer do.

/** @import { Reader } from './reader.js' */

/** @param {Reader} reader */
export async function toggleAlways(reader) {
  const { always, messages, site } = reader;
  if (!always) return;
  const isOn = !always.isOn;
  // Where the permission is missing, a page of the extension asks for it, and says there what comes of it.
  if (!(await always.set(isOn))) return;
  always.isOn = isOn;
  reader.tell(messages.say(isOn ? 'always_on' : 'always_off', site));
  reader.refresh();
}
