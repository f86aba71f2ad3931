import { Field, type FieldProps } from './field';

/**
 * A day, in the browser's own picker, or an instant with `withTime` (local time of the panel; the server is told
 * "2019-11-29" or "2019-11-29T17:00" and knows the zone).
 *
 * <DateInput name="closesOn" label="Last day to answer" value="2019-11-29" min="2019-11-15" />
 */
export function DateInput(
  props: FieldProps & {
    readonly value?: string;
    readonly min?: string;
    readonly max?: string;
    readonly withTime?: boolean;
    readonly onChoose?: (value: string) => void;
  },
) {
  return (
    <Field name={props.name} label={props.label} hint={props.hint} error={props.error}>
      {(input) => (
        <input
          {...input}
          class="input input-date"
          type={props.withTime ? 'datetime-local' : 'date'}
          name={props.name}
          value={props.value ?? ''}
          min={props.min}
          max={props.max}
          onChange={(event) => props.onChoose?.(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
