import { Show } from 'solid-js';
import { percentFigure } from '../../shared/format';
import { place } from './scale';

/**
 * A share before and after weighting: hollow and solid dot, joined, with the population tick.
 *
 * <BeforeAfterRow label="Male 16–24" before={0.033} after={0.077} population={0.076} end={0.16} />
 */
export function BeforeAfterRow(props: {
  readonly label: string;
  /** Shares, 0 to 1. */
  readonly before: number;
  readonly after: number;
  readonly population?: number;
  readonly end: number;
}) {
  const at = (value: number) => place(value, props.end);
  const label = () =>
    `${props.label}: ${percentFigure(props.before)}% unweighted, ${percentFigure(props.after)}% weighted` +
    (props.population === undefined ? '' : `, ${percentFigure(props.population)}% of the population`);
  return (
    <svg class="mark" height="17" width="100%" role="img" aria-label={label()}>
      <line class="mark-joined" x1={at(props.before)} x2={at(props.after)} y1="8.5" y2="8.5" />
      <Show when={props.population !== undefined}>
        <line class="mark-tick" x1={at(props.population!)} x2={at(props.population!)} y1="2" y2="15" />
      </Show>
      <circle class="mark-dot-hollow" cx={at(props.before)} cy="8.5" r="3.5" />
      <circle class="mark-dot" cx={at(props.after)} cy="8.5" r="3.2" />
    </svg>
  );
}
