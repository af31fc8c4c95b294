// The engine's keeper: compiled once, and given a new instance after a trap or after a page that made its memory large.
//
// After a trap or an overflown stack every later call into the same instance would fail, and an instance's memory never
// shrinks. wasm-bindgen makes the function that puts a new instance in its place on --experimental-reset-state-function.

import init, { __wbg_reset_state as replaceInstance, isReadable, read, write } from '../dist/engine/stillpage.js';
import { firstPage } from './first-page.js';
import { articleOf } from './page/article.js';

/** @import { Article, Metadata, Options, Packed, PackedArticle, Snapshot } from './page/types' */

/** Bytes: more than all but very large pages need. A new instance costs a millisecond, memory that is kept costs as long as the browser runs. */
const LARGE_MEMORY = 8_000_000;

export class Engine {
  /** @param {() => Promise<Response | BufferSource>} fetchWasm */
  constructor(fetchWasm) {
    this.fetchWasm = fetchWasm;
    /** @type {ReturnType<typeof init> | null} */
    this.started = null;
    this.hasRead = false;
  }

  /** Compiles the engine, unless that has been done or is being done. */
  start() {
    this.started ??= init({ module_or_path: this.fetchWasm() });
    this.started.catch(() => (this.started = null));
    return this.started;
  }

  /** Has the browser compile what reading calls, while there is no page to be read yet. */
  async warmUp() {
    await this.start();
    if (!this.hasRead) await this.readPacked(firstPage(), {});
  }

  /**
   * @param {Snapshot} snapshot
   * @param {Options} options
   * @returns {Promise<{ article: Article, ms: number }>}
   */
  async read(snapshot, options) {
    const { article, ms } = await this.readPacked(snapshot, options);
    return { article: articleOf(article), ms };
  }

  /**
   * For who sends it on.
   * @param {Snapshot} snapshot
   * @param {Options} options
   * @returns {Promise<{ article: PackedArticle, ms: number }>}
   */
  async readPacked(snapshot, options) {
    return this.call(() => {
      this.hasRead = true;
      const begin = performance.now();
      const article = read(snapshot, options);
      return { article, ms: performance.now() - begin };
    });
  }

  /**
   * @param {Snapshot} snapshot
   * @returns {Promise<boolean>} whether the page is one to read, at a glance
   */
  async glance(snapshot) {
    return this.call(() => isReadable(/** @type {any} */ (snapshot)).readable);
  }

  /**
   * @param {Packed} content
   * @param {Metadata} metadata
   * @param {'markdown' | 'text'} format
   * @returns {Promise<{ text: string }>}
   */
  async write(content, metadata, format) {
    return { text: await this.call(() => write(/** @type {any} */ (content), metadata, format)) };
  }

  /**
   * @template T
   * @param {() => T} act
   * @returns {Promise<T>}
   */
  async call(act) {
    await this.start();
    try {
      return act();
    } catch (error) {
      if (isBroken(error)) replaceInstance();
      throw error;
    } finally {
      // init answers with the instance that is in place.
      if ((await init()).memory.buffer.byteLength > LARGE_MEMORY) replaceInstance();
    }
  }
}

/**
 * An Error that the engine throws itself is an answer; a trap or an overflow leaves its memory in any state.
 * @param {unknown} error
 */
function isBroken(error) {
  return error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
}
