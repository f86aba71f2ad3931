import { createSignal, Show } from 'solid-js';
import { questionnairesOperations } from '../../../../server/contract/questionnaires';
import { call, type Problem } from '../../api';
import { Button } from '../../parts/button';

/** The invitation as members would read it, to oneself. */
export function SendTest(props: { readonly questionnaire: string }) {
  const [sentTo, setSentTo] = createSignal<string>();
  const [problem, setProblem] = createSignal<Problem>();
  const [busy, setBusy] = createSignal<string>();
  const send = async () => {
    setBusy('Sending');
    const answer = await call(questionnairesOperations.sendTest, {
      params: { questionnaire: props.questionnaire },
      body: {},
    });
    setBusy(undefined);
    setProblem(answer.problem);
    setSentTo(answer.reply?.to);
  };
  return (
    <p class="send-test">
      <Button look="second" busy={busy()} onPress={() => void send()}>
        Send the invitation to myself
      </Button>
      <span role="status" class="quiet">
        <Show when={sentTo()}>{(to) => <> On its way to {to()}.</>}</Show>
        <Show when={problem()}>{(said) => <> {said().title}</>}</Show>
      </span>
    </p>
  );
}
