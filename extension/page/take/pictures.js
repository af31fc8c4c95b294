// The pictures of an article fetched for a file that is to hold them. This is the one place that asks the network for
// anything, and only when its reader saves a file.
//
// A page's script may read a picture of another site only when that site says so, and the extension asks for no more than
// that: what cannot be read stays a link, and the reader is told which.

/** @typedef {{ type: string, bytes: Uint8Array<ArrayBuffer> }} Picture */

const AT_ONCE = 6;
const PATIENCE_MS = 20_000;
const LARGEST = 20 * 1024 * 1024;
const LARGEST_SUM = 150 * 1024 * 1024;

/**
 * @param {Iterable<string>} addresses
 * @param {(done: number, of: number) => void} [progress]
 * @returns {Promise<Map<string, Picture | null>>} null for those that cannot be read
 */
export async function fetchPictures(addresses, progress) {
  const wanted = [...new Set(addresses)];
  /** @type {Map<string, Picture | null>} */
  const pictures = new Map();
  let sum = 0;
  let next = 0;
  const work = async () => {
    while (next < wanted.length) {
      const address = wanted[next++];
      const picture = sum < LARGEST_SUM ? await fetchPicture(address) : null;
      sum += picture?.bytes.length ?? 0;
      pictures.set(address, picture);
      progress?.(pictures.size, wanted.length);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return pictures;
}

/**
 * The browser's copy first, then a new one: the copy may have been fetched in a way that scripts may not read.
 * @param {string} address
 * @returns {Promise<Picture | null>}
 */
async function fetchPicture(address) {
  for (const cache of /** @type {RequestCache[]} */ (['force-cache', 'reload'])) {
    try {
      const response = await fetch(address, { cache, referrerPolicy: 'no-referrer', signal: AbortSignal.timeout(PATIENCE_MS) });
      if (!response.ok) continue;
      const bytes = ownBytes(await response.arrayBuffer());
      const type = typeOf(bytes) ?? (/^image\/svg\+xml/i.test(response.headers.get('content-type') ?? '') ? 'image/svg+xml' : null);
      return type && bytes.length <= LARGEST ? { type, bytes } : null;
    } catch {
      // Forbidden, gone, or too slow.
    }
  }
  return null;
}

/**
 * In Firefox what the network gives is the page's, and no part can be cut out of it.
 * @param {ArrayBuffer} buffer
 */
function ownBytes(buffer) {
  const own = new Uint8Array(buffer.byteLength);
  own.set(new Uint8Array(buffer));
  return own;
}

/**
 * What it is by its first bytes, whatever the server says.
 * @param {Uint8Array} bytes
 */
export function typeOf(bytes) {
  const start = String.fromCharCode(...bytes.subarray(0, 16));
  if (start.startsWith('\x89PNG')) return 'image/png';
  if (start.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (start.startsWith('GIF8')) return 'image/gif';
  if (/^RIFF....WEBP/s.test(start)) return 'image/webp';
  if (/^....ftypavi[fs]/s.test(start)) return 'image/avif';
  return null;
}

/** Base64 in pieces: no call takes a whole picture's bytes as arguments. @param {Picture} picture */
export function dataAddress({ type, bytes }) {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return `data:${type};base64,${btoa(binary)}`;
}

/** The types that every e-book reader knows. */
const COMMON = new Set(['image/png', 'image/jpeg', 'image/gif']);

/**
 * @param {Picture} picture
 * @returns {Promise<Picture | null>} as it is, or drawn anew in a type that e-book readers know
 */
export async function asCommonType(picture) {
  if (COMMON.has(picture.type)) return picture;
  try {
    const drawn = await drawable(picture);
    const canvas = new OffscreenCanvas(drawn.width, drawn.height);
    const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext('2d'));
    context.drawImage(drawn, 0, 0);
    const pixels = context.getImageData(0, 0, canvas.width, canvas.height).data;
    // A photograph as PNG is many times as large; one with holes in it cannot be anything else.
    const blob = await canvas.convertToBlob({ type: isOpaque(pixels) ? 'image/jpeg' : 'image/png', quality: 0.9 });
    return { type: blob.type, bytes: ownBytes(await blob.arrayBuffer()) };
  } catch {
    return null;
  }
}

/** @param {Picture} picture */
async function drawable(picture) {
  if (picture.type !== 'image/svg+xml') return createImageBitmap(new Blob([picture.bytes], { type: picture.type }));
  const image = new Image();
  image.src = dataAddress(picture);
  await image.decode();
  return image;
}

/** @param {Uint8ClampedArray} pixels */
function isOpaque(pixels) {
  for (let alpha = 3; alpha < pixels.length; alpha += 4) if (pixels[alpha] < 255) return false;
  return true;
}
