import { useNavigate } from '@solidjs/router';
import { createSignal, For, Show } from 'solid-js';
import { accessOperations } from '../../../../server/contract/access';
import { listed } from '../../../shared/format';
import { call, type Problem } from '../../api';
import { Empty } from '../../parts/empty';
import { Notice } from '../../parts/notice';
import { useMe, useSession } from '../../session';
import { Door } from '../../shell/door';
import { roleWords } from '../../stations';
import { OpenFootprint } from '../look/open-footprint';

/** A session works in one footprint at a time; whoever has several chooses here. */
export function ChooseFootprint() {
  const session = useSession();
  const me = useMe();
  const navigate = useNavigate();
  const [problem, setProblem] = createSignal<Problem>();
  const choose = async (footprint: string) => {
    const answer = await call(accessOperations.chooseFootprint, { body: { footprint } });
    setProblem(answer.problem);
    if (answer.problem) return;
    session.become(answer.reply);
    navigate('/staff');
  };
  return (
    <Door title="Choose a footprint">
      <p>You work in one partnership at a time. Nothing of one is seen in another.</p>
      <Show when={problem()}>
        {(said) => (
          <Notice kind="error" lead={said().title}>
            {said().detail}
          </Notice>
        )}
      </Show>
      <Show
        when={me().footprints.length > 0}
        fallback={
          <OpenFootprint
            fallback={
              <Empty title="You have no role yet">
                An administrator can give you one under “People and roles”. Then sign in again.
              </Empty>
            }
          />
        }
      >
        <ul class="footprint-choices">
          <For each={me().footprints}>
            {(footprint) => (
              <li>
                <button type="button" onClick={() => void choose(footprint.id)}>
                  {footprint.name}
                  <span>{listed(footprint.roles.map((role) => roleWords[role]))}</span>
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <p class="actions">
        <button type="button" class="button-plain" onClick={() => void session.signOut()}>
          Sign out
        </button>
      </p>
    </Door>
  );
}
