import { upperTailOfNormal } from './tails';

/** Some independent squares of standard normals, all times one number. */
export type Squares = { readonly scale: number; readonly times: number };

/**
 * The chance that a sum of scaled χ² is above 0, by Lugannani and Rice's saddlepoint approximation in Barndorff-Nielsen's form.
 * @param squares some of scale above 0 and some below; without any below, the sum is always above 0
 * Source: Kuonen (1999), Saddlepoint approximations for distributions of quadratic forms in normal variables, Biometrika 86(4).
 * @example chanceBySaddlepoint([{ scale: 1, times: 2 }, { scale: -0.3, times: 20 }]) // 0.0737; the chance of F₂,₂₀ above 3 is 0.0725
 */
export function chanceBySaddlepoint(squares: readonly Squares[]): number {
  // Scales of either sign bound where the sum's generating function exists; a scale of 1e-15 of the largest is rounding.
  const largest = squares.reduce((most, { scale }) => Math.max(most, Math.abs(scale)), 0);
  const parts = squares.filter(({ scale, times }) => times > 0 && Math.abs(scale) > 1e-14 * largest);
  const highest = parts.reduce((most, { scale }) => Math.max(most, scale), 0);
  const lowest = parts.reduce((least, { scale }) => Math.min(least, scale), 0);
  if (lowest === 0) return 1;
  if (highest === 0) return 0;
  const derivative = (s: number, order: 1 | 2 | 3): number =>
    parts.reduce((sum, { scale, times }) => {
      const ratio = scale / (1 - 2 * s * scale);
      return sum + times * (order === 1 ? ratio : order === 2 ? 2 * ratio ** 2 : 8 * ratio ** 3);
    }, 0);
  const s = rootOf((at) => derivative(at, 1), 1 / (2 * lowest), 1 / (2 * highest));
  const k = parts.reduce((sum, { scale, times }) => sum - (times / 2) * Math.log1p(-2 * s * scale), 0);
  const a = Math.sign(s) * Math.sqrt(Math.max(0, -2 * k));
  const g = s * Math.sqrt(derivative(s, 2));
  // At the middle of the distribution both are 0; what the formula tends to there:
  if (Math.abs(g) < 1e-5) {
    return upperTailOfNormal(derivative(0, 3) / (6 * derivative(0, 2) ** 1.5));
  }
  return upperTailOfNormal(a + Math.log(g / a) / a);
}

/** Where a function that rises from −∞ to ∞ between two poles is 0. */
function rootOf(rising: (at: number) => number, from: number, to: number): number {
  let low = from;
  let high = to;
  for (let step = 0; step < 200; step++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) return middle;
    if (rising(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
