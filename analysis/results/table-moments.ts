import type { Adjustment } from '../weighting/method';
import type { Design } from './design';
import { solverOf } from './least-squares';
import { spreadFactors } from './spread';
import { type TableLayout, totalsIn } from './table-figures';

/** Covariances of a table's totals (square, row by row), and the size of the sums of squares they are differences of. */
export type TotalsSpread = { readonly covariance: Float64Array; readonly squares: Float64Array };

/**
 * Covariances of the totals of any table of one design from weighted cross-tabulations alone, so that the cases are gone through
 * once for each margin and never once for each figure.
 * Every total's contribution by case is z = w·v − Σ a·xβ over the fittings, v being 1 (or the case's number) inside the cell and x
 * the dummies of the margins. Σ f·z² and its cross-products then follow from sums of f·w², f·w·a·x and f·a²·xx′, strata from sums
 * of z; the normal equations of the margins are solved once for all tables.
 * @returns null where that does not hold and the general way must be gone: replicates, units of several cases, several stages, fits
 *   on numbers, R's sweeps
 * @throws AnalysisError `lonely-stratum` when a stratum has one unit and the design says to fail
 * Source: the variance of calibration residuals, Deville & Särndal (1992), JASA 87, multiplied out.
 * @example momentsOf(designOf(cases))!({ n: 2, cells: Int32Array.of(0, 0), size: 1 }).covariance // weights 1 and 3: [4]
 */
export function momentsOf(design: Design): ((layout: TableLayout) => TotalsSpread) | null {
  const [stage, ...later] = design.stages;
  const isPlain =
    design.replicates === undefined &&
    later.length === 0 &&
    stage!.units === design.n &&
    design.adjustments.every(isOfCells) &&
    agreeOnNothing(design.adjustments);
  return isPlain ? prepared(design) : null;
}

function isOfCells({ residual, fitted }: Adjustment): boolean {
  return residual === 'least-squares' && fitted.every((column) => 'cells' in column);
}

/** Does every fitting give weight 0 to the same cases? */
function agreeOnNothing(adjustments: readonly Adjustment[]): boolean {
  const [first, ...others] = adjustments;
  return others.every(({ after }) => after.every((a, i) => (a === 0) === (first!.after[i] === 0)));
}

type Margin = { readonly cells: Int32Array; readonly size: number };
/** A margin of one fitting, and where its effects stand among all effects. */
type Place = Margin & { readonly fit: number; readonly offset: number };

function prepared(design: Design): (layout: TableLayout) => TotalsSpread {
  const { n, stages, adjustments } = design;
  const { groupOf, drawn } = stages[0]!;
  const { factor, isCentred } = spreadFactors(stages[0]!, design.lonely);
  const groups = drawn.length;
  const counts = Float64Array.from(factor, (f, g) => (isCentred[g] === 1 && f > 0 ? f / drawn[g]! : 0));
  const afters = adjustments.map(({ after }) => after);
  const weights = afters[0] ? design.weights.map((w, i) => (afters[0]![i] === 0 ? 0 : w)) : design.weights;
  const scaled = weights.map((w, i) => w * factor[groupOf[i]!]!);
  const { places, starts, size: effects } = placesOf(adjustments);
  // In a fit, e = z ÷ a counts with the weights before it: z counts with b ÷ a.
  const perUnit = adjustments.map(({ before, after }) =>
    before.map((b, i) => (after[i] === 0 ? 0 : b / after[i]!)),
  );
  const fits = adjustments.map(({ before }, fit) => {
    const own = places.filter((place) => place.fit === fit);
    const earlier = places.filter((place) => place.fit < fit);
    const start = starts[fit]!;
    const size = own.reduce((sum, place) => sum + place.size, 0);
    return {
      start,
      size,
      solve: solverOf(crossOf(own, own, size, size, () => before, start, start)),
      // What the fits before it have taken out already.
      taken: crossOf(
        own,
        earlier,
        size,
        start,
        (_, other) => multiplied(perUnit[fit]!, afters[other.fit]!),
        start,
        0,
      ),
    };
  });
  const spreadOfEffects = crossOf(
    places,
    places,
    effects,
    effects,
    (one, other) =>
      multiplied(afters[one.fit]!, afters[other.fit]!).map((aa, i) => aa * factor[groupOf[i]!]!),
    0,
    0,
  );
  const effectsByGroup = Array.from({ length: groups }, () => new Float64Array(effects));
  for (const { cells, fit, offset } of places) {
    for (let i = 0; i < n; i++) effectsByGroup[groupOf[i]!]![offset + cells[i]!]! += afters[fit]![i]!;
  }
  const passes = passesOf(places).map((pass) => ({
    ...pass,
    // Side by side for each case: what counts in the fit, and what counts in the spread.
    paired: pairedOf(
      pass.places.flatMap(({ fit }) => [
        multiplied(perUnit[fit]!, weights),
        multiplied(afters[fit]!, scaled),
      ]),
      n,
    ),
  }));

  return (layout) => {
    const { cells, size, values } = layout;
    const count = totalsIn(layout);
    const covariance = new Float64Array(count * count);
    const byGroup = Array.from({ length: groups }, () => new Float64Array(count));
    for (let i = 0; i < n; i++) {
      const cell = cells[i]!;
      if (cell < 0) continue;
      const square = weights[i]! * scaled[i]!;
      const sums = byGroup[groupOf[i]!]!;
      covariance[cell * count + cell]! += square;
      sums[cell]! += weights[i]!;
      if (!values) continue;
      const y = values[i]!;
      covariance[cell * count + size + cell]! += square * y;
      covariance[(size + cell) * count + size + cell]! += square * y * y;
      sums[size + cell]! += weights[i]! * y;
    }
    if (values) {
      for (let c = 0; c < size; c++) covariance[(size + c) * count + c] = covariance[c * count + size + c]!;
    }
    // Row by row of totals: the fits' right-hand sides, and the products with the effects.
    const right = new Float64Array(count * effects);
    const products = new Float64Array(count * effects);
    for (const { cells: margin, places: own, size: width, paired } of passes) {
      const sums = sumsOver(layout, margin, width, paired, 2 * own.length);
      own.forEach(({ offset }, p) => {
        for (let total = 0; total < count; total++) {
          for (let x = 0; x < width; x++) {
            const from = (total * width + x) * 2 * own.length + 2 * p;
            right[total * effects + offset + x] = sums[from]!;
            products[total * effects + offset + x] = sums[from + 1]!;
          }
        }
      });
    }
    const beta = new Float64Array(count * effects);
    for (let total = 0; total < count; total++) {
      const own = beta.subarray(total * effects, (total + 1) * effects);
      for (const { start, size: wide, solve, taken } of fits) {
        const side = right.slice(total * effects + start, total * effects + start + wide);
        for (let x = 0; x < wide; x++) {
          const row = taken[x]!;
          for (let j = 0; j < start; j++) side[x]! -= row[j]! * own[j]!;
        }
        own.set(solve(side), start);
      }
    }
    // Σ f·z·z′ = S − E − E′ with E = (products − ½ Q·β)·β′
    for (let total = 0; total < count; total++) {
      const own = beta.subarray(total * effects, (total + 1) * effects);
      for (let j = 0; j < effects; j++) products[total * effects + j]! -= dot(spreadOfEffects[j]!, own) / 2;
    }
    const squares = Float64Array.from({ length: count }, (_, p) => covariance[p * (count + 1)]!);
    for (let q = 0; q < count; q++) {
      const own = beta.subarray(q * effects, (q + 1) * effects);
      for (let p = 0; p < count; p++) {
        const sum = dot(own, products, p * effects);
        covariance[p * count + q]! -= sum;
        covariance[q * count + p]! -= sum;
      }
    }
    byGroup.forEach((sums, group) => {
      const share = counts[group]!;
      if (share === 0) return;
      for (let p = 0; p < count; p++) sums[p]! -= dot(effectsByGroup[group]!, beta, p * effects);
      for (let p = 0; p < count; p++) {
        for (let q = 0; q < count; q++) covariance[p * count + q]! -= share * sums[p]! * sums[q]!;
      }
    });
    return { covariance, squares };
  };
}

function placesOf(adjustments: readonly Adjustment[]): { places: Place[]; starts: number[]; size: number } {
  const places: Place[] = [];
  const starts: number[] = [];
  let size = 0;
  adjustments.forEach(({ fitted }, fit) => {
    starts.push(size);
    for (const column of fitted) {
      if (!('cells' in column)) continue;
      places.push({ cells: column.cells, size: column.size, fit, offset: size });
      size += column.size;
    }
  });
  return { places, starts, size };
}

/** Fittings to the same margin share one pass over the cases. */
function passesOf(places: readonly Place[]) {
  const passes = new Map<Int32Array, Place[]>();
  for (const place of places) passes.set(place.cells, [...(passes.get(place.cells) ?? []), place]);
  return [...passes.values()].map((own) => ({ cells: own[0]!.cells, size: own[0]!.size, places: own }));
}

/** Weighted cross-products of the dummies of margins, as rows. */
function crossOf(
  ones: readonly Place[],
  others: readonly Place[],
  rows: number,
  columns: number,
  weightsOf: (one: Place, other: Place) => Float64Array,
  rowStart: number,
  columnStart: number,
): Float64Array[] {
  const cross = Array.from({ length: rows }, () => new Float64Array(columns));
  for (const one of ones) {
    for (const other of others) {
      const weights = weightsOf(one, other);
      const from = one.offset - rowStart;
      const to = other.offset - columnStart;
      for (let i = 0; i < weights.length; i++) {
        cross[from + one.cells[i]!]![to + other.cells[i]!]! += weights[i]!;
      }
    }
  }
  return cross;
}

function multiplied(one: Float64Array, other: Float64Array): Float64Array {
  return one.map((value, i) => value * other[i]!);
}

function pairedOf(columns: readonly Float64Array[], n: number): Float64Array {
  const paired = new Float64Array(columns.length * n);
  columns.forEach((column, c) => {
    for (let i = 0; i < n; i++) paired[i * columns.length + c] = column[i]!;
  });
  return paired;
}

/** Sums of several weights at once over totals × cells of a margin: the pass that takes the time of a large book. */
function sumsOver(
  layout: TableLayout,
  margin: Int32Array,
  width: number,
  paired: Float64Array,
  deep: number,
): Float64Array {
  const { n, cells, size, values } = layout;
  const sums = new Float64Array(totalsIn(layout) * width * deep);
  const shift = size * width * deep;
  for (let i = 0; i < n; i++) {
    const cell = cells[i]!;
    if (cell < 0) continue;
    const at = (cell * width + margin[i]!) * deep;
    const from = i * deep;
    sums[at]! += paired[from]!;
    sums[at + 1]! += paired[from + 1]!;
    for (let d = 2; d < deep; d++) sums[at + d]! += paired[from + d]!;
    if (!values) continue;
    const y = values[i]!;
    for (let d = 0; d < deep; d++) sums[shift + at + d]! += paired[from + d]! * y;
  }
  return sums;
}

/** Σ one[j] · other[from + j] */
function dot(one: Float64Array, other: Float64Array, from = 0): number {
  let sum = 0;
  for (let j = 0; j < one.length; j++) sum += one[j]! * other[from + j]!;
  return sum;
}
