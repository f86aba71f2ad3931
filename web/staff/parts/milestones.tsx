import { For, type JSX, Show } from 'solid-js';
import { count, figure } from '../../shared/format';
import { place, span } from './scale';

export type MilestoneRow = {
  readonly phase?: string;
  readonly name: string;
  /** First and last day of the due day, month, quarter or year, as ISO days. */
  readonly planned: { readonly from: string; readonly to: string };
  readonly done?: string;
  /** Day it is now expected, when not done. */
  readonly forecast?: string;
  /** In words: "done 31 May 2017", "forecast 31 Jan 2020". */
  readonly state: JSX.Element;
  /** Late and not done: the state in warning colour. */
  readonly isWarned?: boolean;
  readonly weeksLate?: number;
};

/**
 * Milestones on one line of years: done = ink dot, planned and missed = hollow dot, slip = warning line between
 * (dashed while not done), forecast = hollow diamond, today = accent line; a month, quarter or year is a bar of
 * that length.
 *
 * <Milestones caption="Milestones" from="2017-01-01" to="2020-12-31" today="2019-11-14" rows={rows} />
 */
export function Milestones(props: {
  readonly caption: string;
  /** Ends of the line of time, ISO days. */
  readonly from: string;
  readonly to: string;
  readonly today: string;
  readonly rows: readonly MilestoneRow[];
}) {
  const hasPhases = () => props.rows.some((row) => row.phase);
  const years = () => {
    const first = new Date(props.from).getUTCFullYear() + (props.from.endsWith('-01-01') ? 0 : 1);
    const last = new Date(props.to).getUTCFullYear();
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  };
  // Over many years only some are named, so that their figures never touch.
  const namedYears = () => {
    const step = Math.ceil(years().length / 4);
    return years().filter((_, index) => index % step === 0);
  };
  const at = (iso: string) => place(day(iso), day(props.to), day(props.from));
  return (
    <table class="table table-dense milestones" aria-label={props.caption}>
      <thead>
        <tr>
          <Show when={hasPhases()}>
            <th scope="col">Phase</th>
          </Show>
          <th scope="col">Milestone</th>
          <th scope="col" class="cell-mark">
            <span class="for-readers">On the line of years</span>
            <svg class="mark" width="100%" height="30" aria-hidden="true">
              <text class="today-words" x={at(props.today)} y="11">
                today
              </text>
              <For each={namedYears()}>
                {(year) => (
                  <text class="axis-words" x={at(`${year}-01-01`)} dx="3" y="26">
                    {year}
                  </text>
                )}
              </For>
            </svg>
          </th>
          <th scope="col">State</th>
          <th scope="col" class="cell-number">
            Weeks late
          </th>
        </tr>
      </thead>
      <tbody>
        <For each={props.rows}>
          {(row) => (
            <tr>
              <Show when={hasPhases()}>
                <td class="quiet">{row.phase}</td>
              </Show>
              <th scope="row">{row.name}</th>
              <td class="cell-mark">
                <MilestoneMark
                  row={row}
                  from={props.from}
                  to={props.to}
                  today={props.today}
                  years={years()}
                />
              </td>
              <td classList={{ warned: row.isWarned }}>{row.state}</td>
              <td class="cell-number quiet" classList={{ warned: row.isWarned }}>
                {row.weeksLate === undefined
                  ? ''
                  : row.weeksLate > 0
                    ? `+${count(row.weeksLate)}`
                    : figure(row.weeksLate, 0)}
              </td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  );
}

function MilestoneMark(props: {
  readonly row: MilestoneRow;
  readonly from: string;
  readonly to: string;
  readonly today: string;
  readonly years: readonly number[];
}) {
  const at = (iso: string) => place(day(iso), day(props.to), day(props.from));
  const isPeriod = () => props.row.planned.from !== props.row.planned.to;
  const reached = () => props.row.done ?? props.row.forecast;
  const slipped = () => {
    const then = reached();
    return then !== undefined && day(then) > day(props.row.planned.to) ? then : undefined;
  };
  const wasMet = () => props.row.done !== undefined && !slipped();
  return (
    <svg class="mark" width="100%" height="18" aria-hidden="true">
      <For each={props.years}>
        {(year) => (
          <line class="axis-line" x1={at(`${year}-01-01`)} x2={at(`${year}-01-01`)} y1="0" y2="18" />
        )}
      </For>
      <line class="mark-today" x1={at(props.today)} x2={at(props.today)} y1="0" y2="18" />
      <Show when={isPeriod()}>
        <rect
          class={wasMet() ? 'due-met' : 'due-open'}
          x={at(props.row.planned.from)}
          width={span(day(props.row.planned.from), day(props.row.planned.to), day(props.to), day(props.from))}
          y="6.5"
          height="5"
        />
      </Show>
      <Show when={slipped()}>
        {(then) => (
          <line
            class={props.row.done ? 'mark-slip' : 'mark-slip-open'}
            x1={at(props.row.planned.to)}
            x2={at(then())}
            y1="9"
            y2="9"
          />
        )}
      </Show>
      <Show when={!wasMet() && !isPeriod()}>
        <circle class="mark-planned" cx={at(props.row.planned.to)} cy="9" r="4" />
      </Show>
      <Show when={props.row.done}>
        {(done) => <circle class="mark-done" cx={at(done())} cy="9" r="4.5" />}
      </Show>
      <Show when={!props.row.done && props.row.forecast}>
        {(forecast) => (
          <svg x={at(forecast())} y="9" class="mark" aria-hidden="true">
            <path class="mark-forecast" d="M0-5 5 0 0 5-5 0Z" />
          </svg>
        )}
      </Show>
    </svg>
  );
}

const day = (iso: string) => Date.parse(iso) / 86_400_000;
