import { For, Show } from 'solid-js';
import type { fieldworkOperations } from '../../../../server/contract/fieldwork';
import type { ReplyOf } from '../../../../server/contract/operation';
import { count, counted, figure, listed, percent, points } from '../../../shared/format';
import { Facts } from '../../parts/facts';
import { Section } from '../../parts/layout';
import { type Column, Table } from '../../parts/table';

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
            name: 'A weighted mean can be off by at most',
            value: `${figure(props.response.largestBias, 2)} SD`,
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

type Cohort = ReplyOf<typeof fieldworkOperations.showWave>['cohorts'][number];

const cohortColumns = (days: number): readonly Column<Cohort>[] => [
  { head: 'Cohort', cell: (row) => row.cohort },
  { head: 'Invited', kind: 'number', quiet: true, cell: (row) => count(row.base) },
  { head: 'So far, %', kind: 'number', cell: (row) => share(row.share) },
  {
    head: `Within ${days} days, %`,
    kind: 'number',
    strong: true,
    cell: (row) => share(row.matured.share),
  },
  { head: 'Invited so long ago', kind: 'number', quiet: true, cell: (row) => count(row.matured.base) },
];

const share = (value: number | null) => (value === null ? '–' : figure(100 * value));

/** Cohorts side by side, so far and within the same days of their own invitation. */
export function Cohorts(props: { readonly cohorts: readonly Cohort[] }) {
  const days = () => props.cohorts[0]?.matured.withinDays ?? 21;
  return (
    <Show when={props.cohorts.length > 0}>
      <Section title="By cohort">
        <Table
          caption="Participation by cohort"
          columns={cohortColumns(days())}
          groups={[{ rows: [...props.cohorts] }]}
          narrow="table"
          note={`Cohorts are compared on the rate within ${days()} days of each member’s own invitation, among those invited at least so long ago. All together: numerators over bases, never a mean of these.`}
        />
      </Section>
    </Show>
  );
}

type Reach = ReplyOf<typeof fieldworkOperations.showWave>['reach'][number];

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
