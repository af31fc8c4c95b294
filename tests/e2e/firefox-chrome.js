// Scripts that run in the browser itself, not in a page: Firefox calls that its chrome.

/** @import { Session } from './firefox.js' */

/** What waits for something that never comes shall fail by its name, on a busy machine, too. */
const PATIENCE_MS = 60_000;

/**
 * @param {Session} session
 * @param {string} expression
 * @returns {Promise<any>} its value, as far as JSON can tell it
 */
export async function chromeScript(session, expression) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const never = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Firefox never answered: ${expression}`)), PATIENCE_MS);
  });
  try {
    return await Promise.race([evaluate(session, expression), never]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * @param {Session} session
 * @param {string} expression
 * @returns {Promise<any>}
 */
async function evaluate(session, expression) {
  const { contexts } = await session.send('browsingContext.getTree', { 'moz:scope': 'chrome', maxDepth: 0 });
  const answer = await session.send('script.evaluate', {
    target: { context: contexts[0].context },
    awaitPromise: true,
    expression: `(async () => JSON.stringify(await ${expression}) ?? 'null')()`,
  });
  if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text);
  return JSON.parse(answer.result.value);
}

/**
 * The same in the process of a page, where `content` is the page's window.
 * @param {Session} session
 * @param {string} browser  an expression in the browser itself: the element that shows the page, if there is one yet
 * @param {string} expression
 * @param {number} [askAgainMs]  a page that changes its process while it is asked never answers: what can run twice is asked again
 * @returns {Promise<any>}
 */
export async function frameScript(session, browser, expression, askAgainMs = PATIENCE_MS) {
  const script = `(async () => {
    let answer;
    try {
      answer = { value: JSON.stringify(await ${expression}) ?? 'null' };
    } catch (error) {
      answer = { error: String(error) };
    }
    sendAsyncMessage('stillpage:answer', answer);
  })()`;
  const { value, error } = await chromeScript(session, `(async () => {
    const { setTimeout } = ChromeUtils.importESModule('resource://gre/modules/Timer.sys.mjs');
    const waited = Symbol();
    for (const end = Date.now() + ${PATIENCE_MS}; Date.now() < end; ) {
      const messageManager = (${browser})?.messageManager;
      let hear;
      const answer = new Promise((resolve) => {
        hear = ({ data }) => resolve(data);
        messageManager?.addMessageListener('stillpage:answer', hear);
        setTimeout(resolve, ${askAgainMs}, waited);
      });
      messageManager?.loadFrameScript('data:application/javascript,' + encodeURIComponent(${JSON.stringify(script)}), false);
      const data = await answer;
      messageManager?.removeMessageListener('stillpage:answer', hear);
      if (data !== waited) return data;
    }
  })()`);
  if (error) throw new Error(error);
  return JSON.parse(value);
}
