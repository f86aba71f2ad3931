import { createSignal, Show } from 'solid-js';
import { Checkboxes } from '../../parts/checkboxes';
import { TextInput } from '../../parts/text-input';
import { roleChoices } from './person-words';

/** Roles, and the pathways of whoever is in a programme team. */
export function RoleFields(props: {
  readonly roles?: readonly string[];
  readonly pathways?: readonly string[];
}) {
  const [isProgramme, setProgramme] = createSignal(props.roles?.includes('programme') ?? false);
  return (
    <>
      <Checkboxes
        name="roles"
        label="Roles in this footprint"
        choices={roleChoices}
        values={props.roles}
        onChoose={(role, isChosen) => {
          if (role === 'programme') setProgramme(isChosen);
        }}
      />
      <Show when={isProgramme()}>
        <TextInput
          name="pathways"
          label="Pathways of their programme"
          hint="Short names as in the address of the pathway, with commas between: msk, respiratory. They see only these."
          value={props.pathways?.join(', ')}
        />
      </Show>
    </>
  );
}
