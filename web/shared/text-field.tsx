import { type JSX, Show } from 'solid-js';
import { fieldId, Wrong } from './form';

export type TextFieldProps = {
  name: string;
  /** Left out where a heading above is the box's label. */
  label?: JSX.Element;
  /** The label is the page's question. */
  asHeading?: boolean;
  hint?: string;
  value?: string;
  problem?: string;
  /** The ids of what is read with the label; left out, the hint and the problem are. */
  saidWith?: string | undefined;
  type?: 'text' | 'email' | 'tel';
  inputMode?: 'numeric' | 'decimal' | 'email' | 'tel' | 'text';
  autocomplete?: string;
  size?: 'short' | 'tiny';
  unit?: string;
  lines?: number;
  maxLength?: number;
};

/** One box to type in, with its label, hint and problem tied to it. */
export function TextField(props: TextFieldProps) {
  const id = () => fieldId(props.name);
  const described = () =>
    [props.hint && `${id()}-hint`, props.saidWith ?? (props.problem && `${id()}-problem`)]
      .filter(Boolean)
      .join(' ') || undefined;
  const box = () => `box${props.size ? ` ${props.size}` : ''}`;
  return (
    <div class="field">
      <Show
        when={props.asHeading}
        fallback={
          <Show when={props.label}>
            <label for={id()}>{props.label}</label>
          </Show>
        }
      >
        <h1>
          <label for={id()}>{props.label}</label>
        </h1>
      </Show>
      <Show when={props.hint}>
        <p class="quiet" id={`${id()}-hint`}>
          {props.hint}
        </p>
      </Show>
      <Wrong message={props.problem} id={id()}>
        <Show
          when={props.lines}
          fallback={
            <span class={props.unit ? 'with-unit' : undefined}>
              <input
                class={box()}
                id={id()}
                name={props.name}
                type={props.type ?? 'text'}
                inputmode={props.inputMode}
                value={props.value}
                autocomplete={props.autocomplete ?? 'off'}
                maxlength={props.maxLength}
                aria-describedby={described()}
                aria-invalid={props.problem ? 'true' : undefined}
              />
              <Show when={props.unit}>
                <span>{props.unit}</span>
              </Show>
            </span>
          }
        >
          <textarea
            class={box()}
            id={id()}
            name={props.name}
            rows={props.lines}
            maxlength={props.maxLength}
            aria-describedby={described()}
            aria-invalid={props.problem ? 'true' : undefined}
          >
            {props.value ?? ''}
          </textarea>
        </Show>
      </Wrong>
    </div>
  );
}
