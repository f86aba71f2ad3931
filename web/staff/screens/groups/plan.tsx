import { A, useNavigate, useSearchParams } from '@solidjs/router';
import { createEffect, createSignal, Show } from 'solid-js';
import { groupsOperations } from '../../../../server/contract/groups';
import { Form } from '../../parts/form';
import { PageHead } from '../../parts/page-head';
import { Waiting } from '../../parts/waiting';
import { createReading } from '../../reading';
import { newPlan, PlanFields, readPlan } from './plan-fields';
import { Rule } from './rule';
import { type Part, partsOf } from './rule-parts';
import type { Shown } from './words';

/** Plans a group, from nothing or as a copy of another. Nobody is asked by this: the next screen says how many it takes. */
export default function Plan() {
  const [query] = useSearchParams<{ from?: string }>();
  const from = query.from;
  return (
    <>
      <PageHead
        where={[{ label: 'Groups', href: '/staff/groups' }, { label: 'Plan a group' }]}
        title="Who should sit together, and what about?"
      >
        Nobody is asked yet. The next screen says how many to invite for the seats.
      </PageHead>
      <Show when={from} fallback={<Planning plan={newPlan()} />}>
        {(group) => <Copying group={group()} />}
      </Show>
    </>
  );
}

/** The plan of another group, with new days. */
function Copying(props: { readonly group: string }) {
  const reading = createReading(groupsOperations.showGroup, () => ({ params: { group: props.group } }));
  return (
    <Waiting reading={reading}>
      {(reply) => {
        const { meetsOn, answerBy } = newPlan();
        return <Planning plan={{ ...reply().group, meetsOn, answerBy }} />;
      }}
    </Waiting>
  );
}

function Planning(props: { readonly plan: Omit<Shown['group'], 'id' | 'sentence' | 'pathwayName'> }) {
  const go = useNavigate();
  const reading = createReading(groupsOperations.describeChoices);
  const [parts, setParts] = createSignal<readonly Part[]>([]);
  createEffect(() => setParts(partsOf(props.plan.segment)));
  return (
    <Waiting reading={reading}>
      {(reply) => (
        <Form
          operation={groupsOperations.planGroup}
          given={(data) => ({ body: readPlan(data, parts()) })}
          send="Plan, and see who could be invited"
          sending="Planning"
          onReply={(group) => go(`/staff/groups/${group.id}`)}
          beside={<A href="/staff/groups">Go back</A>}
        >
          <PlanFields plan={props.plan} pathways={reply().pathways} />
          <h2>Who may be invited</h2>
          <Rule variables={reply().variables} parts={parts()} onChange={setParts} />
        </Form>
      )}
    </Waiting>
  );
}
