import { type Alignment, marginName } from '../../analysis/targets/margins';
import type { QuotaFrame } from '../../surveys/targets/frame';

/** A stored frame as the population that methods compare with and weigh to: its margins, already aligned when it was built. */
export function alignmentOf(frame: QuotaFrame): Alignment {
  return {
    universe: frame.universe,
    geography: frame.margins[0]?.geography ?? '',
    total: frame.population,
    margins: frame.margins.map((margin) => {
      const people = frame.population - margin.total;
      return {
        name: marginName(margin),
        variables: margin.variables,
        universe: margin.universe,
        geography: margin.geography,
        source: margin.source,
        year: margin.year,
        licence: margin.licence,
        cells: margin.cells.map(({ codes, population }) => ({ codes, count: population })),
        total: margin.total,
        shares: margin.cells.map(({ share }) => share),
        scaled: margin.otherUniverse || people === 0 ? null : { factor: margin.factor, people },
        otherUniverse: margin.otherUniverse,
      };
    }),
  };
}

type Shown = Alignment['margins'][number] & {
  /** Of each cell of the margin, members wanted and how many more are welcome. */
  readonly targets: readonly { readonly target: number; readonly tolerance: number }[];
};

/**
 * The frame's margins one variable at a time, as a dashboard shows them: an interlock is summed over its other
 * variables, unless the variable has a margin of its own.
 */
export function shownMargins(frame: QuotaFrame): Shown[] {
  const aligned = alignmentOf(frame).margins;
  const shown = new Map<string, Shown>();
  frame.margins.forEach((margin, m) => {
    if (margin.variables.length !== 1) return;
    shown.set(margin.variables[0]!, { ...aligned[m]!, targets: margin.cells });
  });
  frame.margins.forEach((margin, m) => {
    if (margin.variables.length === 1) return;
    margin.variables.forEach((variable, at) => {
      if (shown.has(variable)) return;
      const codes = [...new Set(margin.cells.map((cell) => cell.codes[at]!))];
      const sum = (code: string, of: (cell: (typeof margin.cells)[number]) => number) =>
        margin.cells.reduce((total, cell) => (cell.codes[at] === code ? total + of(cell) : total), 0);
      shown.set(variable, {
        ...aligned[m]!,
        name: variable,
        variables: [variable],
        cells: codes.map((code) => ({ codes: [code], count: sum(code, ({ population }) => population) })),
        shares: codes.map((code) => sum(code, ({ share }) => share)),
        targets: codes.map((code) => ({
          target: sum(code, ({ target }) => target),
          tolerance: sum(code, ({ tolerance }) => tolerance),
        })),
      });
    });
  });
  // In the order in which the frame names the variables.
  return [...new Set(frame.margins.flatMap(({ variables }) => variables))].map(
    (variable) => shown.get(variable)!,
  );
}
