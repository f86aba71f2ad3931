import type { FieldProps } from './field';
import { type Choice, ChoiceSet } from './radios';

/**
 * Any of a few. Read with choices(data, name).
 *
 * <Checkboxes name="roles" label="Roles" choices={…} values={person.roles} />
 */
export function Checkboxes(
  props: FieldProps & {
    readonly choices: readonly Choice[];
    readonly values?: readonly string[];
    readonly onChoose?: (value: string, isChosen: boolean) => void;
  },
) {
  return <ChoiceSet {...props} kind="checkbox" chosen={props.values ?? []} />;
}
