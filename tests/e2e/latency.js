// `./build.sh latency`: from the click on the button until the browser has painted a frame with the article in it, on the
// sample page, warm. A measurement, not a test: its result is a machine's as much as the program's.

import { Browser } from './browser.js';
import { folder } from './golden.js';
import { HOST, PARAGRAPH, Reader } from './reader.js';
import { serve } from './server.js';

const WARM_UP = 5;
const RUNS = 20;

const server = await serve({ pages: { folder } });
const browser = await Browser.launch();
const reader = new Reader(browser);
await browser.page.goto(`${server.origin}/pages/news--wordpress-inline-promo/page.html`);

const times = [];
for (let run = 0; run < WARM_UP + RUNS; run++) {
  const painted = browser.page.evaluate(untilPainted, { host: HOST, paragraph: PARAGRAPH });
  const start = performance.timeOrigin + performance.now();
  await browser.pressButton(browser.page);
  const time = (await painted) - start;
  if (run >= WARM_UP) times.push(time);
  await reader.close();
}
await browser.close();
server.close();

times.sort((a, b) => a - b);
const median = (times[RUNS / 2 - 1] + times[RUNS / 2]) / 2;
console.log(`click to visible reader, warm, ${RUNS} runs: median ${median.toFixed(0)} ms, ${times[0].toFixed(0)} to ${times[RUNS - 1].toFixed(0)} ms`);

/**
 * Runs in the page: the time at which a frame that shows the article's first paragraph has been painted.
 * @param {{ host: string, paragraph: string }} selectors
 * @returns {Promise<number>}
 */
async function untilPainted({ host, paragraph }) {
  while (!document.querySelector(host)?.shadowRoot?.querySelector(paragraph)?.checkVisibility()) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  // A frame's callbacks run before it is painted; a task that they post runs after.
  await new Promise((resolve) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = resolve;
    channel.port2.postMessage(null);
  }));
  return performance.timeOrigin + performance.now();
}
