import { type JSX, Show } from 'solid-js';
import { useForm } from './form';

export type FieldProps = {
  /** Name in the form, and the path of the problem's fields. */
  readonly name: string;
  readonly label: string;
  readonly hint?: JSX.Element;
  /** A fault found on this side; the server's own comes by itself. */
  readonly error?: string;
};

/** What a field of this name is told: its id, its faults, and what describes it. */
export function createField(props: FieldProps) {
  const form = useForm();
  const id = () => form.idOf(props.name);
  const error = () =>
    props.error ??
    form.problem()?.fields?.find(({ path }) => path === props.name || path.startsWith(`${props.name}.`))
      ?.message;
  const describedBy = () =>
    [props.hint ? `${id()}-hint` : '', error() ? `${id()}-error` : ''].filter(Boolean).join(' ') || undefined;
  return { id, error, describedBy };
}

/**
 * Label, hint and fault around one input of your own; TextInput, Select and the others are made of it.
 *
 * <Field name="panelSize" label="Panel size" hint="Members when it is full.">
 *   {(input) => <input {...input} name="panelSize" inputmode="numeric" />}
 * </Field>
 */
export function Field(
  props: FieldProps & {
    readonly children: (input: {
      id: string;
      'aria-describedby': string | undefined;
      'aria-invalid': 'true' | undefined;
    }) => JSX.Element;
  },
) {
  const field = createField(props);
  return (
    <div class="field" classList={{ 'field-wrong': Boolean(field.error()) }}>
      <label for={field.id()}>{props.label}</label>
      <FieldWords id={field.id()} hint={props.hint} error={field.error()} />
      {props.children({
        get id() {
          return field.id();
        },
        get 'aria-describedby'() {
          return field.describedBy();
        },
        get 'aria-invalid'() {
          return field.error() ? ('true' as const) : undefined;
        },
      })}
    </div>
  );
}

/** Hint, then fault, in the order they are read out. */
export function FieldWords(props: {
  readonly id: string;
  readonly hint?: JSX.Element;
  readonly error?: string;
}) {
  return (
    <>
      <Show when={props.hint}>
        <p class="hint" id={`${props.id}-hint`}>
          {props.hint}
        </p>
      </Show>
      <Show when={props.error}>
        <p class="field-error" id={`${props.id}-error`}>
          {props.error}
        </p>
      </Show>
    </>
  );
}
