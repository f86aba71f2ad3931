import { A, useNavigate } from '@solidjs/router';
import { accessOperations } from '../../../../server/contract/access';
import { choices, Form, text } from '../../parts/form';
import { PageHead } from '../../parts/page-head';
import { TextInput } from '../../parts/text-input';
import { pathwaysOf, rolesOf } from './person-words';
import { RoleFields } from './role-fields';

/** Invites someone by e-mail: they choose a passphrase with the link in the message. */
export default function Invite() {
  const navigate = useNavigate();
  return (
    <>
      <PageHead
        where={[{ label: 'People and roles', href: '/staff/people' }, { label: 'Invite' }]}
        title="Whom do you want to invite?"
      >
        They get a message with a link to choose a passphrase. Until then they see nothing.
      </PageHead>
      <Form
        operation={accessOperations.inviteStaff}
        given={(data) => ({
          body: {
            name: text(data, 'name'),
            email: text(data, 'email'),
            roles: rolesOf(choices(data, 'roles')),
            pathways: pathwaysOf(text(data, 'pathways')),
          },
        })}
        send="Send the invitation"
        sending="Sending the invitation"
        onReply={(person) => navigate(`/staff/people/${person.id}`)}
        beside={<A href="/staff/people">Go back</A>}
      >
        <TextInput name="name" label="Name" autocomplete="off" />
        <TextInput name="email" label="E-mail" type="email" />
        <RoleFields />
      </Form>
    </>
  );
}
