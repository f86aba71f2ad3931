/**
 * Solves a symmetric system that may have dependent columns (the dummies of every margin add to one):
 * Cholesky, leaving out a column that the ones before it explain.
 * @param gram square, symmetric, no eigenvalue below 0
 * @returns a function: right-hand side → one solution, 0 at columns left out
 * @example solverOf([Float64Array.of(2, 0), Float64Array.of(0, 4)])(Float64Array.of(2, 2)) // Float64Array [1, 0.5]
 */
export function solverOf(gram: readonly Float64Array[]): (right: Float64Array) => Float64Array {
  const size = gram.length;
  const lower = gram.map((row) => Float64Array.from(row));
  const kept: boolean[] = [];
  for (let j = 0; j < size; j++) {
    let pivot = gram[j]![j]!;
    for (let k = 0; k < j; k++) if (kept[k]) pivot -= lower[j]![k]! ** 2;
    kept.push(pivot > 1e-10 * gram[j]![j]!);
    if (!kept[j]) continue;
    lower[j]![j] = Math.sqrt(pivot);
    for (let i = j + 1; i < size; i++) {
      let sum = gram[i]![j]!;
      for (let k = 0; k < j; k++) if (kept[k]) sum -= lower[i]![k]! * lower[j]![k]!;
      lower[i]![j] = sum / lower[j]![j]!;
    }
  }
  return (right) => {
    const x = new Float64Array(size);
    for (let j = 0; j < size; j++) {
      if (!kept[j]) continue;
      let sum = right[j]!;
      for (let k = 0; k < j; k++) if (kept[k]) sum -= lower[j]![k]! * x[k]!;
      x[j] = sum / lower[j]![j]!;
    }
    for (let j = size - 1; j >= 0; j--) {
      if (!kept[j]) continue;
      let sum = x[j]!;
      for (let k = j + 1; k < size; k++) if (kept[k]) sum -= lower[k]![j]! * x[k]!;
      x[j] = sum / lower[j]![j]!;
    }
    return x;
  };
}
