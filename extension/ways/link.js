// "Open link in the reader": the page behind the link, in a tab of its own. A click on a link gives no permission for where it
// leads, so the browser is asked for that one host; without it the tab opens all the same, and its reader presses the button.

import { mayRead, openTab, requestToRead, runInTab, showAtButton } from '../browser.js';

/** @import { Tab } from '../browser.js' */

/**
 * Runs while the browser still takes it for the reader's own doing, so that nothing is awaited before the question.
 * @param {string} link
 * @param {Tab} from
 */
export async function openLink(link, from) {
  const { protocol = '', hostname = '' } = URL.canParse(link) ? new URL(link) : {};
  const whenAllowed = /^https?:$/.test(protocol) ? requestToRead(hostname).catch(() => mayRead(hostname)) : Promise.resolve(false);
  const isAllowed = await whenAllowed;
  const tab = await openTab(link, from);
  try {
    if (!isAllowed) throw new Error('no permission');
    await runInTab(tab, 'page.js', 'open');
  } catch {
    // The link may also have led on to another host.
    await showAtButton(tab, 'notice.html#link');
  }
}
