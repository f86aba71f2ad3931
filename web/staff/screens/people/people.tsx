import { A } from '@solidjs/router';
import { accessOperations } from '../../../../server/contract/access';
import { count, counted, listed } from '../../../shared/format';
import { Button } from '../../parts/button';
import { PageHead } from '../../parts/page-head';
import { type Column, Table } from '../../parts/table';
import { Waiting } from '../../parts/waiting';
import { createReading } from '../../reading';
import { roleWords } from '../../stations';
import { type Person, stateWords } from './person-words';

const columns: readonly Column<Person>[] = [
  { head: 'Name', cell: (person) => <A href={`/staff/people/${person.id}`}>{person.name}</A> },
  {
    head: 'Roles here',
    cell: (person) => listed(person.roles.map((role) => roleWords[role])) || 'none',
  },
  { head: 'E-mail', cell: (person) => person.email, quiet: true },
  {
    head: 'State',
    cell: (person) => stateWords[person.state],
    quiet: true,
    narrow: 'lead',
  },
];

/** Who runs this footprint, and as what. */
export default function People() {
  const reading = createReading(accessOperations.listStaff);
  const staff = () => reading.reply()?.staff ?? [];
  const invited = () => staff().filter((person) => person.state === 'invited').length;
  const finding = () => {
    if (!reading.hasReply()) return 'Roles decide what someone finds here and may do.';
    const waiting =
      invited() > 0
        ? ` ${count(invited())} of them ${invited() === 1 ? 'has' : 'have'} not set a passphrase yet.`
        : '';
    const begin = staff().some((person) => person.roles.includes('engagement-lead'))
      ? ''
      : ' Nobody is its engagement lead yet: invite one, or open a name to give the role.';
    return `${counted(staff().length, 'person', 'people')} ${staff().length === 1 ? 'runs' : 'run'} this footprint.${waiting}${begin}`;
  };
  return (
    <>
      <PageHead
        where={[{ label: 'People and roles' }]}
        title="Who runs this footprint?"
        action={<Button href="/staff/people/invite">Invite someone</Button>}
      >
        {finding()}
      </PageHead>
      <Waiting reading={reading}>
        {(reply) => (
          <Table
            caption="People and roles"
            columns={columns}
            groups={[{ rows: reply().staff }]}
            note="Each change of a role is written in the audit. Someone disabled is signed out at once."
            empty="Nobody yet. Invite the engagement lead first: they start the panel."
          />
        )}
      </Waiting>
    </>
  );
}
