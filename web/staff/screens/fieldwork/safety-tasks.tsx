import { A } from '@solidjs/router';
import { For, Show } from 'solid-js';
import { fieldworkOperations } from '../../../../server/contract/fieldwork';
import type { ReplyOf } from '../../../../server/contract/operation';
import { counted, dateTime } from '../../../shared/format';
import { Form, text } from '../../parts/form';
import { Section } from '../../parts/layout';
import { TextInput } from '../../parts/text-input';
import { createReading } from '../../reading';
import { useHasRole, useMe } from '../../session';

type Task = ReplyOf<typeof fieldworkOperations.listSafetyTasks>['tasks'][number];

/** What the safety route asks staff to do. Nothing is shown where nobody's answer gave cause. */
export function SafetyTasks(props: { readonly wave: string }) {
  const reading = createReading(fieldworkOperations.listSafetyTasks, () => ({
    params: { wave: props.wave },
  }));
  const tasks = () => reading.reply()?.tasks ?? [];
  const open = () => tasks().filter(({ done }) => done === null);
  const done = () => tasks().filter((task) => task.done !== null);
  return (
    <Show when={tasks().length > 0}>
      <Section
        title={
          open().length > 0
            ? `${counted(open().length, 'answer')} ${open().length === 1 ? 'asks' : 'ask'} for someone’s care`
            : 'Answers that asked for someone’s care: all seen to'
        }
        beside="from the survey’s safety route; never for reporting"
      >
        <ul class="safety-tasks">
          <For each={[...open(), ...done()]}>
            {(task) => <OneTask wave={props.wave} task={task} onDone={reading.again} />}
          </For>
        </ul>
      </Section>
    </Show>
  );
}

const becauseWords: Readonly<Record<Task['because'], string>> = {
  answer: 'by an answer',
  words: 'by words they wrote',
};

function OneTask(props: { readonly wave: string; readonly task: Task; readonly onDone: () => void }) {
  const me = useMe();
  const hasRole = useHasRole();
  const when = (at: string) => dateTime(at, me().footprint?.timeZone);
  return (
    <li>
      <p>
        <b>{props.task.task ?? 'Its rule is not in this version any more: look at the answer.'}</b>
      </p>
      <p class="quiet">
        {when(props.task.at)}, {becauseWords[props.task.because]}. Case {props.task.case}.{' '}
        <Show when={hasRole('engagement-lead')}>
          <A href={`/staff/panel/members/${props.task.member}`}>Their record</A>, where a name is shown for a
          reason that is written down.
        </Show>
      </p>
      <Show
        when={props.task.done}
        fallback={
          <Show when={hasRole('engagement-lead')}>
            <Form
              operation={fieldworkOperations.settleSafetyTask}
              given={(data) => ({
                params: { wave: props.wave, task: props.task.id },
                body: { note: text(data, 'note') },
              })}
              send="Done"
              sending="Keeping it"
              onReply={props.onDone}
            >
              <TextInput
                name="note"
                label="What was done, without names"
                hint="It is kept with your name and the time."
              />
            </Form>
          </Show>
        }
      >
        {(done) => (
          <p>
            Done {when(done().at)} by {done().by}: {done().note}
          </p>
        )}
      </Show>
    </li>
  );
}
