import { createSignal, Show } from 'solid-js';
import { pathwaysOperations } from '../../../../server/contract/pathways';
import { dueAdvice } from '../../../../surveys/pathways/due';
import { call, type Problem } from '../../api';
import { Button } from '../../parts/button';
import { Form, text } from '../../parts/form';
import { Section } from '../../parts/layout';
import { Notice } from '../../parts/notice';
import { type Column, Table } from '../../parts/table';
import { TextInput } from '../../parts/text-input';
import type { LinkedTheme } from './words';

type Action = LinkedTheme['actions'][number];
const statusWords = { open: 'open', done: '✓ done', dropped: 'dropped' } as const;

/** What follows an acceptance: who does what by when. */
export function Actions(props: {
  readonly theme: LinkedTheme;
  readonly mayChange: boolean;
  readonly onSaved: () => void;
}) {
  const [problem, setProblem] = createSignal<Problem>();
  const isAccepted = () => ['doing', 'done'].includes(props.theme.answers[0]?.answer ?? '');
  const settle = async (action: Action, status: Action['status']) => {
    const answer = await call(pathwaysOperations.changeAction, {
      params: { action: action.id },
      body: { status },
    });
    setProblem(answer.problem);
    if (!answer.problem) props.onSaved();
  };
  const columns: readonly Column<Action>[] = [
    { head: 'Action', cell: (row) => row.title },
    { head: 'Owner', cell: (row) => row.owner, quiet: true },
    {
      head: 'Due',
      cell: (row) => (
        <span classList={{ warned: row.isLate }}>
          {row.isLate ? '▲ ' : ''}
          {row.due.words}
        </span>
      ),
    },
    {
      head: 'State',
      cell: (row) => (
        <>
          {statusWords[row.status]}{' '}
          <Show when={props.mayChange && row.status === 'open'}>
            <Button look="plain" onPress={() => void settle(row, 'done')}>
              Mark done
            </Button>
          </Show>
        </>
      ),
    },
  ];
  return (
    <Show when={isAccepted() || props.theme.actions.length > 0}>
      <Section title="Actions">
        <Show when={problem()}>
          {(said) => (
            <Notice kind="error" lead={said().title}>
              {said().detail}
            </Notice>
          )}
        </Show>
        <Table
          caption="Actions"
          columns={columns}
          groups={[{ rows: props.theme.actions }]}
          empty="None yet. Say who does what by when."
        />
        <Show when={props.mayChange && isAccepted()}>
          <Form
            operation={pathwaysOperations.addAction}
            given={(data) => ({
              params: { link: props.theme.link },
              body: { title: text(data, 'title'), owner: text(data, 'owner'), due: text(data, 'due') },
            })}
            send="Add the action"
            sending="Adding"
            look="second"
            clears
            onReply={props.onSaved}
          >
            <TextInput name="title" label="What will be done" />
            <TextInput name="owner" label="Owner" hint="A role, not a name" />
            <TextInput name="due" label="Due" hint={dueAdvice} width={20} />
          </Form>
        </Show>
      </Section>
    </Show>
  );
}
