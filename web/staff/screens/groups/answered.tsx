import { createSignal } from 'solid-js';
import { groupsOperations } from '../../../../server/contract/groups';
import { Checkboxes } from '../../parts/checkboxes';
import { choices, Form, text } from '../../parts/form';
import { Radios } from '../../parts/radios';
import { Select } from '../../parts/select';
import { TextInput } from '../../parts/text-input';
import { sayNobody } from './words';

/** A yes or no given by telephone or on paper, with what the person needs, as they would say it on their own page. */
export function Answered(props: {
  readonly group: string;
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly onNoted: () => void;
}) {
  // Held here, since the list is read anew while the form is filled in.
  const [person, setPerson] = createSignal('');
  return (
    <Form
      operation={groupsOperations.noteStanding}
      given={(data) => {
        const isYes = text(data, 'what') === 'can-come';
        return {
          params: { group: props.group, invitation: person() || 'none' },
          body: {
            what: isYes ? ('can-come' as const) : ('cannot-come' as const),
            said: {
              needs: isYes ? text(data, 'needs') : '',
              isOnSheet: isYes && choices(data, 'sheet').length > 0,
            },
          },
        };
      }}
      send="Note it"
      sending="Noting it"
      look="second"
      clears
      sayProblem={(problem) => (person() === '' ? sayNobody('Choose who it was.') : problem)}
      onReply={() => {
        setPerson('');
        props.onNoted();
      }}
    >
      <Select
        name="invitation"
        label="Who"
        hint="Open the names above to tell them apart."
        nothing="Choose a person"
        value={person()}
        onChoose={setPerson}
        choices={props.people.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Radios
        name="what"
        label="Can they come?"
        value="can-come"
        choices={[
          { value: 'can-come', label: 'Yes' },
          { value: 'cannot-come', label: 'No' },
        ]}
      />
      <TextInput name="needs" label="What they need to take part" lines={2} />
      <Checkboxes
        name="sheet"
        label="They agree"
        choices={[{ value: 'yes', label: 'First name and needs may be told to who runs the meeting' }]}
      />
    </Form>
  );
}
