// Waits with an end: what never comes is named.

const PATIENCE_MS = 10_000;
const GAP_MS = 20;

/**
 * Waits for a state that nothing announces.
 * @param {() => Promise<boolean>} isSo
 * @param {string} what  is being waited for
 */
export async function until(isSo, what) {
  for (const end = Date.now() + PATIENCE_MS; !(await isSo()); ) {
    if (Date.now() > end) throw new Error(`never: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, GAP_MS));
  }
}

/**
 * @template T
 * @param {Promise<T>} promise
 * @param {string} what  is being waited for
 * @returns {Promise<T>}
 */
export async function inTime(promise, what) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const end = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`never: ${what}`)), PATIENCE_MS);
  });
  return /** @type {Promise<T>} */ (Promise.race([promise, end])).finally(() => clearTimeout(timer));
}
