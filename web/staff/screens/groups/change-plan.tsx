import { A, useNavigate, useParams } from '@solidjs/router';
import { createSignal, Show } from 'solid-js';
import { groupsOperations } from '../../../../server/contract/groups';
import { Form } from '../../parts/form';
import { PageHead } from '../../parts/page-head';
import { Waiting } from '../../parts/waiting';
import { createReading } from '../../reading';
import { PlanFields, readPlan } from './plan-fields';
import { Rule } from './rule';
import { type Part, partsOf } from './rule-parts';
import type { Shown } from './words';

/** Changes the plan of a group: all of it until anyone is invited, then when, where and for how many. */
export default function ChangePlan() {
  const params = useParams<{ group: string }>();
  const reading = createReading(groupsOperations.showGroup, () => ({ params: { group: params.group } }));
  return (
    <>
      <PageHead
        where={[
          { label: 'Groups', href: '/staff/groups' },
          { label: reading.reply()?.group.title ?? 'Group', href: `/staff/groups/${params.group}` },
          { label: 'Change the plan' },
        ]}
        title="What has changed?"
      >
        {reading.reply()?.lead?.rounds.length
          ? 'Whoever said yes or has not answered is told of a new time, place or offer, and can answer again. The rule stands, since people were invited by it.'
          : 'Nobody is invited yet, so everything may change.'}
      </PageHead>
      <Waiting reading={reading}>{(reply) => <Changing shown={reply()} />}</Waiting>
    </>
  );
}

function Changing(props: { readonly shown: Shown }) {
  const go = useNavigate();
  const choices = createReading(groupsOperations.describeChoices);
  const [parts, setParts] = createSignal<readonly Part[]>(partsOf(props.shown.group.segment));
  const here = () => `/staff/groups/${props.shown.group.id}`;
  return (
    <Waiting reading={choices}>
      {(reply) => (
        <Form
          operation={groupsOperations.changePlan}
          given={(data) => ({
            params: { group: props.shown.group.id },
            body: readPlan(data, parts()),
          })}
          send="Change the plan"
          sending="Changing"
          onReply={() => go(here())}
          beside={<A href={here()}>Go back</A>}
        >
          <PlanFields plan={props.shown.group} pathways={reply().pathways} />
          <h2>Who may be invited</h2>
          <Show
            when={!props.shown.lead?.rounds.length}
            fallback={<p>Members who fit: {props.shown.group.sentence}.</p>}
          >
            <Rule variables={reply().variables} parts={parts()} onChange={setParts} />
          </Show>
        </Form>
      )}
    </Waiting>
  );
}
