import gammainc from '@stdlib/math-base-special-gammainc';
import fCdf from '@stdlib/stats-base-dists-f-cdf';
import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import tCdf from '@stdlib/stats-base-dists-t-cdf';

// One less a probability keeps no digit of a p value of 1e-16, so each tail is taken by itself.

/**
 * The chance of a t further from 0 than this one, on both sides.
 * @example bothTailsOfT(-9.5, 14) // 1.757e-7
 */
export function bothTailsOfT(t: number, df: number): number {
  return 2 * tCdf(-Math.abs(t), df);
}

/**
 * The chance of an F above this one: that of its reciprocal, whose degrees of freedom change places, below 1 ÷ F.
 * @example upperTailOfF(20, 2, 30) // 3.022e-6
 */
export function upperTailOfF(f: number, above: number, below: number): number {
  return f <= 0 ? 1 : fCdf(1 / f, below, above);
}

/**
 * The chance of a χ² above this one.
 * @example upperTailOfChiSquared(50, 3) // 7.989e-11
 */
export function upperTailOfChiSquared(x: number, df: number): number {
  return x <= 0 ? 1 : gammainc(x / 2, df / 2, true, true);
}

/**
 * The chance of a standard normal above this one.
 * @example upperTailOfNormal(1.959963984540054) // 0.025
 */
export function upperTailOfNormal(z: number): number {
  return normalCdf(-z, 0, 1);
}
