import type { CategoryColumn } from '../cases';
import type { Estimate } from './estimate';
import { type Contrast, contrastOf } from './segment-contrast';
import { figuresAt, type Ratio, type TableFigure, type TableLayout } from './table-figures';
import type { TablesOn } from './tables-on';

/** Answers to be told apart by segments. */
export type SegmentedAnswers = {
  /** How many answers there are: 1 where a number is averaged. */
  readonly width: number;
  /** Length n: 0 to width − 1, below 0 for no answer. */
  readonly answers: Int32Array;
  /** Length n: the numbers to be averaged. */
  readonly values?: Float64Array;
  /** Which answers' shares are wanted; of numbers the mean alone. */
  readonly wanted: number;
};

/** What a figure is before it has a range. */
export type BareEstimate = Omit<Estimate, 'interval'>;

export type SegmentedFigure = {
  readonly estimate: BareEstimate;
  /** People in the cell, unweighted: for the disclosure rule. */
  readonly count: number;
  readonly contrast: Contrast | null;
};

export type Segmented = {
  /** One entry a segment, everyone last; null where nobody (or no weight) is. */
  readonly lines: readonly (readonly SegmentedFigure[] | null)[];
  /** Covariances of the figures of the segments that have a line, line after line, square. */
  readonly covariance: Float64Array;
  /** The segments that have a line, and the design's degrees of freedom. */
  readonly present: readonly number[];
  readonly df: number;
  /** Of each cell (segment after segment, those without one last): people, and Σw; of numbers Σwy behind. */
  readonly people: Float64Array;
  readonly totals: Float64Array;
  readonly covarianceOf: (figures: readonly TableFigure[]) => Float64Array;
};

/**
 * Shares or means by segments and for everyone, with standard errors, both bases, and each segment against the other ones.
 * @param column segments; null for everyone only. Those without a segment count in everyone alone.
 * Source: ratios by Taylor linearization, Lumley, Complex Surveys (2010); domains stay in the design.
 * @example figuresBySegment({ width: 2, answers, wanted: 2 }, null, tablesOn(design)).lines[0] // shares of everyone
 */
export function figuresBySegment(
  asked: SegmentedAnswers,
  column: CategoryColumn | null,
  on: TablesOn,
): Segmented {
  const segments = column?.categories.length ?? 0;
  const layout = layoutOf(asked, column, segments);
  const { totals, covarianceOf, variancesOf } = on.read(layout);
  const { people, squares } = basesOf(layout, on.design.weights);
  const degrees = on.degreesOf(column?.codes ?? null, segments);
  const df = degrees[segments]!;
  const { width, wanted } = asked;

  // One block of cells a segment, then one of those without a segment, if there are any; everyone is all blocks.
  const blocks = Array.from({ length: layout.size / width }, (_, s) => s);
  const places = Array.from({ length: wanted }, (_, c) => c);
  const rows = blocks.map((block) => Array.from({ length: width }, (_, c) => block * width + c));
  const first = layout.values ? layout.size : 0;
  const ratios = (of: readonly number[]): Ratio[] => {
    const among = of.flatMap((block) => rows[block]!);
    return places.map((c) => ({ of: of.map((block) => first + block * width + c), among }));
  };
  const hasWeight = (line: number) => rows[line]!.some((cell) => totals[cell]! > 0);
  const present = blocks.slice(0, segments).filter(hasWeight);
  const hasAny = blocks.some(hasWeight);
  const figures: readonly TableFigure[] = present.flatMap((line) => ratios([line]));
  const ofEveryone: readonly TableFigure[] = hasAny ? ratios(blocks) : [];
  const contrasts: readonly TableFigure[] =
    present.length < 2
      ? []
      : present.flatMap((line, at) => {
          const others = ratios(present.filter((other) => other !== line));
          return places.map((c) => ({ ...figures[at * wanted + c]!, less: others[c]! }));
        });
  const covariance = covarianceOf(figures);
  const values = figuresAt([...figures, ...ofEveryone, ...contrasts], totals);
  const variances = Float64Array.of(
    ...figures.map((_, f) => covariance[f * (figures.length + 1)]!),
    ...variancesOf([...ofEveryone, ...contrasts]),
  ).map((variance) => Math.max(0, variance));

  const lineOf = (line: number): SegmentedFigure[] | null => {
    const isEveryone = line === segments;
    const at = isEveryone ? (hasAny ? present.length : -1) : present.indexOf(line);
    if (at < 0) return null;
    const own = isEveryone ? blocks : [line];
    const cells = own.flatMap((block) => rows[block]!);
    const base = sumAt(people, cells);
    const weightedBase = sumAt(totals, cells);
    const bases = { base, weightedBase, effectiveBase: weightedBase ** 2 / sumAt(squares, cells) };
    const ownDf = degrees[line]!;
    return places.map((c) => {
      const figure = at * wanted + c;
      const contrast = figures.length + ofEveryone.length + figure;
      return {
        estimate: {
          estimate: values[figure]!,
          se: base < 2 || ownDf < 1 ? null : Math.sqrt(variances[figure]!),
          df: ownDf,
          ...bases,
        },
        count: sumAt(
          people,
          own.map((block) => block * width + c),
        ),
        contrast:
          isEveryone || contrasts.length === 0
            ? null
            : contrastOf(values[contrast]!, variances[contrast]!, df),
      };
    });
  };
  return {
    lines: Array.from({ length: segments + 1 }, (_, line) => lineOf(line)),
    covariance,
    present,
    df,
    people,
    totals,
    covarianceOf,
  };
}

function sumAt(values: Float64Array, indices: readonly number[]): number {
  let sum = 0;
  for (const index of indices) sum += values[index]!;
  return sum;
}

function layoutOf(
  { width, answers, values }: SegmentedAnswers,
  column: CategoryColumn | null,
  segments: number,
): TableLayout {
  const cells = new Int32Array(answers.length);
  let hasOthers = column === null;
  for (let i = 0; i < cells.length; i++) {
    const answer = answers[i]!;
    const code = column ? column.codes[i]! : segments;
    if (answer >= 0 && code < 0) hasOthers = true;
    cells[i] = answer < 0 ? -1 : (code < 0 ? segments : code) * width + answer;
  }
  const size = (hasOthers ? segments + 1 : segments) * width;
  return { n: cells.length, cells, size, ...(values && { values }) };
}

function basesOf({ cells, size }: TableLayout, weights: Float64Array) {
  const people = new Float64Array(size);
  const squares = new Float64Array(size);
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i]!;
    if (cell < 0) continue;
    people[cell]! += 1;
    squares[cell]! += weights[i]! * weights[i]!;
  }
  return { people, squares };
}
