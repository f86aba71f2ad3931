import { createSignal, Show } from 'solid-js';
import { groupsOperations } from '../../../../server/contract/groups';
import type { ReplyOf } from '../../../../server/contract/operation';
import { Form, text } from '../../parts/form';
import { Table } from '../../parts/table';
import { TextInput } from '../../parts/text-input';

type Made = ReplyOf<typeof groupsOperations.takeSheet>;
type Row = Made['rows'][number];

/** First names and needs of those with a seat who agreed to it, for who runs the meeting. */
export function Sheet(props: { readonly group: string }) {
  const [sheet, setSheet] = createSignal<Made>();
  return (
    <>
      <Form
        operation={groupsOperations.takeSheet}
        given={(data) => ({ params: { group: props.group }, body: { purpose: text(data, 'purpose') } })}
        send="Make the sheet"
        sending="Making it"
        look="second"
        onReply={setSheet}
      >
        <TextInput
          name="purpose"
          label="Who it is for"
          hint="First names and needs of those who agreed to be on it. Written down with your name."
        />
      </Form>
      <Show when={sheet()}>
        {(made) => (
          <Table
            caption="First names and needs"
            columns={[
              { head: 'First name', cell: (row: Row) => row.firstName },
              { head: 'Needs', cell: (row: Row) => row.needs.join('; ') || 'none told' },
            ]}
            groups={[{ rows: made().rows }]}
            note={`${made().notOnIt} with a seat did not agree to be on it.`}
            empty="Nobody with a seat has agreed to be on it."
          />
        )}
      </Show>
    </>
  );
}
