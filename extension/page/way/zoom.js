// A picture's size and place in a frame: what wheel, fingers and keys do to it.

/** @typedef {{ scale: number, x: number, y: number }} Pose  moved from the middle by x and y */
/** @typedef {{ x: number, y: number }} Point  from the middle of the frame */

export const FIT = Object.freeze({ scale: 1, x: 0, y: 0 });
export const MOST = 8;

/**
 * Made larger or smaller around a point, which stays where it is.
 * @param {Pose} pose
 * @param {number} by
 * @param {Point} at
 * @returns {Pose}
 */
export function zoomed({ scale, x, y }, by, at = { x: 0, y: 0 }) {
  const now = Math.min(MOST, Math.max(1, scale * by));
  if (now === 1) return FIT;
  const real = now / scale;
  return { scale: now, x: at.x - (at.x - x) * real, y: at.y - (at.y - y) * real };
}

/**
 * @param {Pose} pose
 * @param {Point} by
 * @param {{ width: number, height: number }} size  of the picture at scale 1
 * @returns {Pose} with some of the picture always in the frame's middle
 */
export function moved({ scale, x, y }, by, { width, height }) {
  const [farX, farY] = [(width * scale) / 2, (height * scale) / 2];
  return { scale, x: Math.min(farX, Math.max(-farX, x + by.x)), y: Math.min(farY, Math.max(-farY, y + by.y)) };
}

/**
 * What two fingers did between two moments.
 * @param {Pose} pose
 * @param {[Point, Point]} before
 * @param {[Point, Point]} after
 * @returns {Pose}
 */
export function pinched(pose, before, after) {
  const distance = (/** @type {[Point, Point]} */ [a, b]) => Math.hypot(a.x - b.x, a.y - b.y);
  const middle = (/** @type {[Point, Point]} */ [a, b]) => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
  const [from, to] = [middle(before), middle(after)];
  const { scale, x, y } = zoomed(pose, distance(after) / Math.max(1, distance(before)), from);
  return scale === 1 ? FIT : { scale, x: x + to.x - from.x, y: y + to.y - from.y };
}
