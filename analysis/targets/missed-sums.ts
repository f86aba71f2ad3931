/** Targets over some variables, crossed. */
export type TargetMargin = {
  readonly variables: readonly string[];
  readonly cells: readonly { readonly codes: readonly string[]; readonly target: number }[];
};

/** A target that the cells of an interlock do not add up to. */
export type MissedSum = {
  /** The interlock's variables, and those of the margin it should add up to. */
  readonly interlock: readonly string[];
  readonly margin: readonly string[];
  readonly codes: readonly string[];
  readonly wanted: number;
  readonly found: number;
};

/**
 * Where the targets of interlocked cells do not add up to those of a margin over some of their variables. In frames made
 * by controlled rounding this is empty unless no whole numbers meet all margins at once.
 * @example missedSums(frame.margins).length // 0
 */
export function missedSums(margins: readonly TargetMargin[]): MissedSum[] {
  return margins.flatMap((interlock) =>
    margins
      .filter(
        ({ variables }) =>
          variables.length < interlock.variables.length &&
          variables.every((variable) => interlock.variables.includes(variable)),
      )
      .flatMap((margin) => {
        const places = margin.variables.map((variable) => interlock.variables.indexOf(variable));
        return margin.cells.flatMap(({ codes, target: wanted }): MissedSum[] => {
          const found = interlock.cells.reduce(
            (sum, cell) =>
              codes.every((code, v) => cell.codes[places[v]!] === code) ? sum + cell.target : sum,
            0,
          );
          return found === wanted
            ? []
            : [{ interlock: interlock.variables, margin: margin.variables, codes, wanted, found }];
        });
      }),
  );
}
