import { For } from 'solid-js';
import { count, figure } from '../../../shared/format';

/** How many people have which weight: bars a tenth of the average wide, with the limits as dashed lines. */
export function WeightBars(props: {
  readonly bins: readonly { readonly from: number; readonly people: number }[];
}) {
  const end = () => Math.max(3.2, ...props.bins.map(({ from }) => from + 0.1));
  const tallest = () => Math.max(1, ...props.bins.map(({ people }) => people));
  const at = (weight: number) => `${((weight / end()) * 100).toFixed(2)}%`;
  const words = () =>
    `Weights from ${figure(props.bins[0]?.from ?? 0, 1)} to ${figure((props.bins.at(-1)?.from ?? 0) + 0.1, 1)}; most people in one tenth: ${count(tallest())}`;
  return (
    <>
      <p class="quiet">Average 1. Height: people, tallest bar {count(tallest())}.</p>
      <svg class="mark" width="100%" height="120" role="img" aria-label={words()}>
        <For each={props.bins}>
          {(bin) => {
            const height = () => (bin.people / tallest()) * 96;
            return (
              <rect
                class="mark-panel"
                x={at(bin.from)}
                width={at(0.092)}
                y={100 - height()}
                height={height()}
              />
            );
          }}
        </For>
        <line class="mark-tick" x1="0" x2="100%" y1="100" y2="100" />
        <For each={[0.3, 1, 2, 3]}>
          {(weight) => (
            <>
              <line
                class="mark-everyone"
                x1={at(weight)}
                x2={at(weight)}
                y1={weight === 0.3 || weight === 3 ? 0 : 97}
                y2="100"
              />
              <text class="answer-head" x={at(weight)} y="116">
                {weight}
              </text>
            </>
          )}
        </For>
      </svg>
    </>
  );
}
