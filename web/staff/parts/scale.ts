/** Where marks stand: one scale a variable, from 0 to an end printed in the group's row. */

/**
 * The end of the scale that shows all of these shares: a round figure a little above the largest.
 * @example scaleEnd([0.152, 0.188, 0.199]) // 0.22
 */
export function scaleEnd(shares: readonly number[]): number {
  const largest = Math.max(0, ...shares) * 1.02;
  const step = largest < 0.1 ? 0.01 : largest < 0.3 ? 0.02 : 0.05;
  return Math.min(1, Math.max(step, Math.ceil(largest / step) * step));
}

/** The place on the scale as an SVG length: fluid, since the drawing is as wide as its cell. */
export function place(value: number, end: number, start = 0): string {
  return `${(fraction(value, end, start) * 100).toFixed(2)}%`;
}

/** The length between two values as an SVG length, never negative. */
export function span(from: number, to: number, end: number, start = 0): string {
  return `${(Math.max(0, fraction(to, end, start) - fraction(from, end, start)) * 100).toFixed(2)}%`;
}

function fraction(value: number, end: number, start: number): number {
  return Math.min(1, Math.max(0, (value - start) / (end - start)));
}
