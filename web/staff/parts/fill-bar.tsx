import { createUniqueId, Show } from 'solid-js';
import { count } from '../../shared/format';
import { Hatch } from './bar-row';
import { span } from './scale';

/**
 * People counted into a target: outline = target, filled in accent, the rest hatched where it is warned of.
 *
 * <FillBar label="Men 16–24, Bristol" members={21} target={45} isWarned />
 */
export function FillBar(props: {
  readonly label: string;
  readonly members: number;
  readonly target: number;
  /** Hatch what is missing; the figure beside it carries ▼. */
  readonly isWarned?: boolean;
  /** Width in px, or the whole cell. */
  readonly width?: number;
}) {
  const hatch = createUniqueId();
  const end = () => Math.max(props.target, 1);
  return (
    <svg
      class="mark fill-bar"
      width={props.width ?? '100%'}
      height="10"
      role="img"
      aria-label={`${props.label}: ${count(props.members)} of ${count(props.target)}`}
    >
      <Hatch id={hatch} />
      <Show when={props.isWarned}>
        <rect x="0" y="0" width="100%" height="10" fill={`url(#${hatch})`} />
      </Show>
      <rect class="mark-panel" x="0" y="0" height="10" width={span(0, props.members, end())} />
      <rect class="mark-outline" x="0" y="0" height="10" width="100%" />
    </svg>
  );
}
