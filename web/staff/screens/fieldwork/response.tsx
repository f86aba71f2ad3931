import { For, Show } from 'solid-js';
import type { fieldworkOperations } from '../../../../server/contract/fieldwork';
import type { ReplyOf } from '../../../../server/contract/operation';
import { count, counted, figure, listed, percent, points } from '../../../shared/format';
import { Facts } from '../../parts/facts';
import { Section } from '../../parts/layout';
import { StepCurve } from '../../parts/step-curve';
import { type Column, Table } from '../../parts/table';
import { say } from './fieldwork-words';

type Read = ReplyOf<typeof fieldworkOperations.showWave>['response'];
type Known = Extract<Read, { value: number }>;
type Variable = Known['variables'][number];
type Category = Variable['categories'][number];

/** How evenly those invited answered: the R-indicator, and which variables and categories drive it. */
export function Response(props: { readonly response: Read }) {
  const known = () => ('value' in props.response ? props.response : undefined);
  return (
    <Section title="How evenly members answer" beside="R-indicator">
      <Show
        when={known()}
        fallback={<p class="quiet">{'problem' in props.response ? props.response.problem : ''}</p>}
      >
        {(response) => <Even response={response()} />}
      </Show>
    </Section>
  );
}

const variableColumns: readonly Column<Variable>[] = [
  { head: 'Differs by', cell: (row) => row.label },
  { head: 'By itself', kind: 'number', strong: true, cell: (row) => figure(row.unconditional, 3) },
  { head: 'Others equal', kind: 'number', cell: (row) => figure(row.conditional, 3) },
];

const categoryColumns: readonly Column<Category>[] = [
  { head: 'Category', cell: (row) => row.label },
  { head: 'Invited', kind: 'number', quiet: true, cell: (row) => count(row.people) },
  { head: 'By itself', kind: 'number', strong: true, cell: (row) => signed(row.unconditional) },
  { head: 'Others equal', kind: 'number', cell: (row) => figure(row.conditional, 3) },
];

/** Below 0: answers less than all together. */
const signed = (value: number) => points(value / 100, 3);

function Even(props: { readonly response: Known }) {
  const of = () => listed(props.response.variables.map(({ label }) => label.toLowerCase()));
  return (
    <>
      <Facts
        items={[
          {
            name: `R-indicator, ${count(props.response.answered)} of ${count(props.response.invited)} invited`,
            value: figure(props.response.value, 3),
          },
          {
            name: 'A mean before weighting can be off by',
            value: `at most ${figure(props.response.largestBias, 2)} SD`,
          },
        ]}
      />
      <p class="note">
        1 would mean that every member was as likely to answer, 0 that some always and some never do; modelled
        by {of()}. It describes response among the {counted(props.response.invited, 'member')} invited, not
        how fit the panel is.
      </p>
      <Table
        caption="What the chance of answering differs by"
        columns={variableColumns}
        groups={[{ rows: props.response.variables }]}
        rows="dense"
        narrow="table"
        note="Partial R-indicators, 0 to 0.5: how much of the unevenness goes with a variable by itself, and among members alike in the others."
      />
      <details class="as-table">
        <summary>By category</summary>
        <Table
          caption="Partial R-indicators by category"
          columns={categoryColumns}
          groups={props.response.variables.map(({ label, categories }) => ({
            name: label,
            rows: categories,
          }))}
          rows="dense"
          narrow="table"
          note="Below 0: answers less than members together. Categories of fewer than 10 are joined."
        />
      </details>
    </>
  );
}

type Shown = ReplyOf<typeof fieldworkOperations.showWave>;
type Cohort = Shown['cohorts'][number];

const cohortColumns = (days: number | null): readonly Column<Cohort>[] => [
  { head: 'Cohort', cell: (row) => row.cohort },
  { head: 'Invited', kind: 'number', quiet: true, cell: (row) => count(row.rate?.base ?? 0) },
  { head: 'So far, %', kind: 'number', cell: (row) => share(row.rate?.share) },
  ...(days === null
    ? []
    : [
        {
          head: `Within ${days} days, %`,
          kind: 'number' as const,
          strong: true,
          cell: (row: Cohort) => share(row.matured?.share),
        },
        {
          head: 'Of invited so long ago',
          kind: 'number' as const,
          quiet: true,
          cell: (row: Cohort) => count(row.matured?.base ?? 0),
        },
      ]),
];

const share = (value: number | null | undefined) => (value == null ? '–' : figure(100 * value));

/** Cohorts side by side: so far, within the same days of their own invitation, and as curves. */
export function Cohorts(props: {
  readonly cohorts: readonly Cohort[];
  readonly curves: Shown['cohortCurves'];
}) {
  const days = () => props.cohorts.find(({ matured }) => matured !== null)?.matured?.withinDays ?? null;
  const xEnd = () => Math.max(14, ...props.curves.flatMap(({ curve }) => curve.map(({ day }) => day + 1)));
  return (
    <Show when={props.cohorts.length > 1}>
      <Section title="By cohort">
        <Table
          caption="Participation by cohort"
          columns={cohortColumns(days())}
          groups={[{ rows: [...props.cohorts] }]}
          suppressed={(row) => (row.hidden === null ? undefined : say(row.hidden))}
          narrow="table"
          note={
            days() === null
              ? 'All together: numerators over bases, never a mean of these.'
              : `Cohorts are compared within ${days()} days of each member’s own invitation, among those invited at least so long ago. All together: numerators over bases, never a mean of these.`
          }
        />
        <Show when={props.curves.length > 0}>
          <details class="as-table">
            <summary>Days to answer, cohort by cohort</summary>
            <For each={props.curves}>
              {({ cohort, invited, curve }) => (
                <StepCurve
                  label={`Days from invitation to answer, ${cohort}, % of ${count(invited)} invited`}
                  xEnd={xEnd()}
                  yEnd={1}
                  curves={[
                    {
                      label: `${cohort}, ${percent(curve.at(-1)?.share ?? 0)}`,
                      look: 'today',
                      points: stepsOf(curve),
                      band: bandOf(curve),
                    },
                  ]}
                  note={`${cohort}, ${count(invited)} invited. Band: 95% range.`}
                />
              )}
            </For>
          </details>
        </Show>
      </Section>
    </Show>
  );
}

type Curve = Shown['curve'];

/** The steps of a curve, from nobody on the day of the invitation. */
export const stepsOf = (curve: Curve) => [
  { x: 0, y: 0 },
  ...curve.map((point) => ({ x: point.day, y: point.share })),
];

/** The band holds each value until the next, as its curve does; where nobody is left to vary there is none. */
export const bandOf = (curve: Curve) =>
  curve.flatMap(({ day, lower, upper }, at) => {
    if (lower === null || upper === null) return [];
    const next = curve[at + 1]?.day ?? day;
    return [
      { x: day, low: lower, high: upper },
      { x: next, low: lower, high: upper },
    ];
  });

type Reach = Shown['reach'][number];

const reachWords: Readonly<Record<string, string>> = {
  panel: 'members on that day, asked or not',
  active: 'active members on that day, asked or not',
  target: 'members wanted',
};

/** The same answers beside bodies of people who were not all asked: reach, never called participation. */
export function ReachNote(props: { readonly reach: readonly Reach[] }) {
  return (
    <p class="note">
      Reach, which is not participation:{' '}
      <For each={props.reach}>
        {(rate, at) => (
          <>
            {at() > 0 ? '; ' : ''}
            {`${count(rate.numerator)} of ${count(rate.base)} ${reachWords[rate.baseRule] ?? rate.baseRule}`}
            {rate.share === null ? '' : ` (${percent(rate.share)})`}
          </>
        )}
      </For>
      .
    </p>
  );
}
