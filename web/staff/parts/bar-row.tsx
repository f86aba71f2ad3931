import { createUniqueId, Show } from 'solid-js';
import { figure } from '../../shared/format';
import { place, span } from './scale';

/**
 * One category's population, panel and respondents on one line; lives in a cell of kind 'mark'.
 * Population tick in ink over its tolerance band; panel bar in accent with the active notch; respondents'
 * thinner bar under it; interval of the panel; hatch where people are missing. Above target nothing is drawn.
 *
 * <BarRow label="16 to 24" population={0.152} panel={0.103} interval={[0.083, 0.123]} tolerance={0.01}
 *   active={0.097} respondents={0.09} end={0.22} />
 */
export function BarRow(props: {
  /** The category in words, for screen readers. */
  readonly label: string;
  /** Shares, 0 to 1. */
  readonly population?: number;
  readonly panel: number;
  readonly active?: number;
  readonly respondents?: number;
  /** 95% interval of the panel's share. */
  readonly interval?: readonly [low: number, high: number];
  /** Half the width of the tolerance band around the population, as a share. */
  readonly tolerance?: number;
  /** End of the variable's scale: scaleEnd of all its shares. */
  readonly end: number;
}) {
  const hatch = createUniqueId();
  const isMissing = () => props.population !== undefined && props.panel < props.population;
  const activeIsInside = () => (props.active ?? 0) <= props.panel;
  return (
    <svg class="mark bar-row" height="22" width="100%" role="img" aria-label={barWords(props)}>
      <Hatch id={hatch} />
      <Show when={props.population !== undefined && props.tolerance}>
        <rect
          class="mark-band"
          y="2"
          height="19"
          x={place(props.population! - props.tolerance!, props.end)}
          width={span(props.population! - props.tolerance!, props.population! + props.tolerance!, props.end)}
        />
      </Show>
      <rect class="mark-panel" x="0" y="4" height="8" width={span(0, props.panel, props.end)} />
      <Show when={isMissing()}>
        <rect
          class="mark-missing"
          y="4"
          height="8"
          fill={`url(#${hatch})`}
          x={place(props.panel, props.end)}
          width={span(props.panel, props.population!, props.end)}
        />
      </Show>
      <Show when={props.active !== undefined}>
        <line
          class={activeIsInside() ? 'mark-notch' : 'mark-notch-beyond'}
          x1={place(props.active!, props.end)}
          x2={place(props.active!, props.end)}
          y1="4"
          y2="12"
        />
      </Show>
      <Show when={props.interval}>
        {(interval) => <IntervalLine low={interval()[0]} high={interval()[1]} end={props.end} y={8.5} />}
      </Show>
      <Show when={props.respondents !== undefined}>
        <rect
          class="mark-respondents"
          x="0"
          y="14"
          height="4"
          width={span(0, props.respondents!, props.end)}
        />
      </Show>
      <Show when={props.population !== undefined}>
        <line
          class="mark-tick"
          x1={place(props.population!, props.end)}
          x2={place(props.population!, props.end)}
          y1="1"
          y2="21"
        />
      </Show>
    </svg>
  );
}

/** Thin ink line over a white halo, so that it reads on accent and on hatch. */
export function IntervalLine(props: {
  readonly low: number;
  readonly high: number;
  readonly end: number;
  readonly start?: number;
  readonly y: number;
}) {
  const from = () => place(props.low, props.end, props.start);
  const to = () => place(props.high, props.end, props.start);
  return (
    <>
      <line class="mark-halo" x1={from()} x2={to()} y1={props.y} y2={props.y} />
      <line class="mark-interval" x1={from()} x2={to()} y1={props.y} y2={props.y} />
    </>
  );
}

/** 45° warning hatch: what is missing. */
export function Hatch(props: { readonly id: string }) {
  return (
    <defs>
      <pattern id={props.id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line class="mark-hatch" x1="1" x2="1" y1="0" y2="5" />
      </pattern>
    </defs>
  );
}

function barWords(of: {
  label: string;
  population?: number;
  panel: number;
  interval?: readonly [number, number];
}): string {
  if (of.population === undefined) return `${of.label}: ${figure(of.panel * 100)}% of the panel`;
  const gap = (of.panel - of.population) * 100;
  const side =
    Math.abs(gap) < 0.05
      ? 'as the population'
      : `${figure(Math.abs(gap))} points ${gap < 0 ? 'below' : 'above'}`;
  if (!of.interval) return `${of.label}: ${side}`;
  return `${of.label}: ${side}, plus or minus ${figure(((of.interval[1] - of.interval[0]) / 2) * 100)}`;
}
