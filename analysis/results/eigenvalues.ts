/**
 * Eigenvalues of a small symmetric matrix, the largest first, by Jacobi's rotations.
 * @param matrix size × size, row by row; left as it is
 * Source: Golub & Van Loan, Matrix Computations (2013), 8.5.
 * @example eigenvaluesOf(Float64Array.of(2, 1, 1, 2), 2) // Float64Array [3, 1]
 */
export function eigenvaluesOf(matrix: Float64Array, size: number): Float64Array {
  const a = Float64Array.from(matrix);
  const norm = a.reduce((sum, value) => sum + value * value, 0);
  for (let sweep = 0; sweep < 60 && offDiagonal(a, size) > 1e-30 * norm; sweep++) {
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) rotate(a, size, p, q);
    }
  }
  return Float64Array.from({ length: size }, (_, i) => a[i * size + i]!)
    .sort()
    .reverse();
}

function offDiagonal(a: Float64Array, size: number): number {
  let sum = 0;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) if (i !== j) sum += a[i * size + j]! ** 2;
  }
  return sum;
}

/** Turns the plane of p and q until their entry is 0. */
function rotate(a: Float64Array, size: number, p: number, q: number): void {
  const entry = a[p * size + q]!;
  if (entry === 0) return;
  const theta = (a[q * size + q]! - a[p * size + p]!) / (2 * entry);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const cos = 1 / Math.hypot(t, 1);
  const sin = t * cos;
  for (let k = 0; k < size; k++) {
    const one = a[k * size + p]!;
    const other = a[k * size + q]!;
    a[k * size + p] = cos * one - sin * other;
    a[k * size + q] = sin * one + cos * other;
  }
  for (let k = 0; k < size; k++) {
    const one = a[p * size + k]!;
    const other = a[q * size + k]!;
    a[p * size + k] = cos * one - sin * other;
    a[q * size + k] = sin * one + cos * other;
  }
}
