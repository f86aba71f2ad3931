import type { ResultChange, ResultTable, ResultTest } from '../../../../server/contract/results';
import { count, figure, percentFigure, points } from '../../../shared/format';

type Group = ResultTable['groups'][number];
type Scale = Pick<Group, 'unit' | 'decimals'>;

/** How a group's figures are written in a column that names the unit. */
export const writer =
  ({ unit, decimals }: Scale) =>
  (value: number): string =>
    unit === 'share' ? percentFigure(value, 0) : figure(value, decimals);

/** A difference in points of % or in the group's own unit, always signed: "+14". */
export const differenceWriter =
  ({ unit, decimals }: Scale) =>
  (difference: number): string => {
    if (unit === 'share') return points(difference, 0);
    const words = figure(difference, decimals);
    return difference > 0 && !/^[0.]+$/.test(words) ? `+${words}` : words;
  };

/** The largest answer with its range, in a sentence. */
export function finding(table: ResultTable | undefined): string | undefined {
  const measure = table?.groups[0];
  if (!table || !measure) return undefined;
  const shown = measure.lines.flatMap(({ label, everyone }) => (everyone.shown ? [{ label, everyone }] : []));
  const most = [...shown].sort((one, other) => other.everyone.estimate - one.everyone.estimate)[0];
  if (!most) return 'Too few people answered to show anything.';
  const { estimate, low, high, base } = most.everyone;
  const say = writer(measure);
  return measure.unit === 'share'
    ? `${say(estimate)}% chose “${most.label}” (95% ${table.interval.name} ${say(low)} to ${say(high)}), of ${count(base)} who answered.`
    : `${most.label}: ${say(estimate)} ${measure.unitWords} on average (95% ${table.interval.name} ${say(low)} to ${say(high)}), of ${count(base)} who answered.`;
}

/** A table's test in one line: what it found, the statistic with its degrees of freedom, and what p means. */
export function testSentence(test: ResultTest, by: string, unit: Group['unit']): string {
  const lead = test.p < 0.05 ? `Answers differ clearly by ${by}` : `Not a clear difference by ${by}`;
  const df = test.df.map((value) => figure(value, Number.isInteger(value) ? 0 : 1)).join(' and ');
  const name = unit === 'share' ? 'Rao and Scott’s test' : 'Wald’s test';
  return `${lead}: F = ${figure(test.statistic, 2)} on ${df} degrees of freedom, ${chanceWords(test.p)} (${name}).`;
}

/** p = 0.002, a difference as large comes up by chance about 2 times in 1,000. */
export function chanceWords(p: number): string {
  if (p < 0.001) return 'p < 0.001, a difference as large comes up by chance less than once in 1,000 times';
  const [times, of] = p < 0.0095 ? [Math.round(p * 1000), '1,000'] : [Math.round(p * 100), '100'];
  const often = times === 1 ? 'once' : `${times} times`;
  return `p = ${figure(p, p < 0.1 ? 3 : 2)}, a difference as large comes up by chance about ${often} in ${of}`;
}

/** What ▲ and ▼ stand for, and what the marks have allowed for; or why there are none. */
export function comparisonNote({ comparisons }: Group): string {
  if (!comparisons)
    return 'Groups are not set against each other here, since a hidden one could be worked out or too few people answered.';
  const { made, said } = comparisons;
  return made === 1
    ? '▲ ▼ clear: p under 0.05.'
    : `▲ ▼ clear: the group differs from the other ones together, p under 0.05 with all ${count(made)} comparisons of this table allowed for (Holm). ${said}`;
}

/** What a change is of, and what keeps more from being said. */
export function changeNote(change: ResultChange): string {
  const way = change.lines.flatMap(({ change: one }) => (one.shown && one.way ? [one.way] : []))[0];
  const why = change.reasons.length > 0 ? `${change.reasons.join('; ')}.` : '';
  const both = change.both === null ? '' : `${count(change.both)} people answered both surveys`;
  const many = change.comparisons?.said ?? '';
  const parts =
    way === 'paired'
      ? [
          `The change is that of the ${both.replace(' answered both surveys', '')} who answered both. Of everyone it cannot be said: ${why}`,
          many,
        ]
      : way === 'mixed'
        ? [both && `${both}, which the range allows for.`, many && `${many} “Clear” allows for that (Holm).`]
        : [`Whether anything changed cannot be said: ${why || 'too few people answered.'}`];
  return parts.filter(Boolean).join(' ');
}
