import { createSignal } from 'solid-js';
import { groupsOperations } from '../../../../server/contract/groups';
import { Form, text } from '../../parts/form';
import { Select } from '../../parts/select';
import { TextInput } from '../../parts/text-input';
import { sayNobody } from './words';

/** One payment: expenses or thanks, for what, to someone who had a seat. */
export function Pay(props: {
  readonly group: string;
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly onPaid: () => void;
}) {
  // Held here, since the list is read anew while the form is filled in.
  const [person, setPerson] = createSignal('');
  return (
    <Form
      operation={groupsOperations.addPayment}
      given={(data) => ({
        params: { group: props.group, invitation: person() || 'none' },
        body: {
          kind: text(data, 'kind') === 'expenses' ? ('expenses' as const) : ('thanks' as const),
          pence: Math.round(Number(text(data, 'pence').replace('£', '') || 'NaN') * 100),
          words: text(data, 'words'),
        },
      })}
      send="Record the payment"
      sending="Recording"
      look="second"
      clears
      sayProblem={(problem) => (person() === '' ? sayNobody('Choose who was paid.') : problem)}
      onReply={() => {
        setPerson('');
        props.onPaid();
      }}
    >
      <Select
        name="invitation"
        label="Paid to"
        nothing="Choose a person"
        value={person()}
        onChoose={setPerson}
        choices={props.people.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Select
        name="kind"
        label="As"
        choices={[
          { value: 'thanks', label: 'Thanks' },
          { value: 'expenses', label: 'Expenses' },
        ]}
      />
      <TextInput
        name="pence"
        label="Pounds"
        inputmode="decimal"
        width={10}
        hint="Below zero corrects an earlier one."
      />
      <TextInput name="words" label="For what, on which terms" />
    </Form>
  );
}
