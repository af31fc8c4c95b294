// A static server on this machine for the pages that the tests open, each folder with headers of its own.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** @type {Record<string, string>} */
const TYPES = {
  '.avif': 'image/avif',
  '.css': 'text/css',
  '.gif': 'image/gif',
  // No charset: a page says its own.
  '.htm': 'text/html; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.xhtml': 'application/xhtml+xml',
};

/**
 * @typedef {object} Mount
 * @property {string} folder  the files that are served under the mount's name
 * @property {Record<string, string>} [headers]  sent with each of them
 */

/**
 * @param {Record<string, Mount>} mounts  by the first part of the URL's path
 * @returns {Promise<{ origin: string, close: () => void }>}
 */
export async function serve(mounts) {
  const server = createServer(async (request, response) => {
    const [, name, ...rest] = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname).split('/');
    const mount = Object.hasOwn(mounts, name) ? mounts[name] : undefined;
    const file = mount && path.join(mount.folder, path.join('/', ...rest));
    try {
      const body = await readFile(file ?? '');
      response.writeHead(200, { 'content-type': TYPES[path.extname(file ?? '')] ?? 'application/octet-stream', ...mount?.headers });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    origin: `http://localhost:${address.port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
