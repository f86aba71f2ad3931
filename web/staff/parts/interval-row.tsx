import { Show } from 'solid-js';
import { percentFigure } from '../../shared/format';
import { IntervalLine } from './bar-row';
import { place } from './scale';

/**
 * An estimate as a dot on its interval; lives in a cell of kind 'mark'. The dot is hollow on a small base.
 * `everyone` draws the dotted vertical through all rows; `before` the last survey's tick.
 *
 * <IntervalRow label="16 to 24" estimate={0.51} interval={[0.36, 0.65]} everyone={0.47} before={0.5} end={1} />
 */
export function IntervalRow(props: {
  /** The row in words, for screen readers. */
  readonly label: string;
  readonly estimate: number;
  readonly interval?: readonly [low: number, high: number];
  /** Fewer than 30 people: hollow dot; the figure beside it takes italics and †. */
  readonly isSmall?: boolean;
  readonly everyone?: number;
  readonly before?: number;
  readonly end: number;
  /** Where the scale starts when not at 0 (means of a scale). */
  readonly start?: number;
  /** Row height in px: 19 in dense tables. */
  readonly height?: number;
  /** How the estimate is said; default as a whole per cent. */
  readonly words?: (value: number) => string;
}) {
  const height = () => props.height ?? 19;
  const middle = () => height() / 2;
  const at = (value: number) => place(value, props.end, props.start);
  const say = (value: number) => props.words?.(value) ?? `${percentFigure(value, 0)}%`;
  const label = () => {
    const range = props.interval ? `, ${say(props.interval[0])} to ${say(props.interval[1])}` : '';
    return `${props.label}: ${say(props.estimate)}${range}${props.isSmall ? ', small base' : ''}`;
  };
  return (
    <svg class="mark interval-row" height={height()} width="100%" role="img" aria-label={label()}>
      <Show when={props.everyone !== undefined}>
        <line class="mark-everyone" x1={at(props.everyone!)} x2={at(props.everyone!)} y1="0" y2={height()} />
      </Show>
      <Show when={props.interval}>
        {(interval) => (
          <IntervalLine
            low={interval()[0]}
            high={interval()[1]}
            start={props.start}
            end={props.end}
            y={middle()}
          />
        )}
      </Show>
      <Show when={props.before !== undefined}>
        <line
          class="mark-before"
          x1={at(props.before!)}
          x2={at(props.before!)}
          y1={middle() - 4.5}
          y2={middle() + 4.5}
        />
      </Show>
      <circle
        class={props.isSmall ? 'mark-dot-hollow' : 'mark-dot'}
        cx={at(props.estimate)}
        cy={middle()}
        r={props.isSmall ? 4 : 4.5}
      />
    </svg>
  );
}
