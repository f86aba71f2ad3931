import { A, useLocation, useNavigate, useParams } from '@solidjs/router';
import { Show } from 'solid-js';
import { accessOperations } from '../../../../server/contract/access';
import type { Problem } from '../../api';
import { Form, text } from '../../parts/form';
import { TextInput } from '../../parts/text-input';
import { useSession } from '../../session';
import { Door } from '../../shell/door';

const titles = {
  first: 'You are the first administrator',
  invitation: 'Welcome to Sounding',
  passphrase: 'Choose a new passphrase',
} as const;

const sayDeadLink = (problem: Problem): Problem =>
  problem.code === 'link-dead'
    ? {
        code: problem.code,
        title: 'This link no longer works.',
        detail:
          'It works once and for a limited time. If you have signed in before, ask for a new passphrase; otherwise ask your administrator to invite you again.',
      }
    : problem;

/**
 * Where the links of an invitation, of a forgotten passphrase and of the first start lead. The link is used up
 * only when the passphrase is sent, so a mail scanner that opens it changes nothing.
 */
export function SetPassphrase() {
  const params = useParams();
  const location = useLocation();
  const navigate = useNavigate();
  const session = useSession();
  const occasion = () => {
    const word = location.pathname.split('/')[2];
    return word === 'first' || word === 'invitation' ? word : 'passphrase';
  };
  const isFirst = () => occasion() === 'first';
  return (
    <Door title={titles[occasion()]}>
      <p>
        {isFirst()
          ? 'Say who you are and choose a passphrase. Then you can invite the others.'
          : 'Choose a passphrase; with your e-mail address it signs you in.'}
      </p>
      <Form
        operation={accessOperations.setPassphrase}
        given={(data) => ({
          body: {
            token: params.token ?? '',
            passphrase: String(data.get('passphrase') ?? ''),
            name: text(data, 'name') || undefined,
            email: text(data, 'email') || undefined,
          },
        })}
        send={isFirst() ? 'Start as administrator' : 'Save and sign in'}
        sending="Saving"
        sayProblem={sayDeadLink}
        onReply={(me) => {
          session.become(me);
          navigate('/staff', { replace: true });
        }}
        beside={
          <Show when={occasion() === 'passphrase'}>
            <A href="/staff/reset">Ask for another link</A>
          </Show>
        }
      >
        <Show when={isFirst()}>
          <TextInput name="name" label="Your name" autocomplete="name" />
          <TextInput name="email" label="E-mail" type="email" autocomplete="username" />
        </Show>
        <TextInput
          name="passphrase"
          label="Passphrase"
          hint="At least 12 characters. Four plain words are easy to keep in mind and hard to guess."
          type="password"
          autocomplete="new-password"
        />
      </Form>
    </Door>
  );
}
