// Listening with the system's real voices: speech-dispatcher with espeak-ng, and a sound server for them to play to. Where
// those are not installed there is nothing to hear.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import path from 'node:path';
import { Browser, root } from './browser.js';
import { Reader } from './reader.js';
import { serve } from './server.js';

const works = (/** @type {string} */ program, /** @type {string[]} */ ...args) => spawnSync(program, args, { stdio: 'ignore' }).status === 0;
const skip = !works('spd-say', '--version') ? 'speech-dispatcher is not installed' : !works('pactl', 'info') ? 'no sound server is running' : false;

test('a real voice reads sentence after sentence, and stops at closing', { skip }, async () => {
  const server = await serve({ pages: { folder: path.join(root, 'tests/e2e/pages') } });
  const browser = await Browser.launch({ args: ['--enable-speech-dispatcher'] });
  try {
    const { page } = browser;
    await page.goto(`${server.origin}/pages/harbour/page.html`);
    const reader = new Reader(browser);
    await reader.open();
    await page.keyboard.press('l');
    const play = reader.dialog.locator('.player').getByRole('button', { name: 'Read aloud' });
    await reader.dialog.locator('.do-listen_play:enabled').waitFor({ timeout: 90_000 });
    const voice = reader.dialog.locator('select[name=voice]');
    assert.match(await voice.inputValue(), /English/i);
    assert.ok((await voice.locator('option').count()) <= 301, 'of ten thousand voices only some are offered');
    await reader.dialog.locator('input[name=rate]').fill('3');
    await play.click();
    /** @type {string[]} */
    const heard = [];
    while (heard.length < 3) {
      const now = await browser.evaluateInside(page, `new Promise((resolve) => {
        const look = () => {
          const [range] = CSS.highlights.get('stillpage-sentence') ?? [];
          const text = range?.startContainer.textContent;
          if (text && text !== ${JSON.stringify(heard.at(-1) ?? '')}) resolve(text);
          else requestAnimationFrame(look);
        };
        look();
      })`);
      heard.push(now);
    }
    assert.deepEqual(heard, ['The ledgers of Saltgate harbour', 'Maren Holt', heard[2]]);
    assert.match(heard[2], /^Paragraph 1 of the account/);
    await page.keyboard.press('Escape');
    await reader.close();
    assert.equal(await browser.evaluateInside(page, 'speechSynthesis.speaking'), false);
  } finally {
    await browser.close();
    server.close();
  }
});
