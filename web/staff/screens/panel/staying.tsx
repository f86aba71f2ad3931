import { Show } from 'solid-js';
import { count, counted, date, listed, monthOf, percent, percentFigure } from '../../../shared/format';
import { Facts } from '../../parts/facts';
import { Section } from '../../parts/layout';
import { type Column, Table } from '../../parts/table';
import type { Dashboard } from './finding';

type Staying = Dashboard['staying'];
type Month = Staying['months'][number];

/** How members stay: of those of a year ago, month by month, and for how long they have been here (R7). */
export function Staying(props: { readonly staying: Staying; readonly timeZone: string | undefined }) {
  const length = () => props.staying.length;
  const whole = (from: number) =>
    from === length().years.length - 1
      ? `${from} years or more`
      : from === 0
        ? 'Under 1 year'
        : `${from} to ${from + 1} years`;
  const columns = (): readonly Column<Month>[] => [
    { head: 'Month', cell: (month) => monthOf(month.month, props.timeZone), line: true },
    { head: 'At its start', kind: 'number', quiet: true, cell: (month) => count(month.atRisk) },
    { head: 'Left', kind: 'number', cell: (month) => count(people(month.left)) },
    {
      head: '%',
      kind: 'number',
      strong: true,
      cell: (month) => (month.hazard === null ? '–' : percentFigure(month.hazard)),
    },
  ];
  return (
    <Section title="Staying">
      <Show
        when={props.staying.retention}
        fallback={<p class="quiet">Nobody has been on the panel for a month yet.</p>}
      >
        {(retention) => (
          <>
            <p>
              Of {counted(retention().base, 'member')} on {date(retention().since, props.timeZone)},{' '}
              {count(retention().still)} are here still
              {retention().share === null ? '' : ` (${percent(retention().share ?? 0)})`}.
            </p>
            <Show when={retention().left.length > 0}>
              <p class="note">
                Left:{' '}
                {listed(
                  retention().left.map(
                    (one) => `${reasonWords[one.reason] ?? one.reason} ${count(one.people)}`,
                  ),
                )}
                .
              </p>
            </Show>
          </>
        )}
      </Show>
      <Facts
        items={[
          ...length()
            .years.filter((band) => band.people > 0)
            .map((band) => ({ name: whole(band.from), value: count(band.people) })),
          {
            name: 'Half have been members for',
            value: length().medianDays === null ? 'not known' : lengthOf(length().medianDays ?? 0),
          },
        ]}
      />
      <p class="note">
        Years since joining, {counted(length().people, 'member')}.{' '}
        {length().halfLeftDays === null
          ? 'Of those watched so long, more than half stay.'
          : `Half have left after ${lengthOf(length().halfLeftDays ?? 0)}.`}{' '}
        People taken over count from the day they came here: who had left before is not known.
      </p>
      <Show when={props.staying.months.length > 0}>
        <details class="as-table">
          <summary>Who left, month by month</summary>
          <Table
            caption="Who left, month by month"
            columns={columns()}
            groups={[{ rows: props.staying.months }]}
            narrow="table"
            note="Of those on the panel when the month began, who left in it."
          />
        </details>
      </Show>
    </Section>
  );
}

const people = (left: Month['left']) => left.reduce((sum, one) => sum + one.people, 0);

/** Days as people say them: "45 days", "7 months", "2.4 years". */
const lengthOf = (days: number) =>
  days < 60
    ? counted(days, 'day')
    : days < 730
      ? counted(days / 30.44, 'month')
      : `${(days / 365.25).toFixed(1)} years`;

const reasonWords: Readonly<Record<string, string>> = {
  asked: 'by their own wish',
  moved: 'moved away',
  died: 'died',
  inactive: 'inactive',
  unreachable: 'not reachable any more',
  'term-ended': 'term ended',
  'not-known': 'reason not known',
};
