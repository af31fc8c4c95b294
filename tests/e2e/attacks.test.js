// Every attack of tests/attacks, from the page to the reader and to each of the files that it saves, in both browsers.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { build } from 'esbuild';
import { chromium, firefox } from 'playwright-core';
import { ADDRESS, pages, tricks } from '../attacks/corpus.js';
import { root } from './browser.js';

/** @import { Browser, Page } from 'playwright-core' */

/** Trusted Types are enforced by the second. */
const MOUNTS = /** @type {Record<string, Record<string, string>>} */ ({
  open: {},
  typed: { 'content-security-policy': "require-trusted-types-for 'script'" },
});

const all = pages();
/** The short run takes every other page of many attacks and one in so many with one alone, the same ones each time. */
const SHARE = process.env.ATTACKS === 'all' ? 1 : 24;
const chosen = all.filter(({ tricks: on }, at) => at % (on.length > 1 ? Math.min(SHARE, 2) : SHARE) === 0);
const count = chosen.reduce((sum, { tricks: on }) => sum + on.length, 0);

const { outputFiles: [script] } = await build({
  entryPoints: [path.join(root, 'tests/attacks/inpage.js')],
  bundle: true, format: 'esm', write: false, charset: 'utf8', loader: { '.css': 'text' },
});
/** The classes of which many run by themselves, with nothing pressed. */
const LIVE = ['breakouts', 'frames', 'handlers', 'mutation', 'svg'];

const wasm = readFileSync(path.join(root, 'dist/engine/stillpage_bg.wasm'));

/** What was asked of another machine than this: everything but the page and its script goes through here. @type {string[]} */
let requests = [];
/** @type {import('node:http').Server} */
let server;
let port = 0;

before(async () => {
  server = createServer((request, response) => {
    const url = request.url ?? '/';
    const mount = Object.hasOwn(MOUNTS, url.slice(1)) ? MOUNTS[url.slice(1)] : null;
    if (mount) response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...mount }).end('<!doctype html><html lang="en"><body><script type="module" src="/script.js"></script></body></html>');
    else if (url === '/script.js') response.writeHead(200, { 'content-type': 'text/javascript' }).end(script.contents);
    else if (url === '/engine.wasm') response.writeHead(200, { 'content-type': 'application/wasm' }).end(wasm);
    else {
      requests.push(url);
      response.writeHead(404).end();
    }
  });
  // An address with https goes no further than its host's name.
  server.on('connect', (request, socket) => {
    requests.push(`https://${request.url}`);
    socket.destroy();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  port = /** @type {import('node:net').AddressInfo} */ (server.address()).port;
});

after(() => {
  server.close();
  server.closeAllConnections();
});

adaptPlaywright();

const BROWSERS = /** @type {Record<string, () => Promise<Browser>>} */ ({
  Chromium: () => chromium.launch({
    handleSIGTERM: false,
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: ['--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    proxy: { server: `http://127.0.0.1:${port}`, bypass: 'localhost' },
  }),
  Firefox: () => firefox.launch({
    handleSIGTERM: false,
    channel: 'moz-firefox',
    executablePath: process.env.FIREFOX || '/usr/bin/firefox-esr',
    firefoxUserPrefs: { 'network.proxy.type': 1, 'network.proxy.http': '127.0.0.1', 'network.proxy.http_port': port, 'network.proxy.ssl': '127.0.0.1', 'network.proxy.ssl_port': port },
  }),
});

for (const [name, launch] of Object.entries(BROWSERS)) {
  describe(`in ${name}`, () => {
    /** @type {Browser} */
    let browser;

    before(async () => {
      browser = await launch();
    });

    after(() => browser?.close());

    /** @param {string} mount */
    async function open(mount) {
      const page = await browser.newPage();
      await page.goto(`http://localhost:${port}/${mount}`);
      // Not by text: a policy may forbid that.
      await page.waitForFunction(() => 'attack' in globalThis);
      return page;
    }

    for (const mount of Object.keys(MOUNTS)) {
      test(`nothing runs, leads astray or is asked for, on a page with ${mount === 'open' ? 'no policy' : 'Trusted Types'}`, async (context) => {
        const page = await open(mount);
        requests = [];
        const { executions, unsafe, other } = await attackAll(page, mount === 'open');
        const hits = requests.filter((address) => address.includes('hit.example'));
        context.diagnostic(`${name}, ${mount}: ${count} attacks on ${chosen.length} pages: ${executions.length} executions, ${unsafe.length} unsafe URLs, ${hits.length} requests, ${other.length} other faults`);
        assert.deepEqual({ executions, unsafe, hits, other }, { executions: [], unsafe: [], hits: [], other: [] });
        await page.close();
      });
    }

    test('the same attacks as they are do run and do ask', async (context) => {
      const page = await open('open');
      requests = [];
      const live = tricks.filter(({ sign, file, id }) => sign !== '%' && LIVE.includes(file) && (file === 'frames' || id % 8 === 0));
      const ran = /** @type {number[]} */ (await page.evaluate(([some]) => /** @type {any} */ (globalThis).raw(some), [live]));
      const hits = new Set(requests.filter((address) => address.includes('hit.example')));
      const classes = new Set(ran.map((id) => tricks[id].file));
      context.diagnostic(`${name}, raw: of ${live.length} attacks ${ran.length} ran, and ${hits.size} addresses were asked for`);
      assert.ok(ran.length > live.length / 10, `${ran.length} of ${live.length}`);
      assert.ok(hits.size > 10, `${hits.size}`);
      assert.deepEqual([...classes].sort(), LIVE);
      await page.close();
    });
  });
}

/**
 * @param {Page} page
 * @param {boolean} isSaved
 */
async function attackAll(page, isSaved) {
  /** @type {Record<'executions' | 'unsafe' | 'other', string[]>} */
  const found = { executions: [], unsafe: [], other: [] };
  for (const { tricks: on, html } of chosen) {
    const outcome = await page.evaluate(([text, url, saved]) => /** @type {any} */ (globalThis).attack(text, url, saved), /** @type {const} */ ([html, ADDRESS, isSaved]));
    for (const [place, id] of outcome.strikes) found.executions.push(`${place}: ${tricks[id]?.name ?? id}`);
    for (const fault of outcome.faults) found[/unsafe URL/.test(fault) ? 'unsafe' : 'other'].push(`${fault}   in ${on[0].name}`);
  }
  return found;
}

/** Playwright asks at every start for what today's ESR does not know. */
function adaptPlaywright() {
  const { _bidiFirefox: starter } = /** @type {any} */ (firefox)._connection.toImpl(firefox);
  const connect = starter.connectToTransport.bind(starter);
  starter.connectToTransport = (/** @type {any} */ transport, /** @type {object} */ options) => {
    const send = transport.send.bind(transport);
    transport.send = (/** @type {any} */ message) => {
      if (message.method !== 'emulation.setMediaFeaturesOverride') return send(message);
      setImmediate(() => transport.onmessage?.({ type: 'success', id: message.id, result: {} }));
    };
    return connect(transport, options);
  };
}
