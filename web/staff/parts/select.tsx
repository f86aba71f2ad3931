import { For, Show } from 'solid-js';
import { Field, type FieldProps } from './field';

/**
 * One of many, closed. Up to about 6 choices Radios are clearer.
 *
 * <Select name="kind" label="Kind" choices={[{ value: 'scale', label: 'Scale' }, …]} value="scale" />
 */
export function Select(
  props: FieldProps & {
    readonly choices: readonly { readonly value: string; readonly label: string }[];
    readonly value?: string;
    /** First line that chooses nothing: "Choose a wave". */
    readonly nothing?: string;
    readonly onChoose?: (value: string) => void;
  },
) {
  return (
    <Field name={props.name} label={props.label} hint={props.hint} error={props.error}>
      {(input) => (
        <select
          {...input}
          class="input"
          name={props.name}
          onChange={(event) => props.onChoose?.(event.currentTarget.value)}
        >
          <Show when={props.nothing}>
            <option value="">{props.nothing}</option>
          </Show>
          <For each={props.choices}>
            {(choice) => (
              <option value={choice.value} selected={choice.value === props.value}>
                {choice.label}
              </option>
            )}
          </For>
        </select>
      )}
    </Field>
  );
}
