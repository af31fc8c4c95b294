// What is told of a row of measurements.

/** @param {number[]} values */
export function median(values) {
  return quantile(values, 0.5);
}

/**
 * Between two values in proportion; what is no number (a call that failed) is left out.
 * @param {number[]} values
 * @param {number} share  0 to 1
 */
export function quantile(values, share) {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const below = Math.floor(at);
  if (sorted.length === 0) return NaN;
  return sorted[below] + (sorted[Math.ceil(at)] - sorted[below]) * (at - below);
}

/** @param {number[]} values */
export function summary(values) {
  return { median: median(values), p95: quantile(values, 0.95), best: Math.min(...values) };
}
