// Waits for a state that nothing announces.

const PATIENCE_MS = 10_000;
const GAP_MS = 20;

/**
 * @param {() => Promise<boolean>} isSo
 * @param {string} what  is being waited for
 */
export async function until(isSo, what) {
  for (const end = Date.now() + PATIENCE_MS; !(await isSo()); ) {
    if (Date.now() > end) throw new Error(`never: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, GAP_MS));
  }
}
