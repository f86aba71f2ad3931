import { discloseTests } from '../../analysis/results/disclosed-tests';
import type { DisclosureRule } from '../../analysis/results/disclosure';
import { chanceSentence } from '../../analysis/results/many-comparisons';
import type { TestResult } from '../../analysis/results/rao-scott';
import type { Contrast } from '../../analysis/results/segment-contrast';
import type { ResultFigure, ResultGroup, ResultTest } from '../contract/results';

/** A group's tests before they are disclosed. */
export type Tests = {
  /** Line by line, segment by segment. */
  readonly contrasts: readonly (readonly (Contrast | null)[])[];
  /** One for the whole group, or one a line. */
  readonly tests: readonly (TestResult | null)[];
  /** People counted in everyone alone; one for all lines, or one a line. */
  readonly outside: readonly number[];
};

/** A group of disclosed figures with what may be said of its tests (R18). */
export function testedGroup(group: ResultGroup, rule: DisclosureRule, found: Tests): ResultGroup {
  const { lines } = group;
  const segments = lines[0]?.segments ?? [];
  if (segments.length === 0) return group;
  const few = found.outside.find((people) => people > 0 && people < 10);
  const disclosed = discloseTests({
    everyone: lines.map(({ everyone }) => everyone.shown),
    rows: segments.map((_, s) => ({
      shown: lines.map((line) => line.segments[s]!.shown),
      isSmall: false,
      contrasts: lines.map((line, l) => (isFirm(line.segments[s]!) ? found.contrasts[l]![s]! : null)),
    })),
    areMirrored: group.isPartition && lines.length === 2,
    outside: few ?? Math.max(0, ...found.outside),
    hideSmallCounts: rule.hideSmallCounts,
    tests: found.tests,
  });
  const isOne = found.tests.length === 1 && lines.length > 1;
  const whole = disclosed.tests[0];
  const { comparisons: made, marked } = disclosed;
  return {
    ...group,
    lines: lines.map((line, l) => {
      const own = isOne ? null : disclosed.tests[l];
      return {
        ...line,
        ...(made > 0 && { against: segments.map((_, s) => roundedTo(disclosed.contrasts[s]![l]!, group)) }),
        ...(own && { test: plain(own) }),
      };
    }),
    ...(isOne && whole && { test: plain(whole) }),
    ...(made > 0 && { comparisons: { made, marked, said: chanceSentence(made) } }),
  };
}

/** People who count in everyone's line and in no segment's. */
export function outsideOf(
  everyone: { readonly base: number } | null,
  rows: readonly { readonly base: number }[],
): number {
  return rows.reduce((left, { base }) => left - base, everyone?.base ?? 0);
}

/** On a small base nothing is tested. */
const isFirm = (figure: ResultFigure) => figure.shown && !figure.isSmall;

const plain = ({ statistic, df, p }: TestResult): ResultTest => ({ statistic, df: [...df], p });

/** No finer than it is shown, so that nothing can be worked out from further digits. */
function roundedTo<Told extends { readonly difference: number }>(
  told: Told | null,
  { unit, decimals }: Pick<ResultGroup, 'unit' | 'decimals'>,
): Told | null {
  if (told === null) return null;
  const steps = unit === 'share' ? 100 : 10 ** decimals;
  return { ...told, difference: Math.round(told.difference * steps) / steps };
}
