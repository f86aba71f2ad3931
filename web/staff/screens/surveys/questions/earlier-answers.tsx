import { For, Show } from 'solid-js';
import { slotsIn, withFallback } from '../../../../../surveys/questionnaires/present';
import type { Question } from '../../../../../surveys/questions/answers';
import { Pick, TextBox } from '../fields';

/** Earlier answers said in a question's words: put in by choosing, each with what is said to those who gave none. */
export function EarlierAnswers(props: {
  readonly words: string;
  /** Questions asked on earlier pages. */
  readonly earlier: readonly Question[];
  /** Its page is asked again for each choice of a loop. */
  readonly isLooped: boolean;
  readonly onChange: (words: string) => void;
}) {
  const keys = () => [...new Set(slotsIn(props.words).map(({ key }) => key))];
  const choices = () => [
    ...(props.isLooped ? [{ value: 'item', label: 'the choice this round is about' }] : []),
    ...props.earlier.map(({ key, label }) => ({ value: key, label: `“${label.en}”` })),
  ];
  const put = (key: string) => {
    if (key === '') return;
    const slot = key === 'item' ? '{{item}}' : `{{${key}|…}}`;
    props.onChange(`${props.words.trimEnd()} ${slot}`.trimStart());
  };
  return (
    <Show when={choices().length > 0}>
      <details class="field">
        <summary>Earlier answers in these words</summary>
        <Pick
          label="Put in the answer to"
          hint="It comes at the end of the question, between {{ and }}. Move it to where it is to be read."
          value=""
          nothing="Choose a question"
          choices={choices().filter(({ value }) => !keys().includes(value))}
          onChange={put}
        />
        <For each={keys().filter((key) => key !== 'item')}>
          {(key) => (
            <TextBox
              label={`Who gave no answer to “${props.earlier.find((one) => one.key === key)?.label.en ?? key}” reads`}
              value={slotsIn(props.words).find((slot) => slot.key === key)?.fallback ?? ''}
              onChange={(fallback) => props.onChange(withFallback(props.words, key, fallback))}
            />
          )}
        </For>
      </details>
    </Show>
  );
}
