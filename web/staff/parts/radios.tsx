import { For, type JSX, Show } from 'solid-js';
import { createField, type FieldProps, FieldWords } from './field';

export type Choice = { readonly value: string; readonly label: JSX.Element; readonly hint?: JSX.Element };

/**
 * One of a few, all in sight, each with what it costs or means. Nothing is chosen before the person chooses,
 * unless `value` says so.
 *
 * <Radios name="decision" label="Decide" choices={[{ value: 'agree', label: 'Agree as asked', hint: 'Two groups in a month' }]} />
 */
export function Radios(
  props: FieldProps & {
    readonly choices: readonly Choice[];
    readonly value?: string;
    readonly onChoose?: (value: string) => void;
  },
) {
  return <ChoiceSet {...props} kind="radio" chosen={props.value === undefined ? [] : [props.value]} />;
}

/** The fieldset of Radios and Checkboxes: the first input carries the field's id, so that a fault leads to it. */
export function ChoiceSet(
  props: FieldProps & {
    readonly kind: 'radio' | 'checkbox';
    readonly choices: readonly Choice[];
    readonly chosen: readonly string[];
    readonly onChoose?: (value: string, isChosen: boolean) => void;
  },
) {
  const field = createField(props);
  const idOf = (index: number) => (index === 0 ? field.id() : `${field.id()}-${index}`);
  return (
    <fieldset
      class="field choices"
      classList={{ 'field-wrong': Boolean(field.error()) }}
      aria-describedby={field.describedBy()}
    >
      <legend>{props.label}</legend>
      <FieldWords id={field.id()} hint={props.hint} error={field.error()} />
      <For each={props.choices}>
        {(choice, index) => (
          <div class="choice">
            <input
              type={props.kind}
              id={idOf(index())}
              name={props.name}
              value={choice.value}
              checked={props.chosen.includes(choice.value)}
              aria-describedby={choice.hint ? `${idOf(index())}-says` : undefined}
              onChange={(event) => props.onChoose?.(choice.value, event.currentTarget.checked)}
            />
            <label for={idOf(index())}>{choice.label}</label>
            <Show when={choice.hint}>
              <span class="hint" id={`${idOf(index())}-says`}>
                {choice.hint}
              </span>
            </Show>
          </div>
        )}
      </For>
    </fieldset>
  );
}
