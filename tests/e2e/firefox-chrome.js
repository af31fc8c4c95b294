// Scripts that run in the browser itself, not in a page: Firefox calls that its chrome.

/** @import { Session } from './firefox.js' */

/**
 * @param {Session} session
 * @param {string} expression
 * @returns {Promise<any>} its value, as far as JSON can tell it
 */
export async function chromeScript(session, expression) {
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
 * @param {string} browser  an expression in the browser itself: the element that shows the page
 * @param {string} expression
 * @returns {Promise<any>}
 */
export async function frameScript(session, browser, expression) {
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
    const { messageManager } = await ${browser};
    const answer = new Promise((resolve) => {
      messageManager.addMessageListener('stillpage:answer', function hear({ data }) {
        messageManager.removeMessageListener('stillpage:answer', hear);
        resolve(data);
      });
    });
    messageManager.loadFrameScript('data:application/javascript,' + encodeURIComponent(${JSON.stringify(script)}), false);
    return answer;
  })()`);
  if (error) throw new Error(error);
  return JSON.parse(value);
}
