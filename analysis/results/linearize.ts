import { AnalysisError } from '../errors';
import type { Adjustment } from '../weighting/method';
import type { Design } from './design';

/** The variance of an estimate from its influence values: what one unit of weight on each row does to it. */
export type VarianceOf = (influence: Float64Array) => number;

/**
 * Variance by Taylor linearization, each row a draw with replacement within its stratum. Where weights were fitted to margins,
 * what the margins explain is taken out first (residuals of a base-weighted fit on the margins' categories).
 * The fit is prepared once, so many figures of one design cost little each.
 * @param design weights, strata, adjustments
 * @returns a function: influence (length n, 0 outside the domain) → variance
 * @throws AnalysisError `lonely-stratum` when a stratum has one row and the design says to fail
 * Source: Deville & Särndal (1992), JASA 87; Lumley, Complex Surveys (2010), ch. 7.
 * @example varianceFor(design)(influenceOfAMean) // the square of the standard error of that mean
 */
export function varianceFor(design: Design): VarianceOf {
  const residuals = design.adjustments.map(residualsOf);
  return (influence) => {
    const z = new Float64Array(design.n);
    for (let i = 0; i < z.length; i++) z[i] = influence[i]! * design.weights[i]!;
    for (const replaceByResidual of residuals) replaceByResidual(z);
    return varianceOfTotal(z, design);
  };
}

/** In place, z → a · residual(z ÷ a), where the residual is of the least-squares fit, weighted by the weights before, on the goals' cells. */
function residualsOf({ before, after, goals }: Adjustment): (z: Float64Array) => void {
  const n = before.length;
  const offsets: number[] = [];
  let size = 0;
  for (const { labels } of goals) {
    offsets.push(size);
    size += labels.length;
  }
  const gram = Array.from({ length: size }, () => new Float64Array(size));
  for (let i = 0; i < n; i++) {
    goals.forEach(({ cells }, g) => {
      const row = gram[offsets[g]! + cells[i]!]!;
      goals.forEach((other, h) => {
        row[offsets[h]! + other.cells[i]!]! += before[i]!;
      });
    });
  }
  const solve = solverOf(gram);
  const right = new Float64Array(size);
  return (z) => {
    // These loops run for every cell of every table, hence no closures inside.
    right.fill(0);
    for (let i = 0; i < n; i++) z[i] = after[i]! > 0 ? z[i]! / after[i]! : 0;
    for (let g = 0; g < goals.length; g++) {
      const { cells } = goals[g]!;
      const offset = offsets[g]!;
      for (let i = 0; i < n; i++) right[offset + cells[i]!]! += before[i]! * z[i]!;
    }
    const effects = solve(right);
    for (let g = 0; g < goals.length; g++) {
      const { cells } = goals[g]!;
      const offset = offsets[g]!;
      for (let i = 0; i < n; i++) z[i]! -= effects[offset + cells[i]!]!;
    }
    for (let i = 0; i < n; i++) z[i]! *= after[i]!;
  };
}

/**
 * Solves a symmetric system that may have dependent columns (the dummies of every margin add to one):
 * Cholesky, leaving out a column that the ones before it explain.
 */
function solverOf(gram: readonly Float64Array[]): (right: Float64Array) => Float64Array {
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

function varianceOfTotal(z: Float64Array, design: Design): number {
  const count = design.strata?.categories.length ?? 1;
  // A case without a stratum is kept as one more stratum of its own kind.
  const stratumOf = (i: number) => {
    const code = design.strata?.codes[i] ?? 0;
    return code < 0 ? count : code;
  };
  const people = new Float64Array(count + 1);
  const sums = new Float64Array(count + 1);
  for (let i = 0; i < z.length; i++) {
    people[stratumOf(i)]! += 1;
    sums[stratumOf(i)]! += z[i]!;
  }
  const squares = new Float64Array(count + 1);
  for (let i = 0; i < z.length; i++) {
    const h = stratumOf(i);
    squares[h]! += (z[i]! - sums[h]! / people[h]!) ** 2;
  }
  let variance = 0;
  let present = 0;
  let lonely = 0;
  for (let h = 0; h <= count; h++) {
    if (people[h] === 0) continue;
    present += 1;
    if (people[h]! > 1) {
      variance += (people[h]! / (people[h]! - 1)) * squares[h]!;
      continue;
    }
    lonely += 1;
    if (design.lonely === 'fail') {
      throw new AnalysisError('lonely-stratum', { stratum: design.strata?.categories[h] ?? 'all' });
    }
    if (design.lonely === 'adjust') variance += sums[h]! ** 2;
  }
  return design.lonely === 'average' && lonely > 0 && lonely < present
    ? (variance * present) / (present - lonely)
    : variance;
}
