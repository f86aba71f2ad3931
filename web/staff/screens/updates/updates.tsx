import { A } from '@solidjs/router';
import { Show } from 'solid-js';
import type { ReplyOf } from '../../../../server/contract/operation';
import { updatesOperations } from '../../../../server/contract/updates';
import { count, counted, shortDate } from '../../../shared/format';
import { Button } from '../../parts/button';
import { PageHead } from '../../parts/page-head';
import { type Column, Table } from '../../parts/table';
import { Waiting } from '../../parts/waiting';
import { createReading } from '../../reading';
import { useMe } from '../../session';

type Reply = ReplyOf<typeof updatesOperations.listUpdates>;

/** Answers that members are still to be told of, and what was told. */
export default function Updates() {
  const me = useMe();
  const reading = createReading(updatesOperations.listUpdates);
  const due = () => reading.reply()?.due ?? [];
  const dueColumns: readonly Column<Reply['due'][number]>[] = [
    {
      head: 'Answered theme',
      strong: true,
      cell: (row) => (
        <Show when={reading.reply()?.mayPublish} fallback={row.title}>
          <A href={`/staff/updates/${row.link}`}>{row.title}</A>
        </Show>
      ),
    },
    {
      head: 'Pathway',
      cell: (row) => <A href={`/staff/pathways/${row.pathway}/themes/${row.link}`}>{row.pathwayName}</A>,
    },
    { head: 'Answer', cell: (row) => row.status },
    {
      head: 'Answered',
      quiet: true,
      line: true,
      cell: (row) =>
        `${row.ageDays === 0 ? 'today' : `${counted(row.ageDays, 'day')} ago`}${row.isPublishedBefore ? '; an earlier answer is public' : ''}`,
    },
  ];
  const columns: readonly Column<Reply['published'][number]>[] = [
    {
      head: 'Published',
      cell: (row) => (
        <a href={row.address} rel="external">
          {row.title}
        </a>
      ),
    },
    { head: 'Pathway', cell: (row) => row.pathwayName, quiet: true },
    { head: 'Answer', cell: (row) => row.status },
    {
      head: 'Members told',
      kind: 'number',
      cell: (row) => (row.told === null ? (row.isTold ? 'told' : 'not yet') : count(row.told)),
    },
    {
      head: 'When',
      quiet: true,
      line: true,
      cell: (row) =>
        `${shortDate(row.publishedAt, me().footprint?.timeZone)}${row.isSuperseded ? ', replaced since' : ''}`,
    },
  ];
  return (
    <>
      <PageHead
        where={[{ label: 'Updates' }]}
        title={
          !reading.hasReply()
            ? 'Whom do we still owe a word?'
            : due().length === 0
              ? (reading.reply()?.published.length ?? 0) === 0
                ? 'Nothing is to be told yet'
                : 'Every answer has been told'
              : `${counted(due().length, 'answer')} ${due().length === 1 ? 'is' : 'are'} still to be told`
        }
        action={
          <Show when={reading.reply()?.mayPublish && due()[0]}>
            {(first) => <Button href={`/staff/updates/${first().link}`}>Preview the oldest</Button>}
          </Show>
        }
      >
        Members whose words stood behind an answer are told of it, and everyone can read it on{' '}
        <a href={`/${me().footprint?.id}/updates`} rel="external">
          “You said, we did”
        </a>
        .
      </PageHead>
      <Waiting reading={reading}>
        {(reply) => (
          <>
            <Table
              heading
              caption="To be told"
              columns={dueColumns}
              groups={[{ rows: [...reply().due].sort((one, other) => other.ageDays - one.ageDays) }]}
              empty="Nothing waits. When a pathway answers a theme, it stands here until members have been told."
            />
            <Table
              heading
              caption="Published"
              columns={columns}
              groups={[{ rows: reply().published }]}
              note="A published update never changes; a later one takes its place."
              empty="Nothing is published yet."
            />
          </>
        )}
      </Waiting>
    </>
  );
}
