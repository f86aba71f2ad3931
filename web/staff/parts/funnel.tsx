import { For, type JSX, Show } from 'solid-js';
import { count, percentFigure } from '../../shared/format';
import { span } from './scale';

export type Stage = {
  readonly label: string;
  readonly count: number;
  /** Where the missing ones went: "12 bounced". */
  readonly note?: string | undefined;
  /** The stage the sentence is about: in accent and bold. */
  readonly isMain?: boolean;
};

/**
 * Stages on one base: each a bar of the first, its count, and its share of the base named in the head.
 *
 * <Funnel caption="Stages of survey 4" unit="Members" base="invited" stages={[{ label: 'Invited', count: 783 }, …]}
 *   note="Not usable: 33 stopped early …" />
 */
export function Funnel(props: {
  readonly caption: string;
  /** Head of the counts: "Members". */
  readonly unit: string;
  /** What the shares are of: "invited". The first stage is the base. */
  readonly base: string;
  readonly stages: readonly Stage[];
  readonly note?: JSX.Element;
}) {
  const base = () => props.stages[0]?.count ?? 0;
  const hasNotes = () => props.stages.some((stage) => stage.note !== undefined);
  return (
    <div class="table-frame">
      <table class="table table-dense funnel" aria-label={props.caption}>
        <thead>
          <tr>
            <th scope="col">Stage</th>
            <th scope="col" class="cell-mark">
              <span class="for-readers">Share as a bar</span>
            </th>
            <th scope="col" class="cell-number">
              {props.unit}
            </th>
            <th scope="col" class="cell-number">
              % of {props.base}
            </th>
            <Show when={hasNotes()}>
              <th scope="col">
                <span class="for-readers">Remark</span>
              </th>
            </Show>
          </tr>
        </thead>
        <tbody>
          <For each={props.stages}>
            {(stage) => (
              <tr classList={{ 'funnel-main': stage.isMain }}>
                <th scope="row">{stage.label}</th>
                <td class="cell-mark">
                  <svg class="mark" width="100%" height="12" aria-hidden="true">
                    <rect class="mark-base" x="0" y="0" width="100%" height="12" />
                    <rect
                      class={stage.isMain ? 'mark-panel' : 'mark-stage'}
                      x="0"
                      y="0"
                      height="12"
                      width={span(0, stage.count, Math.max(1, base()))}
                    />
                  </svg>
                </td>
                <td class="cell-number strong">{count(stage.count)}</td>
                <td class="cell-number">
                  <Show when={base() > 0} fallback="–">
                    {percentFigure(stage.count / base())}
                  </Show>
                </td>
                <Show when={hasNotes()}>
                  <td class="quiet funnel-note">{stage.note}</td>
                </Show>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <Show when={props.note}>
        <p class="note">{props.note}</p>
      </Show>
    </div>
  );
}
