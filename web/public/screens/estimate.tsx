import { type JSX, Show } from 'solid-js';
import { count, figure, percentFigure } from '../../shared/format';

/** A figure with its range and base, or why it is not shown. Shares are 0–1; other units are as they are. */
export type Shown =
  | {
      readonly shown: true;
      readonly estimate: number;
      readonly low: number;
      readonly high: number;
      /** People counted, unweighted. */
      readonly base: number;
      /** Take as a rough guide: flagged by the disclosure rule's lines. */
      readonly isSmall: boolean;
      /** Clearly above or below the other groups together, with all comparisons of its table allowed for. */
      readonly mark?: 'higher' | 'lower';
    }
  /** few: a group under the limit; protects: large enough, but the small one beside it could be worked out. */
  | { readonly shown: false; readonly why: 'few' | 'protects' };

/** What the figures of a table are. */
export type Unit =
  | { readonly kind: 'share' }
  | { readonly kind: 'number'; readonly words: string; readonly decimals: number };

export const estimateWords = {
  few: 'fewer than 10',
  protects: 'not shown',
  to: 'to',
  people: (base: number) => `${count(base)} ${base === 1 ? 'person' : 'people'}`,
};

const markWords = { higher: '▲ ', lower: '▼ ' };

/** A figure as it stands in a column whose head names the unit. */
export function written(value: number, unit: Unit): string {
  return unit.kind === 'share' ? percentFigure(value, 0) : figure(value, unit.decimals);
}

/** The unit as a column's head says it. */
export function unitWords(unit: Unit): string {
  return unit.kind === 'share' ? '%' : unit.words;
}

/** The figure itself: italics and a dagger on a small base; a mark where it is clearly above or below the other groups. */
export function Figure(props: { of: Extract<Shown, { shown: true }>; unit: Unit }) {
  return (
    <Show
      when={props.of.isSmall}
      fallback={
        <b>
          {props.of.mark ? markWords[props.of.mark] : ''}
          {written(props.of.estimate, props.unit)}
        </b>
      }
    >
      <i>{written(props.of.estimate, props.unit)}†</i>
    </Show>
  );
}

export type ChartScale = {
  readonly from: number;
  readonly to: number;
  /** Where lines stand and are labelled. */
  readonly marks: readonly number[];
  readonly reference?: { readonly at: number; readonly words: string };
};

/** Where a value stands on a scale, as an SVG length. */
function at(value: number, scale: ChartScale): string {
  const share = (value - scale.from) / (scale.to - scale.from);
  return `${Math.round(Math.min(1, Math.max(0, share)) * 10_000) / 100}%`;
}

/** The lines a row's marks are read against. */
function Ruled(props: { scale: ChartScale; children: JSX.Element }) {
  return (
    <svg class="chart" aria-hidden="true">
      {props.scale.marks.map((mark) => (
        <line class="mark" x1={at(mark, props.scale)} x2={at(mark, props.scale)} y1="0" y2="100%" />
      ))}
      {props.scale.reference && (
        <line
          class="reference"
          x1={at(props.scale.reference.at, props.scale)}
          x2={at(props.scale.reference.at, props.scale)}
          y1="0"
          y2="100%"
        />
      )}
      {props.children}
    </svg>
  );
}

/** One estimate on its interval; the dot hollow on a small base. */
export function IntervalMark(props: { of: Shown; scale: ChartScale }) {
  const shown = () => (props.of.shown ? props.of : undefined);
  return (
    <Ruled scale={props.scale}>
      <Show when={shown()}>
        {(of) => (
          <>
            <line
              class="halo"
              x1={at(of().low, props.scale)}
              x2={at(of().high, props.scale)}
              y1="50%"
              y2="50%"
            />
            <line
              class="range"
              x1={at(of().low, props.scale)}
              x2={at(of().high, props.scale)}
              y1="50%"
              y2="50%"
            />
            <line
              class="range"
              x1={at(of().low, props.scale)}
              x2={at(of().low, props.scale)}
              y1="40%"
              y2="60%"
            />
            <line
              class="range"
              x1={at(of().high, props.scale)}
              x2={at(of().high, props.scale)}
              y1="40%"
              y2="60%"
            />
            <circle
              class={of().isSmall ? 'dot hollow' : 'dot'}
              cx={at(of().estimate, props.scale)}
              cy="50%"
              r="4.5"
            />
          </>
        )}
      </Show>
    </Ruled>
  );
}

/** The scale's figures, over the column of marks. */
export function Axis(props: { scale: ChartScale; unit: Unit }) {
  return (
    <svg class="axis" aria-hidden="true">
      {props.scale.reference && (
        <text x={at(props.scale.reference.at, props.scale)} y="12" text-anchor="middle">
          {props.scale.reference.words}
        </text>
      )}
      {props.scale.marks.map((mark) => (
        <text x={at(mark, props.scale)} y="28" text-anchor="middle">
          {props.unit.kind === 'share'
            ? written(mark, props.unit)
            : figure(mark, Number.isInteger(mark) ? 0 : props.unit.decimals)}
        </text>
      ))}
    </svg>
  );
}
