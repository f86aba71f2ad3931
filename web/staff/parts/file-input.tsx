import { Field, type FieldProps } from './field';

/**
 * A file to import. Say in the hint which columns it needs and link an example. Read it with
 * `await (data.get(name) as File).text()`, or `onChoose` for a dry run at once.
 *
 * <FileInput name="margins" label="Margins, CSV" accept=".csv,text/csv" onChoose={(file) => setFile(file)} />
 */
export function FileInput(
  props: FieldProps & { readonly accept?: string; readonly onChoose?: (file: File | undefined) => void },
) {
  return (
    <Field name={props.name} label={props.label} hint={props.hint} error={props.error}>
      {(input) => (
        <input
          {...input}
          class="input input-file"
          type="file"
          name={props.name}
          accept={props.accept}
          onChange={(event) => props.onChoose?.(event.currentTarget.files?.[0])}
        />
      )}
    </Field>
  );
}
