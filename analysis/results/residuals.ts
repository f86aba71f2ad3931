import type { Adjustment, Fitted } from '../weighting/method';
import { solverOf } from './least-squares';

/** Takes out of a column, in place, what a fitting explains of it. */
export type TakeOut = (z: Float64Array) => void;

/**
 * What one fitting to margins takes out of the influence of its cases: z → a · residual(z ÷ a), with a the weights just after it.
 * Textbook: the residual of the least-squares fit, weighted by the weights just before, on what was fitted to.
 * R's `rake`: ten sweeps over the margins, each subtracting the unweighted mean of the case's cell.
 * The fit is prepared once, so that many figures of one design cost little each.
 * Source: Deville & Särndal (1992), JASA 87, for the first; Lumley's survey package, documented behaviour, for the second.
 * @example residualsOf({ before, after, fitted: [{ cells, size: 2 }], residual: 'least-squares' })(z) // z holds deviations from cell means
 */
export function residualsOf(adjustment: Adjustment): TakeOut {
  const { after, residual } = adjustment;
  const takeOut = residual === 'sweeps' ? sweepsOf(adjustment.fitted) : leastSquaresOf(adjustment);
  return (z) => {
    const n = z.length;
    for (let i = 0; i < n; i++) z[i] = after[i] === 0 ? 0 : z[i]! / after[i]!;
    takeOut(z);
    for (let i = 0; i < n; i++) z[i]! *= after[i]!;
  };
}

function leastSquaresOf({ before, fitted }: Adjustment): TakeOut {
  const { offsets, size } = offsetsOf(fitted);
  const solve = solverOf(gramOf(before, fitted, offsets, size));
  const right = new Float64Array(size);
  return (e) => {
    right.fill(0);
    fitted.forEach((column, c) => {
      addProducts(right, offsets[c]!, column, before, e);
    });
    const effects = solve(right);
    fitted.forEach((column, c) => {
      subtract(e, column, effects, offsets[c]!);
    });
  };
}

/** Where each column's effects begin, and how many there are in all. */
export function offsetsOf(fitted: readonly Fitted[]): { offsets: number[]; size: number } {
  const offsets: number[] = [];
  let size = 0;
  for (const column of fitted) {
    offsets.push(size);
    size += 'cells' in column ? column.size : 1;
  }
  return { offsets, size };
}

/** The weighted cross-products of all that was fitted to, category by category. */
export function gramOf(
  weights: Float64Array,
  fitted: readonly Fitted[],
  offsets: readonly number[],
  size: number,
): Float64Array[] {
  const gram = Array.from({ length: size }, () => new Float64Array(size));
  fitted.forEach((one, c) => {
    fitted.forEach((other, d) => {
      if (d < c) return;
      const from = offsets[c]!;
      const to = offsets[d]!;
      for (let i = 0; i < weights.length; i++) {
        const row = 'cells' in one ? one.cells[i]! : 0;
        const column = 'cells' in other ? other.cells[i]! : 0;
        const value =
          weights[i]! * ('cells' in one ? 1 : one.values[i]!) * ('cells' in other ? 1 : other.values[i]!);
        gram[from + row]![to + column]! += value;
        if (c !== d) gram[to + column]![from + row]! += value;
      }
    });
  });
  return gram;
}

// The two below run for every figure of every table, hence plain loops.
export function addProducts(
  right: Float64Array,
  offset: number,
  column: Fitted,
  weights: Float64Array,
  e: Float64Array,
): void {
  if ('cells' in column) {
    const { cells } = column;
    for (let i = 0; i < e.length; i++) right[offset + cells[i]!]! += weights[i]! * e[i]!;
  } else {
    const { values } = column;
    let sum = 0;
    for (let i = 0; i < e.length; i++) sum += weights[i]! * e[i]! * values[i]!;
    right[offset] = sum;
  }
}

function subtract(e: Float64Array, column: Fitted, effects: Float64Array, offset: number): void {
  if ('cells' in column) {
    const { cells } = column;
    for (let i = 0; i < e.length; i++) e[i]! -= effects[offset + cells[i]!]!;
  } else {
    const { values } = column;
    const effect = effects[offset]!;
    for (let i = 0; i < e.length; i++) e[i]! -= effect * values[i]!;
  }
}

function sweepsOf(fitted: readonly Fitted[]): TakeOut {
  const margins = fitted.flatMap((column) => ('cells' in column ? [column] : []));
  return (e) => {
    for (let sweep = 0; sweep < 10; sweep++) {
      for (const { cells, size } of margins) {
        const sums = new Float64Array(size);
        const people = new Float64Array(size);
        for (let i = 0; i < e.length; i++) {
          sums[cells[i]!]! += e[i]!;
          people[cells[i]!]! += 1;
        }
        for (let i = 0; i < e.length; i++) e[i]! -= sums[cells[i]!]! / people[cells[i]!]!;
      }
    }
  };
}
