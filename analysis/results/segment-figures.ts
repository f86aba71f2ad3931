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
  const { totals, covarianceOf } = on.read(layout);
  const { people, squares } = basesOf(layout, on.design.weights);
  const degrees = on.degreesOf(column?.codes ?? null, segments);
  const df = degrees[segments]!;
  const { width, wanted } = asked;

  // One block of cells a segment, then one of those without a segment; everyone is all blocks.
  const blocks = Array.from({ length: segments + 1 }, (_, s) => s);
  const blocksOf = (line: number) => (line < segments ? [line] : blocks);
  const row = (block: number) => Array.from({ length: width }, (_, c) => block * width + c);
  const ratio = (of: readonly number[], c: number): Ratio => ({
    of: of.map((block) => (layout.values ? layout.size : 0) + block * width + c),
    among: of.flatMap(row),
  });
  const hasWeight = (line: number) => blocksOf(line).some((b) => row(b).some((cell) => totals[cell]! > 0));
  const present = blocks.slice(0, segments).filter(hasWeight);
  const shown = hasWeight(segments) ? [...present, segments] : [];
  const places = Array.from({ length: wanted }, (_, c) => c);
  const figures: readonly TableFigure[] = shown.flatMap((line) =>
    places.map((c) => ratio(blocksOf(line), c)),
  );
  const contrasts: readonly TableFigure[] =
    present.length < 2
      ? []
      : present.flatMap((line) => {
          const others = present.filter((other) => other !== line);
          return places.map((c) => ({ ...ratio([line], c), less: ratio(others, c) }));
        });
  const all = [...figures, ...contrasts];
  const values = figuresAt(all, totals);
  const covariance = all.length > 0 ? covarianceOf(all) : new Float64Array(0);
  const varianceOf = (figure: number) => Math.max(0, covariance[figure * (all.length + 1)]!);

  const lineOf = (line: number): SegmentedFigure[] | null => {
    const at = shown.indexOf(line);
    if (at < 0) return null;
    const sum = (counts: Float64Array, cells: readonly number[]) =>
      cells.reduce((total, cell) => total + counts[cell]!, 0);
    const cells = blocksOf(line).flatMap(row);
    const base = sum(people, cells);
    const weightedBase = sum(totals, cells);
    const bases = { base, weightedBase, effectiveBase: weightedBase ** 2 / sum(squares, cells) };
    const own = degrees[line]!;
    return places.map((c) => {
      const figure = at * wanted + c;
      const isTested = line < segments && contrasts.length > 0;
      return {
        estimate: {
          estimate: values[figure]!,
          se: base < 2 || own < 1 ? null : Math.sqrt(varianceOf(figure)),
          df: own,
          ...bases,
        },
        count: sum(
          people,
          blocksOf(line).map((block) => block * width + c),
        ),
        contrast: isTested
          ? contrastOf(values[figures.length + figure]!, varianceOf(figures.length + figure), df)
          : null,
      };
    });
  };
  return {
    lines: blocks.map(lineOf),
    covariance: cornerOf(covariance, all.length, present.length * wanted),
    present,
    df,
    people,
    totals,
    covarianceOf,
  };
}

function layoutOf(
  { width, answers, values }: SegmentedAnswers,
  column: CategoryColumn | null,
  segments: number,
): TableLayout {
  const cells = new Int32Array(answers.length);
  for (let i = 0; i < cells.length; i++) {
    const answer = answers[i]!;
    const code = column ? column.codes[i]! : segments;
    cells[i] = answer < 0 ? -1 : (code < 0 ? segments : code) * width + answer;
  }
  return { n: cells.length, cells, size: (segments + 1) * width, ...(values && { values }) };
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

function cornerOf(matrix: Float64Array, size: number, corner: number): Float64Array {
  const found = new Float64Array(corner * corner);
  for (let a = 0; a < corner; a++) {
    for (let b = 0; b < corner; b++) found[a * corner + b] = matrix[a * size + b]!;
  }
  return found;
}
