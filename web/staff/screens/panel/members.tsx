import { A } from '@solidjs/router';
import { createSignal, Show } from 'solid-js';
import type { ReplyOf } from '../../../../server/contract/operation';
import { panelOperations } from '../../../../server/contract/panel';
import { counted, shortDate } from '../../../shared/format';
import { Form, text } from '../../parts/form';
import { PageHead } from '../../parts/page-head';
import { type Column, Table } from '../../parts/table';
import { TextInput } from '../../parts/text-input';
import { useMe } from '../../session';
import { stationCrumb } from '../../stations';
import { statusWords } from './member-words';

type Found = ReplyOf<typeof panelOperations.findMembers>['members'];

/** Finds one person by what stands on a list or a letter, never by who they are. */
export default function Members() {
  const me = useMe();
  const [found, setFound] = createSignal<Found>();
  const columns: readonly Column<Found[number]>[] = [
    { head: 'Member', cell: (member) => <A href={`/staff/panel/members/${member.id}`}>{member.shortId}</A> },
    { head: 'Stands as', cell: (member) => statusWords[member.status] ?? member.status },
    { head: 'Reference', cell: (member) => member.reference ?? '', quiet: true },
    { head: 'Joined', cell: (member) => shortDate(member.joinedAt, me().footprint?.timeZone), quiet: true },
  ];
  return (
    <>
      <PageHead
        where={[stationCrumb('panel', me().roles), { label: 'Members' }]}
        title="Whose record do you need?"
      >
        A short id stands on lists and letters as M-ABC234. That you open a record is written down, and the
        member can read it.
      </PageHead>
      <Form
        operation={panelOperations.findMembers}
        given={(data) => ({ query: { find: text(data, 'find') } })}
        send="Find"
        sending="Looking"
        onReply={(reply) => {
          setFound(reply.members);
        }}
      >
        <TextInput
          name="find"
          label="Short id or reference"
          hint="At least three letters of the id, or the whole reference."
          width={20}
        />
      </Form>
      <Show when={found()}>
        {(members) => (
          <Table
            caption={`${counted(members().length, 'person', 'people')} found`}
            heading
            columns={columns}
            groups={[{ rows: members() }]}
            empty="Nobody here has this id or reference. Check it; names and contacts are not searched."
          />
        )}
      </Show>
    </>
  );
}
