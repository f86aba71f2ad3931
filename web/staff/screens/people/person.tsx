import { useParams } from '@solidjs/router';
import { createSignal, Show } from 'solid-js';
import { accessOperations } from '../../../../server/contract/access';
import { listed } from '../../../shared/format';
import { call, type Problem } from '../../api';
import { Button } from '../../parts/button';
import { Confirm } from '../../parts/confirm';
import { Empty } from '../../parts/empty';
import { choices, Form, text } from '../../parts/form';
import { Section, Split } from '../../parts/layout';
import { Notice } from '../../parts/notice';
import { PageHead } from '../../parts/page-head';
import { Waiting } from '../../parts/waiting';
import { createReading } from '../../reading';
import { useMe, useSession } from '../../session';
import { roleWords } from '../../stations';
import { pathwaysOf, rolesOf, stateWords } from './person-words';
import { RoleFields } from './role-fields';

/** One person's roles here, and whether they may sign in. */
export default function PersonScreen() {
  const params = useParams();
  const me = useMe();
  const session = useSession();
  const reading = createReading(accessOperations.listStaff);
  const person = () => reading.reply()?.staff.find((one) => one.id === params.staff);
  const isMe = () => me().staff.id === params.staff;
  const [isSaved, setSaved] = createSignal(false);
  const changed = () => {
    reading.again();
    if (isMe()) void session.refresh();
  };
  return (
    <>
      <PageHead
        where={[{ label: 'People and roles', href: '/staff/people' }, { label: person()?.name ?? 'Person' }]}
        title={person()?.name ?? 'One person’s roles'}
      >
        <Show when={person()} fallback="Roles decide what someone finds here and may do.">
          {(one) => (
            <>{`${listed(one().roles.map((role) => roleWords[role])) || 'No role here'}; ${stateWords[one().state]}.`}</>
          )}
        </Show>
      </PageHead>
      <Waiting reading={reading}>
        {() => (
          <Show
            when={person()?.id}
            keyed
            fallback={<Empty title="Nobody here has this address">They may run another footprint.</Empty>}
          >
            {(id) => (
              <Split
                aside={
                  <Section title="Sign-in">
                    <SignInState
                      staff={id}
                      name={person()?.name ?? ''}
                      isDisabled={person()?.state === 'disabled'}
                      isMe={isMe()}
                      onChanged={changed}
                    />
                  </Section>
                }
              >
                <Show when={isSaved()}>
                  <Notice kind="success" lead="Saved.">
                    The new roles hold from the next thing they open.
                  </Notice>
                </Show>
                <Form
                  operation={accessOperations.changeStaff}
                  given={(data) => ({
                    params: { staff: id },
                    body: {
                      roles: rolesOf(choices(data, 'roles')),
                      pathways: pathwaysOf(text(data, 'pathways')),
                    },
                  })}
                  send="Save the roles"
                  sending="Saving"
                  onReply={() => {
                    setSaved(true);
                    changed();
                  }}
                >
                  <RoleFields roles={person()?.roles} pathways={person()?.pathways} />
                </Form>
              </Split>
            )}
          </Show>
        )}
      </Waiting>
    </>
  );
}

function SignInState(props: {
  readonly staff: string;
  readonly name: string;
  readonly isDisabled: boolean;
  readonly isMe: boolean;
  readonly onChanged: () => void;
}) {
  const [isAsking, setAsking] = createSignal(false);
  const [busy, setBusy] = createSignal<string>();
  const [problem, setProblem] = createSignal<Problem>();
  const change = async (disabled: boolean) => {
    setBusy(disabled ? 'Disabling' : 'Enabling');
    const answer = await call(accessOperations.changeStaff, {
      params: { staff: props.staff },
      body: { disabled },
    });
    setBusy(undefined);
    setProblem(answer.problem);
    if (answer.problem) return;
    setAsking(false);
    props.onChanged();
  };
  return (
    <Show
      when={!props.isMe}
      fallback={<p class="quiet">This is you. Another administrator can disable your sign-in.</p>}
    >
      <Show
        when={props.isDisabled}
        fallback={
          <>
            <p class="quiet">
              May sign in. Disabling ends their sessions at once; what they did stays in the audit.
            </p>
            <p class="actions">
              <Button look="danger" onPress={() => setAsking(true)}>
                Disable {props.name}
              </Button>
            </p>
          </>
        }
      >
        <p class="quiet">May not sign in.</p>
        <p class="actions">
          <Button look="second" busy={busy()} onPress={() => void change(false)}>
            Let {props.name} sign in again
          </Button>
        </p>
        <Show when={problem()}>
          {(said) => (
            <Notice kind="error" lead={said().title}>
              {said().detail}
            </Notice>
          )}
        </Show>
      </Show>
      <Confirm
        open={isAsking()}
        onClose={() => setAsking(false)}
        title={`Disable ${props.name}?`}
        act={`Disable ${props.name}`}
        look="danger"
        busy={busy()}
        problem={problem()}
        onAct={() => void change(true)}
      >
        They are signed out at once and cannot sign in until someone lets them.
      </Confirm>
    </Show>
  );
}
