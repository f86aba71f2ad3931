import { For, Show } from 'solid-js';
import { count, counted, percentFigure, points, shortDate } from '../../../shared/format';
import { Facts } from '../../parts/facts';
import { Section } from '../../parts/layout';
import { type Curve, StepCurve } from '../../parts/step-curve';
import { type Column, Table } from '../../parts/table';
import { type Dashboard, namedGroups, shortLabel } from './finding';

type Next = NonNullable<Dashboard['next']>;
type WhereTo = NonNullable<Dashboard['where']>;

const groupColumns: readonly Column<Next['groups'][number]>[] = [
  { head: 'Group', cell: (group) => group.label },
  { head: 'People', kind: 'number', strong: true, cell: (group) => count(group.people) },
  { head: 'Mismatch then, %', kind: 'number', cell: (group) => percentFigure(group.mismatchThen) },
];

const openColumns: readonly Column<Next['open'][number]>[] = [
  { head: 'Below its share', cell: (cell) => cell.label },
  { head: 'Members', kind: 'number', quiet: true, cell: (cell) => count(cell.people) },
  { head: 'Each recruit, points', kind: 'number', strong: true, cell: (cell) => points(-cell.fall, 3) },
];

/** Every category below its share with what one more of its people does to the mismatch. */
function OpenCategories(props: { readonly open: Next['open'] }) {
  const titles = () => [...new Set(props.open.map(({ title }) => title))];
  return (
    <details class="as-table">
      <summary>What one recruit of each category would do</summary>
      <Table
        caption="What one recruit of each category would do"
        columns={openColumns}
        groups={titles().map((title) => ({
          name: title,
          rows: props.open.filter((cell) => cell.title === title),
        }))}
        narrow="table"
        note="By how many points the mismatch changes with one more member of the category, the others staying as they are."
      />
    </details>
  );
}

/** The groups whose recruits would help most, and what each leaves. */
export function RecruitNext(props: { readonly next: Dashboard['next'] }) {
  const rest = (next: Next) =>
    next.placesLeft + next.groups.slice(namedGroups).reduce((sum, { people }) => sum + people, 0);
  return (
    <Show when={props.next} fallback={<p class="quiet">No frame is in use.</p>}>
      {(next) => (
        <Show
          when={next().places > 0}
          fallback={<p class="quiet">The panel is full. Nobody needs recruiting.</p>}
        >
          <Table
            caption="Groups to recruit next"
            columns={groupColumns}
            groups={[{ rows: next().groups.slice(0, namedGroups) }]}
            empty="No single group would lower the mismatch. Recruit anyone below target."
            note={
              rest(next()) > 0
                ? `${counted(rest(next()), 'place stays', 'places stay')} for others below target.`
                : undefined
            }
          />
          <Show when={next().open.length > 0}>
            <OpenCategories open={next().open} />
          </Show>
        </Show>
      )}
    </Show>
  );
}

const lowShare = 0.75;
const isLow = ({ members, target }: { members: number; target: number }) =>
  target > 0 && members < target * lowShare;

/** Authority by quintile, members of target: where to go. */
export function Where(props: { readonly where: WhereTo }) {
  const columns = (): readonly Column<WhereTo['rows'][number]>[] => [
    { head: 'Fifth', cell: (row) => shortLabel(row.label) },
    ...props.where.columns.map(
      (column, at): Column<WhereTo['rows'][number]> => ({
        head: shortLabel(column.label).replace('South ', 'S ').replace('North ', 'N '),
        kind: 'number',
        cell: (row) => {
          const cell = row.cells[at];
          return cell ? (
            <span class={isLow(cell) ? 'warned' : undefined}>
              {isLow(cell) ? '▼ ' : ''}
              {count(cell.members)}
              <span class="quiet"> /{count(cell.target)}</span>
            </span>
          ) : (
            ''
          );
        },
      }),
    ),
  ];
  return (
    <Section title="Where" beside="members of target; ▼ under 75%">
      <Table
        caption="Where members live, by deprivation"
        columns={columns()}
        groups={[{ rows: props.where.rows }]}
        narrow="table"
        note={
          <>
            {props.where.note}
            <Show when={props.where.unknown > 0}>
              {' '}
              {counted(props.where.unknown, 'member')} without a known place.
            </Show>
          </>
        }
      />
    </Section>
  );
}

/** Mismatch and efficiency of panel, active members and respondents, and how they were before. */
export function Overall(props: {
  readonly dashboard: Dashboard;
  readonly percent: (share: number) => string;
}) {
  const overall = () => props.dashboard.overall;
  const said = (share: number | null) => (share === null ? 'not known' : props.percent(share));
  const rows = () =>
    (['panel', 'active', 'respondents'] as const).filter(
      (who) => who !== 'respondents' || props.dashboard.base.wave !== null,
    );
  return (
    <Section title="Overall">
      <For each={['mismatch', 'efficiency'] as const}>
        {(measure) => (
          <>
            <p class="note">
              {measure === 'mismatch' ? 'Mismatch: less is better' : 'Efficiency if weighted: more is better'}
            </p>
            <Facts
              items={rows().map((who) => ({ name: whoWords[who], value: said(overall()[measure][who]) }))}
            />
          </>
        )}
      </For>
      <p class="note">
        Mismatch: the share of people who would have to be someone else, mean over {overall().over.join(', ')}
        . Efficiency: effective base after raking to these margins ÷ people
        <Show when={overall().effectiveBase}>
          {(base) => (
            <>{`; the panel of ${counted(props.dashboard.base.members, 'member')} is worth ${count(base())}`}</>
          )}
        </Show>
        .
        <Show when={overall().largestGap}>
          {(gap) => <>{` Largest gap: ${gap().label}, ${points(gap().gap)} points.`}</>}
        </Show>
        <Show when={overall().efficiencyProblem}>
          {(problem) => <>{` Not known for the panel: ${problem()}`}</>}
        </Show>
      </p>
      <Show when={props.dashboard.history.length >= 2}>
        <History history={props.dashboard.history} />
      </Show>
    </Section>
  );
}

const whoWords = { panel: 'Panel', active: 'Active', respondents: 'Respondents' } as const;

function History(props: { readonly history: Dashboard['history'] }) {
  const first = () => props.history[0]?.day ?? '';
  const days = (day: string) => (Date.parse(day) - Date.parse(first())) / 86_400_000;
  const curve = (who: 'panel' | 'active' | 'respondents', look: Curve['look']): Curve => ({
    label: whoWords[who],
    look,
    points: props.history.flatMap((day) => {
      const share = day.mismatch[who];
      return share === null ? [] : [{ x: days(day.day), y: share }];
    }),
  });
  const curves = () =>
    [curve('panel', 'today'), curve('active', 'solid'), curve('respondents', 'dashed')].filter(
      ({ points }) => points.length > 1,
    );
  const end = () => Math.max(1, days(props.history.at(-1)?.day ?? first()));
  return (
    <StepCurve
      label={`Mismatch, %, since ${shortDate(first())}`}
      xEnd={end()}
      xStep={Math.max(1, Math.ceil(end() / 4))}
      yEnd={Math.max(0.1, ...curves().flatMap(({ points }) => points.map(({ y }) => y * 1.1)))}
      curves={curves()}
      note={`Mismatch, %. Days since ${shortDate(first())}.`}
    />
  );
}
