import { A } from '@solidjs/router';
import { groupsOperations } from '../../../../server/contract/groups';
import type { ReplyOf } from '../../../../server/contract/operation';
import { counted, date } from '../../../shared/format';
import { Button } from '../../parts/button';
import { PageHead } from '../../parts/page-head';
import { type Column, Table } from '../../parts/table';
import { Waiting } from '../../parts/waiting';
import { createReading } from '../../reading';
import { shownCount } from './words';

type Row = ReplyOf<typeof groupsOperations.listGroups>['groups'][number];

const columns: readonly Column<Row>[] = [
  { head: 'Group', strong: true, cell: (row) => <A href={`/staff/groups/${row.id}`}>{row.title}</A> },
  { head: 'Meets', line: true, quiet: true, cell: (row) => date(row.meetsOn) },
  { head: 'Seats', kind: 'number', cell: (row) => row.seats },
  { head: 'Invited', kind: 'number', cell: (row) => shownCount(row.counts.invited) },
  { head: 'Can come', kind: 'number', cell: (row) => shownCount(row.counts.canCome) },
  { head: 'With a seat', kind: 'number', cell: (row) => shownCount(row.counts.seated) },
];

/** Every group, soonest last; a programme team finds those of its own pathways. */
export default function Groups() {
  const reading = createReading(groupsOperations.listGroups);
  const all = () => reading.reply()?.groups ?? [];
  return (
    <>
      <PageHead
        where={[{ label: 'Groups' }]}
        title={all().length > 0 ? `${counted(all().length, 'group')} drawn by lot` : 'No group is planned'}
        action={
          reading.reply()?.mayPlan ? <Button href="/staff/groups/plan">Plan a group</Button> : undefined
        }
      >
        A few people sit together and talk. Who sits is drawn by lot, so that nobody who can come is shut out,
        and anyone can check it.
      </PageHead>
      <Waiting reading={reading}>
        {(reply) => (
          <Table
            caption="Groups"
            columns={columns}
            groups={[{ rows: reply().groups }]}
            empty="Nothing is planned yet. A group begins with what it is for, when and where it meets, and who may be invited."
          />
        )}
      </Waiting>
    </>
  );
}
