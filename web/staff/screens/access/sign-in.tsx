import { A, useNavigate } from '@solidjs/router';
import { Show } from 'solid-js';
import { accessOperations } from '../../../../server/contract/access';
import { Form, text } from '../../parts/form';
import { Notice } from '../../parts/notice';
import { TextInput } from '../../parts/text-input';
import { useSession } from '../../session';
import { Door } from '../../shell/door';

/** Shown at /staff/sign-in, and at any address when nobody is signed in: then the address stays and opens after. */
export function SignIn() {
  const session = useSession();
  const navigate = useNavigate();
  return (
    <Door title="Sign in">
      <p>For the people who run the panel.</p>
      <Show when={session.hasEnded()}>
        <Notice kind="warning" lead="Your session has ended.">
          Sign in to go on where you were.
        </Notice>
      </Show>
      <Form
        operation={accessOperations.signIn}
        given={(data) => ({
          // a passphrase is sent as typed: a space at its end may belong to it
          body: { email: text(data, 'email'), passphrase: String(data.get('passphrase') ?? '') },
        })}
        send="Sign in"
        sending="Signing in"
        onReply={(me) => {
          session.become(me);
          if (location.pathname === '/staff/sign-in') navigate('/staff', { replace: true });
        }}
        beside={<A href="/staff/reset">I have forgotten my passphrase</A>}
      >
        <TextInput name="email" label="E-mail" type="email" autocomplete="username" />
        <TextInput name="passphrase" label="Passphrase" type="password" autocomplete="current-password" />
      </Form>
    </Door>
  );
}
