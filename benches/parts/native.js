// Engines that are Rust crates, from HTML text to text, one thread, each in a process of its own; page by page in turn.

import { execFileSync, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../../tests/e2e/browser.js';
import { quantile } from '../stats.js';
import { print } from '../table.js';

/** @import { Page } from '../pages/index.js' */

/**
 * @typedef {object} Answer
 * @property {number[]} times  milliseconds
 * @property {number | null} length  of the text; null when there was no article
 * @property {number} html  bytes
 * @property {number | null} peak  kilobytes of memory that the process had at most so far
 * @property {string} [error]
 */

/** The first warms the caches. */
const RUNS = 4;

/** Who needs longer for one page has failed on it. */
const PATIENCE_MS = 60_000;

/** @param {Page[]} pages */
export async function native(pages) {
  const program = path.join(process.env.CARGO_TARGET_DIR ?? path.join(root, 'target'), 'bench/release/stillpage-bench-native');
  const names = execFileSync(program, ['--list'], { encoding: 'utf8' }).trim().split('\n');
  const engines = names.map((name) => new Engine(program, name));
  const measured = [];
  for (const [number, page] of pages.entries()) {
    /** @type {Record<string, { ms: number, length: number | null, error?: string }>} */
    const figures = {};
    for (let i = 0; i < engines.length; i++) {
      const engine = engines[(i + number) % engines.length];
      const { times = [], length = null, error } = await engine.read(page.file, RUNS);
      figures[engine.name] = { ms: quantile(times.slice(1), 0.5), length, error };
    }
    measured.push({ group: page.group, name: page.name, bytes: page.bytes, figures });
    process.stderr.write(`\rnative: ${measured.length} of ${pages.length} pages `);
  }
  process.stderr.write('\n');
  engines.forEach((engine) => engine.end());
  const peaks = Object.fromEntries(engines.map(({ name, peak }) => [name, peak]));
  return { measured, peaks, ...tell(names, measured, peaks) };
}

class Engine {
  /** @param {string} program @param {string} name */
  constructor(program, name) {
    this.program = program;
    this.name = name;
    this.peak = 0;
    this.start();
  }

  start() {
    this.process = spawn(this.program, [this.name], { stdio: ['pipe', 'pipe', 'ignore'] });
    this.lines = createInterface({ input: this.process.stdout })[Symbol.asyncIterator]();
    this.process.stdin.on('error', () => {});
  }

  /**
   * @param {string} file
   * @param {number} runs
   * @returns {Promise<Partial<Answer>>}
   */
  async read(file, runs) {
    this.process?.stdin.write(`${runs} ${file}\n`);
    /** @type {NodeJS.Timeout | undefined} */
    let timer;
    const patience = new Promise((resolve) => (timer = setTimeout(() => resolve({ done: true }), PATIENCE_MS * runs)));
    const { done, value } = await Promise.race([this.lines?.next(), patience]);
    clearTimeout(timer);
    if (done) {
      this.end();
      this.start();
      return { error: 'gave no answer' };
    }
    /** @type {Answer} */
    const answer = JSON.parse(value);
    this.peak = Math.max(this.peak, answer.peak ?? 0);
    return answer;
  }

  end() {
    this.process?.kill();
  }
}

/**
 * @param {string[]} names
 * @param {{ group: string, figures: Record<string, { ms: number, length: number | null }> }[]} measured
 * @param {Record<string, number>} peaks
 */
function tell(names, measured, peaks) {
  const groups = [...new Set(measured.map(({ group }) => group))];
  const ratios = Object.fromEntries(groups.map((group) => {
    const pages = measured.filter((page) => page.group === group);
    const rows = names.map((name) => {
      const read = pages.filter(({ figures }) => Number.isFinite(figures[name].ms));
      const times = read.map(({ figures }) => figures[name].ms);
      const compared = quantile(read.map(({ figures }) => figures[name].ms / figures.stillpage.ms), 0.5);
      const whole = times.reduce((sum, ms) => sum + ms, 0);
      return { name, median: quantile(times, 0.5), p95: quantile(times, 0.95), perSecond: (times.length * 1000) / whole, compared, found: pages.filter(({ figures }) => figures[name].length).length, failed: pages.length - times.length };
    });
    print(`Native, HTML text to text, one thread, ${group}: ${pages.length} pages`, ['', 'ms, median', 'p95', '× Stillpage, median', 'pages a second', 'articles', 'failed', 'peak MB'],
      rows.map((row) => [row.name, row.median, row.p95, row.compared, row.perSecond, String(row.found), String(row.failed), peaks[row.name] / 1000]));
    return [group, Object.fromEntries(rows.map((row) => [row.name, row.compared]))];
  }));
  return { ratios };
}
