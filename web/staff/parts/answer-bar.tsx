import { For, Show } from 'solid-js';
import { percentFigure } from '../../shared/format';

/**
 * A whole distribution of answers as one line: two accents, grey, two secondary inks, the figures inside.
 * Never red to green. Up to 6 answers, in the order of the question.
 *
 * <AnswerBar label="Survey 3" answers={[{ label: 'Very good', share: 0.13 }, …]} heads />
 */
export function AnswerBar(props: {
  readonly label: string;
  readonly answers: readonly { readonly label: string; readonly share: number }[];
  /** Print the answers' words over the bar (first bar of a set). */
  readonly heads?: boolean;
}) {
  const total = () => props.answers.reduce((sum, answer) => sum + answer.share, 0) || 1;
  const parts = () => {
    let from = 0;
    return props.answers.map((answer, index) => {
      const width = answer.share / total();
      const part = { ...answer, from, width, tone: tone(index, props.answers.length) };
      from += width;
      return part;
    });
  };
  const label = () =>
    `${props.label}: ${props.answers.map((answer) => `${answer.label} ${percentFigure(answer.share, 0)}%`).join(', ')}`;
  const percent = (value: number) => `${(value * 100).toFixed(2)}%`;
  const top = () => (props.heads ? 18 : 0);
  return (
    <>
      <svg class="mark answer-bar" width="100%" height={top() + 24} role="img" aria-label={label()}>
        <For each={parts()}>
          {(part) => (
            <>
              <rect
                class={`answer-${part.tone}`}
                x={percent(part.from)}
                width={percent(part.width)}
                y={top() + 0.5}
                height="23"
              />
              {/* too narrow a part keeps its figure in the table beside */}
              {part.width >= 0.04 && (
                <text
                  class={`answer-figure answer-figure-${part.tone}`}
                  x={percent(part.from + part.width / 2)}
                  y={top() + 16.5}
                >
                  {percentFigure(part.share, 0)}
                </text>
              )}
              {props.heads && part.width >= 0.06 && (
                <text class="answer-head" x={percent(part.from + part.width / 2)} y="12">
                  {part.label}
                </text>
              )}
            </>
          )}
        </For>
      </svg>
      {/* on a phone the words do not fit over their parts */}
      <Show when={props.heads}>
        <p class="note answer-words">
          {props.answers.map((answer) => `${answer.label} ${percentFigure(answer.share, 0)}`).join(', ')}
        </p>
      </Show>
    </>
  );
}

/** From strong accent over grey to secondary ink, whatever the number of answers. */
function tone(index: number, of: number): number {
  return of === 1 ? 1 : Math.round((index / (of - 1)) * 4) + 1;
}
