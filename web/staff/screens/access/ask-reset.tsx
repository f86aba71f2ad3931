import { A } from '@solidjs/router';
import { createSignal, Show } from 'solid-js';
import { accessOperations } from '../../../../server/contract/access';
import { Form, text } from '../../parts/form';
import { TextInput } from '../../parts/text-input';
import { Door } from '../../shell/door';

/** Asks for a link to a new passphrase. Says the same whether the address is known or not. */
export function AskReset() {
  const [isAsked, setAsked] = createSignal(false);
  return (
    <Show
      when={isAsked()}
      fallback={
        <Door title="A new passphrase">
          <p>We send a link to your e-mail address. It works once.</p>
          <Form
            operation={accessOperations.askReset}
            given={(data) => ({ body: { email: text(data, 'email') } })}
            send="Send me the link"
            sending="Sending"
            onReply={() => {
              setAsked(true);
            }}
            beside={<A href="/staff/sign-in">Go back to sign in</A>}
          >
            <TextInput name="email" label="E-mail" type="email" autocomplete="username" />
          </Form>
        </Door>
      }
    >
      <Door title="Look in your e-mail">
        <p role="status">
          If the address belongs to someone who runs a panel here, a link is on its way. Nothing after ten
          minutes? Look in the junk folder, then ask your administrator.
        </p>
        <p>
          <A href="/staff/sign-in">Go back to sign in</A>
        </p>
      </Door>
    </Show>
  );
}
