import { createSignal, For, type JSX, onCleanup, onMount, Show } from 'solid-js';
import { figure } from '../../shared/format';

export type Curve = {
  /** Said at its end: "Survey 4, 61.0%". */
  readonly label: string;
  /** Steps from the left; y holds until the next x. */
  readonly points: readonly { readonly x: number; readonly y: number }[];
  /** Interval around it, for today's survey. */
  readonly band?: readonly { readonly x: number; readonly low: number; readonly high: number }[];
  /** today: accent, 2.5 px; earlier ones: ink, 1 px, solid or dashed. */
  readonly look: 'today' | 'solid' | 'dashed';
};

const frame = { left: 40, right: 108, top: 10, bottom: 24, height: 220 };

/**
 * A share growing over days as a step line, against earlier surveys. Labels stand at the ends: no legend.
 * Its figures stand in a table inside <details> beneath, so that no one needs the drawing.
 *
 * <StepCurve label="Days from invitation to answer, % of invited" xEnd={28} yEnd={0.8} curves={curves}
 *   moments={[{ x: 10, label: 'first reminder' }]} note="Days since own invitation." />
 */
export function StepCurve(props: {
  readonly label: string;
  readonly curves: readonly Curve[];
  /** Ends of the axes; y as a share, 0 to 1. */
  readonly xEnd: number;
  readonly yEnd: number;
  /** Distance of x ticks; default 7 (days of a week). */
  readonly xStep?: number;
  /** Head of the x values in the table; default "Day". */
  readonly xHead?: string;
  /** Dotted verticals. */
  readonly moments?: readonly { readonly x: number; readonly label: string }[];
  readonly note?: JSX.Element;
}) {
  const [width, setWidth] = createSignal(560);
  let holder: HTMLDivElement | undefined;
  onMount(() => {
    if (!holder || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(
      ([entry]) => entry && setWidth(Math.max(280, entry.contentRect.width)),
    );
    observer.observe(holder);
    onCleanup(() => observer.disconnect());
  });
  const right = () => (width() < 420 ? 12 : frame.right);
  const x = (value: number) => frame.left + (value / props.xEnd) * (width() - frame.left - right());
  const y = (share: number) =>
    frame.top + (1 - share / props.yEnd) * (frame.height - frame.top - frame.bottom);
  const ticks = (end: number, step: number) =>
    Array.from({ length: Math.floor(end / step + 1e-9) + 1 }, (_, i) => i * step);
  const yStep = () => yStepOf(props.yEnd);
  const ends = () =>
    spread(
      props.curves.map((curve) => y(curve.points.at(-1)?.y ?? 0)),
      props.curves.map((curve) => inLines(curve.label).length),
    );

  return (
    <figure class="step-curve" ref={holder}>
      <svg width={width()} height={frame.height} role="img" aria-label={props.label}>
        <For each={ticks(props.yEnd, yStep())}>
          {(value) => (
            <>
              <line class="axis-line" x1={frame.left} x2={x(props.xEnd)} y1={y(value)} y2={y(value)} />
              <text class="axis-words axis-y" x={frame.left - 6} y={y(value) + 4}>
                {figure(value * 100, 0)}
              </text>
            </>
          )}
        </For>
        <For each={ticks(props.xEnd, props.xStep ?? 7)}>
          {(value) => (
            <text class="axis-words axis-x" x={x(value)} y={frame.height - 8}>
              {figure(value, 0)}
            </text>
          )}
        </For>
        <For each={props.moments}>
          {(moment) => (
            <>
              <line class="mark-moment" x1={x(moment.x)} x2={x(moment.x)} y1={frame.top} y2={y(0)} />
              <text class="axis-words" x={x(moment.x) + 4} y={frame.top + 10}>
                {moment.label}
              </text>
            </>
          )}
        </For>
        <For each={props.curves}>
          {(curve, index) => (
            <>
              <Show when={curve.band}>
                {(band) => <path class="curve-band" d={bandPath(band(), x, y)} />}
              </Show>
              <path class={`curve curve-${curve.look}`} d={stepPath(curve.points, x, y)} />
              <Show when={width() >= 420 && curve.points.at(-1)}>
                {(last) => (
                  <text
                    class={`curve-label curve-label-${curve.look}`}
                    x={x(last().x) + 8}
                    y={(ends()[index()] ?? 0) + 4}
                  >
                    <For each={inLines(curve.label)}>
                      {(line, at) => (
                        <tspan x={x(last().x) + 8} dy={at() === 0 ? 0 : lineHeight}>
                          {line}
                        </tspan>
                      )}
                    </For>
                  </text>
                )}
              </Show>
            </>
          )}
        </For>
      </svg>
      <Show when={width() < 420}>
        <ul class="key">
          <For each={props.curves}>
            {(curve) => (
              <li>
                <svg width="24" height="10" aria-hidden="true">
                  <path class={`curve curve-${curve.look}`} d="M0 5H24" />
                </svg>
                {curve.label}
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={props.note}>
        <figcaption class="note">{props.note}</figcaption>
      </Show>
      <details class="as-table">
        <summary>Show as a table</summary>
        <table class="table table-lines">
          <thead>
            <tr>
              <th scope="col">{props.xHead ?? 'Day'}</th>
              <For each={props.curves}>
                {(curve) => (
                  <th scope="col" class="cell-number">
                    {curve.label}
                  </th>
                )}
              </For>
            </tr>
          </thead>
          <tbody>
            <For each={ticks(props.xEnd, props.xStep ?? 7)}>
              {(value) => (
                <tr>
                  <th scope="row">{figure(value, 0)}</th>
                  <For each={props.curves}>
                    {(curve) => <td class="cell-number">{heldAt(curve, value)}</td>}
                  </For>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </details>
    </figure>
  );
}

type Axis = (value: number) => number;

/** Steps of the y axis, as a share, so that a low curve has lines too. */
function yStepOf(end: number): number {
  if (end > 0.2) return end > 0.5 ? 0.2 : 0.1;
  if (end > 0.1) return 0.05;
  return end > 0.05 ? 0.02 : 0.01;
}

/** An SVG path that holds each value until the next one. */
export function stepPath(points: Curve['points'], x: Axis, y: Axis): string {
  return points
    .map((point, index) =>
      index === 0
        ? `M${round(x(point.x))} ${round(y(point.y))}`
        : `H${round(x(point.x))}V${round(y(point.y))}`,
    )
    .join('');
}

function bandPath(band: NonNullable<Curve['band']>, x: Axis, y: Axis): string {
  const over = band.map((at) => `${round(x(at.x))} ${round(y(at.high))}`);
  const under = [...band].reverse().map((at) => `${round(x(at.x))} ${round(y(at.low))}`);
  return over.length === 0 ? '' : `M${[...over, ...under].join('L')}Z`;
}

function heldAt(curve: Curve, x: number): string {
  const last = curve.points.at(-1);
  if (!last || x > last.x) return '–';
  const held = curve.points.filter((point) => point.x <= x).at(-1);
  return held ? figure(held.y * 100) : '–';
}

const lineHeight = 15;
/** What the right edge leaves beside a curve, in letters. */
const lettersALine = 16;

/** A label broken between words, so that it stays inside the drawing. */
function inLines(label: string): string[] {
  const lines: string[] = [];
  for (const word of label.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + word.length < lettersALine)
      lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Keeps labels at the ends from lying over each other, in their order. */
function spread(heights: readonly number[], lines: readonly number[]): number[] {
  const order = heights.map((height, index) => ({ height, index })).sort((a, b) => a.height - b.height);
  const placed = [...heights];
  let floor = -Infinity;
  for (const { height, index } of order) {
    placed[index] = Math.max(height, floor);
    floor = (placed[index] ?? 0) + lineHeight * (lines[index] ?? 1);
  }
  return placed;
}

const round = (value: number) => Math.round(value * 10) / 10;
