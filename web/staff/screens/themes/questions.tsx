import { A } from '@solidjs/router';
import { createSignal, Show } from 'solid-js';
import type { ReplyOf } from '../../../../server/contract/operation';
import { themesOperations } from '../../../../server/contract/themes';
import { count, counted } from '../../../shared/format';
import { call, type Problem } from '../../api';
import { Button } from '../../parts/button';
import { Notice } from '../../parts/notice';
import { PageHead } from '../../parts/page-head';
import { type Column, Table } from '../../parts/table';
import { Waiting } from '../../parts/waiting';
import { createReading } from '../../reading';

type Question = ReplyOf<typeof themesOperations.listQuestions>['questions'][number];

const addressOf = ({ wave, question }: Question) => `/staff/themes/${wave}/${question}`;

const columns: readonly Column<Question>[] = [
  { head: 'Question', cell: (row) => <A href={addressOf(row)}>{row.words}</A> },
  { head: 'Survey', cell: (row) => row.waveTitle, quiet: true },
  { head: 'Comments', cell: (row) => count(row.comments), kind: 'number', quiet: true },
  { head: 'To read', cell: (row) => count(row.toRead), kind: 'number', strong: true },
  { head: 'To code', cell: (row) => count(row.toCode), kind: 'number' },
  { head: 'Withheld', cell: (row) => count(row.withheld), kind: 'number', quiet: true },
  {
    head: 'Themes',
    line: true,
    cell: (row) => <A href={`${addressOf(row)}/themes`}>{counted(row.themes, 'theme')}</A>,
  },
];

/** Which comments wait to be read and coded, survey by survey. */
export default function Questions() {
  const reading = createReading(themesOperations.listQuestions);
  const [busy, setBusy] = createSignal(false);
  const [problem, setProblem] = createSignal<Problem>();
  const [taken, setTaken] = createSignal<string>();
  const questions = () => reading.reply()?.questions ?? [];
  const sum = (key: 'toRead' | 'toCode' | 'comments') =>
    questions().reduce((total, row) => total + row[key], 0);
  const next = () => questions().find((row) => row.toRead > 0) ?? questions().find((row) => row.toCode > 0);

  const gather = async () => {
    setBusy(true);
    const total = { added: 0, changed: 0, emptied: 0 };
    for (const wave of new Set(questions().map((row) => row.wave))) {
      const answer = await call(themesOperations.gatherComments, { params: { wave }, body: {} });
      setProblem(answer.problem);
      if (!answer.reply) break;
      total.added += answer.reply.added;
      total.changed += answer.reply.changed;
      total.emptied += answer.reply.emptied;
    }
    setBusy(false);
    setTaken(
      `${counted(total.added, 'new comment')}, ${count(total.changed)} changed by their writers since they were read, ${count(total.emptied)} taken back.`,
    );
    reading.again();
  };

  const title = () =>
    !reading.hasReply() || sum('comments') === 0
      ? 'What did people write in their own words?'
      : sum('toRead') + sum('toCode') === 0
        ? `All ${counted(sum('comments'), 'comment')} are read and coded`
        : `${counted(sum('toRead'), 'comment')} to read, ${count(sum('toCode'))} to code`;

  return (
    <>
      <PageHead
        where={[{ label: 'Themes' }]}
        title={title()}
        action={
          <Show when={next()}>
            {(row) => (
              <Button href={addressOf(row())}>
                {row().toRead > 0
                  ? `Read ${counted(row().toRead, 'comment')}`
                  : `Code ${counted(row().toCode, 'comment')}`}
              </Button>
            )}
          </Show>
        }
      >
        People read each comment before a programme may see it: names are hidden, risks passed on.
      </PageHead>
      <Waiting reading={reading}>
        {(reply) => (
          <>
            <Show when={taken()}>
              {(words) => <Notice kind="success" lead="Taken up." children={words()} />}
            </Show>
            <Show when={problem()}>
              {(said) => (
                <Notice kind="error" lead={said().title}>
                  {said().detail}
                </Notice>
              )}
            </Show>
            <Table
              caption="Questions answered in own words"
              columns={columns}
              groups={[{ rows: reply().questions }]}
              empty="No survey with a question in own words has been sent yet. Once one is, its comments are read and coded here."
            />
            <Show when={reply().questions.length > 0}>
              <p class="actions">
                <Button
                  look="second"
                  busy={busy() ? 'Taking up comments' : undefined}
                  onPress={() => void gather()}
                >
                  Take up new comments
                </Button>
                <span class="quiet">Looks through all answers; nothing is taken up twice.</span>
              </p>
            </Show>
          </>
        )}
      </Waiting>
    </>
  );
}
