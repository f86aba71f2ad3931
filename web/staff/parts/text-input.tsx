import { Show } from 'solid-js';
import { Field, type FieldProps } from './field';

/**
 * One line of text, or several with `lines`. Uncontrolled: Form reads it when sent.
 *
 * <TextInput name="email" label="E-mail" type="email" autocomplete="username" />
 */
export function TextInput(
  props: FieldProps & {
    readonly type?: 'text' | 'email' | 'password' | 'search' | 'tel';
    readonly value?: string;
    readonly autocomplete?: string;
    /** numeric and decimal set the figure right. */
    readonly inputmode?: 'numeric' | 'decimal' | 'text';
    /** How many characters wide; the whole column otherwise. */
    readonly width?: 4 | 10 | 20;
    /** A box of so many lines. */
    readonly lines?: number;
    readonly onInput?: (value: string) => void;
  },
) {
  const look = () =>
    `input ${props.width ? `width-${props.width}` : ''} ${props.inputmode && props.inputmode !== 'text' ? 'input-number' : ''}`;
  return (
    <Field name={props.name} label={props.label} hint={props.hint} error={props.error}>
      {(input) => (
        <Show
          when={props.lines}
          fallback={
            <input
              {...input}
              class={look()}
              name={props.name}
              type={props.type ?? 'text'}
              value={props.value ?? ''}
              autocomplete={props.autocomplete ?? 'off'}
              inputmode={props.inputmode}
              spellcheck={props.type === 'email' ? false : undefined}
              onInput={(event) => props.onInput?.(event.currentTarget.value)}
            />
          }
        >
          <textarea
            {...input}
            class={look()}
            name={props.name}
            rows={props.lines}
            onInput={(event) => props.onInput?.(event.currentTarget.value)}
          >
            {props.value ?? ''}
          </textarea>
        </Show>
      )}
    </Field>
  );
}
